import type { RecordRefusal } from "../../domain/clearing/assess-records.ts";
import type { ClearingAction, ClearingWay, PastCase } from "../../domain/clearing/clearing.ts";
import type { CaseReason } from "../../domain/clearing/detect-cases.ts";
import type { RecordPlace } from "../../domain/clearing/past-record.ts";
import type { ReleasePaper } from "../../domain/clearing/release-trail.ts";

/** The three places, in the words of their portals. */
export const recordPlaceText: Readonly<Record<RecordPlace, string>> = {
  managedDevice: "Managed device (Intune)",
  autopilotDevice: "Windows Autopilot device",
  directoryDevice: "Microsoft Entra device",
};

/** One write, as a person would say it. */
export const clearingActionText: Readonly<Record<ClearingAction, string>> = {
  allowNextEnrollment: "Unblock device",
  deleteManagedDevice: "Delete managed device",
  unassignUser: "Unassign user",
  deleteAutopilotDevice: "Delete Autopilot device",
  deleteDirectoryDevice: "Delete Entra device",
};

/** What a case is called. */
export const pastCaseText: Readonly<Record<PastCase, string>> = {
  blockedEnrollment: "A second enrolment is blocked",
  intuneRecord: "Intune still has it from an earlier life",
  staleDirectoryObject: "A left-over object in Microsoft Entra",
  boardReplaced: "The registration is for other hardware",
  registeredTwice: "Several registrations carry its serial number",
  replaceRegistration: "It is registered in this tenant already",
};

/** Why a case is taken to be there, and what it means. */
export const caseReasonText: Readonly<Record<CaseReason, string>> = {
  secondRunRefused:
    "Its technician flow ended with 0x80180014: a device can be pre-provisioned once, until that is cleared.",
  enrollmentBlocked: "Its Autopilot device reads blocked: the next technician flow would end with 0x80180014.",
  intuneRecordFound: "There is a managed device with its serial number. A new enrolment may fail while that is there.",
  importMetObject:
    "The import was refused with 814: Microsoft Entra has an object of this device, which no registration owns.",
  objectLeftOver: "An object carries its name, and neither a registration nor a managed device belongs to it.",
  hardwareMismatch:
    "The device says that its hardware is not what is registered (908): the mainboard was replaced, or the hash is another device's.",
  fixPending:
    "Windows Autopilot found changed hardware. While it reads “Fix pending”, it may put that right by itself; “Attention required” it will not.",
  severalRegistrations: "A person has to say which one is of the unit in front of them. The others are left alone.",
  otherTag:
    "It carries another group tag than this order's. Changing the tag is enough, unless the registration itself is wrong.",
  registrationFound: "That is well, unless its hardware was changed or it has to be registered anew.",
};

/** How a past is cleared: what it is called, what it does, and what undo means. */
export const clearingWayText: Readonly<
  Record<ClearingWay, { readonly title: string; readonly does: string; readonly undo: string }>
> = {
  unblock: {
    title: "Unblock the device",
    does: "Allows one more enrolment. Nothing is deleted. It does not help while the registration reads “Fix pending”.",
    undo: "There is nothing to undo: it blocks itself again with the next enrolment.",
  },
  deleteIntuneRecord: {
    title: "Delete the managed device",
    does: "Takes the device out of Intune. Its registration and its profile stay.",
    undo: "It cannot be brought back. The device gets a new record when it is enrolled again; its history in Intune is lost.",
  },
  deregister: {
    title: "Deregister the device",
    does: "Deletes what Intune manages of it, then unassigns its user, then deletes the Autopilot device. The bench then registers the unit again with the hash that it has.",
    undo: "It cannot be brought back. The unit is registered again with its hash under this order's tag; purchase order and user stand in the record below.",
  },
  deleteDirectoryObject: {
    title: "Delete the left-over Entra device",
    does: "Deletes the object that no registration and no managed device belongs to. The bench then sends the import again.",
    undo: "It cannot be brought back. A new object is made when the unit is registered; BitLocker keys kept with the old one are lost.",
  },
};

/** Why a record is left alone. */
export const recordRefusalText: Readonly<Record<RecordRefusal, string>> = {
  serialDiffers: "Kept: its serial number or name is another one.",
  makerDiffers: "Kept: its maker is another one.",
  modelDiffers: "Kept: its model is another one.",
  onlySerial: "Kept: nothing but the serial number agrees.",
  personal: "Kept: it is a user's own device.",
  ofOtherUnit: "Kept: it belongs to another unit of this order.",
  ofThisRun: "Kept: it is the enrolment of the run on this bench.",
  registered: "Kept: the registration is anchored on it. The object of a registered device is never deleted.",
  stillManaged: "Kept: a managed device belongs to it.",
};

/** Papers for the release. */
export const releasePaperText: Readonly<Record<ReleasePaper, string>> = {
  invoice: "Invoice with the serial number",
  deliveryNote: "Delivery note or order confirmation",
  transferOfOwnership: "Transfer of ownership, signed by the earlier owner",
  photoOfLabel: "Photo of the label on the device",
  photoOfScreen: "Photo of the sign-in page that names the other organisation",
};

/** The guidance for a replaced mainboard, in order (workflow 5.5). */
export const boardSteps: readonly string[] = [
  "Deregister the device: by whoever registered it, this bench or the partner.",
  "See that firmware carries the old serial number, model and UUID, and a replacement product key.",
  "Start the full Windows or Audit mode, and collect the new 4K hardware hash.",
  "The bench registers it with that hash alone; maker, model and serial, or a product key id, would not be found.",
  "Reset Windows before the next start. A part from another Autopilot device has to be deregistered, too.",
];
