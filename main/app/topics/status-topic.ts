import type { CleanupResult } from "../../../shared/contract/bridge/messages.ts";
import type { LinkView } from "../../../shared/contract/link/view.ts";
import type { StatusView } from "../../../shared/contract/topics/index.ts";
import type { StatusItem, TextRef } from "../../../shared/domain/bench/board-view.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import type { BridgeCare } from "../bridge-care/create-bridge-care.ts";
import type { Stop } from "../ports/clock.ts";
import type { BridgeState, DeviceBridge } from "../ports/device-bridge.ts";
import type { DeviceDirectory, DirectoryBudget } from "../ports/device-directory.ts";
import type { Session, SessionState } from "../ports/session.ts";
import { bridgeDetails } from "./bridge-details.ts";
import { createWholeTopic, type Topic } from "./topic.ts";

/** What the status bar is made of. */
export type StatusSources = {
  readonly bridge: DeviceBridge;
  readonly directory: DeviceDirectory;
  readonly session: Session;
  readonly care: Pick<BridgeCare, "watch">;
  readonly link: { readonly watch: (listener: (view: LinkView) => void) => Stop };
  /** When the deployment report was last read. */
  readonly reportReadAt: () => EpochMs | undefined;
  /** What goes wrong with the tenant at the moment. */
  readonly tenantTrouble: () => AppError | undefined;
  /** Why units wait for their profile. */
  readonly profileWaits: () => readonly TextRef[];
  readonly frame: () => Omit<StatusView, "items">;
};

/** The status bar: every source says in words how it is. `refresh` is called when the bench changed. */
export function createStatusTopic(sources: StatusSources): {
  readonly topic: Topic<"status">;
  readonly refresh: () => void;
  readonly stop: Stop;
} {
  let bridge: BridgeState = { kind: "starting" };
  let budget: DirectoryBudget = { callsPerMinute: 0, waiting: 0 };
  let session: SessionState = { kind: "signedOut" };
  let cleaned: CleanupResult | undefined;
  let link: LinkView = { devices: [], refusals: { count: 0 } };
  const items = (): StatusItem[] => [
    bridgeItem(bridge, cleaned),
    linkItem(link),
    withDetails(tenantItem(budget, shownTrouble(sources.tenantTrouble())), sources.profileWaits()),
    reportItem(sources.reportReadAt()),
    signInItem(session),
  ];
  const { topic, set } = createWholeTopic("status", { ...sources.frame(), items: items() });
  const refresh = (): void => set({ ...sources.frame(), items: items() });
  const stops = [
    sources.bridge.watchState((state) => {
      bridge = state;
      refresh();
    }),
    sources.care.watch((last) => {
      cleaned = last;
      refresh();
    }),
    sources.directory.watchBudget((state) => {
      budget = state;
      refresh();
    }),
    sources.link.watch((view) => {
      link = view;
      refresh();
    }),
    sources.session.watchState((state) => {
      session = state;
      refresh();
    }),
  ];
  return {
    topic,
    refresh,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function bridgeItem(state: BridgeState, cleaned: CleanupResult | undefined): StatusItem {
  switch (state.kind) {
    case "starting":
      return { name: "bridge", state: "attention", text: { code: "status.bridgeStarting", params: {} } };
    case "ready":
      return {
        name: "bridge",
        state: "well",
        text: { code: "status.bridgeReady", params: { version: state.hello.powerShellVersion } },
        details: bridgeDetails(state.hello, cleaned),
      };
    case "restarting":
      return { name: "bridge", state: "attention", text: { code: "status.bridgeRestarting", params: {} } };
    case "missing":
      return {
        name: "bridge",
        state: "stopped",
        text: { code: "status.bridgeMissing", params: { error: state.error.code } },
      };
  }
}

/** Whoever looks up sees that something listens, where, how many devices use it, and until when new ones may. */
function linkItem({ open, devices }: LinkView): StatusItem {
  if (open === undefined) return { name: "link", state: "unused", text: { code: "status.linkClosed", params: {} } };
  const params = { address: open.address, port: open.port, devices: devices.length };
  if (open.lost !== undefined) return { name: "link", state: "stopped", text: { code: "status.linkLost", params } };
  if (open.code === undefined)
    return { name: "link", state: "attention", text: { code: "status.linkWithoutCode", params } };
  return {
    name: "link",
    state: "well",
    text: { code: "status.linkOpen", params: { ...params, untilAt: open.code.expiresAt } },
  };
}

function withDetails(item: StatusItem, more: readonly TextRef[]): StatusItem {
  return more.length === 0 ? item : { ...item, details: [...(item.details ?? []), ...more] };
}

/** Signing in has an item of its own, and so has a pause that the tenant asks for. */
function shownTrouble(error: AppError | undefined): AppError | undefined {
  if (error === undefined || error.kind === "cancelled" || error.code === "graph.throttled") return undefined;
  return error.code.startsWith("signIn.") || error.code === "graph.unauthorised" ? undefined : error;
}

/** The word says what matters most; pressed, the item tells the whole budget. */
function tenantItem(budget: DirectoryBudget, trouble: AppError | undefined): StatusItem {
  const { throttledUntil, waiting, callsPerMinute } = budget;
  const calls: TextRef = { code: "status.tenantCalls", params: { callsPerMinute } };
  if (budget.lastAnswerAt === undefined && throttledUntil === undefined && waiting === 0)
    return { name: "tenant", state: "unused", text: { code: "status.tenantSilent", params: {} } };
  const queued: TextRef = { code: "status.tenantWaiting", params: { waiting } };
  const details: readonly TextRef[] = [{ code: "status.tenantPace", params: { callsPerMinute } }, queued];
  if (throttledUntil !== undefined) {
    const text: TextRef = { code: "status.tenantThrottled", params: { untilAt: throttledUntil } };
    return { name: "tenant", state: "attention", text, details };
  }
  if (trouble !== undefined) {
    const params = { error: trouble.code };
    const advice: TextRef = { code: "status.tenantAdvice", params };
    return {
      name: "tenant",
      state: trouble.code === "graph.offline" ? "stopped" : "attention",
      text: { code: "status.tenantTrouble", params },
      details: [advice, ...details],
    };
  }
  return { name: "tenant", state: "well", text: waiting > 0 ? queued : calls, details };
}

function reportItem(readAt: EpochMs | undefined): StatusItem {
  if (readAt === undefined)
    return { name: "report", state: "unused", text: { code: "status.reportNotRead", params: {} } };
  return { name: "report", state: "well", text: { code: "status.reportRead", params: { at: readAt } } };
}

function signInItem(state: SessionState): StatusItem {
  switch (state.kind) {
    case "signedOut":
      return { name: "signIn", state: "stopped", text: { code: "status.signedOut", params: {} } };
    case "signingIn":
      return { name: "signIn", state: "attention", text: { code: "status.signingIn", params: {} } };
    case "signedIn":
      return {
        name: "signIn",
        state: "well",
        text: { code: "status.signedIn", params: { name: state.account.displayName } },
      };
  }
}
