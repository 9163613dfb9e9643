/** Why a sign-in or its renewal did not come about; each has its own words and its own next step. */
export const signInTroubles = [
  "consentMissing",
  "adminConsentMissing",
  "serviceMissing",
  "conditionalAccess",
  "deviceNotAllowed",
  "appNotApproved",
  "deviceCodeBlocked",
  "atRisk",
  "multiFactor",
  "multiFactorSetup",
  "multiFactorFailed",
  "externalChallenge",
  "claims",
  "accountNotInTenant",
  "accountUnknown",
  "accountDisabled",
  "accountLocked",
  "wrongPassword",
  "passwordExpired",
  "notAssigned",
  "appNotInTenant",
  "appDisabled",
  "publicClientOff",
  "redirectMissing",
  "noClientId",
  "tenantUnknown",
  "wrongCloud",
  "tenantRestricted",
  "sessionEnded",
  "signInFrequency",
  "tokenRefused",
  "idle",
  "codeExpired",
  "timedOut",
  "browserNotOpened",
  "serviceBusy",
  "clockWrong",
  "other",
] as const;
export type SignInTrouble = (typeof signInTroubles)[number];

/** How somebody signs in; `silent` is a renewal that asks nobody. */
export type SignInWay = "browser" | "deviceCode" | "silent";

/**
 * Error numbers (AADSTS…) by what they call for. Source: "Microsoft Entra authentication and authorization error codes".
 * The numbers are data that Microsoft may change: one that is not here is told as `other`, with its number.
 */
const numbersByTrouble: Partial<Record<SignInTrouble, readonly number[]>> = {
  consentMissing: [65001],
  adminConsentMissing: [90094, 90095, 90099],
  serviceMissing: [500011, 500014, 650052],
  conditionalAccess: [50005, 50131, 53003],
  deviceNotAllowed: [50097, 50129, 50155, 53000, 53001, 135011],
  appNotApproved: [53002, 53009],
  atRisk: [53004, 53010, 53011, 530034],
  multiFactor: [50074, 50076, 50078],
  multiFactorSetup: [50072, 50079],
  multiFactorFailed: [500121],
  externalChallenge: [50158],
  accountNotInTenant: [50020, 51004, 90072],
  accountUnknown: [50034],
  accountDisabled: [50057],
  accountLocked: [50053],
  wrongPassword: [50056, 50126],
  passwordExpired: [50055, 50125, 50144],
  notAssigned: [50105],
  appNotInTenant: [700016],
  appDisabled: [7000112],
  publicClientOff: [7000218],
  redirectMissing: [50011, 500113],
  tenantUnknown: [50059, 90002],
  wrongCloud: [90038, 90043, 90051],
  tenantRestricted: [50002, 500021, 500022, 500212, 500213],
  sessionEnded: [50089, 50132, 50133, 50173, 70008, 700082, 700084],
  signInFrequency: [70043],
  codeExpired: [70019],
  serviceBusy: [50196, 70012, 80001, 80002, 90006, 90012, 90024, 90033, 90055],
};

const troubleByNumber: ReadonlyMap<number, SignInTrouble> = new Map(
  signInTroubles.flatMap((trouble) => (numbersByTrouble[trouble] ?? []).map((number) => [number, trouble] as const)),
);

/** Policies of the tenant that may let the same person in another way. */
const byTenantRule: ReadonlySet<SignInTrouble> = new Set(["conditionalAccess", "deviceNotAllowed", "appNotApproved"]);

/** The trouble an error number stands for; undefined for one that is not known. A rule met by a device code is about that way. */
export function troubleOfNumber(number: number, way: SignInWay): SignInTrouble | undefined {
  const trouble = troubleByNumber.get(number);
  return trouble !== undefined && way === "deviceCode" && byTenantRule.has(trouble) ? "deviceCodeBlocked" : trouble;
}

/** Whether a word names a trouble. */
export function isSignInTrouble(word: unknown): word is SignInTrouble {
  return signInTroubles.some((trouble) => trouble === word);
}
