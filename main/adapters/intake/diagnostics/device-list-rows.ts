import type { ColumnRole } from "../../../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow } from "../../../../shared/domain/intake/intake-row.ts";
import { headerWord } from "../table/header-words.ts";
import { ownText } from "../table/own-text.ts";
import { isLongBase64, isProductId, startsLikeHardwareHash, withoutProductKeys } from "../table/value-forms.ts";

/** More devices than this fit in no list, with a hash each. */
const mostDevices = 10_000;

/** No value beside a hash is longer. */
const longestValue = 256;

/** What was read of a list, and whether that is all of it. */
export type DeviceList = { readonly rows: readonly IntakeRow[]; readonly isWhole: boolean };

/** What an object says by names that are known, and the hashes in it. */
type FoundDevice = { readonly hashes: ReadonlySet<string>; readonly values: ReadonlyMap<ColumnRole, string> };

/**
 * The devices in parsed JSON, in its order: every object, and every item of an array, with a text that starts as a hash does.
 * Where there are such, an object with a serial number and something else in the hash's place is a device as well. No rows
 * when there is no hash at all. Lines count the devices.
 */
export function deviceListRows(parsed: unknown): DeviceList {
  const rows: IntakeRow[] = [];
  let hasHash = false;
  for (const value of valuesWithin(parsed)) {
    for (const row of rowsOf(value, rows.length)) {
      if (rows.length === mostDevices) return { rows: hasHash ? rows : [], isWhole: false };
      rows.push(row);
      hasHash ||= startsLikeHardwareHash(row.hardwareHash);
    }
  }
  return { rows: hasHash ? rows : [], isWhole: true };
}

/** Every array and object, the outer ones first. */
function* valuesWithin(parsed: unknown): Generator<object> {
  const open = [[parsed].values()];
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    const { value, done } = inner.next();
    if (done === true) open.pop();
    else if (typeof value === "object" && value !== null) {
      yield value;
      open.push(Object.values(value).values());
    }
  }
}

function rowsOf(value: object, before: number): readonly IntakeRow[] {
  if (Array.isArray(value)) {
    const hashes = value.filter((item): item is string => typeof item === "string" && startsLikeHardwareHash(item));
    return hashes.slice(0, mostDevices + 1).map((hash, index) => rowOf(hash, before + index + 1, new Map()));
  }
  const { hashes, values } = foundDevice(value);
  if (hashes.size > 0) return [...hashes].map((hash, index) => rowOf(hash, before + index + 1, values));
  const instead = values.get("hardwareHash");
  return instead === undefined || !values.has("serialNumber") ? [] : [rowOf(instead, before + 1, values)];
}

function foundDevice(value: object): FoundDevice {
  const hashes = new Set<string>();
  const values = new Map<ColumnRole, string>();
  for (const [name, raw] of Object.entries(value)) {
    if (typeof raw === "string" && startsLikeHardwareHash(raw)) {
      if (hashes.size <= mostDevices) hashes.add(raw);
      continue;
    }
    const role = roleOf(name);
    if (role === undefined || (values.get(role) ?? "") !== "") continue;
    const text = plainText(raw);
    if (role === "productId" && !isProductId(text)) continue;
    if (role === "hardwareHash" || text !== "") values.set(role, text);
  }
  return { hashes, values };
}

/** Graph's name for the id of a product key is that of the key itself. */
function roleOf(name: string): ColumnRole | undefined {
  return /^product_?key$/i.test(name) ? "productId" : headerWord(name)?.role;
}

/** A value as it may be kept: a product key is a secret, and what is longer than any value is none. */
function plainText(raw: unknown): string {
  const text = Number.isSafeInteger(raw) ? String(raw) : typeof raw === "string" ? raw : "";
  if (text.length > longestValue || isLongBase64(text)) return "";
  return ownText(withoutProductKeys(text).trim());
}

function rowOf(hardwareHash: string, line: number, values: ReadonlyMap<ColumnRole, string>): IntakeRow {
  const read = (role: ColumnRole): string => values.get(role) ?? "";
  return {
    line,
    serialNumber: read("serialNumber"),
    productId: read("productId"),
    hardwareHash,
    hashColumn: 0,
    groupTag: read("groupTag"),
    assignedUser: read("assignedUser"),
    manufacturer: read("manufacturer"),
    model: read("model"),
    repairs: /\s/.test(hardwareHash.trim()) ? ["wrappedLines"] : [],
  };
}
