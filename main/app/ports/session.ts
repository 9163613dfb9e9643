import type { CloudName } from "../../../shared/domain/sign-in/cloud.ts";
import type { PermissionName } from "../../../shared/domain/sign-in/permission.ts";
import type { SignInTrouble } from "../../../shared/domain/sign-in/sign-in-trouble.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
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

/** An account that signed in on this PC before. `hint` is its user name with all but the ends left out. */
export type KnownAccount = {
  readonly id: string;
  readonly displayName: string;
  readonly hint: string;
  /** The tenant it is at home in. */
  readonly homeTenantId: string;
  /** It has signed in to the order's tenant, so that it can be chosen for this order. */
  readonly fits: boolean;
  /** It is the one that works here now. */
  readonly isChosen: boolean;
};

/** What stands around the sign-in. */
export type SessionDetails = {
  readonly accounts: readonly KnownAccount[];
  /** `memory`: this PC has no vault that could be used, so that the sign-in ends with the app. */
  readonly kept: "vault" | "memory";
  readonly cloud: CloudName;
  /** Absent while no app registration is known. */
  readonly clientId?: string;
  /** Page on which an administrator of the order's tenant consents to what the bench needs. */
  readonly consentLink?: string;
  /** By how much this PC's clock is ahead (negative: behind) of Microsoft's, when it is too much. */
  readonly clockSkewMs?: number;
};

/** What a sign-in is for besides reading the order's tenant. */
export type SignInWish = {
  /** Permissions to ask for, of one service; the person who is signed in is asked again. */
  readonly permissions?: readonly PermissionName[];
  /** Another tenant than the order's: a partner's own. */
  readonly tenant?: TenantId;
};

/** The technician's sign-in. Tokens never leave the adapter except through `accessToken`. */
export type Session = {
  readonly watchState: (listener: (state: SessionState) => void) => Stop;
  /** Tells what stands around it at once, and every change after. */
  readonly watchDetails: (listener: (details: SessionDetails) => void) => Stop;
  /** Uses a cached account when there is one; resolves to whether it could. */
  readonly resume: () => Promise<boolean>;
  /** Opens the system browser (authorization code with PKCE). Errors: `signIn.*`. */
  readonly signInWithBrowser: (wish?: SignInWish) => Promise<Result<SignedInAccount>>;
  /** Shows a code to type elsewhere; the state carries it meanwhile. Errors: `signIn.*`. */
  readonly signInWithDeviceCode: (wish?: SignInWish) => Promise<Result<SignedInAccount>>;
  /** Lets another known account work here. Errors: `signIn.*`. */
  readonly choose: (accountId: string) => Promise<Result<void>>;
  /** Gives up a sign-in that is under way. */
  readonly cancel: () => void;
  /** Forgets one account, or all; `why` is told to whoever looks. */
  readonly signOut: (accountId?: string, why?: SignInTrouble) => Promise<Result<void>>;
};
