/**
 * A person of the tenant, as far as a device can be assigned to them. `unknown` where the signed-in technician may not
 * see it: that is never taken for a yes.
 */
export type PersonRecord = {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly enabled: boolean | "unknown";
  /** Intune, by its service plan. */
  readonly hasIntune: boolean | "unknown";
  /** Microsoft Entra ID P1 or P2, by their service plans. */
  readonly hasEntraPremium: boolean | "unknown";
};

/**
 * Who of the asked-for names was found, and of whom (lower case) nobody knows, as the tenant did not answer for them. A name in
 * neither does not exist.
 */
export type FoundPeople = { readonly people: readonly PersonRecord[]; readonly unread: ReadonlySet<string> };

/** An assigned group: one whose members are put in by hand. */
export type AssignedGroupRecord = { readonly groupId: string; readonly name: string };
