import { hash } from "node:crypto";
import { decodeHardwareHash } from "../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import type { DecodedHash, HashError } from "../../shared/domain/hardware-hash/decoded-hash.ts";
import { gradeHardwareHash } from "../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import type { HashRecord } from "../../shared/domain/hardware-hash/hash-record.ts";
import { type FuzzTarget, promise } from "./harness/fuzz-target.ts";
import { mutatedHashText } from "./harness/mutated-hash.ts";

const options = { sha256: (bytes: Uint8Array) => hash("sha256", bytes, "buffer") };

/** Decodes and grades a mutated hash: it is answered or refused, and what is answered holds together. */
export const fuzz: FuzzTarget = (random) => {
  const text = mutatedHashText(random);
  const decoded = decodeHardwareHash(text, options);
  if (decoded.ok) checkDecoded(decoded.value);
  else checkRefused(decoded.error);
};

function checkDecoded(decoded: DecodedHash): void {
  const { text, records, declaredLength, totalBytes } = decoded;
  promise(/^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0, "the canonical text is base64");
  checkRecords(records, declaredLength);
  promise(
    records.at(-1) !== undefined && endOf(records.at(-1)) === declaredLength,
    "the records end where they should",
  );
  promise(declaredLength + 36 <= totalBytes, "the trailer has room");

  const again = decodeHardwareHash(text, options);
  promise(again.ok && again.value.text === text, "the canonical text decodes to itself");
  promise(again.value.repairs.length === 0, "the canonical text needs no repair");
  promise(again.value.trailer === decoded.trailer, "the canonical text has the same checksum");

  const context = { expectedSerial: "SIM1", forPreProvisioning: true, now: Date.UTC(2026, 1, 1) };
  const { level, findings } = gradeHardwareHash(decoded, context);
  promise(level === "fine" || findings.length > 0, "a grade has its reasons");
  promise(findings.length < 32, "findings are few, however many records there are");
  const longest = Math.max(
    0,
    ...findings.flatMap(({ params }) => Object.values(params)).map((one) => String(one).length),
  );
  promise(longest < 160, "findings are short, however long the texts are");
}

function checkRefused(error: HashError): void {
  if (!("partial" in error)) return;
  const { partial, ...rest } = error;
  checkRecords(partial.records, partial.totalBytes);
  promise(JSON.stringify(rest).length < 200, "an error does not repeat the text");
}

function checkRecords(records: readonly HashRecord[], end: number): void {
  let at = 4;
  for (const record of records) {
    promise(record.offset === at && record.length >= 4, "records follow each other");
    at += record.length;
  }
  promise(at <= Math.max(4, end), "records end inside the blob");
}

function endOf(record: HashRecord | undefined): number {
  return record === undefined ? 0 : record.offset + record.length;
}
