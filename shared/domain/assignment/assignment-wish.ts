/** What somebody wants of the chosen devices; what is absent stays. */
export type AssignmentWish = {
  /** Empty takes the tag away. */
  readonly groupTag?: string | undefined;
  /** One name for one device, empty to take it away; or a rule that gives each its own. */
  readonly name?:
    | { readonly kind: "fixed"; readonly name: string }
    | { readonly kind: "rule"; readonly rule: string }
    | undefined;
  /** One user, the one that each device's file names, or none. */
  readonly user?:
    | { readonly kind: "fixed"; readonly userPrincipalName: string }
    | { readonly kind: "listed" }
    | { readonly kind: "none" }
    | undefined;
  /** In or out of one assigned group. */
  readonly membership?: { readonly groupId: string; readonly name: string; readonly isMember: boolean } | undefined;
};
