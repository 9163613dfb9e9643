import { type GradeFinding, gradeOf } from "../../../shared/domain/intake/hash-summary.ts";
import type { IntakeCandidate } from "../../../shared/domain/intake/sort-candidates.ts";
import type { KeptHash } from "../ports/bench-store.ts";
import type { UnitIdOfRow } from "./derived-unit-id.ts";
import type { PlacedRow } from "./judge-rows.ts";

/** A row to be added, with its hash for the encrypted store. */
export type UsableRow = { readonly candidate: IntakeCandidate; readonly hash?: KeptHash };

/** A judged row that was not refused, as one to be added. */
export function usableRow(
  unitIdOf: UnitIdOfRow,
  { entry, row }: PlacedRow,
  found: readonly GradeFinding[],
): UsableRow | undefined {
  if (row.kind === "refused") return undefined;
  const place = { entry, line: row.line, newUnitId: unitIdOf(entry, row.line), listed: row.listed };
  if (row.kind === "listed")
    return { candidate: withFindings({ ...place, grade: row.grade, findings: row.findings }, found) };
  const { summary, hashText } = row;
  const candidate = { ...place, grade: summary.grade, findings: summary.findings, summary };
  return { candidate: withFindings(candidate, found), hash: { digest: summary.digest, hashText } };
}

/** A row about which more was found out. */
export function withFindings(candidate: IntakeCandidate, found: readonly GradeFinding[]): IntakeCandidate {
  if (found.length === 0) return candidate;
  const findings = [...candidate.findings, ...found];
  return { ...candidate, grade: gradeOf(findings), findings };
}
