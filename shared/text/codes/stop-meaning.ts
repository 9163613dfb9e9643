import type { TextCode } from "../../domain/bench/text-code.ts";

type StopCode = Extract<TextCode, `stop.${string}`>;

/** What a stop means for the unit: the sentence between what happened (`stop.*`) and the one next step (`next.*`). */
export const stopMeaning: Readonly<Record<StopCode, string>> = {
  "stop.hashBlocked": "The tenant would refuse this hash, or match it to the wrong device.",
  "stop.noTpm": "The technician flow proves the device by its TPM; without one it cannot begin.",
  "stop.tpmBelow2": "The technician flow proves the device by a TPM 2.0; an older one cannot do that.",
  "stop.homeEdition": "The tenant's profile would never reach this edition of Windows.",
  "stop.virtualMachine": "A virtual PC cannot prove itself by a TPM of its own.",
  "stop.previouslyEnrolled": "An old device record in the tenant makes the enrolment fail.",
  "stop.notReady": "With this the technician flow would fail, or go to the wrong tenant.",
  "stop.foreignTenant": "It would start into that organisation. It cannot be registered here.",
  "stop.hashRefused": "The unit is not registered, and the same hash would be refused again.",
  "stop.importRefused": "The unit is not registered, so no profile can reach it.",
  "stop.sharedSerial": "Neither can be told from the other, so neither is registered or shipped.",
  "stop.sharedUuid": "Nobody can prove which of them a record belongs to, so neither is registered or shipped.",
  "stop.serialDiffers": "The hash may belong to another device, so it is not registered.",
  "stop.hashOfOther": "Registered with this hash, another device would start as this one.",
  "stop.needsHash": "This order registers by hash, and takes nothing else.",
  "stop.inOtherOrder": "It would be taken away from that customer, so it is not registered here.",
  "stop.registeredTwice": "The profile may reach the wrong one of them, so it is not started.",
  "stop.flowFailed": "The device is not ready and its error screen waits for a person.",
  "stop.espDidNotHold": "The device may have ended before everything was installed.",
  "stop.contactAfterReseal": "The device was switched on again, so it is no longer sealed.",
  "stop.changedSinceStart": "The device was set up as something else than the order now says.",
  "stop.blockingAppFailed": "The device lacks an app that the customer requires.",
  "stop.wrongBox": "The customer would get another device than the label says.",
  "stop.userFlowSeen": "Somebody signed in, so the unit is no longer for its user to open.",
  "stop.sealExpired": "Certificates and policies on it are too old to hand over.",
  "stop.rework": "It is off the normal path until it has been reset.",
  "stop.routedToIt": "The technician flow is left to the IT department; this bench has let go of the unit.",
};
