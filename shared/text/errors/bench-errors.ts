import type { ErrorCode } from "../../kernel/app-error.ts";
import type { ErrorText } from "./error-sentences.ts";

/** Trouble on the bench itself: what was asked, scanned or dropped. */
type BenchErrorCode = Extract<
  ErrorCode,
  | `ipc.${string}`
  | `order.${string}`
  | `unit.${string}`
  | `slot.${string}`
  | `scan.${string}`
  | `undo.${string}`
  | `report.${string}`
  | `intake.${string}`
  | `export.${string}`
  | `manifest.${string}`
  | `file.${string}`
>;

/** Errors of the bench: what happened, what it means, the one next step. */
export const benchErrorText: Readonly<Record<BenchErrorCode, ErrorText>> = {
  "ipc.unknownName": {
    title: "Reseal asked itself for something unknown",
    meaning: "Screen and bench do not fit together. Nothing was changed.",
    nextStep: "Restart Reseal; if it comes back, install it again.",
  },
  "ipc.wrongSender": {
    title: "A foreign page asked for something",
    meaning: "It was refused. Nothing was changed.",
    nextStep: "Restart Reseal and tell whoever looks after this PC.",
  },
  "ipc.wrongShape": {
    title: "The bench did not understand the entry",
    meaning: "A value is missing, too long or of the wrong form. Nothing was changed.",
    nextStep: "Check what you entered and try again.",
  },
  "ipc.handlerFailed": {
    title: "Reseal made a mistake",
    meaning: "What you asked for was not done. Evidence already taken is safe.",
    nextStep: "Try once more; if it comes back, restart Reseal.",
  },
  "order.notOpen": {
    title: "No order is open",
    meaning: "Without an order the bench does not know the tenant, the tag or the profile.",
    nextStep: "Open an order file, or open practice.",
  },
  "order.alreadyOpen": {
    title: "Another order is open",
    meaning: "One bench works on one order at a time. The file was not opened.",
    nextStep: "Finish or ship the open order first.",
  },
  "order.wrongTenant": {
    title: "Signed in to another tenant",
    meaning: "The order belongs to another tenant. Nothing was read or changed.",
    nextStep: "Sign out, then sign in with an account of the order's tenant.",
  },
  "order.tenantNameDiffers": {
    title: "The tenant has another name than the order says",
    meaning: "The order may show one customer's name over another customer's tenant. Nothing was changed there.",
    nextStep: "Have whoever wrote the order check its tenant id and the tenant's name.",
  },
  "order.changed": {
    title: "This order was opened before with other values",
    meaning:
      "Tenant, way, tag, profile and names of an order stay as they were when it was first opened. The file was not opened.",
    nextStep: "Give the changed order a number of its own, or open the file as it was.",
  },
  "unit.notFound": {
    title: "No such unit",
    meaning: "The bench has not seen it, or it left with another order.",
    nextStep: "Collect the device, or scan its serial number again.",
  },
  "unit.wrongState": {
    title: "Not possible at this stage",
    meaning: "The unit is somewhere else in its run. Nothing was recorded.",
    nextStep: "Open the unit: it says what comes next.",
  },
  "unit.wrongIdentifiers": {
    title: "The two identifiers do not agree",
    meaning: "Serial and slot or model point at different units. Nothing was changed.",
    nextStep: "Read both from the unit in front of you and enter them again.",
  },
  "unit.notReadyToShip": {
    title: "Not ready to ship",
    meaning: "Points of the verdict are missing. The unit stays on the bench.",
    nextStep: "Open the unit: the verdict says what is missing.",
  },
  "unit.wrongBox": {
    title: "The box belongs to another unit",
    meaning: "Unit and label do not match. The unit was not shipped.",
    nextStep: "Find the box with this unit's label and scan that.",
  },
  "unit.hashNotStored": {
    title: "The hardware hash is no longer here",
    meaning: "Without it the unit cannot be registered.",
    nextStep: "Collect the device again.",
  },
  "slot.unknown": {
    title: "No such slot",
    meaning: "This order has fewer slots. The unit was not placed.",
    nextStep: "Scan a slot label of this bench.",
  },
  "slot.occupied": {
    title: "The slot is taken",
    meaning: "Another unit lies there. Nothing was moved.",
    nextStep: "Scan a free slot, or move the other unit first.",
  },
  "scan.unknown": {
    title: "Unknown scan",
    meaning: "It is no serial, slot, box label, QR code or action card of this order.",
    nextStep: "Scan a unit's serial number, a slot label or an action card.",
  },
  "scan.ambiguous": {
    title: "The scan fits several units",
    meaning: "Two units carry this serial number, so it names neither.",
    nextStep: "Scan the slot instead, and find out which unit is which.",
  },
  "scan.noUnit": {
    title: "Which unit is it for?",
    meaning: "An action card counts for the unit in hand, and none is. Nothing was recorded.",
    nextStep: "Scan the unit or its slot, then the card.",
  },
  "scan.wrongLabel": {
    title: "The label names another serial",
    meaning: "No unit here carries it, and it is not the unit in hand. Nothing was recorded.",
    nextStep: "Scan the right label. If this one really is on the unit, scan it once more: the unit is then stopped.",
  },
  "scan.otherUnit": {
    title: "The label belongs to another unit",
    meaning: "Unit in hand and label do not belong together. Nothing was recorded.",
    nextStep: "Put the right label to the unit. Scan this one again to take its own unit in hand.",
  },
  "scan.otherScreen": {
    title: "The code is on another unit's screen",
    meaning: "The unit in hand and this screen do not belong together. Nothing was recorded.",
    nextStep: "Scan the unit that shows the code, then the code.",
  },
  "undo.nothing": {
    title: "Nothing to take back",
    meaning: "There is no confirmation of yours that can be undone.",
    nextStep: "Go on; nothing was changed.",
  },
  "undo.tooLate": {
    title: "Too late to take back",
    meaning: "The grace time is over and later evidence builds on it.",
    nextStep: "Move the unit to rework if the confirmation was wrong.",
  },
  "report.tooEarly": {
    title: "The report is not due yet",
    meaning: "Intune may still deliver it. Accepting it now would hide a failure.",
    nextStep: "Wait until the time the verdict names.",
  },
  "intake.unreadable": {
    title: "The file cannot be read",
    meaning: "Its content cannot be reached or makes no sense here. Nothing was taken from it.",
    nextStep: "Check that it opens on this PC, then hand it over again.",
  },
  "intake.tooLarge": {
    title: "More than can be read at once",
    meaning: "A file may have 4 GB, a stick or folder 1,000 files. Nothing was taken from it.",
    nextStep: "Hand over only the files of the devices.",
  },
  "intake.notFound": {
    title: "It is no longer there",
    meaning: "The file, folder or reading was removed or never was in this order.",
    nextStep: "Check its name and place, then hand it over again.",
  },
  "intake.incomplete": {
    title: "The file did not arrive whole",
    meaning: "It was broken off on the way in. Nothing was taken from it.",
    nextStep: "Hand the file over again.",
  },
  "intake.busy": {
    title: "The intake is busy",
    meaning: "Other files are coming in, or this one is being read. Nothing was lost.",
    nextStep: "Wait until they are read, then try again.",
  },
  "intake.orderFull": {
    title: "The order is full",
    meaning: "As many units are here as files bring at once. The rows keep waiting, and nothing is lost.",
    nextStep: "Ship units first, or scan the label of a device that is here: it gets its place in any case.",
  },
  "intake.notWaiting": {
    title: "It does not wait any more",
    meaning: "The row is on the board already, or no row waits.",
    nextStep: "Scan the device or search for its serial number on the board.",
  },
  "export.nothing": {
    title: "There is nothing to export",
    meaning: "No row or unit belongs into such a file, so none was written.",
    nextStep: "Take devices in first, or look at why units are stopped.",
  },
  "manifest.empty": {
    title: "The manifest would be empty",
    meaning: "No unit of this order has been shipped, so no file was written.",
    nextStep: "Ship a unit first: scan the unit, then its box.",
  },
  "file.notWritten": {
    title: "The file could not be written",
    meaning: "The folder is missing, full or protected. Nothing was lost on the bench.",
    nextStep: "Make room or check the folder, then try again.",
  },
};
