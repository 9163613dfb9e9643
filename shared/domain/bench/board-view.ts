import type { EpochMs, SlotNumber, UnitId } from "../../kernel/brand.ts";
import type { RegistrationPath } from "../order/order.ts";
import type { RegistrationForecast } from "../registration/forecast.ts";
import type { TextCode } from "./text-code.ts";

/** How much a tile asks for attention; each class has its own colour, shape and word on screen. */
export type TileClass = "quiet" | "running" | "hands" | "look" | "stop" | "ready" | "shipped";

/** The word on a tile; `shared/text` holds the sentence for each. */
export const tileWords = [
  "seen",
  "readingHash",
  "checking",
  "registering",
  "waitingForProfile",
  "noProfile",
  "decideChange",
  "pressRefresh",
  "clearPast",
  "clearingPast",
  "startIt",
  "confirmStart",
  "preparingDevice",
  "applyingPolicies",
  "installingApps",
  "lookAtScreen",
  "sourcesDisagree",
  "pressReseal",
  "confirmPowerOff",
  "checkingSeal",
  "printLabel",
  "scanBox",
  "acceptReport",
  "readyToShip",
  "shipped",
  "stopped",
  "failed",
  "otherTenant",
  "sealBroken",
  "twoUnitsOneSerial",
  "rework",
  "routedToIt",
] as const;
export type TileWord = (typeof tileWords)[number];

/** Values for a sentence. Times are epoch milliseconds under names that end in `At` or `Until`. */
export type TextParams = Readonly<Record<string, string | number>>;

/** A sentence as a code and its values. */
export type TextRef = { readonly code: TextCode; readonly params: TextParams };

/** One part of the five-part track Collect, Register, Assign, Flow, Seal. */
export type TrackState = "todo" | "doing" | "done" | "waiting" | "stopped";

/** One unit as the board shows it. `slot` is absent while the unit lies in no slot. */
export type Tile = {
  readonly unitId: UnitId;
  readonly slot?: SlotNumber;
  readonly serialNumber: string;
  readonly model: string;
  readonly class: TileClass;
  readonly word: TileWord;
  readonly wordParams: TextParams;
  readonly detail: TextRef;
  /** Since when the unit is in this state. */
  readonly since: EpochMs;
  /** Until when it is awaited, when there is a deadline. */
  readonly until?: EpochMs;
  readonly track: readonly [TrackState, TrackState, TrackState, TrackState, TrackState];
  /** Set when the source this state depends on has gone quiet: the last time it was heard. */
  readonly lastHeardAt?: EpochMs;
  /** Number of evidence rows of this unit: changes whenever the unit panel would. */
  readonly evidenceCount: number;
};

/** One line of *Touch next*; one line may stand for several units that want the same: `count` of them, some named. */
export type TouchRow = {
  readonly key: string;
  readonly class: TileClass;
  readonly verb: TextRef;
  readonly why: TextRef;
  readonly since: EpochMs;
  readonly count: number;
  readonly units: readonly { readonly unitId: UnitId; readonly slot?: SlotNumber }[];
};

/** The counts of the order bar. */
export type OrderCounts = {
  readonly needHands: number;
  readonly running: number;
  readonly stopped: number;
  readonly ready: number;
  readonly shipped: number;
  readonly units: number;
};

/** The order as the bar shows it. */
export type OrderView = {
  readonly orderId: string;
  readonly customer: string;
  readonly number: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly tenantColour: string;
  readonly groupTag: string;
  readonly expectedProfile: string;
  readonly wanted: number;
  readonly slots: number;
  readonly shipBy: EpochMs;
  /** Absent means by Graph. */
  readonly path?: RegistrationPath;
  /** What registering all of it will take; absent where this bench registers nothing. */
  readonly forecast?: RegistrationForecast;
};

/** Progress of the whole order. */
export type OrderProgress = {
  readonly firstReadyAt?: EpochMs;
  readonly doneOfWanted: number;
  /** Earliest and latest time the last unit should be done, from measured units; absent with fewer than two. */
  readonly doneBetween?: readonly [EpochMs, EpochMs];
};

/** One source of the status bar: a word, and whether it is well. */
export type StatusItem = {
  readonly name: "bridge" | "link" | "tenant" | "report" | "signIn";
  readonly state: "well" | "attention" | "stopped" | "unused";
  readonly text: TextRef;
  /** More about it, one sentence each, for whoever opens it. */
  readonly details?: readonly TextRef[];
};

/** Units that lie in no slot and have not been shipped. */
export type UnplacedUnits = {
  /** Those with a tile. */
  readonly shown: number;
  readonly total: number;
};

/**
 * Everything the bench screen shows. Counts, progress and *Touch next* are about all units of the order; tiles are there
 * for units in slots (shipped ones too, until another unit takes their slot) and for some of those in no slot.
 */
export type BoardView = {
  readonly order: OrderView;
  readonly counts: OrderCounts;
  readonly progress: OrderProgress;
  /** By slot; then units in no slot, by serial number. */
  readonly tiles: readonly Tile[];
  readonly unplaced: UnplacedUnits;
  readonly touchNext: readonly TouchRow[];
  /** Counts up with changes of units that have no tile: whoever shows such a unit reads it again. */
  readonly elsewhere: number;
};
