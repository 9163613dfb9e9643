import { benchLookup, type TakingWish } from "../../../shared/domain/bench/decide/bench-lookup.ts";
import { type RowTarget, sortCandidates, type UnitLookup } from "../../../shared/domain/intake/sort-candidates.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { IntakePorts } from "./intake-ports.ts";
import type { UsableRow } from "./usable-row.ts";

/** How rows of one file are taken, and which of them may stand for rows that wait. */
export type AddingWish = TakingWish & Pick<UnitLookup, "waitingWithKey"> & { readonly fileName: string };

/** Somebody else may add units between sorting and deciding; it is sorted again then, at most this often. */
const mostAttempts = 50;

/**
 * Sorts rows by what is on the bench and what waits, keeps their hashes, and adds those that the bench has use for. Answers
 * what becomes of each. Errors: `store.*`, `order.notOpen`, `intake.busy`.
 */
export async function addToBench(
  { bench, store, turns, technician }: Pick<IntakePorts, "bench" | "store" | "turns" | "technician">,
  { fileName, waitingWithKey, ...wish }: AddingWish,
  rows: readonly UsableRow[],
): Promise<Result<readonly RowTarget[]>> {
  const all = rows.map(({ candidate }) => candidate);
  for (let attempt = 1; ; attempt += 1) {
    const lookup = { ...benchLookup(bench.state(), wish), ...(waitingWithKey === undefined ? {} : { waitingWithKey }) };
    const sorted = sortCandidates(lookup, all);
    const hashes = rows.flatMap(({ hash }, index) =>
      hash === undefined || sorted[index]?.kind === "duplicate" ? [] : [hash],
    );
    const kept = hashes.length === 0 ? ok(undefined) : store.putHardwareHashes(hashes);
    if (!kept.ok) return kept;
    await turns.giveWay();
    const isFor = ({ kind }: RowTarget): boolean =>
      kind !== "waiting" && (kind !== "duplicate" || wish.haveWaited === true);
    const targets = sorted.filter(isFor);
    if (targets.length === 0) return ok(sorted);
    const candidates = all.filter((_, index) => isFor(sorted[index] as RowTarget));
    const taken = await bench.submit({ kind: "addIntakeRows", fileName, candidates, targets, ...wish }, technician());
    if (taken.ok) return ok(sorted);
    if (taken.error.code !== "intake.busy" || attempt >= mostAttempts) return taken;
    await turns.next();
  }
}
