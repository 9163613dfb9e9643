import type { EpochMs } from "../../../kernel/brand.ts";
import type { Order } from "../../order/order.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import type { TextParams, TextRef, TileClass, TileWord } from "../board-view.ts";
import { flowFace } from "./flow-face.ts";
import { registrationFace } from "./registration-face.ts";
import { sealFace } from "./seal-face.ts";
import { stoppedFace } from "./stopped-face.ts";

/** What a tile says at a glance: class, word, one more line. */
export type TileFace = {
  readonly class: TileClass;
  readonly word: TileWord;
  readonly wordParams: TextParams;
  readonly detail: TextRef;
  /** Since when it says so, where that is not the stage's own age. */
  readonly since?: EpochMs;
  readonly until?: EpochMs;
};

/** What a face is drawn from. */
export type FaceContext = {
  readonly unit: Unit;
  readonly order: Order;
  readonly state: Pick<BenchState, "configuration">;
  readonly now: EpochMs;
};

/** A face without word values. */
export function face(tileClass: TileClass, word: TileWord, detail: TextRef, more: Partial<TileFace> = {}): TileFace {
  return { class: tileClass, word, wordParams: {}, detail, ...more };
}

/** The face of a unit in its stage. Each family of stages has its own file. */
export function tileFace(context: FaceContext): TileFace {
  switch (context.unit.stage) {
    case "seen":
    case "collected":
    case "checked":
    case "registering":
    case "registered":
    case "assigned":
    case "readyToStart":
      return registrationFace(context);
    case "devicePreparation":
    case "deviceSetup":
    case "failed":
      return flowFace(context);
    case "succeeded":
    case "resealed":
    case "shipped":
      return sealFace(context);
    case "stopped":
    case "foreignTenant":
    case "rework":
    case "routedToIt":
      return stoppedFace(context);
  }
}
