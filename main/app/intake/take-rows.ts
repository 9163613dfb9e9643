import type { IntakeReading, IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import { benchLookup } from "../../../shared/domain/bench/decide/bench-lookup.ts";
import { type GradeFinding, gradeOf } from "../../../shared/domain/intake/hash-summary.ts";
import { searchKeys } from "../../../shared/domain/intake/same-unit.ts";
import {
  factsOf,
  type IntakeCandidate,
  type RowTarget,
  sortCandidates,
} from "../../../shared/domain/intake/sort-candidates.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { KeptHash } from "../ports/bench-store.ts";
import type { UnitIdOfRow } from "./derived-unit-id.ts";
import type { IntakePorts } from "./intake-ports.ts";
import type { PlacedRow } from "./judge-rows.ts";
import { knownElsewhere } from "./known-elsewhere.ts";
import { ledgerRow, type RowEnd, refusedLedgerRow } from "./ledger-row.ts";

/** The reading that rows belong to, and what else is known about its rows. */
export type RowsOf = {
  readonly reading: IntakeReading;
  readonly unitIdOf: UnitIdOfRow;
  readonly findingsOf: (row: PlacedRow) => readonly GradeFinding[];
};

/** Rows of one transaction: more would hold the loop for longer than a frame. */
const rowsInCommand = 128;

/** Somebody else may add units between sorting and deciding; it is sorted again then, at most this often. */
const mostAttempts = 50;

/**
 * Takes judged rows in: asks whether their units are known here or in another order, keeps their hashes, adds them to the
 * bench, and writes down what became of each. Answers the rows in their order. Errors: `store.*`, `order.notOpen`,
 * `intake.busy`.
 */
export async function takeRows(
  ports: IntakePorts,
  of: RowsOf,
  rows: readonly PlacedRow[],
): Promise<Result<readonly IntakeReadingRow[]>> {
  const taken: IntakeReadingRow[] = [];
  for (let from = 0; from < rows.length; from += rowsInCommand) {
    const part = await takePart(ports, of, rows.slice(from, from + rowsInCommand));
    if (!part.ok) return part;
    const kept = ports.ledger.addRows(of.reading.readingId, part.value);
    if (!kept.ok) return kept;
    taken.push(...part.value);
    await ports.turns.giveWay();
  }
  return ok(taken);
}

async function takePart(
  ports: IntakePorts,
  of: RowsOf,
  rows: readonly PlacedRow[],
): Promise<Result<readonly IntakeReadingRow[]>> {
  const { order } = ports.bench.state();
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const usable = rows.flatMap((placed) => (placed.row.kind === "refused" ? [] : [candidateOf(of, placed)]));
  const elsewhere = ports.register.find(
    order.id,
    usable.map(({ candidate }) => searchKeys(factsOf(candidate))),
  );
  if (!elsewhere.ok) return elsewhere;
  const known = usable.map((entry, index) => withFindings(entry, knownElsewhere(elsewhere.value[index])));
  await ports.turns.giveWay();
  const ends = known.length === 0 ? ok([]) : await addToBench(ports, of.reading, known);
  if (!ends.ok) return ends;
  await ports.turns.giveWay();
  let at = 0;
  return ok(
    rows.map(({ entry, row }) => {
      if (row.kind === "refused") return refusedLedgerRow(entry, row.refusal);
      const end = ends.value[at];
      const candidate = known[at]?.candidate;
      at += 1;
      if (end === undefined || candidate === undefined) throw new Error("A row was lost between judging and taking");
      return ledgerRow(candidate, end);
    }),
  );
}

/** A row to be added, with its hash for the encrypted store. */
type UsableRow = { readonly candidate: IntakeCandidate; readonly hash?: KeptHash };

function candidateOf({ unitIdOf, findingsOf }: RowsOf, placed: PlacedRow): UsableRow {
  const { entry, row } = placed;
  if (row.kind === "refused") throw new Error("A refused row is no candidate");
  const place = { entry, line: row.line, newUnitId: unitIdOf(entry, row.line), listed: row.listed };
  const judged = row.kind === "taken" ? row.summary : row;
  const { grade, findings } = judged;
  if (row.kind === "listed") return withFindings({ candidate: { ...place, grade, findings } }, findingsOf(placed));
  const candidate = { ...place, grade, findings, summary: row.summary };
  const hash = { digest: row.summary.digest, hashText: row.hashText };
  return withFindings({ candidate, hash }, findingsOf(placed));
}

function withFindings(usable: UsableRow, found: readonly GradeFinding[]): UsableRow {
  if (found.length === 0) return usable;
  const findings = [...usable.candidate.findings, ...found];
  return { ...usable, candidate: { ...usable.candidate, grade: gradeOf(findings), findings } };
}

async function addToBench(
  { bench, store, turns, technician }: IntakePorts,
  { fileName, columns }: IntakeReading,
  rows: readonly UsableRow[],
): Promise<Result<readonly RowEnd[]>> {
  const candidates = rows.map(({ candidate }) => candidate);
  const readAgain = Object.keys(columns).length > 0;
  for (let attempt = 1; ; attempt += 1) {
    const targets = sortCandidates(benchLookup(bench.state(), readAgain), candidates);
    const hashes = rows.flatMap(({ hash }, index) =>
      hash === undefined || targets[index]?.kind === "duplicate" ? [] : [hash],
    );
    const kept = hashes.length === 0 ? ok(undefined) : store.putHardwareHashes(hashes);
    if (!kept.ok) return kept;
    await turns.giveWay();
    const taken = await bench.submit({ kind: "addIntakeRows", fileName, candidates, targets, readAgain }, technician());
    if (taken.ok) return ok(candidates.map((candidate, index) => endOf(bench, candidate, targets[index])));
    if (taken.error.code !== "intake.busy" || attempt >= mostAttempts) return taken;
    await turns.next();
  }
}

/** A row whose own unit is there already was taken before this reading was cut short, or before its columns were chosen. */
function endOf({ state }: IntakePorts["bench"], candidate: IntakeCandidate, target: RowTarget | undefined): RowEnd {
  const unitId = target?.unitId ?? candidate.newUnitId;
  if (target?.kind !== "duplicate" || unitId === candidate.newUnitId) return { outcome: "accepted", unitId };
  return { outcome: "duplicate", unitId, twin: mapGet(state().units, unitId)?.label ?? "" };
}
