import type { UnitAction } from "../../domain/bench/unit-view.ts";

/** What a person can do with a unit, as it stands on a button. */
export const unitActionText: Readonly<Record<UnitAction, string>> = {
  decideIdentity: "Decide which serial it is…",
  clearPast: "Clear the past…",
  confirmStart: "Started on the device",
  confirmSuccess: "Success screen is shown",
  confirmFailure: "Error screen is shown…",
  confirmStillRunning: "Still running",
  confirmReseal: "Reseal pressed",
  confirmPowerOff: "Screen is off",
  printLabel: "Print label",
  acceptReport: "Accept the report…",
  startRework: "Move to rework…",
  endRework: "End rework",
  routeToIt: "Route to IT…",
  collectAgain: "Collect again",
  collectDiagnostics: "Collect diagnostics",
};

/** Confirmations as the answer to a scan or an undo names them: commands, evidence kinds and action cards alike. */
export const confirmedActionText: Readonly<Record<string, string>> = {
  started: "Start confirmed",
  startConfirmed: "Start confirmed",
  success: "Success screen confirmed",
  successConfirmed: "Success screen confirmed",
  failure: "Error screen confirmed",
  failureConfirmed: "Error screen confirmed",
  stillRunning: "Seen still running",
  stillRunningConfirmed: "Seen still running",
  reseal: "Reseal confirmed",
  resealConfirmed: "Reseal confirmed",
  powerOff: "Screen off confirmed",
  powerOffConfirmed: "Screen off confirmed",
  identityDecided: "Serial decided",
  identityScanned: "Label scanned",
  labelPrinted: "Label printed",
  boxScanned: "Box scanned",
  boxed: "Box scanned",
  reportAccepted: "Report accepted",
  shipped: "Shipped",
  "ACT-STARTED": "Start confirmed",
  "ACT-GREEN": "Success screen confirmed",
  "ACT-RED": "Error screen confirmed",
  "ACT-RESEALED": "Reseal confirmed",
  "ACT-OFF": "Screen off confirmed",
  "ACT-BOXED": "Box scanned",
};
