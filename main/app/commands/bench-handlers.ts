import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import type { ScanOutcome } from "../../../shared/domain/bench/unit-view.ts";
import { slotNumber, type UnitId, unitId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { Bench } from "../bench/bench-loop.ts";
import type { BridgeCare } from "../bridge-care/create-bridge-care.ts";
import type { IntakeHandlers } from "../intake/create-intake-desk.ts";
import type { LanHandlers } from "../lan/create-lan-desk.ts";
import type { LinkHandlers } from "../link/create-link-desk.ts";
import type { PartnerHandlers } from "../partner/create-partner-desk.ts";
import type { BenchFacts } from "../ports/bench-facts.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { DeviceBridge } from "../ports/device-bridge.ts";
import type { Ids } from "../ports/ids.ts";
import type { LabelRenderer } from "../ports/label-renderer.ts";
import type { Media } from "../ports/media.ts";
import type { Originals } from "../ports/originals.ts";
import { manifestPage } from "../queries/manifest-page.ts";
import { readUnit } from "../queries/read-unit.ts";
import { searchUnits } from "../queries/search-units.ts";
import type { SessionHandlers } from "../session/create-session-desk.ts";
import type { AssignHandlers } from "./assign-desk.ts";
import { benchNetwork, checkNetwork, checkUnitNetwork } from "./check-network.ts";
import { clearHandlers } from "./clear-handlers.ts";
import { collectDevices } from "./collect-devices.ts";
import { exportManifest } from "./export-manifest.ts";
import { labelContent } from "./label-content.ts";
import { saveDiagnostics } from "./save-diagnostics.ts";
import { createScanDesk, type ScanBench } from "./scan-desk.ts";
import type { SyncHandlers } from "./sync-desk.ts";

/** What the commands about the bench need. */
export type BenchHandlerPorts = {
  readonly bench: Bench;
  readonly bridge: DeviceBridge;
  readonly care: Pick<BridgeCare, "cleanUp">;
  readonly store: BenchStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly media: Pick<Media, "writeOutput" | "openOutput">;
  readonly originals: Originals;
  readonly labels: LabelRenderer;
  readonly facts: BenchFacts;
  /** Who works at the bench. */
  readonly technician: () => string;
  readonly bringWaiting: ScanBench["bringWaiting"];
};

/** The commands that act on the open bench; the others belong to the intake, or to whoever opens and closes benches. */
export type BenchHandlers = Omit<
  CommandHandlers,
  | keyof AssignHandlers
  | keyof IntakeHandlers
  | keyof LanHandlers
  | keyof LinkHandlers
  | keyof PartnerHandlers
  | "bench.open"
  | "order.openFile"
  | "practice.open"
  | "practice.act"
  | "practice.callIn"
  | "practice.release"
  | "practice.signIn"
  | "practice.stick"
  | keyof SessionHandlers
  | keyof SyncHandlers
  | "settings.read"
  | "settings.write"
>;

/** One handler per command. Each only translates: what may be done is decided by the domain. */
export function createBenchHandlers(ports: BenchHandlerPorts): BenchHandlers {
  const { bench, clock, store } = ports;
  const submit = (command: Command): Promise<Result<void>> => bench.submit(command, ports.technician());
  const act = async (command: Command): Promise<Result<Record<string, never>>> => {
    const answer = await submit(command);
    return answer.ok ? ok({}) : answer;
  };
  const scan = createScanDesk({ state: bench.state, submit, bringWaiting: ports.bringWaiting }, clock);
  const draw = (id: UnitId): Result<{ svg: string }> => {
    const content = labelContent(bench.state(), id);
    return content.ok ? ok({ svg: ports.labels.draw(content.value) }) : content;
  };
  return {
    "bench.collect": () => collectDevices(ports, submit),
    "bench.facts": async () => {
      const [networkInterfaces, removableDrives] = await Promise.all([
        ports.facts.networkInterfaces(),
        ports.facts.removableDrives(),
      ]);
      return ok({ networkInterfaces: [...networkInterfaces], removableDrives: [...removableDrives] });
    },
    "bench.scan": ({ text, openUnitId }) => scan(text, openUnitId),
    "bench.search": async (input) => searchUnits(bench.state(), input, clock.now()),
    "bench.undo": async () => {
      const undone = await submit({ kind: "undo" });
      const outcome: ScanOutcome = {
        text: { code: "scan.withdrawn", params: { action: "", serialNumber: "" } },
        effect: "withdrawn",
        canUndo: false,
      };
      return undone.ok ? ok(outcome) : undone;
    },
    "bridge.cleanUp": () => ports.care.cleanUp(),
    "diagnostics.save": (input) => saveDiagnostics(ports, bench.state(), input.unitId),
    "label.preview": async (input) => draw(unitId(input.unitId)),
    "manifest.export": () => exportManifest(bench.state(), ports.media),
    "manifest.rows": async (input) => manifestPage(bench.state(), input, clock.now()),
    "network.check": (input) =>
      input.unitId === undefined ? checkNetwork(ports) : checkUnitNetwork(ports, input.unitId),
    "network.read": async () => ok(benchNetwork(bench.state())),
    ...clearHandlers(ports, submit),
    "unit.acceptReport": ({ name, reason, ...input }) =>
      act({ kind: "acceptReport", unitId: unitId(input.unitId), name, reason }),
    "unit.registerAgain": (input) => act({ kind: "registerAgain", unitId: unitId(input.unitId) }),
    "unit.collectAgain": (input) => act({ kind: "collectAgain", unitId: unitId(input.unitId) }),
    "unit.collectDiagnostics": (input) => act({ kind: "collectDiagnostics", unitId: unitId(input.unitId) }),
    "unit.confirm": ({ what, errorCode, ...input }) =>
      act({ kind: "confirm", unitId: unitId(input.unitId), what, ...(errorCode === undefined ? {} : { errorCode }) }),
    "unit.decideIdentity": ({ serialNumber, identifiers, ...input }) =>
      act({ kind: "decideIdentity", unitId: unitId(input.unitId), serialNumber, identifiers }),
    "unit.endRework": (input) => act({ kind: "endRework", unitId: unitId(input.unitId) }),
    "unit.place": ({ slot, ...input }) =>
      act({ kind: "placeUnit", unitId: unitId(input.unitId), slot: slotNumber(slot), byScan: false }),
    "unit.printLabel": async (input) => {
      const printed = await submit({ kind: "printLabel", unitId: unitId(input.unitId) });
      return printed.ok ? draw(unitId(input.unitId)) : printed;
    },
    "unit.read": async (input) => readUnit(bench.state(), store, input.unitId, clock.now()),
    "unit.routeToIt": ({ identifiers, reason, ...input }) =>
      act({ kind: "routeToIt", unitId: unitId(input.unitId), identifiers, reason }),
    "unit.ship": ({ boxCode, ...input }) => act({ kind: "ship", unitId: unitId(input.unitId), boxCode }),
    "unit.startRework": ({ identifiers, reason, ...input }) =>
      act({ kind: "startRework", unitId: unitId(input.unitId), identifiers, reason }),
  };
}
