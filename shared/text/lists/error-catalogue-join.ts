import type { joinErrors } from "../../domain/diagnosis/join-errors.ts";
import type { ErrorWords } from "./error-words.ts";

/** What the codes of `joinErrors` mean, for the person at the bench. */
export const joinErrorText: Readonly<Record<keyof typeof joinErrors, ErrorWords>> = {
  "0x801C03F3": {
    meaning: "The device's object in Microsoft Entra was deleted",
    cause: "Somebody cleaned up Microsoft Entra by hand.",
    action: "Have the device deregistered, then register it again.",
  },
  "0x801C03F2": {
    meaning: "The device's object is not found yet",
    cause: "With a hybrid join, directory replication has not finished.",
    action: "Wait 30 minutes, then press Retry.",
  },
  "0x801C03ED": {
    meaning: "Joining is not allowed",
    cause: "The tenant's device settings do not let this user or device join, or a limit is reached.",
    action: "Have an administrator allow the join in the device settings of Microsoft Entra.",
  },
  "0x801C000E": {
    meaning: "The user has reached the limit of devices",
    action: "Have old devices deleted, or the limit raised.",
  },
  "0x801C001D": {
    meaning: "The service connection point is missing",
    cause: "Hybrid join is not set up completely.",
    action: "Have the directory's administrator set up the service connection point.",
  },
  "0x801C044F": {
    meaning: "The user skipped setting up Windows Hello",
    cause: "This belongs to the user flow.",
    action: "Nothing to do at the bench.",
  },
  "0x80070774": {
    meaning: "No domain controller was found",
    cause: "Hybrid join: the Intune Connector is in another domain or lacks rights, or a user is assigned.",
    action: "Remove the assigned user, and have the connector put right (its log, event 30132).",
  },
  "0xC1036501": {
    meaning: "Several MDM configurations in the tenant",
    cause: "More than one MDM app claims the users of this tenant.",
    action: "Have the tenant's administrator leave one MDM app with a scope.",
  },
  "0xC1036502": {
    meaning: "No public source says what this means",
    cause: "It is probably a sibling of 0x81036502.",
    action: "Read what the failed sub-step says, and collect the logs.",
  },
  "0x81036501": {
    meaning: "MDM information missing, or several MDM configurations",
    cause: "Sources differ about which of the two.",
    action: "Have the tenant's administrator check the MDM scope and that there is one MDM app.",
  },
  "0x81036502": {
    meaning: "An app failed, or no profile was found",
    cause: "Sources disagree about this code.",
    action: "Go by the failed sub-step instead of the code.",
  },
  "0x80070032": {
    meaning: "Not supported on this device",
    cause: "The edition of Windows, or a feature that it lacks.",
    action: "Check the edition of Windows.",
  },
  "0x80004005": {
    meaning: "Unspecified failure",
    cause: "A hybrid join runs into this on builds that lack an update; otherwise it says nothing more.",
    action: "Put a current image on the device, and collect the logs.",
  },
  "0x8000FFFF": {
    meaning: "Unexpected failure",
    cause: "The code says nothing more.",
    action: "Press Retry once; if it comes back, reset the device.",
  },
  "0x80070005": {
    meaning: "Access denied",
    cause: "A policy, a permission, or the right to join.",
    action: "Collect the logs, and have join rights and policies checked.",
  },
  "0x80070002": {
    meaning: "A file was not found",
    cause: "In event 1010 of the ModernDeployment log it is harmless; elsewhere it says nothing more.",
    action: "Press Retry; if it comes back, collect the logs.",
  },
  OOBEIDPS: {
    meaning: "The identity provider cannot be reached",
    cause: "The sign-in service of the organisation is unreachable or blocked.",
    action: "Check the network, then press Retry.",
  },
  OOBEAADV10: {
    meaning: "The sign-in service did not answer",
    cause: "It answered with an error 502, or is blocked.",
    action: "Check the network, then press Retry.",
  },
  OOBEKEYBOARD: {
    meaning: "The keyboard page broke down",
    action: "Press Skip or Retry; if it comes back, restart the device.",
  },
  OOBEREGION: {
    meaning: "The region page broke down",
    action: "Press Skip or Retry; if it comes back, restart the device.",
  },
  OOBEZDP: {
    meaning: "The update during setup failed",
    action: "Press Skip or Retry; if it comes back, restart the device.",
  },
  "0x8004FE33": {
    meaning: "A proxy that asks for a sign-in is in the way",
    cause: "Activation met it first.",
    action: "Give the device a network without a proxy that asks for a sign-in.",
  },
};
