import { BenchScreen } from "../features/board/bench-screen.tsx";
import { OrderBar } from "../features/order/order-bar.tsx";
import { StatusBar } from "../features/status/status-bar.tsx";
import { useBoard, useUi } from "../state/bench-context.ts";
import { Frame } from "../ui/layout/frame.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Rail } from "./rail.tsx";

/** The frame with the screen that was chosen. */
export function AppFrame() {
  const tenant = useBoard((model) => model.order);
  const isWall = useUi((state) => state.isWall);
  const around = isWall ? {} : { rail: <Rail />, bar: <OrderBar />, foot: <StatusBar /> };
  return (
    <Frame edgeColour={tenant?.tenantColour ?? "transparent"} {...around}>
      <ErrorBoundary>
        <BenchScreen />
      </ErrorBoundary>
    </Frame>
  );
}
