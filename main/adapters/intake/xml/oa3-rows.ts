import type { IntakeRow } from "../../../../shared/domain/intake/intake-row.ts";
import type { XmlElement } from "./parse-elements.ts";

/** Names of the fields in reports of `oa3tool` and of the vendors' tools built on it, in small letters. */
const hashName = "hardwarehash";
const serialNames = ["smbiossystemserialnumber", "systemserialnumber", "serialnumber", "oemserialnumber"];
const manufacturerNames = ["smbiossystemmanufacturer", "systemmanufacturer", "manufacturer"];
const modelNames = ["smbiossystemproductname", "systemproductname", "productname", "model"];
const productIdNames = ["productkeyid"];

/**
 * The devices of an OA3 report: every element with a `HardwareHash` in it. The product key beside it is never looked at.
 * Lines rise with every device, so that two devices on one line can be told apart.
 */
export function* oa3Rows(elements: readonly XmlElement[], text: string): Generator<IntakeRow> {
  let line = 0;
  let counted = { at: 0, line: 1 };
  for (const { device, hash } of devicesIn(elements)) {
    counted = { at: hash.at, line: counted.line + lineEnds(text, counted.at, hash.at) };
    line = Math.max(line + 1, counted.line);
    yield {
      line,
      serialNumber: fieldOf(device, serialNames),
      productId: fieldOf(device, productIdNames),
      hardwareHash: hash.text,
      hashColumn: 0,
      groupTag: "",
      assignedUser: "",
      manufacturer: fieldOf(device, manufacturerNames),
      model: fieldOf(device, modelNames),
      repairs: /\s/.test(hash.text) ? ["wrappedLines"] : [],
    };
  }
}

function* devicesIn(
  elements: readonly XmlElement[],
): Generator<{ readonly device: XmlElement; readonly hash: XmlElement }> {
  for (const device of elements) {
    for (const child of device.children) if (child.name.toLowerCase() === hashName) yield { device, hash: child };
    yield* devicesIn(device.children);
  }
}

/** The first field of these names that says something; the likeliest name first. */
function fieldOf({ children }: XmlElement, names: readonly string[]): string {
  for (const name of names) {
    const found = children.find((child) => child.name.toLowerCase() === name && child.text !== "");
    if (found !== undefined) return found.text;
  }
  return "";
}

function lineEnds(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
