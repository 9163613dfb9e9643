import type { UnitEvidence } from "../evidence/evidence.ts";
import { neverArrived } from "../registration/never-arrived.ts";
import type { ImportTrail, Unit } from "./unit.ts";

type RegistrationEvidence = UnitEvidence & {
  readonly kind:
    | "importSent"
    | "importAccepted"
    | "importFailed"
    | "importSeen"
    | "importAbsent"
    | "importRowRemoved"
    | "registrationSeen"
    | "registrationAbsent"
    | "registrationsRivalled"
    | "profileAssignmentSeen"
    | "groupMembershipSeen"
    | "directoryDeviceSeen";
};

/** Folds what the tenant says of a unit's registration. */
export function evolveRegistration(unit: Unit, evidence: RegistrationEvidence): Unit {
  switch (evidence.kind) {
    case "importSent":
      return {
        ...unit,
        import: { importId: evidence.importId, attempt: evidence.attempt, sentAt: evidence.at, state: "sent" },
      };
    case "importAccepted":
      return withImport(unit, { state: "accepted", record: { value: evidence.record, seenAt: evidence.seenAt } });
    case "importFailed":
      if (evidence.refused)
        return withImport(unit, { state: "refused", refusedAt: evidence.at, error: evidence.error });
      if (neverArrived(evidence.error)) return withImport(unit, { state: "unsent", error: evidence.error });
      return withImport(unit, { state: "unclear", unclearAt: evidence.at, error: evidence.error });
    case "importSeen":
      return withImport(unit, { state: "accepted", record: { value: evidence.record, seenAt: evidence.seenAt } });
    case "importAbsent":
      return withImport(unit, { absentAt: evidence.at });
    case "importRowRemoved":
      return unit.import?.record?.value.recordId === evidence.recordId
        ? withImport(unit, { rowRemovedAt: evidence.at })
        : unit;
    case "registrationSeen":
      return { ...withoutRivals(unit), registration: { value: evidence.registration, seenAt: evidence.seenAt } };
    case "registrationAbsent":
      return { ...withoutRegistration(withoutRivals(unit)), registrationAbsentAt: evidence.at };
    case "registrationsRivalled":
      return {
        ...withoutRegistration(unit),
        rivalRegistrations: { value: evidence.count, seenAt: evidence.seenAt },
      };
    case "groupMembershipSeen":
      return { ...unit, groups: { value: evidence.groups, seenAt: evidence.seenAt } };
    case "directoryDeviceSeen":
      return { ...unit, directoryDevice: { value: evidence.device, seenAt: evidence.seenAt } };
    case "profileAssignmentSeen": {
      const { profileId, profileName, assigned } = evidence;
      return { ...unit, profile: { value: { profileId, profileName, assigned }, seenAt: evidence.seenAt } };
    }
  }
}

function withImport(unit: Unit, change: Partial<ImportTrail>): Unit {
  return unit.import === undefined ? unit : { ...unit, import: { ...unit.import, ...change } };
}

/** A registration that is gone takes the profile with it. */
function withoutRegistration(unit: Unit): Unit {
  const { registration: _registration, profile: _profile, readySince: _ready, ...rest } = unit;
  return rest;
}

function withoutRivals(unit: Unit): Unit {
  const { rivalRegistrations: _settled, ...rest } = unit;
  return rest;
}
