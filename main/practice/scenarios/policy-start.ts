import type { MobilityPolicyRow, RegistrationMembership, RegistrationPolicyRow } from "../world/tenant-setup-rows.ts";

/** Application of Intune, as every tenant knows it. */
const intuneAppId = "0000000a-0000-0000-c000-000000000000";
const everybody: RegistrationMembership = { kind: "all", users: [], groups: [] };
const intune: MobilityPolicyRow = {
  id: intuneAppId,
  kind: "mdm",
  displayName: "Microsoft Intune",
  description: "Microsoft Intune",
  appliesTo: "all",
  discoveryUrl: "https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc",
  termsOfUseUrl: "https://portal.manage.microsoft.com/TermsofUse.aspx",
  complianceUrl: "https://portal.manage.microsoft.com/?portalAction=Compliance",
  groupIds: [],
  skipsEnrolmentAtRegistration: false,
};

/** A tenant in which everybody may join devices and every joined device is enrolled in Intune. */
export const policyRows: {
  readonly mobilityPolicies: readonly MobilityPolicyRow[];
  readonly registrationPolicies: readonly RegistrationPolicyRow[];
} = {
  mobilityPolicies: [
    intune,
    {
      ...intune,
      id: `mam ${intuneAppId}`,
      kind: "mam",
      appliesTo: "none",
      discoveryUrl: "https://wip.mam.manage.microsoft.com/Enroll",
      termsOfUseUrl: null,
      complianceUrl: null,
    },
  ],
  registrationPolicies: [
    {
      id: "deviceRegistrationPolicy",
      userDeviceQuota: 50,
      multiFactorAuthConfiguration: "notRequired",
      registration: everybody,
      join: everybody,
      joinIsConfigurable: true,
      localAdmins: everybody,
      globalAdminsAreLocal: true,
      localAdminPasswordIsEnabled: false,
    },
  ],
};
