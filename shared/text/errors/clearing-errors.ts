import type { ErrorCode } from "../../kernel/app-error.ts";
import type { ErrorText } from "./error-sentences.ts";

type ClearingErrorCode = Extract<ErrorCode, `clearing.${string}`>;

/** Errors of clearing a unit's past. */
export const clearingErrorText: Readonly<Record<ClearingErrorCode, ErrorText>> = {
  "clearing.lookFirst": {
    title: "What was read is too old",
    meaning: "Records may have changed since. Nothing was sent to the tenant.",
    nextStep: "Press Look again, and decide on what is there now.",
  },
  "clearing.otherRecords": {
    title: "The records are no longer the same",
    meaning: "What would be changed is not what the screen showed. Nothing was sent to the tenant.",
    nextStep: "Press Look again, and read the list once more.",
  },
  "clearing.tooMany": {
    title: "Too many records for one unit",
    meaning: "So many under one serial number are a sign of a wrong match. Nothing was sent to the tenant.",
    nextStep: "Have an administrator look at them in Intune.",
  },
  "clearing.wrongWords": {
    title: "The typed words are not the ones asked for",
    meaning: "Nothing was sent to the tenant.",
    nextStep: "Type the word and the end of the serial number as they stand above the field.",
  },
  "clearing.limitReached": {
    title: "This bench has changed enough records for now",
    meaning:
      "In one hour a bench changes at most twenty, so that a mistake stays small. Nothing was sent to the tenant.",
    nextStep: "Wait until the hour is over, or have an administrator do it in Intune.",
  },
  "clearing.registeredObject": {
    title: "The device object belongs to a registered device",
    meaning: "Its deployment is anchored on this object, so it was not deleted.",
    nextStep: "Deregister the device first, if that is really wanted.",
  },
  "clearing.registeredByOther": {
    title: "Somebody else registered it",
    meaning: "Only who registered a device may delete its registration; this tenant did not (811).",
    nextStep: "Ask the partner or maker who registered it to delete it.",
  },
  "clearing.noEffect": {
    title: "Sent three times, and nothing changed",
    meaning: "The tenant never took the step. The record is still there.",
    nextStep: "Try once more, or have an administrator do it in Intune.",
  },
};
