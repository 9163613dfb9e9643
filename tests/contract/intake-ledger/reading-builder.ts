import type { IntakeReading, IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";

/** A reading of that id that has just begun. */
export function intakeReading(readingId: string, changes: Partial<IntakeReading> = {}): IntakeReading {
  return {
    readingId,
    fileName: `${readingId}.csv`,
    origin: { kind: "window", batchId: "batch-1", batchName: "Drop" },
    size: 1_000,
    sha256: "",
    state: "arriving",
    startedAt: 1_700_000_000_000,
    total: 0,
    accepted: 0,
    duplicate: 0,
    refused: 0,
    waiting: 0,
    fine: 0,
    warned: 0,
    blocked: 0,
    tables: [],
    moreTables: 0,
    notes: [],
    moreNotes: 0,
    columns: {},
    ...changes,
  };
}

/** Row number `index` of a reading: an accepted one without findings. */
export function intakeRow(index: number, changes: Partial<IntakeReadingRow> = {}): IntakeReadingRow {
  return {
    entry: "",
    line: index + 2,
    outcome: "accepted",
    grade: "fine",
    unitId: `unit-${index}`,
    serialNumber: `SN-${index} "é"`,
    listedSerial: `SN-${index}`,
    manufacturer: "Contoso",
    model: "Book 7",
    tpm: "2.0 INTC",
    osBuild: "10.0.26100.1742",
    groupTag: "BENCH",
    assignedUser: "",
    productId: "",
    findings: [],
    ...changes,
  };
}

/** Row number `index`, refused. */
export function refusedRow(index: number): IntakeReadingRow {
  return intakeRow(index, { outcome: "refused", grade: "block", column: 3, reason: "hashTruncated", found: "5 bytes" });
}

/** Row number `index`, accepted with a warning. */
export function warnedRow(index: number): IntakeReadingRow {
  const finding = { code: "rowRepaired", level: "warn", field: "row", params: { repair: "quotes" } } as const;
  return intakeRow(index, { grade: "warn", findings: [finding] });
}
