import type {
  IntakePlace,
  IntakeReading,
  IntakeReadingRow,
  IntakeTable,
  IntakeView,
} from "../../shared/contract/topics/intake.ts";
import { sampleNow } from "./sample-board.ts";

/** A reading of one Intune CSV with nothing in it, and what a test wants otherwise. */
export function sampleReading(readingId: string, other: Partial<IntakeReading> = {}): IntakeReading {
  return {
    readingId,
    fileName: `${readingId}.csv`,
    origin: { kind: "window", batchId: readingId, batchName: "" },
    size: 9_000,
    sha256: "00".repeat(32),
    state: "done",
    startedAt: sampleNow - 60_000,
    endedAt: sampleNow - 50_000,
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
    ...other,
  };
}

/** A row that was accepted as fine, and what a test wants otherwise. */
export function sampleRow(line: number, other: Partial<IntakeReadingRow> = {}): IntakeReadingRow {
  const serialNumber = `SIM00${String(line).padStart(6, "0")}`;
  return {
    entry: "",
    line,
    outcome: "accepted",
    grade: "fine",
    unitId: `unit-${line}`,
    serialNumber,
    listedSerial: serialNumber,
    manufacturer: "Contoso",
    model: "Contoso Book 14",
    tpm: "2.0 SIMV",
    osBuild: "10.0.26100.4061",
    capturedAt: sampleNow - 3_600_000,
    groupTag: "CONTOSO-SALES",
    assignedUser: "",
    productId: "",
    findings: [],
    ...other,
  };
}

/** A table whose columns were worked out from their values, the second of them wrongly. */
export const sampleGuessedTable: IntakeTable = {
  entry: "",
  kind: "headerlessCsv",
  encoding: "windows-1252",
  delimiter: ";",
  columns: [
    { column: 1, title: "", role: "serialNumber", samples: ["PO-77120", "PO-77121", "PO-77122"] },
    { column: 2, title: "", samples: ["SIM00000041", "SIM00000042", "SIM00000043"] },
    { column: 3, title: "", role: "hardwareHash", samples: ["4,000 characters", "4,000 characters"] },
  ],
  guessed: true,
  chosen: false,
};

const intuneTable: IntakeTable = {
  entry: "",
  kind: "intuneCsv",
  encoding: "utf-16le",
  delimiter: ",",
  headerLine: 1,
  columns: [
    { column: 1, title: "Device Serial Number", role: "serialNumber", samples: ["SIM00000011"] },
    { column: 2, title: "Windows Product ID", role: "productId", samples: [] },
    { column: 3, title: "Hardware Hash", role: "hardwareHash", samples: ["4,000 characters"] },
  ],
  guessed: false,
  chosen: false,
};

const dropped = { kind: "window", batchId: "batch-1", batchName: "From the warehouse" } as const;

/** A morning's intake: a dropped folder with files of several kinds, one file that still arrives, one that failed. */
export const sampleIntake: IntakeView = {
  readings: [
    sampleReading("big", {
      fileName: "big list.csv",
      size: 412_000_000,
      state: "reading",
      total: 41_200,
      accepted: 41_190,
      waiting: 36_190,
      duplicate: 4,
      refused: 6,
      fine: 41_100,
      warned: 90,
      blocked: 10,
      tables: [intuneTable],
    }),
    sampleReading("corporate", {
      fileName: "From the warehouse/corporate identifiers.csv",
      origin: dropped,
      total: 3,
      refused: 3,
      blocked: 3,
      tables: [{ ...intuneTable, kind: "corporateIdentifiers", encoding: "utf-8" }],
    }),
    sampleReading("archive", {
      fileName: "From the warehouse/MDMDiagReport.zip",
      origin: dropped,
      total: 1,
      accepted: 1,
      fine: 1,
      tables: [{ ...intuneTable, entry: "MDMDiag.cab/DeviceHash_SIM0000077.csv" }],
      notes: [
        { entry: "", kind: "zip", params: {} },
        { entry: "MDMDiag.cab", kind: "cab", params: {} },
        { entry: "MDMDiag.cab/old.7z", trouble: "unsupportedFormat", params: { format: "7-Zip" } },
      ],
    }),
    sampleReading("guessed", {
      fileName: "From the warehouse/vendor list.txt",
      origin: dropped,
      total: 3,
      accepted: 3,
      warned: 1,
      blocked: 2,
      tables: [sampleGuessedTable],
    }),
    sampleReading("plain", {
      fileName: "From the warehouse/AutopilotHWID.csv",
      origin: dropped,
      total: 4,
      accepted: 2,
      duplicate: 1,
      refused: 1,
      fine: 2,
      warned: 1,
      blocked: 1,
      tables: [intuneTable],
    }),
    sampleReading("broken", {
      fileName: "scan of label.pdf",
      state: "failed",
      error: { code: "intake.unreadable", context: {} },
    }),
  ],
  waiting: { rows: 36_190, mostUnits: 5_000, room: 0, brought: 0 },
  places: [
    {
      placeId: "stick-1",
      kind: "stick",
      name: "STAGING",
      state: "pulled",
      at: sampleNow - 20_000,
      files: 12,
      filesRead: 7,
      missed: ["08-SIM0000008.csv", "09-SIM0000009.csv", "10-SIM0000010.csv", "11-SIM0000011.csv", "12-SIM0000012.csv"],
      receipt: false,
    },
    samplePlace("stick-2", { name: "BENCH-2", receipt: true }),
    samplePlace("folder-1", { kind: "folder", name: "D:\\Hashes", state: "nothingNew", files: 0, filesRead: 0 }),
  ],
};

/** A stick of which everything was collected, and what a test wants otherwise. */
function samplePlace(placeId: string, other: Partial<IntakePlace> = {}): IntakePlace {
  return {
    placeId,
    kind: "stick",
    name: "STAGING",
    state: "collected",
    at: sampleNow - 120_000,
    files: 12,
    filesRead: 12,
    missed: [],
    receipt: true,
    ...other,
  };
}
