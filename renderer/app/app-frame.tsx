import { orderBarText } from "../../shared/text/screens/bench-screen-text.ts";
import { frameText as text } from "../../shared/text/screens/frame-text.ts";
import { OrderBar } from "../features/order/order-bar.tsx";
import { ReportStrip } from "../features/scan/report-strip.tsx";
import { useReportEnd } from "../features/scan/use-report-end.ts";
import { StatusBar } from "../features/status/status-bar.tsx";
import { useBench, useBoard, useUi } from "../state/bench-context.ts";
import { Frame } from "../ui/layout/frame.tsx";
import { HiddenText } from "../ui/primitives/hidden-text.tsx";
import { TenantContext } from "../ui/primitives/tenant-mark.tsx";
import { undo } from "./bench-actions.ts";
import { CurrentScreen } from "./current-screen.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Notices } from "./notices.tsx";
import { OpeningScreen } from "./opening-screen.tsx";
import { Overlays } from "./overlays.tsx";
import { Rail } from "./rail.tsx";
import { useActiveSign } from "./use-active-sign.ts";
import { useAppKeys } from "./use-app-keys.ts";
import { useFilesOpenIntake } from "./use-files-open-intake.ts";
import { useSounds } from "./use-sounds.ts";
import { WallBar } from "./wall-bar.tsx";

/** The frame with the chosen screen, what lies over it, and the ears of the page: keys, scans, dropped files. */
export function AppFrame() {
  const bench = useBench();
  const order = useBoard((model) => model.order);
  const colour = order?.tenantColour;
  const tenant =
    order === undefined
      ? undefined
      : { label: orderBarText.tenant, name: order.tenantName, colour: order.tenantColour };
  const isWall = useUi((state) => state.isWall && state.view === "bench");
  const isBench = useUi((state) => state.view === "bench") && colour !== undefined;
  const isPanelOpen = useUi((state) => state.openUnitId !== undefined || state.assigning !== undefined);
  useAppKeys();
  useSounds();
  useFilesOpenIntake();
  useReportEnd();
  useActiveSign();
  const heading = (
    <HiddenText>
      <h1>{text.productName}</h1>
    </HiddenText>
  );
  const onUndo = () => void undo(bench);
  // The panel shows the report itself; on the bench it has a place beside the slots.
  const report = isPanelOpen ? null : <ReportStrip place={isBench ? "side" : "foot"} onUndo={onUndo} />;
  const around = isWall
    ? { bar: <WallBar /> }
    : {
        rail: <Rail />,
        bar: (
          <>
            {colour === undefined ? heading : <OrderBar />}
            <Notices />
          </>
        ),
        foot: <StatusBar />,
      };
  return (
    <TenantContext value={tenant}>
      <Frame edgeColour={colour ?? "transparent"} note={isBench ? null : report} {...around}>
        <ErrorBoundary>
          {colour === undefined ? <OpeningScreen /> : <CurrentScreen report={report} />}
          <Overlays />
        </ErrorBoundary>
      </Frame>
    </TenantContext>
  );
}
