import type { UnitEvidence } from "../evidence/evidence.ts";
import { saysOnlySerial } from "../intake/completed-row.ts";
import type { Unit } from "./unit.ts";

type IdentityEvidence = UnitEvidence & {
  readonly kind:
    | "hardwareHashRead"
    | "identityListed"
    | "identityScanned"
    | "identityDecided"
    | "preProvisionCodeScanned";
};

/** Folds what hash, file, scan and person say of who a unit is. */
export function evolveIdentity(unit: Unit, evidence: IdentityEvidence): Unit {
  switch (evidence.kind) {
    case "hardwareHashRead":
      return withHash(unit, evidence);
    case "identityListed": {
      const { listed, findings } = evidence;
      // Once there is a hash, the reading that brought it says which serial was reported.
      const reportedSerial = unit.hash === undefined ? listed.serialNumber : unit.reportedSerial;
      return { ...unit, listed, listedFindings: findings, reportedSerial };
    }
    case "identityScanned":
      return { ...unit, scannedSerial: evidence.serialNumber, scannedBy: evidence.id };
    case "identityDecided": {
      const { serialNumber, among, id, at, actor } = evidence;
      return { ...unit, decision: { serialNumber, among, evidenceId: id, at, actor } };
    }
    case "preProvisionCodeScanned": {
      const scanned = { ...unit, scannedZtdId: evidence.ztdId };
      if (evidence.serialNumber === "") return scanned;
      const { scannedBy: _replaced, ...rest } = scanned;
      return { ...rest, scannedSerial: evidence.serialNumber };
    }
  }
}

function withHash(unit: Unit, evidence: UnitEvidence & { readonly kind: "hardwareHashRead" }): Unit {
  const { summary, reportedSerial, listed } = evidence;
  return {
    ...withoutCollectError(unit),
    collectFailures: 0,
    hash: { value: summary, seenAt: evidence.at, source: evidence.source },
    // Mostly the same text twice: it is kept once.
    reportedSerial: reportedSerial === summary.serialNumber ? summary.serialNumber : reportedSerial,
    ...(listed === undefined || saysOnlySerial(listed) ? {} : { listed }),
  };
}

/** Most units have none and are copied as they are: taking a property out costs an engine its compact form. */
function withoutCollectError(unit: Unit): Unit {
  if (unit.collectError === undefined) return unit;
  const { collectError: _cleared, ...rest } = unit;
  return rest;
}
