import { type GradeFinding, type GradeLevel, gradeOf } from "../intake/hash-summary.ts";
import { normaliseSerial } from "./normalise-serial.ts";
import type { Unit } from "./unit.ts";

/** A serial number of a unit, and who says so: its hash, the file, the device itself, or a scanned label. */
export type KnownSerial = { readonly serialNumber: string; readonly source: "hash" | "file" | "device" | "scan" };

/** The serial numbers that sources name for a unit, as they stand there. */
export function knownSerials(unit: Unit): readonly KnownSerial[] {
  const reportedBy = unit.hash?.source === "E-BR" ? "device" : "file";
  const all: readonly KnownSerial[] = [
    { serialNumber: unit.hash?.value.serialNumber ?? "", source: "hash" },
    { serialNumber: unit.reportedSerial, source: reportedBy },
    { serialNumber: unit.scannedSerial, source: "scan" },
  ];
  return all.filter(({ serialNumber }) => serialNumber !== "");
}

/** Whether sources name different serial numbers. */
export function serialsDiffer(unit: Unit): boolean {
  return new Set(distinctSerials(unit)).size > 1;
}

/**
 * Whether nobody knows which serial number is the unit's. A person's decision settles it for the serial numbers that
 * were known then; one that comes up later opens the question again.
 */
export function isSerialInDoubt(unit: Unit): boolean {
  const { decision } = unit;
  if (decision === undefined) return serialsDiffer(unit);
  return distinctSerials(unit).some((serial) => !decision.among.includes(serial));
}

/** Whether a person decided that the unit is another one than its hash says: then the hash is another device's. */
export function isHashOfOther({ decision, hash }: Unit): boolean {
  if (decision === undefined || hash === undefined) return false;
  return normaliseSerial(decision.serialNumber) !== normaliseSerial(hash.value.serialNumber);
}

/** Normalised serial numbers, each once. */
export function distinctSerials(unit: Unit): readonly string[] {
  return [...new Set(knownSerials(unit).map(({ serialNumber }) => normaliseSerial(serialNumber)))];
}

/**
 * What was found about a unit's hash and row and still counts. That serial numbers differ is judged from all sources and
 * not from the row alone; that a hash is needed has passed once there is one.
 */
export function standingFindings(unit: Unit): readonly GradeFinding[] {
  const listed = unit.listedFindings ?? [];
  if (unit.hash === undefined) return listed;
  const { findings } = unit.hash.value;
  const ofHash = findings.some(isAboutSerials) ? findings.filter((finding) => !isAboutSerials(finding)) : findings;
  const passed = listed.filter(
    ({ code }) => code !== "needsHardwareHash" && !ofHash.some((finding) => finding.code === code),
  );
  return passed.length === 0 ? ofHash : [...ofHash, ...passed];
}

/** How good hash and row are, as far as their findings still count. */
export function standingGrade(unit: Unit): GradeLevel {
  const findings = standingFindings(unit);
  const whole = unit.hash?.value;
  return whole !== undefined && findings === whole.findings ? whole.grade : gradeOf(findings);
}

function isAboutSerials({ code }: GradeFinding): boolean {
  return code === "serialDiffers";
}
