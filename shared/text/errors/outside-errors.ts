import type { ErrorCode } from "../../kernel/app-error.ts";
import type { ErrorText } from "./error-sentences.ts";

/** Trouble outside the bench: bridge, tenant, sign-in, storage, practice. */
type OutsideErrorCode = Extract<
  ErrorCode,
  | `bridge.${string}`
  | `graph.${string}`
  | `signIn.${string}`
  | `store.${string}`
  | `secrets.${string}`
  | `link.${string}`
  | `practice.${string}`
  | `defect.${string}`
>;

/** Errors from outside: what happened, what it means, the one next step. */
export const outsideErrorText: Readonly<Record<OutsideErrorCode, ErrorText>> = {
  "bridge.unavailable": {
    title: "The bridge is missing",
    meaning: "PowerShell could not be started here. Files and sticks still work.",
    nextStep: "Ask whoever looks after this PC to allow PowerShell, or bring hashes by stick.",
  },
  "bridge.exited": {
    title: "The bridge ended unexpectedly",
    meaning: "It is being started again. What it was reading has to be read again.",
    nextStep: "Wait until the status bar says ready, then collect again.",
  },
  "bridge.timedOut": {
    title: "The device did not answer in time",
    meaning: "It may be restarting or asleep. Nothing is known of it yet.",
    nextStep: "Look at its screen, then collect again.",
  },
  "bridge.badMessage": {
    title: "The bridge answered nonsense",
    meaning: "The answer was thrown away. Nothing was taken from it.",
    nextStep: "Collect again; if it comes back, bring the hash by stick.",
  },
  "bridge.deviceUnreachable": {
    title: "The device cannot be reached",
    meaning: "It is off, not on this network, or refuses the connection.",
    nextStep: "Check power and cable, then collect again.",
  },
  "bridge.collectFailed": {
    title: "The device could not be read",
    meaning: "It answered, but not with a hardware hash.",
    nextStep: "Collect again; if it comes back, bring the hash by stick.",
  },
  "bridge.networkFailed": {
    title: "The network could not be tried from the device",
    meaning: "It answered, but did not try the addresses.",
    nextStep: "Try again; if it comes back, let the device call in by the bench link.",
  },
  "bridge.remotingOff": {
    title: "PowerShell on the device lets nobody in",
    meaning: "The device can be read over the network, but runs nothing for the bench.",
    nextStep: "Run Enable-PSRemoting as administrator on the device, or let it call in by the bench link.",
  },
  "graph.offline": {
    title: "The tenant cannot be reached",
    meaning: "Collecting, labels and confirmations go on. Registering and reading wait.",
    nextStep: "Check this PC's network; the bench goes on by itself.",
  },
  "graph.throttled": {
    title: "The tenant asks for a pause",
    meaning: "Microsoft limits how often it may be asked. Nothing is lost; calls wait.",
    nextStep: "Wait; the bench goes on by itself.",
  },
  "graph.unavailable": {
    title: "The tenant does not answer",
    meaning: "The service has trouble of its own. Calls wait and are repeated.",
    nextStep: "Wait; the bench goes on by itself.",
  },
  "graph.unauthorised": {
    title: "The sign-in is no longer valid",
    meaning: "The tenant is not read until somebody signs in. The bench goes on collecting.",
    nextStep: "Sign in again.",
  },
  "graph.forbidden": {
    title: "The account may not do this",
    meaning: "A permission or role is missing in the tenant. Nothing was changed.",
    nextStep: "Ask the tenant's administrator for the permission, or sign in with another account.",
  },
  "graph.notFound": {
    title: "The tenant does not know it",
    meaning: "It was deleted, or is not visible yet.",
    nextStep: "Wait a few minutes; if it stays, ask the tenant's administrator.",
  },
  "graph.notOffered": {
    title: "The tenant's service does not have this",
    meaning: "This cloud or version of Microsoft Graph has no such list. Nothing was changed; everything else goes on.",
    nextStep: "Look it up in Intune's own pages.",
  },
  "graph.conflict": {
    title: "The tenant is busy with the same thing",
    meaning: "Somebody else is changing it at this moment. Nothing was changed here.",
    nextStep: "Wait; the bench tries again by itself.",
  },
  "graph.invalid": {
    title: "The tenant refused the request",
    meaning: "A value in it is not accepted. Nothing was changed.",
    nextStep: "Check the group tag and the serial number of the unit.",
  },
  "graph.badAnswer": {
    title: "The tenant's answer was not understood",
    meaning: "It was thrown away rather than guessed at.",
    nextStep: "Wait for the next read; if it comes back, restart Reseal.",
  },
  "signIn.required": {
    title: "Nobody is signed in",
    meaning: "The tenant is neither read nor changed. The bench goes on collecting.",
    nextStep: "Sign in.",
  },
  "signIn.cancelled": {
    title: "The sign-in was cancelled",
    meaning: "Nothing was changed.",
    nextStep: "Sign in again when you are ready.",
  },
  "signIn.failed": {
    title: "The sign-in failed",
    meaning: "Microsoft did not accept it: consent, a rule of the tenant, or the network may be why.",
    nextStep: "Try again, or ask the tenant's administrator.",
  },
  "signIn.wrongTenant": {
    title: "That account belongs to another tenant",
    meaning: "The order is locked to its tenant. The account was not taken.",
    nextStep: "Sign in with an account of the order's tenant.",
  },
  "signIn.permissionMissing": {
    title: "The tenant has not allowed this yet",
    meaning: "The permission for it was not granted to Reseal. Nothing was sent; reading goes on.",
    nextStep: "Ask for the permission under Settings, What you can do here.",
  },
  "store.unreadable": {
    title: "The journal cannot be opened",
    meaning: "Another Reseal has it open, or the file is damaged. It was left untouched.",
    nextStep: "Close the other Reseal; if there is none, restore the file from a copy.",
  },
  "store.writeFailed": {
    title: "The journal cannot be written",
    meaning: "The disk may be full. Nothing new is recorded until it can be.",
    nextStep: "Make room on the disk, then restart Reseal.",
  },
  "store.chainBroken": {
    title: "The journal was changed from outside",
    meaning: "Its rows no longer fit together, so verdicts cannot be trusted.",
    nextStep: "Stop shipping and restore the journal from a copy.",
  },
  "secrets.unavailable": {
    title: "This PC's vault cannot be used",
    meaning: "Sign-in and hardware hashes cannot be kept safely, so they are not kept.",
    nextStep: "Sign in to Windows again, then restart Reseal.",
  },
  "link.notOpened": {
    title: "The bench link could not be opened",
    meaning: "Nothing listens: the address may have changed, or this PC does not let Reseal keep its key.",
    nextStep: "Check the cable of that network, then open it again.",
  },
  "link.notOpen": {
    title: "The bench link is closed",
    meaning: "There is no code to renew.",
    nextStep: "Open the bench link.",
  },
  "link.noSuchInterface": {
    title: "This PC no longer has that address",
    meaning: "Nothing listens. The cable may have been pulled, or the network gave another address.",
    nextStep: "Choose the network again.",
  },
  "practice.unavailable": {
    title: "Practice is not available",
    meaning: "The simulated tenant is not running here.",
    nextStep: "Open practice in Settings.",
  },
  "defect.unexpected": {
    title: "Reseal made a mistake",
    meaning: "What you asked for may not have been done. Evidence already taken is safe.",
    nextStep: "Try once more; if it comes back, restart Reseal.",
  },
};
