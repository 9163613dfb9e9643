import type { DecodedHash } from "./decoded-hash.ts";
import type { GradeContext, HashFinding } from "./hash-grade.ts";

/** A device clock may be off by this much before a capture counts as one from the future: old tools knew no time zone. */
const CLOCK_TOLERANCE_MS = 24 * 60 * 60 * 1000;

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
  for (const { content, offset, typeHex } of hash.records) {
    if (content.kind === "unread" && content.why === "unexpectedShape") {
      findings.push({ code: "recordUnreadable", level: "warn", field: "records", params: { offset, typeHex } });
    }
  }
  if (hash.capturedAt > context.now + CLOCK_TOLERANCE_MS) {
    const params = { capturedAt: hash.capturedAt };
    findings.push({ code: "captureInFuture", level: "warn", field: "capturedAt", params });
  }
  const changedAt = context.hardwareChangedAt;
  if (changedAt !== undefined && hash.capturedAt < changedAt) {
    const params = { capturedAt: hash.capturedAt, changedAt };
    findings.push({ code: "captureBeforeHardwareChange", level: "warn", field: "capturedAt", params });
  }
  return findings;
}
