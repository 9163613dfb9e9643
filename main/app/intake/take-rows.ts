import type { IntakeReading, IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import { completedRow } from "../../../shared/domain/intake/completed-row.ts";
import type { GradeFinding } from "../../../shared/domain/intake/hash-summary.ts";
import { rowLabel } from "../../../shared/domain/intake/row-label.ts";
import { searchKeys } from "../../../shared/domain/intake/same-unit.ts";
import { factsOf, type IntakeCandidate, type RowTarget } from "../../../shared/domain/intake/sort-candidates.ts";
import { unitWaitingKey } from "../../../shared/domain/intake/waiting-keys.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { addToBench } from "./add-to-bench.ts";
import type { UnitIdOfRow } from "./derived-unit-id.ts";
import type { IntakePorts } from "./intake-ports.ts";
import type { PlacedRow } from "./judge-rows.ts";
import { knownElsewhere } from "./known-elsewhere.ts";
import { ledgerRow, type RowEnd, refusedLedgerRow } from "./ledger-row.ts";
import { type UsableRow, usableRow, withFindings } from "./usable-row.ts";
import type { WaitingList, WaitingUnder } from "./waiting-list.ts";

/** The reading that rows belong to, and what else is known about its rows. */
export type RowsOf = {
  readonly reading: IntakeReading;
  readonly unitIdOf: UnitIdOfRow;
  readonly findingsOf: (row: PlacedRow) => readonly GradeFinding[];
};

/** Rows of one transaction: more would hold the loop for longer than a frame. */
const rowsInCommand = 128;

/**
 * Takes judged rows in: asks whether their units are known here, wait, or are in another order, keeps their hashes, adds
 * them to the bench or puts them down to wait, and writes down what became of each. Answers the rows in their order.
 * Errors: `store.*`, `order.notOpen`, `intake.busy`.
 */
export async function takeRows(
  ports: IntakePorts,
  waiting: WaitingList,
  of: RowsOf,
  rows: readonly PlacedRow[],
): Promise<Result<readonly IntakeReadingRow[]>> {
  const taken: IntakeReadingRow[] = [];
  for (let from = 0; from < rows.length; from += rowsInCommand) {
    const placed = rows.slice(from, from + rowsInCommand);
    const part = await waiting.inTurn(() => takePart(ports, waiting, of, placed));
    if (!part.ok) return part;
    // Whether a row waits is asked anew whenever it is shown.
    const kept = ports.ledger.addRows(
      of.reading.readingId,
      part.value.map(({ waits: _waits, ...row }) => row),
    );
    if (!kept.ok) return kept;
    taken.push(...part.value);
    await ports.turns.giveWay();
  }
  return ok(taken);
}

async function takePart(
  ports: IntakePorts,
  waiting: WaitingList,
  { reading, unitIdOf, findingsOf }: RowsOf,
  rows: readonly PlacedRow[],
): Promise<Result<readonly IntakeReadingRow[]>> {
  const { order } = ports.bench.state();
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const usable = rows.flatMap((placed) => usableRow(unitIdOf, placed, findingsOf(placed)) ?? []);
  const keys = usable.map(({ candidate }) => searchKeys(factsOf(candidate)));
  const elsewhere = ports.register.find(order.id, keys);
  if (!elsewhere.ok) return elsewhere;
  const known = usable.map((row, index) => ({
    ...row,
    candidate: withFindings(row.candidate, knownElsewhere(elsewhere.value[index])),
  }));
  await ports.turns.giveWay();
  const under = waiting.under([...keys.flat(), ...known.map(({ candidate }) => unitWaitingKey(candidate.newUnitId))]);
  if (!under.ok) return under;
  const ends = await endsOf(ports, waiting, reading, known, under.value);
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

async function endsOf(
  ports: IntakePorts,
  waiting: WaitingList,
  { readingId, fileName, columns }: IntakeReading,
  rows: readonly UsableRow[],
  under: WaitingUnder,
): Promise<Result<readonly RowEnd[]>> {
  if (rows.length === 0) return ok([]);
  const readAgain = Object.keys(columns).length > 0;
  const wish = { fileName, readAgain, mostUnits: ports.mostUnits, waitingWithKey: under.unitWith };
  const targets = await addToBench(ports, wish, rows);
  if (!targets.ok) return targets;
  const labels = new Map<string, string>();
  const wait = new Map<string, IntakeCandidate>();
  const labelled = (unitId: string): string | undefined => {
    const row = under.rowOf(unitId);
    return row === undefined ? labels.get(unitId) : rowLabel(row.fileName, row.candidate);
  };
  for (const [index, { kind, unitId }] of targets.value.entries()) {
    const candidate = rows[index]?.candidate;
    if (candidate === undefined || kind !== "waiting") continue;
    const before = wait.get(unitId) ?? under.rowOf(unitId)?.candidate;
    wait.set(unitId, before === undefined ? candidate : completedRow(before, candidate));
    if (!labels.has(unitId)) labels.set(unitId, rowLabel(fileName, candidate));
  }
  const put = waiting.put({ readingId, fileName }, [...wait.values()]);
  if (!put.ok) return put;
  const labelOf = (unitId: string): string | undefined =>
    mapGet(ports.bench.state().units, unitId)?.label ?? labelled(unitId);
  const waits = (unitId: string): boolean =>
    mapGet(ports.bench.state().units, unitId) === undefined && labelOf(unitId) !== undefined;
  return ok(rows.map(({ candidate }, index) => endOf(candidate, targets.value[index], { labelOf, waits })));
}

/** A row whose own unit is there already was taken before this reading was cut short, or before its columns were chosen. */
function endOf(
  candidate: IntakeCandidate,
  target: RowTarget | undefined,
  {
    labelOf,
    waits,
  }: {
    readonly labelOf: (unitId: string) => string | undefined;
    readonly waits: (unitId: string) => boolean;
  },
): RowEnd {
  const unitId = target?.unitId ?? candidate.newUnitId;
  const waiting = waits(unitId) ? { waits: true } : {};
  if (target?.kind !== "duplicate" || unitId === candidate.newUnitId)
    return { outcome: "accepted", unitId, ...waiting };
  return { outcome: "duplicate", unitId, twin: labelOf(unitId) ?? "", ...waiting };
}
