import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { normaliseSerial } from "../../../../shared/domain/unit/normalise-serial.ts";
import type { ColumnPlaces } from "./read-header.ts";

/** What a hash says that a column may repeat. */
const told = ["serialNumber", "manufacturer", "model"] as const;
type Told = (typeof told)[number];

/** So many hashes tell enough: decoding all of a sample would take longer than reading the file. */
const mostHashes = 16;

/**
 * Columns whose values are what the hashes beside them say, in most of the rows that were compared. Maker and model are
 * told only together: one of them alone may be anything.
 */
export function columnsByHash(rows: readonly (readonly string[])[], hashColumn: number): Pick<ColumnPlaces, Told> {
  const agreeing: Readonly<Record<Told, Map<number, number>>> = {
    serialNumber: new Map(),
    manufacturer: new Map(),
    model: new Map(),
  };
  let compared = 0;
  for (const cells of rows) {
    if (compared === mostHashes) break;
    const decoded = decodeHardwareHash(cells[hashColumn] ?? "");
    if (!decoded.ok) continue;
    compared += 1;
    const { serialNumber, manufacturer, productName } = decoded.value;
    const values: Readonly<Record<Told, string | null>> = { serialNumber, manufacturer, model: productName };
    for (const field of told) {
      const inHash = normaliseSerial(values[field] ?? "");
      if (inHash === "") continue;
      const column = cells.findIndex((cell, index) => index !== hashColumn && normaliseSerial(cell) === inHash);
      if (column >= 0) agreeing[field].set(column, (agreeing[field].get(column) ?? 0) + 1);
    }
  }
  const columnOf = (field: Told): number | undefined => {
    const [column, count] = [...agreeing[field]].toSorted(([, one], [, other]) => other - one)[0] ?? [-1, 0];
    return count * 2 > compared ? column : undefined;
  };
  const [serialNumber, manufacturer, model] = told.map(columnOf);
  return {
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(manufacturer === undefined || model === undefined ? {} : { manufacturer, model }),
  };
}
