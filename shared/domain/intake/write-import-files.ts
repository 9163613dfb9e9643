/** For whom a file is written: Intune's *Import Windows Autopilot devices*, or Partner Center's device upload. */
export type ImportFileForm = "intune" | "partnerCenter";

/** One device to write. Texts are as they are registered; empty where the device has none. */
export type ImportFileRow = {
  readonly unitId: string;
  readonly serialNumber: string;
  readonly productId: string;
  /** Canonical base64. */
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly manufacturer: string;
  readonly model: string;
};

/** Why a device cannot stand in such a file. */
export type LeftOutReason =
  | "noSerial"
  | "noHash"
  /** Neither hash nor product key id nor maker, model and serial number. */
  | "noIdentity"
  /** A comma, a quote or a line break: the format knows no quoting. */
  | "notRepresentable"
  /** Letters beyond ASCII: the importers take no Unicode. */
  | "notAscii"
  /** A value that a spreadsheet would run as a formula. */
  | "formula";

/** Finished files in order, and every device that is in none of them. */
export type ImportFiles = {
  readonly files: readonly { readonly part: number; readonly rows: number; readonly text: string }[];
  readonly leftOut: readonly {
    readonly unitId: string;
    readonly serialNumber: string;
    readonly reason: LeftOutReason;
  }[];
};

/** Rows one file may have: Intune takes 500; Partner Center's upload takes 1,000. */
const largestFile: Readonly<Record<ImportFileForm, number>> = { intune: 500, partnerCenter: 1_000 };

/** The headers are compared letter by letter when they are imported (graph-api n.1, n.2). */
const intuneColumns = ["Device Serial Number", "Windows Product ID", "Hardware Hash", "Group Tag", "Assigned User"];
const partnerHeader = "Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model";

/**
 * Writes the CSV files an importer takes: plain ASCII, CRLF, the exact header, no quotes, split at the importer's limit.
 * in = rows of all files + left out.
 */
export function writeImportFiles(form: ImportFileForm, rows: readonly ImportFileRow[]): ImportFiles {
  const lines: (readonly string[])[] = [];
  const leftOut: ImportFiles["leftOut"][number][] = [];
  for (const row of rows) {
    const cells = form === "intune" ? intuneCells(row) : partnerCells(row);
    const reason = typeof cells === "string" ? cells : unfitFor(cells);
    if (reason === undefined) lines.push(cells as readonly string[]);
    else leftOut.push({ unitId: row.unitId, serialNumber: row.serialNumber, reason });
  }
  const files: ImportFiles["files"][number][] = [];
  for (let from = 0; from < lines.length; from += largestFile[form]) {
    const part = lines.slice(from, from + largestFile[form]);
    const text = form === "intune" ? intuneText(part) : joined(partnerHeader, part);
    files.push({ part: files.length + 1, rows: part.length, text });
  }
  return { files, leftOut };
}

function intuneCells(row: ImportFileRow): readonly string[] | LeftOutReason {
  if (row.hardwareHash === "") return "noHash";
  if (row.serialNumber.trim() === "") return "noSerial";
  return [row.serialNumber, productIdOf(row), row.hardwareHash, row.groupTag, row.assignedUser].map(trimmed);
}

/** One way of identifying a device a row, as the portal asks: its hash, its product key id, or maker, model and serial. */
function partnerCells(row: ImportFileRow): readonly string[] | LeftOutReason {
  const productId = productIdOf(row);
  if (row.hardwareHash !== "") return [row.serialNumber, productId, row.hardwareHash, "", ""].map(trimmed);
  const tuple = [row.serialNumber, row.manufacturer, row.model].map(trimmed);
  const [serialNumber = "", manufacturer = "", model = ""] = tuple;
  if (tuple.every((text) => text !== "")) return [serialNumber, "", "", manufacturer, model];
  return productId === "" ? "noIdentity" : ["", productId, "", "", ""];
}

/** Columns at the end may be left away, for the whole file alike. */
function intuneText(rows: readonly (readonly string[])[]): string {
  const hasValue = (column: number): boolean => rows.some((cells) => cells[column] !== "");
  const columns = hasValue(4) ? 5 : hasValue(3) ? 4 : 3;
  return joined(
    intuneColumns.slice(0, columns).join(","),
    rows.map((cells) => cells.slice(0, columns)),
  );
}

function joined(header: string, rows: readonly (readonly string[])[]): string {
  return [header, ...rows.map((cells) => cells.join(","))].map((line) => `${line}\r\n`).join("");
}

function unfitFor(cells: readonly string[]): LeftOutReason | undefined {
  if (cells.some((text) => /[",\r\n]/.test(text))) return "notRepresentable";
  if (cells.some((text) => /[^ -~]/.test(text))) return "notAscii";
  return cells.some((text) => /^[=+\-@]/.test(text)) ? "formula" : undefined;
}

/** Zeros stand for "no key". */
function productIdOf({ productId }: ImportFileRow): string {
  return /^[0-]*$/.test(productId.trim()) ? "" : productId;
}

function trimmed(text: string): string {
  return text.trim();
}
