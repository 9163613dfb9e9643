import type { ReworkReason, RouteReason } from "../../domain/evidence/unit-facts.ts";

/** Why a unit was moved to rework. */
export const reworkReasonText: Readonly<Record<ReworkReason, string>> = {
  technicianFlowFailed: "Technician flow failed",
  sealBroken: "Seal broken",
  wrongConfiguration: "Wrong configuration",
  hardware: "Hardware",
  other: "Another reason",
};

/** Why a unit goes to the customer's IT department. */
export const routeReasonText: Readonly<Record<RouteReason, string>> = {
  noTpmPath: "No path to TPM attestation",
  addressesBlocked: "Needed addresses are blocked here",
  noCapacity: "No capacity on the bench",
  noConsent: "No consent from the customer",
  failedAttempts: "Too many failed attempts",
  customerRule: "The customer wants it so",
};
