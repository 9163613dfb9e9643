import type { TextCode } from "../../domain/bench/text-code.ts";
import { lookUpError } from "../../domain/diagnosis/look-up-error.ts";
import { errorTitle } from "../errors/error-text.ts";
import { errorMeaning } from "../lists/error-catalogue.ts";
import { clause, counted, numberOf, type Sentence, textOf } from "../sentence.ts";

type PartnerCode = Extract<TextCode, `partner.${string}`>;

/** How a device stands on its way through Partner Center, and what to do next. */
export const partnerText: Readonly<Record<PartnerCode, Sentence>> = {
  "partner.proven": () => "In Intune, with the order's group tag",
  "partner.tagMissing": () => "In Intune, without a group tag so far",
  "partner.otherTag": (p) => `In Intune, with another group tag: ${textOf(p, "tag")}`,
  "partner.stopped": () => "Stopped before it was uploaded",
  "partner.byHand": () => "Not in Intune yet; somebody uploads it to Partner Center",
  "partner.noCustomer": () => "Waits for the customer to be chosen",
  "partner.notSent": () => "Waits for the next upload",
  "partner.working": () => "Uploaded, Partner Center works on it",
  "partner.late": () => "Uploaded, and no word of it for half an hour",
  "partner.unclear": () => "Nobody knows yet whether the upload arrived; it is being looked up",
  "partner.notTaken": (p) => `Not uploaded${clause(": ", errorTitle(textOf(p, "error")))}; goes with the next upload`,
  "partner.halved": () => "The upload was refused; it goes again in two halves",
  "partner.retried": (p) => `Partner Center failed${clause(": ", textOf(p, "name"))}; goes again by itself`,
  "partner.silent": () => "Partner Center has finished without a word of it",
  "partner.awaited": () => "Partner Center says registered; not in Intune's list yet",
  "partner.notProvable": () => "Partner Center says registered; Intune cannot be asked",
  "partner.missing": (p) =>
    `Partner Center says registered; Intune has not shown it for ${counted(numberOf(p, "minutes"), "minute")}`,
  "partner.foreignTenant": () => "Registered to another organisation",
  "partner.refused": (p) => `Refused${clause(": ", refusalOf(p))}`,
  "partner.allRefused": () => "Not sent: Partner Center refuses every upload, whatever is in it",
  "partner.chooseAgain": () => "Ask the partner's administrator why, then choose the customer again",
  "partner.setTag": () => "Open the unit and change its group tag",
  "partner.openUnit": () => "Open the unit",
  "partner.uploadFile": () => "Write the file for Partner Center on Intake and upload it there",
  "partner.chooseCustomer": () => "Choose the customer",
  "partner.lookInPartnerCenter": () => "Look at the batch in Partner Center",
  "partner.readTenant": () => "Sign in to the customer's tenant, so that Intune can be asked",
  "partner.syncThenSupport": () => "Start an Autopilot sync under Tenant; if it stays missing, ask Microsoft's support",
  "partner.bringHash": () => "Bring its hardware hash: maker, model and serial have to be exactly as in its firmware",
};

function refusalOf(params: Parameters<Sentence>[0]): string {
  const word = textOf(params, "name") || String(numberOf(params, "code") || "");
  if (word !== "" && lookUpError(word).kind === "known") return errorMeaning(word);
  return errorTitle(word) || word;
}
