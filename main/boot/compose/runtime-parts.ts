import type { StatusView } from "../../../shared/contract/topics/index.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { BridgeHost } from "../../adapters/bridge/start-powershell-bridge.ts";
import type { createHttpPracticeControl } from "../../adapters/practice/http-practice-control.ts";
import type { MsalSession } from "../../adapters/sign-in/msal-session.ts";
import type { FoundPlace } from "../../app/intake/intake-ports.ts";
import type { Clock } from "../../app/ports/clock.ts";

/** What a place brings along for its runtime. */
export type RuntimeParts = {
  readonly folder: string;
  readonly clock: Clock;
  readonly session: MsalSession;
  readonly order: Order;
  readonly practice?: ReturnType<typeof createHttpPracticeControl>;
  readonly frame: Pick<StatusView, "clock" | "practice">;
  readonly host: BridgeHost;
  readonly routes?: (address: string) => string;
  /** The cloud's Graph address; the global one unless said otherwise. */
  readonly serviceAddress?: string;
  /** Sticks that are plugged in, or may be. */
  readonly sticks: () => Promise<readonly FoundPlace[]>;
};
