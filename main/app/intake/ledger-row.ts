import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import type { GradeFinding } from "../../../shared/domain/intake/hash-summary.ts";
import type { RefusedRow } from "../../../shared/domain/intake/intake-row.ts";
import type { IntakeCandidate } from "../../../shared/domain/intake/sort-candidates.ts";

/** What became of a candidate: the unit it is, whether that waits, and where it came from when the row is one too many. */
export type RowEnd = { readonly unitId: string; readonly waits?: boolean } & (
  | { readonly outcome: "accepted" }
  | { readonly outcome: "duplicate"; readonly twin: string }
);

/** A row that was taken, or is there already, as the ledger keeps it. */
export function ledgerRow(
  { entry, line, listed, summary, grade, findings }: IntakeCandidate,
  end: RowEnd,
): IntakeReadingRow {
  return {
    entry,
    line,
    ...end,
    grade,
    serialNumber: summary?.serialNumber || listed.serialNumber,
    listedSerial: listed.serialNumber,
    manufacturer: summary?.manufacturer || listed.manufacturer,
    model: summary?.model || listed.model,
    tpm: summary?.tpm ?? "",
    osBuild: summary?.osBuild ?? "",
    ...(summary?.capturedAt === undefined ? {} : { capturedAt: summary.capturedAt }),
    groupTag: listed.groupTag,
    assignedUser: listed.assignedUser,
    productId: listed.productId,
    findings: findings.map(plainFinding),
  };
}

const nothingListed = { groupTag: "", assignedUser: "", productId: "" } as const;
const nothingReadable = { serialNumber: "", manufacturer: "", model: "", tpm: "", osBuild: "" } as const;

/** A row of which nothing usable could be had, with what could be read of it. */
export function refusedLedgerRow(
  entry: string,
  { line, column, reason, found, listedSerial = "", readable }: RefusedRow,
): IntakeReadingRow {
  const where = { entry, line, column, reason, found };
  return {
    ...where,
    outcome: "refused",
    grade: "block",
    ...nothingListed,
    listedSerial,
    ...nothingReadable,
    ...readable,
    findings: [],
  };
}

/** A finding as plain data. */
export function plainFinding({ code, level, field, params }: GradeFinding): IntakeReadingRow["findings"][number] {
  return { code, level, field, params: { ...params } };
}
