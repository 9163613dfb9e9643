import type { ErrorTable } from "./error-entry.ts";

/** Words of the import service and of the Autopilot log, and the number that goes with some (device-side e.6). */
export const importErrors = {
  ZtdDeviceAlreadyAssigned: {
    name: "ZtdDeviceAlreadyAssigned",
    number: 806,
    retry: "success",
    certainty: "unverified",
    sources: ["FAQ", "GK"],
  },
  ZtdDeviceAssignedToOtherTenant: {
    name: "ZtdDeviceAssignedToOtherTenant",
    number: 808,
    retry: "service",
    certainty: "unverified",
    sources: ["FAQ", "GK"],
  },
  ZtdDeviceNotFound: { name: "ZtdDeviceNotFound", retry: "fix", certainty: "documented", sources: ["FAQ"] },
  ZtdDeviceIsNotRegistered: {
    name: "ZtdDeviceIsNotRegistered",
    number: 807,
    retry: "service",
    certainty: "documented",
    sources: ["FAQ"],
  },
  ZtdDeviceHasNoAssignedProfile: {
    name: "ZtdDeviceHasNoAssignedProfile",
    number: 809,
    retry: "service",
    certainty: "documented",
    sources: ["FAQ", "AM"],
  },
  SerialNumberMismatch: {
    name: "SerialNumberMismatch",
    number: 908,
    retry: "fix",
    certainty: "documented",
    sources: ["FAQ", "AM"],
  },
  ProductKeyIdMismatch: {
    name: "ProductKeyIdMismatch",
    number: 908,
    retry: "fix",
    certainty: "documented",
    sources: ["FAQ", "AM"],
  },
  "Edm.Binary": { name: "Edm.Binary", retry: "fix", certainty: "documented", sources: ["FAQ"] },
  InvalidZtdHardwareHash: { name: "InvalidZtdHardwareHash", retry: "fix", certainty: "documented", sources: ["FAQ"] },
  ZtdDeviceDuplicated: { name: "ZtdDeviceDuplicated", retry: "fix", certainty: "documented", sources: ["FAQ"] },
  StorageError: { name: "StorageError", number: 640, retry: "yes", certainty: "documented", sources: ["FAQ"] },
} as const satisfies ErrorTable;
