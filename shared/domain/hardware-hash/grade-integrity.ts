import { captureAgeDays, isBeforeWindows10 } from "./capture-age.ts";
import type { DecodedHash } from "./decoded-hash.ts";
import type { GradeContext, HashFinding } from "./hash-grade.ts";
import type { HashRecord } from "./hash-record.ts";
import { knownTypes, repeatableTypes } from "./record-types.ts";

/** Findings about the text and the blob itself: was it changed on its way, and does it still describe the device? */
export function gradeIntegrity(hash: DecodedHash, context: GradeContext): readonly HashFinding[] {
  const findings: HashFinding[] = [];
  if (hash.repairs.length > 0) {
    const params = { repairs: hash.repairs.join(",") };
    findings.push({ code: "textRepaired", level: "warn", field: "text", params });
  }
  // The checksum rule is known from public code only and not proven on a whole real capture, so it does not block.
  if (hash.trailer === "missing") {
    findings.push({ code: "checksumMissing", level: "warn", field: "trailer", params: {} });
  }
  if (hash.trailer === "mismatch") {
    findings.push({ code: "checksumMismatch", level: "warn", field: "trailer", params: {} });
  }
  if (hash.padding === "nonZero") {
    findings.push({ code: "paddingNotZero", level: "warn", field: "padding", params: {} });
  }
  return [...findings, ...gradeRecords(hash.records), ...gradeCaptureTime(hash, context)];
}

/** One finding for all records of a kind: a hostile blob has thousands, and nobody reads more than the first. */
function gradeRecords(records: readonly HashRecord[]): readonly HashFinding[] {
  const irregular: HashRecord[] = [];
  const repeated: HashRecord[] = [];
  let seen = 0;
  for (const record of records) {
    if (record.isIrregular) irregular.push(record);
    const bit = record.type < 32 ? (1 << record.type) & SINGLE_TYPES : 0;
    if ((seen & bit) !== 0) repeated.push(record);
    seen |= bit;
  }
  return [
    ...recordFinding("recordUnreadable", irregular),
    // The first counts here. Which one the service takes is not known.
    ...recordFinding("recordRepeated", repeated),
  ];
}

/** The records that should be there once, one bit each: their numbers are below 32. */
const SINGLE_TYPES = knownTypes
  .filter((type) => !repeatableTypes.includes(type))
  .reduce((bits, type) => bits | (1 << type), 0);

function recordFinding(
  code: "recordUnreadable" | "recordRepeated",
  records: readonly HashRecord[],
): readonly HashFinding[] {
  const [first] = records;
  if (first === undefined) return [];
  const params = { offset: first.offset, typeHex: first.typeHex, records: records.length };
  return [{ code, level: "warn", field: "records", params }];
}

function gradeCaptureTime({ capturedAt }: DecodedHash, context: GradeContext): readonly HashFinding[] {
  // A time from before Windows 10 tells of a clock that was not set and of nothing else.
  if (isBeforeWindows10(capturedAt)) {
    return [{ code: "captureTooOld", level: "warn", field: "capturedAt", params: { capturedAt } }];
  }
  const findings: HashFinding[] = [];
  // A device clock may be off by a day before a capture counts as one from the future: old tools knew no time zone.
  if (captureAgeDays(capturedAt, context.now) < -1) {
    findings.push({ code: "captureInFuture", level: "warn", field: "capturedAt", params: { capturedAt } });
  }
  const changedAt = context.hardwareChangedAt;
  if (changedAt !== undefined && capturedAt < changedAt) {
    const params = { capturedAt, changedAt };
    findings.push({ code: "captureBeforeHardwareChange", level: "warn", field: "capturedAt", params });
  }
  return findings;
}
