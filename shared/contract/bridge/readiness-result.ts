import * as z from "zod";
import type { ReadinessFacts } from "../../domain/readiness/readiness-facts.ts";

const text = z.string().max(1024).nullable();
const flag = z.boolean().nullable();
const number = z.number().nullable();
const whole = z.number().int().nullable();

const computerSchema = z.object({
  manufacturer: text,
  model: text,
  serialNumber: text,
  uuid: text,
  processor: text,
  secureBoot: flag,
  uefi: flag,
  partitionStyle: text,
});

const windowsSchema = z.object({
  editionSku: whole,
  edition: text,
  build: text,
  updateRevision: whole,
  displayVersion: text,
  licenseStatus: whole,
  firmwareKey: flag,
  firmwareKeyDescription: text,
  restartPending: flag,
  licenceTermsShown: flag,
  signInServiceStart: text.optional(),
});

const tpmSchema = z.object({
  present: flag,
  enabled: flag,
  activated: flag,
  owned: flag,
  ready: flag,
  lockedOut: flag,
  specVersion: text,
  manufacturerId: whole,
  firmwareVersion: text,
  information: whole,
  keyAttestationResult: whole,
  readyForAttestation: flag,
  capableForAttestation: flag,
  vulnerableFirmware: flag,
  clearNeeded: flag,
  endorsementKeyPresent: flag,
  endorsementKeyBits: whole,
  endorsementCertificates: whole,
  storedCertificates: whole,
  certificateTaskState: whole,
  firmwareAtLastProvision: text,
  measuredBootLog: flag,
  identityKeyError: whole,
  maintenanceTaskResult: whole,
  identityKeyTaskResult: whole,
});

const supplySchema = z.object({
  onAcPower: flag,
  batteryPercent: number,
  hasBattery: flag,
  freeDiskBytes: number,
  networkAdapters: z
    .array(
      z.object({ name: z.string().max(1024), macAddress: z.string().max(64), wired: z.boolean(), up: z.boolean() }),
    )
    .max(32)
    .nullable(),
});

const leftoversSchema = z.object({
  joinedTenantId: text,
  enrollmentTypes: z.array(z.number().int()).max(64).nullable(),
  autopilotDisabled: whole,
  assignedTenantId: text,
  assignedTenantDomain: text,
  tenantMatched: whole,
  profileName: text,
  profileAvailable: whole,
  outOfBoxConfig: whole,
  domainJoinMethod: whole.optional(),
  offlineProfile: flag,
  provisioningPackages: whole,
  devicePreparationHint: whole,
  devicePreparationKey: flag,
  associationHints: z.array(z.string().max(64)).max(64).nullable(),
});

/** Everything that is read of a device before its technician flow, as it stands there; `null` is "could not be read". */
const readinessFactsSchema = z.object({
  computer: computerSchema,
  windows: windowsSchema,
  tpm: tpmSchema,
  supply: supplySchema,
  leftovers: leftoversSchema,
}) satisfies z.ZodType<ReadinessFacts>;

/**
 * Answer to `readiness`. `remoteAccess` is what a bench may have turned on and must not leave behind on the device:
 * `LocalAccountTokenFilterPolicy` and the state of the service `WinRM`.
 */
export const readinessResultSchema = z.object({
  address: z.string().min(1).max(255),
  observedAt: z.iso.datetime(),
  clockUtc: z.iso.datetime(),
  facts: readinessFactsSchema,
  remoteAccess: z.object({ tokenFilterPolicy: whole, winRm: text }),
});
export type ReadinessResult = z.infer<typeof readinessResultSchema>;
