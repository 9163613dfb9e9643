/** Logs that are read, by a short name: channel, and the source where several write to it (device-side d.7). */
export const flowChannels = {
  autopilot: { channel: "Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot" },
  autopilotBefore1903: { channel: "Microsoft-Windows-Provisioning-Diagnostics-Provider/AutoPilot" },
  management: { channel: "Microsoft-Windows-ModernDeployment-Diagnostics-Provider/ManagementService" },
  shell: { channel: "Microsoft-Windows-Shell-Core/Operational" },
  enrolment: { channel: "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin" },
  registration: { channel: "Microsoft-Windows-User Device Registration/Admin" },
  hello: { channel: "Microsoft-Windows-HelloForBusiness/Operational" },
  sign: { channel: "Microsoft-Windows-AAD/Operational" },
  tpm: { channel: "System", provider: "TPM" },
  tpmProvisioning: { channel: "System", provider: "Microsoft-Windows-TPM-WMI" },
  clock: { channel: "System", provider: "Microsoft-Windows-Kernel-General" },
  power: { channel: "System", provider: "Microsoft-Windows-Kernel-Power" },
  wake: { channel: "System", provider: "Microsoft-Windows-Power-Troubleshooter" },
  appPackages: { channel: "Microsoft-Windows-AppXDeploymentServer/Operational" },
  time: { channel: "Microsoft-Windows-Time-Service/Operational" },
  bootstrapper: { channel: "Microsoft-Autopilot-BootstrapperAgent/BootstrapperAgentServiceLogProvider" },
} as const satisfies Readonly<Record<string, { readonly channel: string; readonly provider?: string }>>;
type FlowChannel = keyof typeof flowChannels;

/** What an event is used for; `noise` is only noted once, so that what repeats all the time is no news. */
export type FlowEventRole = "noise" | "narrative" | "trouble" | "succeeded" | "failed" | "userFlow";

/** What events mean: log, ids (none: all of that log), a word that must be among the data, and the use. */
type FlowEventFacts = {
  readonly log: FlowChannel;
  readonly ids: readonly number[];
  /** Compared without regard to case, as an ending of the word where it begins with `_`. */
  readonly tokens?: readonly string[];
  readonly role: FlowEventRole;
};

/** Every event there is a meaning for. The first that fits counts. */
export const flowEvents = {
  policyNotFound: { log: "autopilot", ids: [100], role: "noise" },
  policyRead: { log: "autopilot", ids: [101, 103, 109, 111], role: "noise" },
  policyReadFailed: { log: "autopilot", ids: [102, 104, 106, 108, 110, 112], role: "noise" },
  profileStateChanged: { log: "autopilot", ids: [153], role: "narrative" },
  profileAsked: { log: "autopilot", ids: [160], role: "narrative" },
  profileDownloaded: { log: "autopilot", ids: [161], role: "narrative" },
  profileCached: { log: "autopilot", ids: [163], role: "narrative" },
  internetAvailable: { log: "autopilot", ids: [164], role: "noise" },
  tpmConfirmed: { log: "autopilot", ids: [169], role: "narrative" },
  tpmNotConfirmed: { log: "autopilot", ids: [171], role: "trouble" },
  profileNotAvailable: { log: "autopilot", ids: [172], role: "trouble" },
  certificatePresent: { log: "autopilot", ids: [208], role: "narrative" },
  attestationKeyStarted: { log: "autopilot", ids: [250], role: "narrative" },
  attestationKeyEnded: { log: "autopilot", ids: [251], role: "narrative" },
  notRegistered: { log: "autopilot", ids: [807], role: "trouble" },
  profileDeleted: { log: "autopilot", ids: [809], role: "trouble" },
  noProfile: { log: "autopilot", ids: [815], role: "trouble" },
  identityMismatch: { log: "autopilot", ids: [908], role: "trouble" },
  beforeNoise: { log: "autopilotBefore1903", ids: [100, 101, 103, 109, 111], role: "noise" },
  beforeProfileDownloaded: { log: "autopilotBefore1903", ids: [153, 161], role: "narrative" },
  flowStarted: { log: "management", ids: [509], tokens: ["WhiteGlove"], role: "narrative" },
  managementNoise: { log: "management", ids: [1005, 1010], role: "noise" },
  helloWizard: { log: "shell", ids: [62_404], tokens: ["AADHello", "NGC"], role: "userFlow" },
  flowSucceeded: { log: "shell", ids: [62_407], tokens: ["_WhiteGlove_Success"], role: "succeeded" },
  flowFailed: { log: "shell", ids: [62_407], tokens: ["_WhiteGlove_Failed", "_WhiteGlove_Failure"], role: "failed" },
  pageLeft: { log: "shell", ids: [62_407], tokens: ["_Page_Exiting"], role: "narrative" },
  pageFailed: { log: "shell", ids: [62_407], tokens: ["_Failure", "_Failed"], role: "trouble" },
  pageTimedOut: { log: "shell", ids: [62_407], tokens: ["_Timeout"], role: "trouble" },
  pageAborted: { log: "shell", ids: [62_407], tokens: ["_Abort"], role: "trouble" },
  stepStarted: {
    log: "shell",
    ids: [62_407],
    tokens: ["_SubcategoryProcessing_Started"],
    role: "narrative",
  },
  enrolled: { log: "enrolment", ids: [72], role: "narrative" },
  autoEnrolled: { log: "enrolment", ids: [75], role: "narrative" },
  autoEnrolmentFailed: { log: "enrolment", ids: [76], role: "trouble" },
  noDomainController: { log: "enrolment", ids: [100], role: "trouble" },
  offlineJoinApplied: { log: "enrolment", ids: [107], role: "narrative" },
  offlineJoinState: { log: "enrolment", ids: [109, 110], role: "narrative" },
  offlineJoinAwaited: { log: "enrolment", ids: [111], role: "narrative" },
  sessionStarted: { log: "enrolment", ids: [208], role: "noise" },
  sessionEnded: { log: "enrolment", ids: [209], role: "noise" },
  certificateEnrolment: { log: "enrolment", ids: [39, 306], role: "narrative" },
  appDownloadStarted: { log: "enrolment", ids: [1905], role: "narrative" },
  appDownloaded: { log: "enrolment", ids: [1906], role: "narrative" },
  appInstallStarted: { log: "enrolment", ids: [1920], role: "narrative" },
  appInstalled: { log: "enrolment", ids: [1922], role: "narrative" },
  appInstallFailed: { log: "enrolment", ids: [1924], role: "trouble" },
  restartWanted: { log: "enrolment", ids: [2800], role: "noise" },
  policyFailed: { log: "enrolment", ids: [404], role: "trouble" },
  policySet: { log: "enrolment", ids: [813, 814], role: "noise" },
  connectionPointFound: { log: "registration", ids: [101], role: "narrative" },
  joinFailed: { log: "registration", ids: [304, 307], role: "trouble" },
  joinTokenFailed: { log: "registration", ids: [305], role: "trouble" },
  joined: { log: "registration", ids: [306], role: "narrative" },
  // Prerequisites are looked at where Hello is never set up, too: by themselves they show no user.
  helloPrerequisites: { log: "registration", ids: [358, 360, 362, 376], role: "noise" },
  helloProvisioned: { log: "registration", ids: [300, 301], role: "userFlow" },
  helloStarted: { log: "hello", ids: [3024, 6045], role: "userFlow" },
  signInTokenFailed: { log: "sign", ids: [1097, 1098], role: "noise" },
  tpmError: { log: "tpm", ids: [12, 14, 15, 16, 17], role: "trouble" },
  tpmChecked: { log: "tpm", ids: [18, 24], role: "noise" },
  tpmInitFailed: { log: "tpm", ids: [27], role: "trouble" },
  tpmCleared: { log: "tpm", ids: [33], role: "narrative" },
  tpmProvisioned: { log: "tpmProvisioning", ids: [1025], role: "noise" },
  clockChanged: { log: "clock", ids: [1], role: "narrative" },
  slept: { log: "power", ids: [42, 507], role: "narrative" },
  wokeUp: { log: "wake", ids: [1], role: "narrative" },
  // The two that end a failed deployment, by general knowledge.
  appPackageFailed: { log: "appPackages", ids: [401, 404], role: "trouble" },
  timeService: { log: "time", ids: [], role: "noise" },
  devicePreparationEnded: { log: "bootstrapper", ids: [142], role: "trouble" },
} as const satisfies Readonly<Record<string, FlowEventFacts>>;

/** The name of one meaning. */
export type FlowEventKey = keyof typeof flowEvents;
