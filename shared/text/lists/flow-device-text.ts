import type { FlowAppDetail, FlowAppKind, FlowAppState } from "../../domain/flow/flow-app.ts";
import type { FlowProvider, UserFlowSign } from "../../domain/flow/flow-signals.ts";
import type { OutOfBoxSetting } from "../../domain/flow/out-of-box-config.ts";
import type { ProfileVerdict } from "../../domain/flow/profile-verdict.ts";

/** What kind of app it is. */
export const flowAppKindText: Readonly<Record<FlowAppKind, string>> = {
  win32: "Win32 app",
  msi: "MSI",
  office: "Microsoft 365 Apps",
  script: "Script",
};

/** How an app stands. */
export const flowAppStateText: Readonly<Record<FlowAppState, string>> = {
  waiting: "Waiting",
  running: "In progress",
  restart: "Installed, restart wanted",
  done: "Installed",
  skipped: "Does not apply",
  failed: "Failed",
  unknown: "Unknown",
};

/** Policy providers of the page. */
export const flowProviderText: Readonly<Record<string, string>> = {
  Sidecar: "Intune Management Extension",
  ConfigMgr: "Configuration Manager",
};

/** How a policy provider stands. */
export const flowProviderStateText: Readonly<Record<FlowProvider["state"], string>> = {
  notInstalled: "Not installed yet",
  notRequired: "Not required",
  completed: "Installed",
  failed: "Failed",
  unknown: "Unknown",
};

/** Things that the page waits for, by the kind that the device lists them under. */
export const flowCountText: Readonly<Record<string, string>> = {
  ExpectedPolicies: "Policies",
  ExpectedMSIAppPackages: "MSI packages",
  ExpectedModernAppPackages: "App packages",
  ExpectedNetworkProfiles: "Network profiles",
  ExpectedSCEPCerts: "Certificates",
  ExpectedCertificateProfiles: "Certificates",
};

/** What the device's log says of the profile. */
export const profileVerdictText: Readonly<Record<ProfileVerdict, string>> = {
  notRegistered: "Not given out: the device is not registered",
  identityMismatch: "Not given out: serial or product key differ from the registration",
  profileDeleted: "Not given out: its profile was deleted",
  noProfile: "Not given out: none is assigned, and there is no default",
  downloaded: "Downloaded",
  cached: "Kept from an earlier download",
  nothingReturned: "Asked for, and nothing came back",
  noInternet: "Not asked for yet: no proof that the device was online",
};

/** What shows that somebody is past the technician flow. */
export const userFlowSignText: Readonly<Record<UserFlowSign, string>> = {
  accountSetup: "account setup began",
  userScope: "settings of a user were asked for",
  desktop: "a user's desktop was reached",
  joinUser: "a real user joined the device",
  hello: "Windows Hello was offered",
};

/** Numbers that the Intune Management Extension notes of an app; follow each other in one line. */
export const flowAppDetailText: Readonly<Record<FlowAppDetail, string>> = {
  exitCode: "exit code",
  intent: "intent",
  targeting: "targeting",
  applicability: "applicability",
  compliance: "compliance",
  desired: "desired",
  complianceError: "compliance error",
  restart: "restart",
};

/** What a profile sets for the first start; follow each other in one line. */
export const outOfBoxSettingText: Readonly<Record<OutOfBoxSetting, string>> = {
  skipCortana: "no Cortana page",
  noLocalAdmin: "user is no local administrator",
  skipExpressSettings: "no privacy page",
  skipOemRegistration: "no registration page of the maker",
  skipLicenceTerms: "no licence page",
  tpmAttestation: "TPM attestation",
  deviceAuthentication: "join by the device itself",
  tpmRequired: "TPM needed to join",
  skipUpgrade: "no upgrade page",
  patchDownload: "updates during setup",
  skipKeyboard: "no keyboard page",
};
