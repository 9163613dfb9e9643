/** Sentences of the questions that actions ask. */
export const actionScreenText = {
  cancel: "Cancel",
  serialEnding: "Serial number, or its last characters (at least 4)",
  slotOrModel: "Slot number, or model",
  identifiersWhy: "Two identifiers, read from the unit in front of you, must agree.",
  reason: "Reason",
  choose: "Choose a reason",
  startRework: {
    title: "Move to rework",
    meaning: "The unit leaves the normal path. Its evidence stays, and its next start is a new attempt.",
    undo: "To undo: reset the device, then press End rework.",
    confirm: "Move to rework",
  },
  routeToIt: {
    title: "Route to IT",
    meaning: "The technician flow is left to the customer's IT department, and this bench lets go of the unit.",
    undo: "This cannot be undone on this bench: the IT department takes over from here.",
    confirm: "Route to IT",
  },
  failure: {
    title: "The error screen is shown",
    meaning: "Enter the code under the message. Leave it empty when none is shown.",
    code: "Error code, such as 0x81039024",
    wrongCode: "A code is 0x followed by eight digits or letters from A to F.",
    confirm: "Confirm the error screen",
  },
  acceptReport: {
    title: "Accept the report as not updated",
    meaning: "Intune's report has no row for this attempt. Your name and reason take its place in the verdict.",
    name: "Your name",
    why: "Reason",
    tooShort: "Enter your name and a reason.",
    confirm: "Accept",
  },
  label: {
    title: "Label",
    alternative: (serial: string) => `Label of unit ${serial}`,
    print: "Print on this PC",
    close: "Close",
    next: "Stick it on the box, then scan it.",
  },
} as const;
