import type { PartnerView, UploadView } from "../../domain/partner-center/partner-view.ts";
import type { ReconcileRow, ReconcileState } from "../../domain/partner-center/reconcile.ts";
import { formatAge, formatClock } from "../clock-text.ts";
import { errorTitle } from "../errors/error-text.ts";
import { clause, counted } from "../sentence.ts";

/** Sentences about the order's way through Partner Center. */
export const partnerScreenText = {
  title: "Partner Center",
  meaning: (path: PartnerView["path"]) =>
    path === "both"
      ? "This order's devices are registered by Partner Center; group tag and profile are set and read by Graph."
      : "This order's devices are registered by Partner Center. Intune is asked wherever somebody is signed in there.",
  byHand:
    "The order names no partner, so the bench uploads nothing itself: write the file for Partner Center below and upload it there.",
  customer: (name: string, domain: string, at: number) =>
    `Customer: ${name}${clause(" (", domain, ")")}, chosen ${formatClock(at)}`,
  noCustomer: "Nothing is uploaded before the order's customer was chosen from the partner's customers.",
  choose: "Choose the customer…",
  stopped: {
    title: "Partner Center refuses every upload",
    meaning: "Five devices were refused alone and none was taken, so it is not the devices. Nothing more is sent.",
    nextStep: "Ask the partner's administrator why, then choose the customer again.",
  },
  heading: "Whose devices are these?",
  confirm: "Upload for this customer",
  cancel: "Cancel",
  asking: "Partner Center is being asked for its customers",
  list: "Customers of the partner",
  search: "Name or domain",
  found: (shown: number, all: number) => `${shown} of ${counted(all, "customer")}`,
  own: "The order's customer",
  other: "Not this order's",
  notThere: "The order's customer is none of this partner's. It has to accept the reseller relationship first.",
  signIn: "Sign in to Partner Center",
  withCode: "With a code",
  copyCode: "Copy the code",
  typeCode: (address: string) => `Type this code at ${address}:`,
  waitingBrowser: "Waiting for the sign-in in the browser",
  giveUp: "Give up",
  uploads: "Uploads",
  noUploads: "Nothing was uploaded yet.",
  uploadColumns: ["Batch", "State", "Devices", "Since"],
  rowsOf: ({ rows, done, failed }: UploadView) =>
    failed === 0 ? `${done} of ${rows} registered` : `${done} of ${rows} registered, ${failed} not`,
  added: "added to this batch",
  since: ({ since, until }: UploadView, now: number) =>
    until === undefined
      ? formatClock(since)
      : `${formatClock(since)}, ${formatAge(now - since)} ago; usually done by ${formatClock(until)}`,
  state: ({ state, jobStatus, error }: UploadView) => {
    switch (state) {
      case "sent":
        return "Being sent";
      case "accepted":
        return jobStatus === "processing" ? "Partner Center works on it" : "Waits in Partner Center";
      case "unclear":
        return `Unclear whether it arrived; it is looked up${clause(" (", errorTitle(error), ")")}`;
      case "present":
        return "Arrived; its results are asked for again";
      case "lost":
        return "Arrived; its devices are looked for in the lists";
      case "notTaken":
        return `Not sent${clause(": ", errorTitle(error))}`;
      case "refused":
        return "Refused as a whole";
      case "ended":
        return "Ended";
    }
  },
  reconcile: "Is it really in Intune?",
  chosen: "Devices",
  count: (state: ReconcileState, count: number) => `${partnerStates[state]}: ${count}`,
  read: (at: number | undefined) =>
    at === undefined
      ? "Intune's list has not been read since the start."
      : `Intune's list was last read ${formatClock(at)}.`,
  columns: ["Device", "Sent by", "State", "Next step", "Since"],
  identity: {
    hash: "Hardware hash",
    tuple: "Maker, model, serial",
    productKey: "Product key ID",
    none: "–",
  } satisfies Record<ReconcileRow["identity"], string>,
  unnamed: "Nothing to call it by",
  open: (serial: string) => `Open ${serial}`,
  rowSince: ({ since, until }: ReconcileRow) =>
    until === undefined ? formatClock(since) : `${formatClock(since)}, until ${formatClock(until)}`,
  none: {
    flagged: "None needs anybody.",
    waiting: "None is under way.",
    proven: "None is proven yet.",
  } satisfies Record<ReconcileState, string>,
  before: "Page before",
  next: "Next page",
  page: (page: number, all: number) => `Page ${page} of ${all}`,
  path: {
    graph: "registered by Graph",
    partnerCenter: "registered by Partner Center",
    both: "registered by Partner Center and Graph",
  } satisfies Record<PartnerView["path"], string>,
} as const;

const partnerStates: Readonly<Record<ReconcileState, string>> = {
  flagged: "Needs somebody",
  waiting: "Under way",
  proven: "In Intune",
};
