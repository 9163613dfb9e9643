import {
  type PracticeLedger,
  type PracticeTruth,
  practiceControlPath,
  practiceLedgerSchema,
  practiceTruthSchema,
} from "../../../shared/contract/practice/control.ts";
import type { BoardView, Tile } from "../../../shared/domain/bench/board-view.ts";

/** What the world knows to be true, and what reached its tenant. */
export type PracticeRecord = { readonly truth: PracticeTruth; readonly ledger: PracticeLedger };

/** Asks a practice world for its truth. Rejects when it does not answer: a run without it proves nothing. */
export async function readPracticeRecord(address: string): Promise<PracticeRecord> {
  const base = `${address}${practiceControlPath}`;
  const truth = practiceTruthSchema.parse(await (await fetch(`${base}/truth`)).json());
  const ledger = practiceLedgerSchema.parse(await (await fetch(`${base}/ledger`)).json());
  return { truth, ledger };
}

/** One verdict held against the truth. */
export type Comparison = {
  readonly serialNumber: string;
  readonly slot: number;
  readonly truth: string;
  readonly verdict: string;
  readonly agrees: boolean;
};

/** Holds every unit's outcome on the board against the world's truth. */
export function compareWithTruth(board: BoardView, truth: PracticeTruth): readonly Comparison[] {
  return truth.devices.map(({ position, serialNumber, outcome, sealedProperly }) => {
    const tile = board.tiles.find((known) => known.slot === position);
    const verdict = tile === undefined ? "notCollected" : outcomeOf(tile);
    // A unit whose report never updates may leave once a named person accepted that, if it really was finished.
    const wasAccepted = outcome === "look" && sealedProperly && verdict === "ready";
    return { serialNumber, slot: position, truth: outcome, verdict, agrees: verdict === outcome || wasAccepted };
  });
}

/** A tile's word in the truth's terms. */
function outcomeOf(tile: Tile): PracticeTruth["devices"][number]["outcome"] {
  if (tile.class === "ready" || tile.word === "shipped") return "ready";
  if (tile.word === "otherTenant") return "foreignTenant";
  if (tile.class === "look") return "look";
  return tile.class === "stop" ? "stop" : "notYet";
}
