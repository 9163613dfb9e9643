import * as z from "zod";

/** Version of the NDJSON protocol between the bench and the PowerShell host process. */
export const bridgeProtocolVersion = 1;

/** One line longer than this is not read: the host is restarted. In characters. */
export const bridgeMaxLineLength = 262_144;

const requestId = z.string().min(1).max(64);
const address = z.string().min(1).max(255);
const text = z.string().max(1024);

/** A request, one JSON object a line on the host's stdin. `address` is `local` for the bench PC itself. */
export const bridgeRequestSchema = z.discriminatedUnion("op", [
  z.strictObject({ v: z.literal(bridgeProtocolVersion), id: requestId, op: z.literal("hello") }),
  z.strictObject({ v: z.literal(bridgeProtocolVersion), id: requestId, op: z.literal("devices") }),
  z.strictObject({ v: z.literal(bridgeProtocolVersion), id: requestId, op: z.literal("collect"), address }),
  z.strictObject({ v: z.literal(bridgeProtocolVersion), id: requestId, op: z.literal("signals"), address }),
  z.strictObject({ v: z.literal(bridgeProtocolVersion), id: requestId, op: z.literal("cancel"), target: requestId }),
]);
export type BridgeRequest = z.infer<typeof bridgeRequestSchema>;

/** Answer to `hello`: what this host is and what it can do, each missing thing with its reason. */
export const helloResultSchema = z.object({
  protocol: z.number().int(),
  hostVersion: text,
  powerShellVersion: text,
  powerShellEdition: text,
  osDescription: text,
  computerName: text,
  elevated: z.boolean(),
  languageMode: text,
  capabilities: z.array(z.object({ operation: text, available: z.boolean(), reason: text.optional() })).max(32),
});
export type HelloResult = z.infer<typeof helloResultSchema>;

/** Answer to `devices`: what can be collected from here. `port` is the bench position when the network tells it. */
export const devicesResultSchema = z.object({
  devices: z
    .array(z.object({ address, name: text.optional(), port: z.number().int().min(1).max(512).optional() }))
    .max(512),
});
export type DevicesResult = z.infer<typeof devicesResultSchema>;

/** Answer to `collect`: one device's identity, hash and readiness facts. `null` means "could not be read", never "no". */
export const deviceReadingSchema = z.object({
  address,
  collectedAt: z.iso.datetime(),
  serialNumber: text,
  manufacturer: text,
  model: text,
  uuid: text,
  hardwareHash: z.string().max(65_536),
  hashError: text.nullable(),
  operatingSystem: z.object({
    sku: z.number().int(),
    edition: text,
    build: text,
    updateRevision: z.number().int().nullable(),
  }),
  tpm: z
    .object({
      present: z.boolean(),
      ready: z.boolean().nullable(),
      specVersion: text.nullable(),
      manufacturerId: text.nullable(),
      manufacturerVersion: text.nullable(),
      endorsementKeyCertificate: z.boolean().nullable(),
    })
    .nullable(),
  secureBoot: z.boolean().nullable(),
  onAcPower: z.boolean().nullable(),
  batteryPercent: z.number().min(0).max(100).nullable(),
  networkAdapters: z.array(z.object({ name: text, macAddress: text, wired: z.boolean(), up: z.boolean() })).max(32),
  previouslyEnrolled: z.boolean().nullable(),
  clockUtc: z.iso.datetime(),
});
export type DeviceReading = z.infer<typeof deviceReadingSchema>;

/**
 * Answer to `signals`: the technician flow as the device's registry shows it, raw. Each category is the JSON text of
 * `HKLM\SOFTWARE\Microsoft\Provisioning\AutopilotSettings`, or null while it is absent ("not yet", never "failed").
 */
export const deviceSignalsSchema = z.object({
  address,
  observedAt: z.iso.datetime(),
  devicePreparation: z.string().max(16_384).nullable(),
  deviceSetup: z.string().max(16_384).nullable(),
  accountSetup: z.string().max(16_384).nullable(),
  profileName: text.nullable(),
  assignedTenantId: text.nullable(),
  restarts: z.number().int().min(0).nullable(),
});
export type DeviceSignals = z.infer<typeof deviceSignalsSchema>;

/** Why the host could not do what was asked. */
export const bridgeErrorCodes = [
  "notElevated",
  "classMissing",
  "noInstance",
  "unreachable",
  "accessDenied",
  "unknownOperation",
  "badRequest",
  "cancelled",
  "failed",
] as const;
export type BridgeErrorCode = (typeof bridgeErrorCodes)[number];

/** One line on the host's stdout: an answer to a request, progress of one, or a sign of life. */
export const bridgeMessageSchema = z.union([
  z.object({ type: z.literal("answer"), id: requestId, ok: z.literal(true), result: z.unknown() }),
  z.object({
    type: z.literal("answer"),
    id: requestId,
    ok: z.literal(false),
    error: z.object({ code: z.enum(bridgeErrorCodes), detail: text }),
  }),
  z.object({ type: z.literal("progress"), id: requestId, step: text }),
  z.object({ type: z.literal("heartbeat"), at: z.iso.datetime() }),
]);
export type BridgeMessage = z.infer<typeof bridgeMessageSchema>;
