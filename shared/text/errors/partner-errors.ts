import type { ErrorCode } from "../../kernel/app-error.ts";
import type { ErrorText } from "./error-sentences.ts";

/** Trouble with Partner Center: what happened, what it means, the one next step. */
export const partnerErrorText: Readonly<Record<Extract<ErrorCode, `partner.${string}`>, ErrorText>> = {
  "partner.offline": {
    title: "Partner Center cannot be reached",
    meaning: "Nothing was sent. The bench goes on with everything else.",
    nextStep: "Check this PC's network; the upload goes on by itself.",
  },
  "partner.throttled": {
    title: "Partner Center asks for a pause",
    meaning: "Nothing is lost; the upload waits.",
    nextStep: "Wait; the upload goes on by itself.",
  },
  "partner.unavailable": {
    title: "Partner Center did not answer",
    meaning: "Whether an upload arrived is looked up before anything is sent again.",
    nextStep: "Wait; the bench asks again by itself.",
  },
  "partner.unauthorised": {
    title: "Partner Center does not take this sign-in",
    meaning: "The sign-in has run out or is not one of the partner.",
    nextStep: "Sign in to Partner Center again.",
  },
  "partner.mfaMissing": {
    title: "Partner Center wants a second factor",
    meaning: "The sign-in was made without multifactor authentication, which Partner Center does not take.",
    nextStep:
      "Sign in again with a second factor; if none is asked for, tell whoever looks after the partner's tenant.",
  },
  "partner.forbidden": {
    title: "Your role in Partner Center does not allow this",
    meaning: "Devices are uploaded by admin agents and sales agents.",
    nextStep: "Ask the partner's administrator for one of these roles, then sign in again.",
  },
  "partner.notFound": {
    title: "Partner Center does not know this",
    meaning: "The customer is none of this partner's, or what was asked for is gone.",
    nextStep: "Check that the customer has accepted the reseller relationship.",
  },
  "partner.conflict": {
    title: "Partner Center has this batch already",
    meaning: "Nothing was uploaded twice; what is in the batch is looked up.",
    nextStep: "Wait; the bench looks the devices up by itself.",
  },
  "partner.invalid": {
    title: "Partner Center refused the upload",
    meaning: "A row was not taken as it is. The upload is halved until the row is alone.",
    nextStep: "Open the row that is left over and check its values.",
  },
  "partner.badAnswer": {
    title: "Partner Center's answer could not be read",
    meaning: "Nothing was taken from it.",
    nextStep: "Wait; the bench asks again by itself.",
  },
  "partner.otherCustomer": {
    title: "This is not the order's customer",
    meaning: "Devices of this order may go to its own customer alone.",
    nextStep: "Choose the customer that the order names, or open the right order.",
  },
  "partner.notNamed": {
    title: "This order names no partner",
    meaning: "The bench uploads nothing to Partner Center for it.",
    nextStep: "Use an order file with the partner's tenant, or upload the exported file by hand.",
  },
};
