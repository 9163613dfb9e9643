import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "./clock.ts";

/** Who is signed in, as far as a screen needs it. */
export type SignedInAccount = { readonly tenantId: string; readonly displayName: string };

/** How the sign-in stands. */
export type SessionState =
  | { readonly kind: "signedOut"; readonly error?: AppError }
  | { readonly kind: "signingIn"; readonly way: "browser" | "deviceCode"; readonly code?: DeviceCode }
  | { readonly kind: "signedIn"; readonly account: SignedInAccount };

/** What the technician types on another device to sign in. `expiresAt` in epoch milliseconds. */
export type DeviceCode = { readonly userCode: string; readonly address: string; readonly expiresAt: number };

/** The technician's sign-in to one tenant. Tokens never leave the adapter except through `accessToken`. */
export type Session = {
  readonly watchState: (listener: (state: SessionState) => void) => Stop;
  /** Uses a cached account when there is one; resolves to whether it could. */
  readonly resume: () => Promise<boolean>;
  /** Opens the system browser (authorization code with PKCE). Errors: `signIn.*`. */
  readonly signInWithBrowser: () => Promise<Result<SignedInAccount>>;
  /** Shows a code to type elsewhere; the state carries it meanwhile. Errors: `signIn.*`. */
  readonly signInWithDeviceCode: () => Promise<Result<SignedInAccount>>;
  /** Gives up a sign-in that is under way. */
  readonly cancel: () => void;
  readonly signOut: () => Promise<Result<void>>;
};
