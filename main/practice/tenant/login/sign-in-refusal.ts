import type { World } from "../../world/world.ts";
import type { WorldSwitches } from "../../world/world-switches.ts";
import { type LoginFailure, loginFailure } from "./login-failure.ts";

/** How somebody signs in: in a browser, with a code on another device, or silently with a token from before. */
export type SignInWay = "browser" | "deviceCode" | "silent";

const refusals = {
  consentMissing: [65001, "consent_required", "The user or administrator has not consented to use the application."],
  adminConsentMissing: [
    90094,
    "access_denied",
    "The grant requires admin permission. Ask the administrator to consent to the use of this application.",
  ],
  declined: [65004, "access_denied", "User declined to consent to access the app."],
  conditionalAccess: [
    53003,
    "access_denied",
    "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
  ],
  deviceNotCompliant: [
    53000,
    "access_denied",
    "Device is not in required device state: compliant. Conditional Access policy requires a compliant device.",
  ],
  strongAuthenticationSetup: [
    50079,
    "interaction_required",
    "Due to a configuration change made by your administrator, you must enroll in multi-factor authentication to access the resource.",
  ],
  sessionEnded: [700082, "invalid_grant", "The refresh token has expired due to inactivity."],
  strongAuthentication: [
    50076,
    "interaction_required",
    "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
  ],
  accountDisabled: [50057, "access_denied", "The user account is disabled."],
  guestUnknown: [
    50020,
    "access_denied",
    "User account from identity provider does not exist in tenant and cannot access the application in that tenant.",
  ],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>;

/** Why a sign-in that wants these scopes is refused in this tenant; undefined when it is not. */
export function signInRefusal(world: World, scopes: readonly string[], way: SignInWay): LoginFailure | undefined {
  const { signIn, consentMissingFor } = world.switches;
  const outcome = outcomeOf(signIn, way);
  if (outcome !== "granted") return refused(outcome, way);
  const missing = scopes.find((scope) => consentMissingFor.some((name) => name.toLowerCase() === scope.toLowerCase()));
  return missing === undefined ? undefined : refused("consentMissing", way);
}

/** A blocked code is refused as any rule of the tenant refuses; an ended session is met by who wants to go on silently. */
function outcomeOf(signIn: WorldSwitches["signIn"], way: SignInWay): keyof typeof refusals | "granted" {
  if (signIn === "deviceCodeBlocked") return way === "deviceCode" ? "conditionalAccess" : "granted";
  if (signIn === "sessionEnded") return way === "silent" ? signIn : "granted";
  return signIn;
}

/** The refusal of a silent sign-in for a resource that wants more than the person did when they signed in. */
export function needsInteraction(): LoginFailure {
  return refused("strongAuthentication", "silent");
}

/** The token endpoint has fewer words than the sign-in page. */
function refused(outcome: keyof typeof refusals, way: SignInWay): LoginFailure {
  const [number, error, message] = refusals[outcome];
  const isOnPage = way === "browser" || error === "interaction_required";
  return loginFailure(number, isOnPage ? error : "invalid_grant", message);
}
