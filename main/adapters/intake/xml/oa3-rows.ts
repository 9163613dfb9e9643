import type { IntakeRow } from "../../../../shared/domain/intake/intake-row.ts";
import { ownText } from "../table/own-text.ts";
import { isLongBase64, neededCharacters, startsLikeHardwareHash, withoutProductKeys } from "../table/value-forms.ts";
import { type FoundElement, findElements } from "./find-elements.ts";

/** Names of the fields in reports of `oa3tool` and of the vendors' tools built on it, in small letters. */
const hashName = "hardwarehash";
const serialNames = ["smbiossystemserialnumber", "systemserialnumber", "serialnumber", "oemserialnumber"];
const manufacturerNames = ["smbiossystemmanufacturer", "systemmanufacturer", "manufacturer"];
const modelNames = ["smbiossystemproductname", "systemproductname", "productname", "model"];
const productIdNames = ["productkeyid"];

/** More devices than this fit in no report, with a hash each. */
const mostDevices = 10_000;

const wanted = {
  name: hashName,
  beside: new Set([...serialNames, ...manufacturerNames, ...modelNames, ...productIdNames]),
  most: mostDevices,
};

/** What was read of a report, and whether that is all of it. */
export type Oa3Report = { readonly rows: readonly IntakeRow[]; readonly isWhole: boolean };

/**
 * The devices of an OA3 report: every element with a `HardwareHash` in it. The product key beside it is never looked at.
 * Lines rise with every device, so that two devices on one line can be told apart.
 */
export function oa3Rows(text: string, mostOpen: number): Oa3Report {
  let line = 0;
  let counted = { at: 0, line: 1 };
  const { elements, isWhole } = findElements(text, wanted, mostOpen);
  const rows = elements.map((found) => {
    counted = { at: found.at, line: counted.line + lineEnds(text, counted.at, found.at) };
    line = Math.max(line + 1, counted.line);
    return rowOf(found, line);
  });
  return { rows, isWhole };
}

function rowOf(found: FoundElement, line: number): IntakeRow {
  const { text: hash } = found;
  const isHash = startsLikeHardwareHash(hash);
  const read = (names: readonly string[]): string => fieldOf(found, names);
  // Where the report breaks off within a hash, nothing else is as good as it: the device is to be collected again.
  const isListed = !found.isCut || hasAllOf(hash);
  return {
    line,
    serialNumber: read(serialNames),
    productId: isListed ? read(productIdNames) : "",
    // Not copied: nobody keeps a hash.
    hardwareHash: isHash ? hash : withoutProductKeys(hash),
    hashColumn: 0,
    groupTag: "",
    assignedUser: "",
    manufacturer: isListed ? read(manufacturerNames) : "",
    model: isListed ? read(modelNames) : "",
    repairs: /\s/.test(hash) ? ["wrappedLines"] : [],
  };
}

function hasAllOf(hash: string): boolean {
  const text = hash.replaceAll(/\s/g, "");
  return text.length >= neededCharacters(text);
}

/** The first field of these names that says something; the likeliest name first. A hash or a piece of one says nothing. */
function fieldOf({ beside }: FoundElement, names: readonly string[]): string {
  const name = names.find((each) => beside.has(each)) ?? "";
  const text = beside.get(name) ?? "";
  return startsLikeHardwareHash(text) || isLongBase64(text) ? "" : ownText(withoutProductKeys(text));
}

function lineEnds(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
