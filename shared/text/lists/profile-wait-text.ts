import type { ProfileWaitReason } from "../../domain/registration/profile-wait.ts";
import { clause, type Sentence, textOf } from "../sentence.ts";

/** A unit that has no profile yet: one line for its tile, what it means, and the one next step. */
type WaitText = { readonly short: Sentence; readonly meaning: Sentence; readonly next: Sentence };

const wait: Sentence = () => "Wait: this passes by itself.";

/** Why a registered unit has no profile yet. */
export const profileWaitText: Readonly<Record<ProfileWaitReason, WaitText>> = {
  notRead: {
    short: () => "Groups are being read",
    meaning: () => "The bench has not read the device's groups yet.",
    next: wait,
  },
  groupEvaluating: {
    short: () => "Group rule is evaluating",
    meaning: (p) => `The rule of ${groupOf(p)} takes the device, and the service is working through its members.`,
    next: wait,
  },
  memberAwaited: {
    short: () => "Not in its group yet",
    meaning: (p) => `The rule of ${groupOf(p)} takes the device, and it is not among the members yet.`,
    next: wait,
  },
  targeted: {
    short: () => "In its group, no profile yet",
    meaning: () => "The device is in a group that the profile is assigned to. Intune has not assigned it yet.",
    next: wait,
  },
  pending: {
    short: () => "Profile is being assigned",
    meaning: () => "Intune is assigning the profile.",
    next: wait,
  },
  outOfSync: {
    short: () => "Profile is being updated",
    meaning: () => "The profile was edited after it was assigned. A device that starts now may get the old settings.",
    next: wait,
  },
  otherListed: {
    short: () => "Assigned, not yet listed",
    meaning: () => "The device has a profile, and the order's profile does not list it yet.",
    next: wait,
  },
  valuesChanging: {
    short: () => "Its values are changing",
    meaning: () => "A change of the device's values has not shown in the tenant yet.",
    next: wait,
  },
  tagNotOrdered: {
    short: (p) => `Carries ${tagOf(p, "tag")}`,
    meaning: (p) => `The order wants ${tagOf(p, "ordered")}, the device carries ${tagOf(p, "tag")}.`,
    next: () => "Change its group tag to the order's: More…, Change tag, name or user…",
  },
  profileMissing: {
    short: () => "No such profile in the tenant",
    meaning: (p) => `The tenant has no deployment profile ${quoted(textOf(p, "profile"))}.`,
    next: () => "Ask the customer's administrator which profile is meant, and correct the order.",
  },
  profileNotTargeted: {
    short: () => "Profile is assigned to nobody",
    meaning: (p) => `The profile ${quoted(textOf(p, "profile"))} is assigned to no group and not to all devices.`,
    next: () => "Ask the customer's administrator to assign the profile to the group of this tag.",
  },
  ruleForOtherTag: {
    short: (p) => `Group wants ${tagOf(p, "wants")}`,
    meaning: (p) =>
      `The rule of ${groupOf(p)} asks for ${tagOf(p, "wants")}, the device carries ${tagOf(p, "tag")}.${clause(" Rule: ", textOf(p, "rule"))}`,
    next: () => "Ask the customer's administrator whether rule or tag is wrong.",
  },
  ruleExcludes: {
    short: () => "Group rule leaves it out",
    meaning: (p) => `The rule of ${groupOf(p)} does not take the device.${clause(" Rule: ", textOf(p, "rule"))}`,
    next: () => "Ask the customer's administrator which group this device should be in.",
  },
  groupPaused: {
    short: () => "Group rule is paused",
    meaning: (p) => `The rule of ${groupOf(p)} would take the device, but its processing is paused.`,
    next: () => "Ask the customer's administrator to turn the rule's processing on.",
  },
  groupFailed: {
    short: () => "Group rule failed",
    meaning: (p) => `The service could not work through the rule of ${groupOf(p)}.`,
    next: () => "Ask the customer's administrator to look at the group's processing status.",
  },
  notAssignedMember: {
    short: () => "Not a member of its group",
    meaning: (p) => `Members of ${groupOf(p)} are put in by hand, and the device is none.`,
    next: () => "Put the device into the group: More…, Change tag, name or user…",
  },
  excluded: {
    short: () => "Excluded from the profile",
    meaning: (p) => `The device is in ${groupOf(p)}, which the profile ${quoted(textOf(p, "profile"))} leaves out.`,
    next: () => "Ask the customer's administrator to take the device out of that group.",
  },
  olderProfileWins: {
    short: (p) => `Older profile wins${clause(": ", textOf(p, "older"))}`,
    meaning: (p) =>
      `${quoted(textOf(p, "older"))} reaches the device, too, and was created before ${quoted(textOf(p, "profile"))}: the oldest wins.`,
    next: () => "Ask the customer's administrator to keep the two profiles on different groups.",
  },
  assignmentFailed: {
    short: () => "Assignment failed",
    meaning: (p) => `Intune could not assign the profile${clause(" (", textOf(p, "detail"), ")")}.`,
    next: () => "Ask the customer's administrator to look at the device in Intune.",
  },
};

/** The text of a reason that comes as plain text. */
export function profileWaitOf(reason: string): WaitText {
  return Object.hasOwn(profileWaitText, reason)
    ? profileWaitText[reason as ProfileWaitReason]
    : profileWaitText.notRead;
}

function groupOf(params: Parameters<Sentence>[0]): string {
  const group = textOf(params, "group");
  return group === "" ? "the group" : `the group ${quoted(group)}`;
}

function tagOf(params: Parameters<Sentence>[0], name: string): string {
  const tag = textOf(params, name);
  return tag === "" ? "no group tag" : `tag ${tag}`;
}

function quoted(name: string): string {
  return `“${name}”`;
}
