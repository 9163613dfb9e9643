import type { IntakeReading } from "../../../shared/domain/intake/intake-reading.ts";
import { startsLikeHardwareHash } from "./hash-text.ts";

/** What a column can hold. */
export type ColumnRole =
  | "serialNumber"
  | "productId"
  | "hardwareHash"
  | "groupTag"
  | "assignedUser"
  | "manufacturer"
  | "model";

/** Where each value stands (column index from 0); a missing role has no column. */
export type ColumnPlan = {
  readonly shape: IntakeReading["shape"];
  readonly places: Readonly<Partial<Record<ColumnRole, number>>>;
  /** Columns the header names; cells beyond must be empty. Undefined without a header. */
  readonly named?: number;
};

/** Header words as Intune, Partner Center and the collection scripts write them (`OrderID` is the old group tag). */
const headerRoles: Readonly<Record<string, ColumnRole>> = {
  "device serial number": "serialNumber",
  "serial number": "serialNumber",
  serialnumber: "serialNumber",
  "windows product id": "productId",
  "hardware hash": "hardwareHash",
  hardwarehash: "hardwareHash",
  "group tag": "groupTag",
  grouptag: "groupTag",
  orderid: "groupTag",
  "order id": "groupTag",
  "assigned user": "assignedUser",
  "manufacturer name": "manufacturer",
  "device model": "model",
};

const longestHeader = 64;

/** Reads a header in any case and order; undefined when the cells are no header. */
export function readHeader(cells: readonly string[]): ColumnPlan | undefined {
  const places: Partial<Record<ColumnRole, number>> = {};
  for (const [index, cell] of cells.entries()) {
    // A hash is 4,000 characters and no column's name.
    if (cell.length > longestHeader) continue;
    const role = headerRoles[cell.toLowerCase().replaceAll(/\s+/g, " ")];
    if (role !== undefined) places[role] ??= index;
  }
  if (places.serialNumber === undefined && places.hardwareHash === undefined) return undefined;
  const isPartner = places.manufacturer !== undefined || places.model !== undefined;
  return { shape: isPartner ? "partnerCenterCsv" : "intuneCsv", places, named: cells.length };
}

/** Places for a row without a header: serial, product id, hash, tag, user, counted from where the hash stands. */
export function placesByHash(cells: readonly string[]): ColumnPlan {
  const hash = cells.findIndex((cell) => startsLikeHardwareHash(cell));
  if (hash < 0) return { shape: "headerless", places: { serialNumber: 0 } };
  const before = hash === 0 ? {} : { serialNumber: 0, ...(hash > 1 ? { productId: 1 } : {}) };
  return {
    shape: "headerless",
    places: { ...before, hardwareHash: hash, groupTag: hash + 1, assignedUser: hash + 2 },
    named: hash + 3,
  };
}
