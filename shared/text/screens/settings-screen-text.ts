import { counted } from "../sentence.ts";

/** Sentences of Settings, sign-in, practice and order files. */
export const settingsScreenText = {
  title: "Settings",
  loading: "Settings are loading",
  bench: "This bench",
  technician: "Your name, as it stands on confirmations",
  technicianShort: "At least two letters.",
  theme: "Light or dark",
  themes: { system: "As Windows", light: "Light", dark: "Dark" },
  density: "Slots on one screen",
  densities: { auto: "By the order", "12": "12", "24": "24", "50": "50" },
  scannerPrefix: "What the scanner puts before every scan",
  scannerSuffix: "What the scanner puts after every scan",
  scannerHint:
    "Plain characters that your scanner is set up to send; they are taken off. Leave it empty otherwise. Enter or Tab ends a scan in any case and is not part of it.",
  folders: "Watched folders",
  foldersText: "What is saved into these folders is read by itself, as from a stick.",
  noFolders: "No folder is watched.",
  folder: "Full path of a folder",
  folderHint: "As it stands in the address bar of the file manager, such as D:\\Hashes",
  addFolder: "Watch this folder",
  removeFolder: (folder: string) => `Remove ${folder}`,
  remove: "Remove",
  folderTwice: "This folder is watched already.",
  folderNotFull: "Give the full path, from the drive or the root on.",
  foldersFull: (most: number) => `At most ${most} folders are watched.`,
  sounds: "Sounds for done, hands needed and fault",
  soundsOn: "On",
  soundsOff: "Off",
  files: "Files",
  outputFolder: (folder: string) => `Files that are written go to ${folder}`,
  version: (version: string) => `Reseal ${version}`,
} as const;

/** Sentences about the bench PC itself. */
export const thisPcText = {
  heading: "This PC",
  reading: "Reading the PC's own facts",
  networkInterface: (one: {
    readonly name: string;
    readonly address: string;
    readonly wired: boolean;
    readonly up: boolean;
  }) => `${one.name}: ${one.address}, ${one.wired ? "wired" : "not wired"}, ${one.up ? "up" : "down"}`,
  drive: (one: { readonly label: string; readonly folder: string; readonly sizeBytes: number }) =>
    `Stick ${one.label === "" ? one.folder : `${one.label} (${one.folder})`}, ${Math.round(one.sizeBytes / 1e9)} GB`,
  noDrive: "No stick is plugged in.",
} as const;

/** Sentences about the network that this PC stands in. */
export const benchNetworkText = {
  heading: "Network of the bench",
  meaning:
    "Everything that devices need of the internet is tried from this PC: names, connections, who issued the certificates, proxy and time.",
  check: "Check the network",
  checking: "Checking the network…",
  notYet: "It has not been checked yet.",
  checked: (clock: string, summary: string) => `Checked at ${clock}: ${summary}`,
  troubles: "What needs a look",
  checks: "What was reached",
  others: (count: number) => `${counted(count, "check")} passed`,
} as const;

/** Sentences about what the bridge may have left on this PC. */
export const cleanUpText = {
  heading: "Bridge",
  meaning:
    "For a device on the network without HTTPS the bridge trusts its address while it is read, and takes that back at once. What a bridge that was ended in the middle has left is taken back at its next start, or here.",
  cleanUp: "Clean up what the bridge left",
  cleaning: "Cleaning up…",
  nothing: "Nothing was left.",
  reverted: (what: string, detail: string) => `${what} ${detail}: taken back`,
  left: (what: string, detail: string) =>
    `${what} could not be taken back: ${detail}. Start Reseal as administrator and clean up again.`,
} as const;

/** Sentences of practice. */
export const practiceText = {
  heading: "Practice",
  explanation:
    "A simulated tenant with simulated devices. Opening it starts a new practice order; the one before is thrown away.",
  scenario: "Scenario",
  seed: "Seed: the same number gives the same morning",
  speed: "Speed: how many times faster than real time",
  open: "Open practice",
  opening: "Opening…",
  wrongNumber: "Seed is a whole number up to 1,000,000; speed lies between 0.1 and 1,000.",
  signInHeading: "Who signs in next",
  signInMeaning:
    "What the simulated tenant says to the next sign-in and renewal, and what the technician may do in it.",
  signInOutcome: "What the sign-in comes to",
  signInOutcomes: {
    granted: "It works",
    consentMissing: "Consent is missing",
    adminConsentMissing: "An administrator's consent is missing",
    declined: "The person declines",
    conditionalAccess: "A Conditional Access rule refuses",
    deviceNotCompliant: "Only managed PCs are let in",
    deviceCodeBlocked: "Sign-in with a code is blocked",
    strongAuthentication: "A second proof is wanted",
    strongAuthenticationSetup: "A second proof has to be set up first",
    sessionEnded: "It works, and cannot be renewed later",
    accountDisabled: "The account is switched off",
    guestUnknown: "The account is of another tenant",
  },
  signInRole: "What the technician may do",
  signInRoles: {
    intuneAdministrator: "Everything: Intune Administrator",
    readOnly: "Only read: Global Reader",
    none: "Nothing",
  },
  signInChange: "The tenant has consented to changes",
  signInSet: "Set",
  signInDone: "Holds from the next sign-in on.",
  card: "What your hands would do",
  release: "Other organisation: release it",
  screen: (serial: string) => `Screen of ${serial}`,
} as const;

/** Sentences of opening an order. */
export const orderFileText = {
  heading: "Order file",
  explanation:
    "An order file names the customer, the tenant, the tag, the profile and the quantity. Opening one locks this bench to its tenant.",
  choose: "Open an order file…",
  tooLarge: "An order file has at most 64 KB.",
} as const;

/** Sentences of the first start and of waiting for the bench. */
export const openingText = {
  heading: "No order is open on this bench",
  tryAgain: "Try again",
  loading: "The bench is opening",
} as const;
