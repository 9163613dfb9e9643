import type { ErrorCode } from "../../kernel/app-error.ts";
import type { ErrorText } from "./error-sentences.ts";

type AssignErrorCode = Extract<ErrorCode, `assign.${string}`>;

/** Errors of changing values of registered devices. */
export const assignErrorText: Readonly<Record<AssignErrorCode, ErrorText>> = {
  "assign.notFound": {
    title: "This change is not known",
    meaning: "It is not among the changes of this order. Nothing was changed.",
    nextStep: "Look it up under Tenant.",
  },
  "assign.nothingToChange": {
    title: "There is nothing to change",
    meaning: "Every chosen device has these values already, or was refused. Nothing was sent.",
    nextStep: "Look at the reason in each row.",
  },
  "assign.nothingToDecide": {
    title: "There is nothing to decide",
    meaning: "No value of this change needs anybody.",
    nextStep: "Close this and look at the change again.",
  },
  "assign.underWay": {
    title: "The device is being changed already",
    meaning: "An earlier change of one of these devices has not shown in the tenant yet. Nothing more was sent.",
    nextStep: "Wait until it shows, then try again.",
  },
  "assign.undoneAlready": {
    title: "This change was taken back already",
    meaning: "What was there before was put back by another change. Nothing was sent.",
    nextStep: "Take that other change back, if these values are wanted again.",
  },
  "assign.overtaken": {
    title: "Somebody else changed it since",
    meaning: "No value is what this change made it any more. Nothing was put back, so that nobody's work is lost.",
    nextStep: "Look at the present values, then change what is wrong by hand.",
  },
  "assign.wrongConfirmation": {
    title: "What you typed does not fit",
    meaning: "Order number and number of devices have to be the ones of this change. Nothing was changed.",
    nextStep: "Read both off the preview and type them again.",
  },
  "assign.previewGone": {
    title: "The preview is too old",
    meaning: "The tenant may have changed since it was made. Nothing was changed.",
    nextStep: "Preview the change again.",
  },
  "assign.noDevices": {
    title: "No such device is registered",
    meaning: "Nothing in the tenant's list of Autopilot devices fits what was chosen. Nothing was changed.",
    nextStep: "Check serial numbers or group tag, and that the devices are registered.",
  },
  "assign.tooManyDevices": {
    title: "Too many devices at once",
    meaning: "One change takes a thousand devices at most. Nothing was changed.",
    nextStep: "Choose fewer devices.",
  },
  "assign.badName": {
    title: "Not a name for a computer",
    meaning: "Names have 15 characters at most: letters, digits and hyphens, and not only digits.",
    nextStep: "Choose another name.",
  },
  "assign.nameTaken": {
    title: "Another device has this name",
    meaning: "Two devices of one tenant must not carry one name. This one was not named.",
    nextStep: "Choose another name, or rename the other device first.",
  },
};
