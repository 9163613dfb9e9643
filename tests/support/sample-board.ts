import type { BoardView, Tile, TouchRow } from "../../shared/domain/bench/board-view.ts";
import { epochMs, slotNumber, unitId } from "../../shared/kernel/brand.ts";

/** The bench time of every sample: a morning in November. */
export const sampleNow = epochMs(new Date(2026, 10, 24, 4, 32).getTime());

const minutesAgo = (minutes: number) => epochMs(sampleNow - minutes * 60_000);

type TileSketch = Partial<Omit<Tile, "slot" | "unitId" | "since">> & Pick<Tile, "class" | "word" | "detail" | "track">;

/** A tile in a slot, with the fields that a test does not care about filled in. */
export function sampleTile(slot: number, serialNumber: string, ageMinutes: number, sketch: TileSketch): Tile {
  return {
    unitId: unitId(`unit-${slot}`),
    slot: slotNumber(slot),
    serialNumber,
    model: slot <= 12 ? "Contoso Book 14" : "Contoso Slate 5",
    wordParams: {},
    since: minutesAgo(ageMinutes),
    evidenceCount: 10 + slot,
    ...sketch,
  };
}

const done = "done" as const;
const todo = "todo" as const;
const doing = "doing" as const;
const waiting = "waiting" as const;
const stopped = "stopped" as const;
const allDone = [done, done, done, done, done] as const;
const inFlow = [done, done, done, doing, todo] as const;
const reseal = [done, done, done, waiting, todo] as const;

const running = { class: "running", track: inFlow } as const;
const quiet = { class: "quiet" } as const;
const ready = {
  class: "ready",
  word: "readyToShip",
  detail: { code: "detail.allPoints", params: {} },
  track: allDone,
} as const;

/** Eighteen units in the states of a busy morning. */
export const sampleTiles: readonly Tile[] = [
  sampleTile(1, "SIM0001K2Q94", 6, ready),
  sampleTile(2, "SIM0002DL1V3", 14, {
    ...running,
    word: "installingApps",
    detail: { code: "detail.stepApps", params: { done: 3, total: 7 } },
  }),
  sampleTile(3, "SIM0003ZP0X1", 41, {
    class: "hands",
    word: "pressReseal",
    detail: { code: "detail.successSeen", params: { at: minutesAgo(2) } },
    track: reseal,
  }),
  sampleTile(4, "SIM000441T83", 3, {
    ...running,
    word: "preparingDevice",
    detail: { code: "detail.stepJoinNetwork", params: {} },
  }),
  sampleTile(5, "SIM00059WQ20", 22, {
    class: "stop",
    word: "stopped",
    detail: { code: "stop.noTpm", params: {} },
    track: [stopped, todo, todo, todo, todo],
  }),
  sampleTile(6, "SIM00060VF77", 1, {
    class: "hands",
    word: "startIt",
    detail: { code: "detail.startHow", params: {} },
    track: [done, done, done, todo, todo],
  }),
  sampleTile(7, "SIM0007T6YH5", 8, {
    ...quiet,
    word: "waitingForProfile",
    detail: { code: "detail.profileWait", params: { reason: "groupEvaluating", group: "Bench devices" } },
    track: [done, done, doing, todo, todo],
  }),
  sampleTile(8, "SIM000883MN2", 2, {
    ...quiet,
    word: "registering",
    detail: { code: "detail.importSent", params: { sentAt: minutesAgo(2) } },
    track: [done, doing, todo, todo, todo],
  }),
  sampleTile(9, "SIM0009J2K61", 18, ready),
  sampleTile(10, "SIM0010N8C09", 64, {
    class: "look",
    word: "lookAtScreen",
    detail: { code: "detail.noNews", params: { minutes: 21, usualMinutes: 31 } },
    track: inFlow,
  }),
  sampleTile(11, "SIM001117Z35", 9, {
    ...running,
    word: "applyingPolicies",
    detail: { code: "detail.stepCertificates", params: { done: 1, total: 2 } },
    lastHeardAt: minutesAgo(4),
  }),
  sampleTile(12, "SIM0012D55R4", 46, {
    class: "hands",
    word: "confirmPowerOff",
    detail: { code: "detail.resealPressed", params: { at: minutesAgo(4) } },
    track: [done, done, done, done, waiting],
  }),
  sampleTile(13, "SIM0013X9K2A", 27, {
    ...running,
    word: "installingApps",
    detail: { code: "detail.stepApps", params: { done: 6, total: 7 } },
  }),
  sampleTile(14, "SIM0014X9K71", 31, {
    class: "stop",
    word: "otherTenant",
    detail: { code: "stop.foreignTenant", params: {} },
    track: [done, stopped, todo, todo, todo],
  }),
  sampleTile(15, "SIM0015X8B0C", 4, {
    ...quiet,
    word: "checkingSeal",
    detail: { code: "detail.pointsShown", params: { shown: 7 } },
    track: [done, done, done, done, doing],
  }),
  sampleTile(16, "SIM0016X9L33", 11, {
    ...running,
    word: "installingApps",
    detail: { code: "detail.stepApps", params: { done: 1, total: 7 } },
  }),
  sampleTile(17, "SIM0017X91QT", 0, {
    ...quiet,
    word: "readingHash",
    detail: { code: "detail.readingByBridge", params: {} },
    track: [doing, todo, todo, todo, todo],
  }),
  sampleTile(18, "SIM0018XA0D8", 12, {
    class: "stop",
    word: "failed",
    wordParams: { errorCode: "0x81039024" },
    detail: { code: "detail.flowFailed", params: { errorCode: "0x81039024", step: "TpmAttestation" } },
    track: [done, done, done, stopped, todo],
  }),
];

function row(
  key: string,
  tileClass: TouchRow["class"],
  verb: TouchRow["verb"],
  slots: readonly number[],
  minutes: number,
): TouchRow {
  const since = minutesAgo(minutes);
  return {
    key,
    class: tileClass,
    verb,
    why:
      slots.length > 1
        ? { code: "why.readyUnits", params: { count: slots.length } }
        : { code: "why.waitingSince", params: { since } },
    since,
    count: slots.length,
    units: slots.map((slot) => ({ unitId: unitId(`unit-${slot}`), slot: slotNumber(slot) })),
  };
}

/** The board of the samples: 24 slots, 18 units, six rows to touch next. */
export const sampleBoard: BoardView = {
  order: {
    orderId: "order-1",
    customer: "Contoso",
    number: "4500117",
    tenantId: "11111111-2222-4333-8444-555555555555",
    tenantName: "Contoso tenant",
    tenantColour: "#8764b8",
    groupTag: "CONTOSO-SALES",
    expectedProfile: "Contoso pre-provisioned",
    wanted: 24,
    slots: 24,
    shipBy: epochMs(new Date(2026, 10, 26, 17, 0).getTime()),
  },
  counts: { needHands: 4, running: 9, stopped: 3, ready: 2, shipped: 0, units: 18 },
  progress: {
    firstReadyAt: minutesAgo(26),
    doneOfWanted: 9,
    doneBetween: [epochMs(sampleNow + 158 * 60_000), epochMs(sampleNow + 203 * 60_000)],
  },
  tiles: sampleTiles,
  unplaced: { shown: 0, total: 0 },
  elsewhere: 0,
  touchNext: [
    row("reseal", "hands", { code: "verb.pressReseal", params: {} }, [3], 2),
    row("power", "hands", { code: "verb.confirmPowerOff", params: {} }, [12], 4),
    row("look", "look", { code: "verb.lookAtScreen", params: {} }, [10], 21),
    row("start", "hands", { code: "verb.startIt", params: {} }, [6], 1),
    row("retry", "stop", { code: "verb.retryOrRework", params: {} }, [18], 12),
    row("ship", "ready", { code: "verb.boxAndShip", params: {} }, [1, 9], 6),
  ],
};
