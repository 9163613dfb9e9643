import type { TileWord } from "../../domain/bench/board-view.ts";

/**
 * The one next step of a unit that is not stopped, by what its tile says: a person's step begins with its verb, the
 * bench's own says what is awaited.
 */
export const nextStepText: Readonly<Record<TileWord, string>> = {
  seen: "Collect the device, or drop its hash file in Intake.",
  readingHash: "Wait: the bridge is reading the hardware hash.",
  checking: "Wait: the bench is checking hash and readiness.",
  registering: "Wait: the tenant is registering the unit.",
  waitingForProfile: "Wait: the tenant is assigning the profile.",
  noProfile: "Find out why the tenant gives it no profile.",
  decideChange: "Under Registration, send the value again or leave it as it is.",
  pressRefresh: "Press Refresh on the device, see that the new values are there, then confirm it here.",
  clearPast: "Open its past and clear what stands in the way, before it is started.",
  clearingPast: "Wait: the tenant is clearing what it has of the unit.",
  startIt: "Start it: press the Windows key five times on the device, choose pre-provisioning, then scan its QR code.",
  confirmStart: "Confirm that the technician flow was started on the device.",
  preparingDevice: "Wait: the technician flow is running on the device.",
  applyingPolicies: "Wait: the technician flow is running on the device.",
  installingApps: "Wait: the technician flow is running on the device.",
  lookAtScreen: "Look at the device's screen and confirm what it shows.",
  sourcesDisagree: "Look at the device's screen again and confirm what it shows.",
  pressReseal: "Look for the success screen, press Reseal on the device, then confirm each here.",
  confirmPowerOff: "See that the screen is off, then confirm it here.",
  checkingSeal: "Wait: the bench is checking the seal.",
  printLabel: "Print the label and stick it on the box.",
  scanBox: "Scan the label on the box.",
  acceptReport: "Decide with a supervisor whether the late report may be accepted.",
  readyToShip: "Go to Ship: scan the unit, then its box.",
  shipped: "Nothing more: the unit has left the bench.",
  stopped: "Clear the stop first.",
  failed: "Press Retry on the device, or move the unit to rework.",
  otherTenant: "Open its past for the evidence, and ask the other organisation to deregister it.",
  sealBroken: "Move the unit to rework.",
  twoUnitsOneSerial: "Find out which unit really carries the serial.",
  rework: "Reset the device, then end the rework.",
  routedToIt: "Pack the unit for the IT department.",
};
