import type { AssignmentRefusal, AssignmentWarning } from "../../domain/assignment/assignment-finding.ts";
import type {
  AssignmentField,
  AttentionReason,
  ChangeReason,
  StepState,
} from "../../domain/assignment/tenant-change.ts";

/** What of a registered device can be changed. */
export const assignmentFieldText: Readonly<Record<AssignmentField, string>> = {
  groupTag: "Group tag",
  displayName: "Computer name",
  user: "User",
  membership: "Assigned group",
};

/** Why a device's values are not changed. */
export const assignmentRefusalText: Readonly<Record<AssignmentRefusal, string>> = {
  nameTooLong: "The name has more than 15 characters.",
  nameCharacters: "A name has only letters, digits and hyphens.",
  nameOnlyDigits: "A name must not have only digits.",
  nameClash: "Another device has this name, or would get it, too.",
  tagTooLong: "The group tag is too long.",
  userUnknown:
    "The tenant does not know this user. Intune looks at the domain alone and would take the name; the device could then not be used.",
  userNotRead: "The tenant did not answer for this user. Look again in a moment.",
  userDisabled: "This user's account is disabled.",
  userWithoutIntune: "This user has no licence for Intune.",
  userWithoutEntraPremium: "This user has no licence for Microsoft Entra ID P1.",
  changeUnderWay: "An earlier change of this device has not shown yet.",
  notRegistered: "No device with this serial number is registered.",
  registeredTwice: "Several registrations have this serial number; nobody knows which is meant.",
  shipped: "The unit has left the bench.",
  identityInDoubt: "Nobody knows for certain which unit it is; decide that first.",
  noDirectoryDevice: "Its Microsoft Entra device is not known yet.",
};

/** What somebody should know before a device's values are changed. */
export const assignmentWarningText: Readonly<Record<AssignmentWarning, string>> = {
  tagNotOrdered: "Not the order's tag: the unit will not be offered for starting.",
  userStateUnknown: "Whether the account is enabled may not be seen here.",
  licenceUnknown: "The user's licences may not be seen here.",
  notPrefilled: "On this maker's devices the user's name is not filled in beforehand.",
  underWayOnDevice: "The technician flow was started; it goes on with the old values.",
  alreadyEnrolled: "Enrolled already; the new values count from its next reset.",
  notOfThisOrder: "Not a unit of this order.",
  nameIgnoredByHybridJoin: "The profile joins a domain: the name is not used.",
  nameElsewhere: "Another device that is managed or joined has this name already.",
  namesNotRead: "Whether a managed or joined device has this name could not be read.",
};

/** How far one value has come. */
export const changeStateText: Readonly<Record<StepState, string>> = {
  waiting: "Waits to be sent",
  sent: "Being sent",
  unclear: "Answer lost; looked up in the tenant",
  accepted: "Taken, not shown yet",
  lost: "Not shown; is sent once more",
  done: "Shown by the tenant",
  refused: "Refused",
  attention: "Needs a decision",
  left: "Left as it is",
};

/** Why a value needs a decision. */
export const changeAttentionText: Readonly<Record<AttentionReason, string>> = {
  notTaken: "Sent twice, and the tenant still shows the old value.",
  absent: "The device is not in the tenant's list any more.",
  overtaken: "Somebody else changed it meanwhile.",
};

/** Why a change was made. */
export const changeReasonText: Readonly<Record<ChangeReason, string>> = {
  unit: "One unit",
  bulk: "Several devices",
  order: "As the order asks",
  undo: "Takes a change back",
};
