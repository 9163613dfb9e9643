import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { PracticeAct, PracticeDevice } from "../../../shared/contract/practice/control.ts";
import type { BoardView, Tile } from "../../../shared/domain/bench/board-view.ts";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** The app as a technician has it: the board to look at, the devices to touch, and the commands. */
export type TechnicianBench = {
  readonly handlers: Pick<
    CommandHandlers,
    | "assign.confirm"
    | "practice.act"
    | "unit.confirm"
    | "unit.collectAgain"
    | "unit.printLabel"
    | "unit.read"
    | "unit.acceptReport"
    | "unit.ship"
    | "bench.scan"
  >;
  readonly board: () => BoardView | undefined;
  /** The screens of the simulated devices, as a person in front of them sees them now. */
  readonly devices: () => Promise<readonly PracticeDevice[]>;
};

/** A technician who works the board: reads what to touch, looks at the device, does it, and says so. */
export type SimulatedTechnician = {
  /** Does everything that waits for hands now; answers how many things were done. */
  readonly work: () => Promise<number>;
  /** Units a person looked at again and again that never moved: set aside by decision, not by time. */
  readonly givenUp: () => readonly string[];
};

/** A device that is still busy after this many looks is left standing. */
const looksBeforeGivingUp = 3;

/** What a device shows from its start on. */
const flowPages: ReadonlySet<PracticeDevice["screen"]["page"]> = new Set(["enrollmentStatus", "success", "failure"]);

/** Builds a technician who never says what the device does not show. */
export function createSimulatedTechnician(bench: TechnicianBench): SimulatedTechnician {
  const looks = new Map<string, number>();
  const { handlers } = bench;

  const say = (
    tile: Tile,
    what: "started" | "success" | "stillRunning" | "reseal" | "powerOff",
  ): Promise<Result<unknown>> => handlers["unit.confirm"]({ unitId: tile.unitId, what });

  const touch = (device: PracticeDevice, action: PracticeAct["action"]): Promise<Result<PracticeDevice>> =>
    handlers["practice.act"]({ position: device.position, action });

  const start = async (tile: Tile, device: PracticeDevice): Promise<boolean> => {
    // Somebody started it before, whatever became of it meanwhile: an app that was closed between the two learns it now.
    if (flowPages.has(device.screen.page)) return (await say(tile, "started")).ok;
    const shown = await touch(device, "start");
    return shown.ok && shown.value.screen.page === "enrollmentStatus" && (await say(tile, "started")).ok;
  };

  /** Says what the screen shows: success, failure, or that it is still working. */
  const look = async (tile: Tile, device: PracticeDevice): Promise<boolean> => {
    const { screen } = device;
    if (screen.page === "success") return (await say(tile, "success")).ok;
    if (screen.page === "failure") {
      return (await handlers["unit.confirm"]({ unitId: tile.unitId, what: "failure", errorCode: screen.errorCode })).ok;
    }
    const times = (looks.get(tile.unitId) ?? 0) + 1;
    looks.set(tile.unitId, times);
    if (screen.page !== "enrollmentStatus" || times > looksBeforeGivingUp) return false;
    return (await say(tile, "stillRunning")).ok;
  };

  const reseal = async (tile: Tile, device: PracticeDevice): Promise<boolean> => {
    if (tile.detail.code === "detail.successSeen" && device.screen.page === "success") await say(tile, "success");
    if (device.screen.page === "success") {
      const pressed = await touch(device, "pressReseal");
      if (!pressed.ok) return false;
    }
    return (await say(tile, "reseal")).ok;
  };

  /** Presses Refresh, and says so only of a device that still waits at its pre-provisioning screen. */
  const refresh = async (tile: Tile, device: PracticeDevice): Promise<boolean> => {
    const shown = await touch(device, "refresh");
    const isShown = shown.ok && shown.value.screen.page === "preProvision";
    return isShown && (await handlers["assign.confirm"]({ unitId: tile.unitId })).ok;
  };

  /** A wrong clock is what a technician can put right; then the device is read again. */
  const setClock = async (tile: Tile, device: PracticeDevice): Promise<boolean> => {
    const isClock = tile.detail.code === "stop.notReady" && tile.detail.params.check === "clock";
    if (!isClock || device.clockIsWrong !== true || !(await touch(device, "setClock")).ok) return false;
    return (await handlers["unit.collectAgain"]({ unitId: tile.unitId })).ok;
  };

  const serve = async (tile: Tile, device: PracticeDevice): Promise<boolean> => {
    switch (tile.word) {
      case "startIt":
      case "confirmStart":
        return start(tile, device);
      case "pressRefresh":
        return refresh(tile, device);
      case "pressReseal":
        return reseal(tile, device);
      case "confirmPowerOff":
        return device.screen.page === "off" && (await say(tile, "powerOff")).ok;
      case "preparingDevice":
      case "applyingPolicies":
      case "installingApps": {
        // Whoever walks past a green or red screen says so, whatever the board still shows.
        const isEnd = device.screen.page === "success" || device.screen.page === "failure";
        return isEnd && look(tile, device);
      }
      case "lookAtScreen":
      case "sourcesDisagree":
        return look(tile, device);
      case "failed":
        return device.screen.page === "failure" && tile.wordParams.errorCode === "" && look(tile, device);
      case "stopped":
        return setClock(tile, device);
      case "printLabel":
        return (await handlers["unit.printLabel"]({ unitId: tile.unitId })).ok;
      case "scanBox":
        return scanBox(tile);
      case "acceptReport":
        return (
          await handlers["unit.acceptReport"]({
            unitId: tile.unitId,
            name: "Supervisor 01",
            reason: "Report not updated",
          })
        ).ok;
      case "readyToShip":
        return ship(tile);
      default:
        return false;
    }
  };

  const boxCodeOf = async (tile: Tile): Promise<string | undefined> => {
    const number = bench.board()?.order.number;
    return number === undefined ? undefined : `RESEAL:${number}:${tile.serialNumber}`;
  };

  const scanBox = async (tile: Tile): Promise<boolean> => {
    const boxCode = await boxCodeOf(tile);
    return boxCode !== undefined && (await handlers["bench.scan"]({ text: boxCode })).ok;
  };

  const ship = async (tile: Tile): Promise<boolean> => {
    const read = await handlers["unit.read"]({ unitId: tile.unitId });
    const boxCode = await boxCodeOf(tile);
    if (!read.ok || boxCode === undefined || !showsAllNine(read.value.unit)) return false;
    return (await handlers["unit.ship"]({ unitId: tile.unitId, boxCode })).ok;
  };

  return {
    work: async () => {
      const devices = await bench.devices();
      let done = 0;
      for (const tile of bench.board()?.tiles ?? []) {
        const device = devices.find((known) => known.position === tile.slot);
        if (device !== undefined && (await serve(tile, device))) done += 1;
      }
      return done;
    },
    givenUp: () => [...looks].filter(([, times]) => times > looksBeforeGivingUp).map(([id]) => id),
  };
}

/** A technician ships what shows nine points, not what is merely green. */
function showsAllNine(unit: UnitView): boolean {
  return unit.verdict.kind === "ready" && unit.verdict.points.filter((point) => point.state === "shown").length === 9;
}
