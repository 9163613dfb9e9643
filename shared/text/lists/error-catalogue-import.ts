import type { importErrors } from "../../domain/diagnosis/import-errors.ts";
import type { ErrorWords } from "./error-words.ts";

/** What the codes of `importErrors` mean, for the person at the bench. */
export const importErrorText: Readonly<Record<keyof typeof importErrors, ErrorWords>> = {
  ZtdDeviceAlreadyAssigned: {
    meaning: "Registered in this tenant already",
    action: "Nothing to do once the serial agrees.",
  },
  ZtdDeviceAssignedToOtherTenant: {
    meaning: "Registered in another tenant",
    action: "The previous owner has to deregister it; Microsoft asks for proof of purchase.",
  },
  ZtdDeviceNotFound: {
    meaning: "Maker, model and serial, or the product key, are not known to Microsoft",
    cause: "Typical after the mainboard was swapped.",
    action: "Register it by its full hardware hash.",
  },
  ZtdDeviceIsNotRegistered: { meaning: "The device is not registered", action: "Import it." },
  ZtdDeviceHasNoAssignedProfile: {
    meaning: "No profile is assigned to the device",
    cause: "The profile was deleted, or there is none and no default.",
    action: "Have a profile assigned.",
  },
  ZtdProfileIsNotRegistered: {
    meaning: "The tenant does not know the profile",
    action: "Have the order's profile checked in the tenant.",
  },
  ZtdProfileAssignedToOtherTenant: {
    meaning: "The profile belongs to another tenant",
    cause: "That should not happen.",
    action: "Open a case with Microsoft.",
  },
  ZtdDeviceRegisteredByOtherTenant: {
    meaning: "Somebody else registered it, often the reseller",
    action: "Ask whoever registered it to deregister it.",
  },
  ZtdDeviceIsNotUnique: {
    meaning: "The hash fits more than one device",
    cause: "The mainboard's serial or UUID is on other boards, too.",
    action: "Have the maker put the board's serial right, or replace the unit.",
  },
  ZtdDeviceAlreadyAadRegistered: {
    meaning: "An old device object stands in its place in Microsoft Entra",
    action: "Have the old object cleared; the bench then sends the unit again.",
  },
  InvalidZtdRequestBody: {
    meaning: "The service could not read the request",
    cause: "A fault of the service, or the tenant has no Intune.",
    action: "Wait; the bench sends it again.",
  },
  MissingZtdSerialNumberAndProductKey: {
    meaning: "The row carries neither serial nor product key",
    action: "Collect the hash again on a device whose firmware names its serial.",
  },
  ZtdDeviceDeletionInProgess: {
    meaning: "Its old registration is being deleted",
    action: "Wait; the bench sends it again after half an hour.",
  },
  ZtdDeviceAlreadyDeleted: {
    meaning: "Its old registration has just been deleted",
    action: "Wait; the bench sends it again after half an hour.",
  },
  HardwareMismatchDetected: {
    meaning: "The hardware is not what was registered",
    cause: "The mainboard was swapped.",
    action: "Collect the hash again and register with it.",
  },
  HashNot4k: {
    meaning: "The hash is of the old, short form",
    cause: "It was collected on a Windows that is no longer supported.",
    action: "Collect it again on a supported Windows.",
  },
  SerialNumberMismatch: {
    meaning: "The serial is another than the registered one",
    cause: "The mainboard was swapped, or rows were mixed up.",
    action: "Collect the hash again and register with it.",
  },
  ProductKeyIdMismatch: {
    meaning: "The product key id is another than the registered one",
    cause: "The mainboard was swapped, or rows were mixed up.",
    action: "Collect the hash again and register with it.",
  },
  "Edm.Binary": {
    meaning: "The hash is not whole base64",
    action: "Read its source again; its length has to be a multiple of four.",
  },
  InvalidZtdHardwareHash: {
    meaning: "The hardware hash is not valid",
    cause: "It is cut off or was edited.",
    action: "See what the bench found in the hash, then collect it again.",
  },
  ZtdDeviceDuplicated: { meaning: "The same hash came twice", action: "Look at the other unit with this hash." },
  StorageError: { meaning: "The service could not store it", action: "Wait; the bench sends it again." },
};
