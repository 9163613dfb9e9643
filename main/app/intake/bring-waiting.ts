import { gradeOf } from "../../../shared/domain/intake/hash-summary.ts";
import { searchKeys } from "../../../shared/domain/intake/same-unit.ts";
import { factsOf, type IntakeCandidate } from "../../../shared/domain/intake/sort-candidates.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { WaitingRow } from "../ports/waiting-rows.ts";
import { addToBench } from "./add-to-bench.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { knownElsewhere } from "./known-elsewhere.ts";
import { withFindings } from "./usable-row.ts";
import type { WaitingList } from "./waiting-list.ts";

/** What became of rows that were to come onto the board. */
export type BroughtRows = {
  readonly brought: number;
  /** Rows that keep waiting because there is no room. */
  readonly left: number;
  /** The files they came from. */
  readonly readingIds: ReadonlySet<string>;
};

/** Rows of one command, as for rows of a file that is read. */
const rowsInCommand = 128;

/**
 * Brings waiting rows onto the board, as if their lines were read now: up to `mostUnits`, and as the known unit where their
 * device is there already. Errors: `store.*`, `order.notOpen`, `intake.busy`; what was brought by then stays.
 */
export async function bringWaiting(
  ports: IntakePorts,
  waiting: WaitingList,
  rows: readonly WaitingRow[],
  mostUnits: number,
): Promise<Result<BroughtRows>> {
  const readingIds = new Set<string>();
  let brought = 0;
  for (const part of partsOf(rows)) {
    const gone = await waiting.inTurn(() => bringPart(ports, waiting, part, mostUnits));
    if (!gone.ok) return gone;
    for (const { readingId } of part) readingIds.add(readingId);
    brought += gone.value;
    if (gone.value < part.length) break;
    await ports.turns.giveWay();
  }
  return ok({ brought, left: rows.length - brought, readingIds });
}

/** Answers how many wait no longer. */
async function bringPart(
  ports: IntakePorts,
  waiting: WaitingList,
  part: readonly WaitingRow[],
  mostUnits: number,
): Promise<Result<number>> {
  const { order } = ports.bench.state();
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const candidates = part.map(({ candidate }) => candidate);
  const elsewhere = ports.register.find(
    order.id,
    candidates.map((candidate) => searchKeys(factsOf(candidate))),
  );
  if (!elsewhere.ok) return elsewhere;
  // Where else a device is known was found out when its file was read, and may have changed since.
  const rows = candidates.map((candidate, index) => ({
    candidate: withFindings(withoutOtherOrder(candidate), knownElsewhere(elsewhere.value[index])),
  }));
  const wish = { fileName: part[0]?.fileName ?? "", readAgain: false, haveWaited: true, mostUnits };
  const targets = await addToBench(ports, wish, rows);
  if (!targets.ok) return targets;
  const gone = candidates.filter((_, index) => targets.value[index]?.kind !== "waiting");
  const removed = waiting.remove(gone.map(({ newUnitId }) => newUnitId));
  return removed.ok ? ok(gone.length) : removed;
}

function withoutOtherOrder(candidate: IntakeCandidate): IntakeCandidate {
  const findings = candidate.findings.filter(({ code }) => code !== "knownInOtherOrder");
  return findings.length === candidate.findings.length
    ? candidate
    : { ...candidate, grade: gradeOf(findings), findings };
}

/** Rows of one file that go together, in their order. */
function partsOf(rows: readonly WaitingRow[]): readonly (readonly WaitingRow[])[] {
  const parts: WaitingRow[][] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last !== undefined && last.length < rowsInCommand && last[0]?.readingId === row.readingId) last.push(row);
    else parts.push([row]);
  }
  return parts;
}
