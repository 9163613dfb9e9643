import { createContext, useContext } from "react";
import type { CommandOutput } from "../../shared/contract/commands/index.ts";
import type { Settings } from "../../shared/contract/commands/settings.ts";
import type { StatusView, TopicSnapshot } from "../../shared/contract/topics/index.ts";
import type { SessionView } from "../../shared/contract/topics/session.ts";
import type { Tile } from "../../shared/domain/bench/board-view.ts";
import type { AppError } from "../../shared/kernel/app-error.ts";
import type { BenchClient } from "../client/bench-client.ts";
import type { BenchClock } from "./bench-clock.ts";
import type { BoardModel } from "./board-model.ts";
import type { HandOver } from "./hand-over.ts";
import { type MutableStore, type Store, useStore } from "./store.ts";
import type { Ui, UiState } from "./ui-state.ts";

/** How opening the bench stands. */
export type Opening =
  | { readonly state: "opening" }
  | { readonly state: "open"; readonly result: CommandOutput<"bench.open"> }
  | { readonly state: "failed"; readonly error: AppError };

/** Takes a scan, or answers false when it is no business of its screen. */
export type ScanTaker = (text: string) => boolean;

/** Everything the screens read and ask. Read models are undefined until their first snapshot. */
export type Bench = {
  readonly client: BenchClient;
  readonly opening: Store<Opening>;
  /** Opens the bench (again): after a failure, and after another practice or order was opened. */
  readonly open: () => Promise<void>;
  readonly board: Store<BoardModel | undefined>;
  readonly status: Store<StatusView | undefined>;
  readonly session: Store<SessionView | undefined>;
  readonly intake: Store<TopicSnapshot<"intake"> | undefined>;
  readonly lan: Store<TopicSnapshot<"lan"> | undefined>;
  readonly link: Store<TopicSnapshot<"link"> | undefined>;
  readonly partner: Store<TopicSnapshot<"partner"> | undefined>;
  readonly practice: Store<TopicSnapshot<"practice"> | undefined>;
  readonly changes: Store<TopicSnapshot<"changes"> | undefined>;
  /** Where files are handed over; it goes on while another screen is shown. */
  readonly handOver: HandOver;
  readonly settings: Store<Settings | undefined>;
  /**
   * Changes some settings and keeps the others; the screens follow once they are kept. One change waits for the one before,
   * so that none undoes another. Answers the trouble when they could not be kept.
   */
  readonly changeSettings: (part: Partial<Settings>) => Promise<AppError | undefined>;
  /** The screen that takes scans for itself, while it is shown. */
  readonly scanTaker: MutableStore<ScanTaker | undefined>;
  readonly clock: BenchClock;
  readonly ui: Ui;
};

/** Carries the bench to every screen. */
export const BenchContext = createContext<Bench | undefined>(undefined);

/** The bench of this page. Using it outside the app is a defect. */
export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (bench === undefined) throw new Error("A screen was drawn outside the app");
  return bench;
}

/** A part of the screen's own state. */
export function useUi<S>(select: (state: UiState) => S): S {
  return useStore(useBench().ui, select);
}

/** A part of the board; undefined until the board is there. */
export function useBoard<S>(select: (board: BoardModel) => S): S | undefined {
  return useStore(useBench().board, (board) => (board === undefined ? undefined : select(board)));
}

/** One unit's tile; undefined when the board has no such unit. */
export function useTile(unitId: string | undefined): Tile | undefined {
  return useBoard((board) => (unitId === undefined ? undefined : board.tiles.get(unitId)));
}
