import type { ReadRow } from "../../../../shared/domain/intake/intake-piece.ts";
import type { RefusedRow, RowRefusal } from "../../../../shared/domain/intake/intake-row.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { ownText } from "./own-text.ts";
import { type PlacedRow, placeValues } from "./place-values.ts";
import { foundText } from "./shown-text.ts";
import type { TableRecord } from "./table-record.ts";
import { isLongBase64, isProductId, startsLikeHardwareHash, withoutProductKeys } from "./value-forms.ts";

/** Makes one row of a record: to be judged when a device can be told by it, or refused with the reason. */
export function readRow(record: TableRecord, plan: ColumnPlan): ReadRow {
  const { line, cells } = record;
  if (record.tooLong === true) return refuse({ line, column: 0, reason: "rowTooLong", found: "" });
  const placed = placeValues(cells, plan);
  const { values, hashAt } = placed;
  const hasHash = startsLikeHardwareHash(placed.hardwareHash);
  if (!hasHash && !isListed(placed, plan)) return refuse(refusalOf(record, placed, plan));
  return {
    kind: "row",
    row: {
      line,
      serialNumber: ownText(values.serialNumber),
      productId: ownText(values.productId),
      // Not copied: nobody keeps a hash, and copying them all costs more than reading the file.
      hardwareHash: hasHash ? placed.hardwareHash : withoutProductKeys(cells[plan.places.hardwareHash ?? -1] ?? ""),
      hashColumn: (hasHash ? hashAt : (plan.places.hardwareHash ?? -1)) + 1,
      groupTag: ownText(values.groupTag),
      assignedUser: ownText(values.assignedUser),
      manufacturer: ownText(values.manufacturer),
      model: ownText(values.model),
      repairs: [...new Set([...record.repairs, ...placed.repairs])],
    },
  };
}

/** Whether Partner Center knows the device by what the row says without a hash. */
function isListed({ values }: PlacedRow, { kind }: ColumnPlan): boolean {
  if (kind === "corporateIdentifiers") return false;
  return (
    isProductId(values.productId) || (values.serialNumber !== "" && values.manufacturer !== "" && values.model !== "")
  );
}

function refuse(refused: RefusedRow): ReadRow {
  return { kind: "refused", refused };
}

function refusalOf({ line, cells }: TableRecord, { values }: PlacedRow, plan: ColumnPlan): RefusedRow {
  const { reason, at } = reasonOf(cells, plan);
  const { manufacturer, model } = values;
  const serialNumber = isLongBase64(values.serialNumber) ? "" : values.serialNumber;
  const isReadable = serialNumber !== "" || manufacturer !== "" || model !== "";
  const readable = {
    serialNumber: foundText(serialNumber),
    manufacturer: foundText(manufacturer),
    model: foundText(model),
    tpm: "",
    osBuild: "",
  };
  const refused = { line, column: at + 1, reason, found: foundText(cells[at] ?? "") };
  return isReadable ? { ...refused, readable } : refused;
}

/** Why no device can be told by the row, and the cell that shows it. */
function reasonOf(cells: readonly string[], plan: ColumnPlan): { readonly reason: RowRefusal; readonly at: number } {
  const { hardwareHash, serialNumber } = plan.places;
  const first = cells.findIndex((cell) => cell !== "");
  if (plan.kind === "corporateIdentifiers") return { reason: "corporateIdentifier", at: Math.min(2, cells.length - 1) };
  const long = cells.findIndex(isLongBase64);
  if (long >= 0 && !plan.isChosen) return { reason: "notAHardwareHash", at: long };
  const hasSerial = serialNumber !== undefined && (cells[serialNumber] ?? "") !== "";
  if (plan.titles.length === 0 && !plan.isChosen) {
    const isAlone = cells.every((cell, index) => cell === "" || index === first);
    return { reason: isAlone && hasSerial && !/\s/.test(cells[first] ?? "") ? "noHash" : "noIdentity", at: first };
  }
  if (hardwareHash === undefined)
    return { reason: hasSerial ? "noHash" : "noIdentity", at: hasSerial ? serialNumber : first };
  if (hardwareHash >= cells.length) return { reason: "noHash", at: cells.length - 1 };
  return { reason: cells[hardwareHash] === "" ? "noHash" : "notAHardwareHash", at: hardwareHash };
}
