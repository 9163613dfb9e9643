import { gradeOf } from "./hash-summary.ts";
import type { ListedFields } from "./intake-row.ts";
import type { IntakeCandidate } from "./sort-candidates.ts";

/**
 * What a row says that goes on for one that waits, as the unit it is to be: it stays where that came from first. A hash that
 * comes without a list of its own leaves what was listed before, and what was found about that, as on the board.
 */
export function completedRow(before: IntakeCandidate, news: IntakeCandidate): IntakeCandidate {
  const { newUnitId, entry, line } = before;
  const row = { ...news, newUnitId, entry, line };
  const isHashOfListed = before.summary === undefined && row.summary !== undefined;
  if (!isHashOfListed || !saysOnlySerial(row.listed)) return row;
  const serialNumber = row.listed.serialNumber || before.listed.serialNumber;
  const passed = before.findings.filter(
    ({ code }) => code !== "needsHardwareHash" && !row.findings.some((finding) => finding.code === code),
  );
  const findings = [...row.findings, ...passed];
  return { ...row, listed: { ...before.listed, serialNumber }, grade: gradeOf(findings), findings };
}

/** Whether a file says nothing of a device but its serial number. */
export function saysOnlySerial({
  productId,
  manufacturer,
  model,
  groupTag,
  assignedUser,
}: Omit<ListedFields, "serialNumber">): boolean {
  return [productId, manufacturer, model, groupTag, assignedUser].every((text) => text === "");
}
