import type { EpochMs } from "../../../kernel/brand.ts";
import type { Order } from "../../order/order.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import type { TextParams, TextRef, TileClass, TileWord } from "../board-view.ts";

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
