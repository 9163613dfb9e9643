import type { GatePoint, GatePointName } from "../../domain/bench/unit-view.ts";

/** The nine points of the ready-to-ship gate. */
export const gatePointText: Readonly<Record<GatePointName, string>> = {
  confirmations: "Success screen, Reseal pressed, screen off",
  enrolled: "Enrolled in Intune for this attempt, same serial",
  reportedSuccess: "Technician flow reported as success",
  espHeld: "The ESP that held it targets devices, blocks and shows progress",
  unchanged: "Tenant, profile, tag and user unchanged since start",
  noBlockingError: "No blocking app failed",
  noContactAfterReseal: "No contact since Reseal",
  labelled: "Label printed and scanned on the box",
  fresh: "All of this was seen in the last 24 hours",
};

/** What a point still needs, inside a sentence that lists what is missing. */
export const missingPointText: Readonly<Record<GatePointName, string>> = {
  confirmations: "the technician's confirmations",
  enrolled: "the enrolment in Intune",
  reportedSuccess: "Intune's report",
  espHeld: "the Enrollment Status Page that applied",
  unchanged: "a fresh look at the registration",
  noBlockingError: "the state of the apps",
  noContactAfterReseal: "a look at Intune after Reseal",
  labelled: "the label on the box",
  fresh: "fresh evidence",
};

/** How a point stands, for those who see no shape. */
export const pointStateText: Readonly<Record<GatePoint["state"], string>> = {
  shown: "Shown",
  missing: "Missing",
  contradicted: "Contradicted",
};
