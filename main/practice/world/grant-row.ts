/** A sign-in that has been begun or granted; kept so that a restarted world still honours it. */
export type GrantRow = {
  readonly id: string;
  readonly kind: "code" | "deviceCode" | "refreshToken";
  readonly clientId: string;
  readonly scope: string;
  readonly expiresAt: number;
  readonly nonce: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly challengeMethod: string;
  readonly userCode: string;
  readonly approvedAt: number | null;
  /** Authentication contexts that the sign-in satisfied. */
  readonly contexts: readonly string[];
};
