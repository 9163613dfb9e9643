import * as z from "zod";
import type { RawSignals } from "../../domain/flow/raw-signals.ts";

const text = z.string().max(1024);
const json = z.string().max(16_384).nullable();
const whole = z.number().int().nullable();
const name = z.string().max(256);

const trackingSchema = z.object({
  providers: z
    .array(z.object({ name, installationState: whole, lastError: whole, trackingPoliciesCreated: whole }))
    .max(16),
  apps: z.array(z.object({ name, installationState: whole, rebootRequired: whole })).max(256),
  snapshots: z
    .array(
      z.object({
        kind: name,
        user: z.boolean(),
        values: z.array(z.object({ name: text, state: z.number().int() })).max(1024),
      }),
    )
    .max(32),
  provisioningCompleted: whole,
  userScope: z.boolean(),
});

const provisioningSchema = z.object({
  correlationId: text.nullable(),
  signedInTenantId: text.nullable(),
  outOfBoxConfig: whole,
  downloadedAt: name.nullable(),
  joinMethod: whole,
  skipDomainCheck: whole,
  offlineJoinApplied: z.boolean().nullable(),
  restartUris: z.array(name).max(128).nullable(),
  policyNodes: z.object({ count: z.number().int().min(0), newest: z.array(name).max(256) }).nullable(),
  enrollments: z
    .array(z.object({ provider: name, type: whole, state: whole }))
    .max(16)
    .nullable(),
});

const firstSyncSchema = z.object({
  skipDeviceStatusPage: whole,
  skipUserStatusPage: whole,
  syncFailureTimeout: whole,
  blockInStatusPage: whole,
  customErrorMessage: text.nullable(),
  serverProvisioningDone: whole,
  syncDone: whole,
});

const extensionSchema = z.object({
  apps: z
    .array(
      z.object({
        appId: name,
        revision: whole,
        deviceContext: z.boolean(),
        exitCode: whole,
        intent: whole,
        lastUpdated: text.nullable(),
        enforcement: z.string().max(4096).nullable(),
        compliance: z.string().max(4096).nullable().optional(),
        espPhase: text.nullable(),
        reportStatus: whole,
      }),
    )
    .max(128),
  provisioningProgress: z.string().max(65_536).nullable(),
  scripts: z.array(z.object({ scriptId: name, result: text.nullable(), errorCode: whole })).max(64),
});

/** One event; its message is never taken, only the words, codes and integers among its data. */
const eventSchema = z.object({
  channel: name,
  id: z.number().int().min(0),
  recordId: z.number().int().min(0),
  at: z.iso.datetime(),
  tokens: z.array(z.string().max(128)).max(16),
  errorCode: z.string().max(32).nullable(),
  value: whole,
  level: whole.optional(),
  numbers: z.array(z.number().int()).max(8).optional(),
});

const sessionSchema = z.object({
  outOfBoxState: whole,
  desktop: z.enum(["oobe", "user", "none"]).nullable(),
  joinUser: z.enum(["placeholder", "user", "none"]).nullable(),
  lastBootAt: z.iso.datetime().nullable(),
  rebootRequired: whole,
  managedDeviceId: text.nullable(),
  devicePreparationHint: whole,
  sticks: whole.optional(),
  driveEncryption: whole.optional(),
});

/**
 * Answer to `signals`: the technician flow as the device's registry and event logs show it, raw. Each category is the JSON
 * text of `HKLM\SOFTWARE\Microsoft\Provisioning\AutopilotSettings`, or null while it is absent ("not yet", never "failed").
 * `marks`: the highest record id of each channel that was asked for, to ask after the next time.
 */
export const deviceSignalsSchema = z.object({
  address: z.string().min(1).max(255),
  observedAt: z.iso.datetime(),
  devicePreparation: json,
  deviceSetup: json,
  accountSetup: json,
  otherCategories: z
    .array(z.object({ name, text: json }))
    .max(4)
    .nullable()
    .optional(),
  profileName: text.nullable(),
  assignedTenantId: text.nullable(),
  restarts: z.number().int().min(0).nullable(),
  provisioning: provisioningSchema.nullable().optional(),
  tracking: trackingSchema.nullable().optional(),
  firstSync: firstSyncSchema.nullable().optional(),
  msiApps: z
    .array(z.object({ productCode: name, status: whole, lastError: whole, fileName: name.nullable() }))
    .max(128)
    .nullable()
    .optional(),
  officeApps: z
    .array(z.object({ id: name, status: whole, finalStatus: whole }))
    .max(16)
    .nullable()
    .optional(),
  extension: extensionSchema.nullable().optional(),
  events: z.array(eventSchema).max(512).nullable().optional(),
  marks: z
    .array(z.object({ channel: name, recordId: z.number().int().min(0) }))
    .max(32)
    .optional(),
  session: sessionSchema.nullable().optional(),
}) satisfies z.ZodType<RawSignals>;
export type DeviceSignals = z.infer<typeof deviceSignalsSchema>;
