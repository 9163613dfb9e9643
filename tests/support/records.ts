import type { FlowCategory, FlowSignals, FlowStep, StepState } from "../../shared/domain/flow/flow-signals.ts";
import type { HashSummary } from "../../shared/domain/intake/hash-summary.ts";
import type { ListedFields } from "../../shared/domain/intake/intake-row.ts";
import type { Order } from "../../shared/domain/order/order.ts";
import type { Readiness } from "../../shared/domain/readiness/readiness.ts";
import type {
  DeploymentEventRecord,
  DirectoryDeviceRecord,
  EspRecord,
  ImportRecord,
  ManagedDeviceRecord,
  OrganizationRecord,
  ProfileRecord,
  RegistrationRecord,
} from "../../shared/domain/tenant/records.ts";
import { type EpochMs, epochMs, orderId, tenantId } from "../../shared/kernel/brand.ts";

/** The minute zero of every built journal. */
const morning = Date.UTC(2026, 8, 1, 8);

/** The time `minute` minutes after the bench was opened. */
export const at = (minute: number): EpochMs => epochMs(morning + minute * 60_000);

/** An order of two units for the tag and the profile that the other records carry. */
export const order = (changes: Partial<Order> = {}): Order => ({
  id: orderId("order-1"),
  number: "CT-0042",
  customer: "Contoso",
  tenantId: tenantId("11111111-2222-4333-8444-555555555555"),
  tenantName: "Contoso",
  tenantColour: "#7f5fb5",
  groupTag: "TAG-A",
  expectedProfile: "Bench profile",
  quantity: 2,
  slots: 12,
  shipBy: at(600),
  mode: "production",
  openedAt: at(0),
  ...changes,
});

/** What a sound hash of unit `name` says. */
export const hashSummary = (name = "A", changes: Partial<HashSummary> = {}): HashSummary => ({
  digest: `digest-${name}`,
  serialNumber: `SIM-${name}`,
  manufacturer: "Contoso",
  model: "Contoso Book 14",
  uuid: `uuid-${name}`,
  endorsementKeyId: `ek-${name}`,
  tpm: "2.0 SIMT",
  macAddresses: [],
  diskSerials: [],
  productKeyId: "",
  osBuild: "10.0.26100.1",
  grade: "fine",
  findings: [],
  ...changes,
});

/** What a file says of unit `name` that is to be registered without its hash. */
export const listedFields = (name = "A", changes: Partial<ListedFields> = {}): ListedFields => ({
  serialNumber: `SIM-${name}`,
  productId: "",
  manufacturer: "Contoso",
  model: "Contoso Book 14",
  groupTag: "",
  assignedUser: "",
  ...changes,
});

/** A device that may be started. */
export const readiness = (changes: Partial<Readiness> = {}): Readiness => ({
  readAt: at(1),
  manufacturer: "Contoso",
  model: "Contoso Book 14",
  edition: "Professional",
  editionSku: 48,
  build: "26100",
  tpmPresent: true,
  tpmReady: true,
  tpmSpecVersion: "2.0, 0, 1.59",
  endorsementKeyCertificate: true,
  secureBoot: true,
  onAcPower: true,
  wiredNetwork: true,
  previouslyEnrolled: false,
  clockOffsetMs: 0,
  ...changes,
});

/** A row of the import list that the service still works on. */
export const importRecord = (name = "A", changes: Partial<ImportRecord> = {}): ImportRecord => ({
  recordId: `record-${name}`,
  importId: `import-${name}`,
  serialNumber: `SIM-${name}`,
  status: "unknown",
  registrationId: "",
  errorCode: 0,
  errorName: "",
  ...changes,
});

/** A registration that is ready to be started. */
export const registration = (name = "A", changes: Partial<RegistrationRecord> = {}): RegistrationRecord => ({
  ztdId: `ztd-${name.toLowerCase()}`,
  serialNumber: `SIM-${name}`,
  manufacturer: "Contoso",
  model: "Contoso Book 14",
  groupTag: "TAG-A",
  userPrincipalName: "",
  displayName: "",
  entraDeviceId: `entra-${name}`,
  managedDeviceId: "",
  enrollmentState: "notContacted",
  userlessEnrollmentStatus: "unknown",
  remediationState: "noRemediationRequired",
  profileStatus: "assignedInSync",
  profileDetailedStatus: "none",
  profileAssignedAt: at(7),
  ...changes,
});

/** The directory's object of a registered device that has not joined yet. */
export const directoryDevice = (name = "A", changes: Partial<DirectoryDeviceRecord> = {}): DirectoryDeviceRecord => ({
  objectId: `object-${name}`,
  entraDeviceId: `entra-${name}`,
  ztdId: `ztd-${name.toLowerCase()}`,
  displayName: `SIM-${name}`,
  trustType: "AzureAd",
  enabled: false,
  ...changes,
});

/** A managed device that enrolled in minute 14 and was last heard in minute 54. */
export const managedDevice = (name = "A", changes: Partial<ManagedDeviceRecord> = {}): ManagedDeviceRecord => ({
  managedDeviceId: `managed-${name}`,
  serialNumber: `SIM-${name}`,
  deviceName: `CON-${name}`,
  entraDeviceId: `entra-${name}`,
  enrolledAt: at(14),
  lastContactAt: at(54),
  enrollmentType: "windowsAzureADJoinUsingDeviceAuth",
  userPrincipalName: "",
  complianceState: "unknown",
  isEncrypted: false,
  ...changes,
});

/** A report row of a run from minute 11 to minute 51 that went well. */
export const deploymentEvent = (name = "A", changes: Partial<DeploymentEventRecord> = {}): DeploymentEventRecord => ({
  eventId: `event-${name}`,
  serialNumber: `SIM-${name}`,
  enrollmentType: "azureADJoinedWithWhiteGlove",
  startedAt: at(11),
  endedAt: at(51),
  deploymentState: "success",
  deviceSetupStatus: "success",
  accountSetupStatus: "notAttempted",
  deviceSetupSeconds: 2000,
  espId: "",
  espName: "",
  profileName: "Bench profile",
  failureDetails: "",
  ...changes,
});

/** An ESP that reaches the bench's devices, shows progress and blocks. */
export const espRecord = (changes: Partial<EspRecord> = {}): EspRecord => ({
  espId: "esp-bench",
  name: "Bench devices",
  priority: 1,
  isDefault: false,
  showsProgress: true,
  blocksDeviceUse: true,
  timeoutMinutes: 60,
  blockingAppIds: [],
  groupIds: ["group-bench"],
  allDevices: false,
  ...changes,
});

/** The profile of the order. */
export const profileRecord = (changes: Partial<ProfileRecord> = {}): ProfileRecord => ({
  profileId: "profile-1",
  name: "Bench profile",
  join: "entra",
  preProvisioningAllowed: true,
  deviceUsage: "singleUser",
  nameTemplate: "CON-%SERIAL%",
  ...changes,
});

/** The tenant behind the order. */
export const organization: OrganizationRecord = {
  tenantId: "11111111-2222-4333-8444-555555555555",
  name: "Contoso",
  mdmAuthority: "intune",
};

/** A step of the technician flow in one state. */
export const flowStep = (name: string, state: StepState, changes: Partial<FlowStep> = {}): FlowStep => ({
  name,
  state,
  ...changes,
});

/** Signals with the steps of device setup in `state` and device preparation behind them. */
export const signals = (state: StepState, changes: Partial<FlowSignals> = {}): FlowSignals => {
  const preparation: FlowCategory = {
    phase: "devicePreparation",
    succeeded: true,
    steps: [flowStep("TpmAttestation", "succeeded")],
  };
  const setup: FlowCategory = {
    phase: "deviceSetup",
    succeeded: state === "succeeded" ? true : null,
    steps: [flowStep("Apps", state, state === "failed" ? { errorCode: "0x87D1041C" } : { done: 3, total: 7 })],
  };
  return {
    categories: [preparation, setup],
    profileName: "Bench profile",
    assignedTenantId: "",
    restarts: 0,
    ...changes,
  };
};
