import type { CloudName } from "../../domain/sign-in/cloud.ts";

/** Sentences of the sign-in. */
export const signInText = {
  heading: "Sign-in",
  signedOut: "Nobody is signed in. The tenant is neither read nor changed; the bench goes on collecting.",
  signedIn: (account: string, tenant: string) => `Signed in as ${account} to ${tenant}`,
  waitingBrowser: "Waiting for the browser. Sign in there.",
  waitingCode: "Go to this address on any device and enter the code:",
  codeLife: (minutes: number, clock: string) =>
    minutes < 1 ? `Less than a minute left, until ${clock}` : `${minutes} min left, until ${clock}`,
  drawing: "QR code of the address, to open it on another device",
  copyCode: "Copy the code",
  copyAddress: "Copy the address",
  browser: "Sign in with the browser",
  deviceCode: "Sign in with a code",
  another: "Sign in with another account",
  signOut: "Sign out",
  signOutAll: "Sign out all accounts",
  cancel: "Cancel sign-in",
  outTitle: "Nobody is signed in",
  outMeaning: "Collecting, labels and confirmations go on. Registering and reading the tenant wait.",
  signIn: "Sign in",
  number: (number: number | string) => `Microsoft's number for it: AADSTS${number}`,
  accounts: "Accounts on this PC",
  works: "works here",
  otherTenant: "Not of this order's tenant",
  workAs: (name: string) => `Work as this: ${name}`,
  use: "Work as this",
  forget: "Sign out",
  forgetAccount: (name: string) => `Sign out ${name}`,
  inMemory: "This PC's vault cannot be used, so the sign-in is not kept: it ends when Reseal is closed.",
  clockWrong: (minutes: number) =>
    minutes > 0
      ? `This PC's clock is ${minutes} min ahead of Microsoft's. Set it, or sign-ins will fail.`
      : `This PC's clock is ${-minutes} min behind Microsoft's. Set it, or sign-ins will fail.`,
  guide: "How to register the app is written in docs/app-registration.md, in Reseal's folder.",
} as const;

/** Sentences of what a technician can do in the tenant. */
export const rightsText = {
  heading: "What you can do here",
  meaning:
    "Permissions that Reseal was given, and what the tenant answered when they were used. What has not been seen is not claimed.",
  ask: "Ask for it",
  askFor: (what: string) => `Ask for it: ${what}`,
  tryAgain: "Try it again",
  tryIt: "Try it",
  tryFor: (button: string, what: string) => `${button}: ${what}`,
  list: "Permissions",
  heldTitle: "Something waits for a permission or a role",
  held: (what: readonly string[]) => `Nothing of it is sent: ${what.join("; ")}. Everything else goes on.`,
  show: "What you can do here",
  consent: "Consent link for the tenant's administrator",
  consentMeaning:
    "An administrator opens it once and accepts for the whole tenant. The browser then shows a page that cannot be reached; the consent counts all the same.",
  copyConsent: "Copy the consent link",
} as const;

/** Sentences of the app registration. */
export const appRegistrationText = {
  heading: "App registration",
  meaning: "The client id of your own app registration, for orders that name none. Each cloud has its own.",
  inUse: (clientId: string, cloud: string) => `In use now: ${clientId}, ${cloud}`,
  wrong: "A client id has the form 00000000-0000-0000-0000-000000000000.",
  idle: "Sign out when nobody uses this bench",
  idleHint: "What is open stays; it goes on after the next sign-in.",
  idleChoices: {
    "0": "Never",
    "5": "After 5 minutes",
    "15": "After 15 minutes",
    "30": "After 30 minutes",
    "60": "After an hour",
  },
} as const;

/** Microsoft's clouds by name. */
export const cloudText: Readonly<Record<CloudName, string>> = {
  global: "Global cloud (and GCC)",
  usGovernment: "US Government, GCC High",
  usDefense: "US Government, DoD",
  china: "China, 21Vianet",
};
