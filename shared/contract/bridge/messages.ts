import * as z from "zod";
import { diagnosticsChunkSchema } from "./diagnostics-result.ts";
import { eventWishSchema } from "./event-wish.ts";
import { networkEndpointSchema } from "./network-endpoint.ts";

/** Version of the NDJSON protocol between the bench and the PowerShell host process. */
export const bridgeProtocolVersion = 2;

/** One line longer than this is not read: the host is restarted. In characters. */
export const bridgeMaxLineLength = 1_048_576;

const requestId = z.string().min(1).max(64);
const address = z.string().min(1).max(255);
const text = z.string().max(1024);
const head = { v: z.literal(bridgeProtocolVersion), id: requestId };
/** Name of a credential that was handed over before; absent for a device that needs none. */
const credential = requestId.optional();

/** A request, one JSON object a line on the host's stdin. `address` is `local` for the bench PC itself. */
export const bridgeRequestSchema = z.discriminatedUnion("op", [
  z.strictObject({ ...head, op: z.literal("hello") }),
  // `targets`: addresses that are tried for remote management and listed too.
  z.strictObject({ ...head, op: z.literal("devices"), targets: z.array(address).max(512).optional() }),
  z.strictObject({ ...head, op: z.literal("collect"), address, credential }),
  z.strictObject({ ...head, op: z.literal("readiness"), address, credential }),
  z.strictObject({
    ...head,
    op: z.literal("signals"),
    address,
    credential,
    events: z.array(eventWishSchema).max(32).optional(),
  }),
  z.strictObject({
    ...head,
    op: z.literal("network"),
    address,
    credential,
    endpoints: z.array(networkEndpointSchema).max(128),
  }),
  z.strictObject({
    ...head,
    op: z.literal("diagnostics"),
    address,
    credential,
    channels: z.array(text.min(1)).max(32),
  }),
  z.strictObject({ ...head, op: z.literal("cleanup") }),
  // Hands a credential over once; the host keeps it in memory under `credential`. Without a password it is forgotten.
  z.strictObject({
    ...head,
    op: z.literal("credential"),
    credential: requestId,
    userName: z.string().max(256),
    // Base64 of its UTF-8 bytes: PowerShell turns texts that look like a time into one.
    password: z.base64().max(1024).nullable(),
  }),
  z.strictObject({ ...head, op: z.literal("cancel"), target: requestId }),
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
  /** The policy that applies to the host; null where there is none. */
  executionPolicy: text.nullable(),
  capabilities: z.array(z.object({ operation: text, available: z.boolean(), reason: text.optional() })).max(32),
});
export type HelloResult = z.infer<typeof helloResultSchema>;

/**
 * Answer to `devices`: what can be collected from here, and each target that was to be tried. `port` is the bench position
 * when the network tells it; `winRm`: whether its ports 5985 (http) and 5986 (https) answer.
 */
export const devicesResultSchema = z.object({
  devices: z
    .array(
      z.object({
        address,
        name: text.optional(),
        port: z.number().int().min(1).max(512).optional(),
        winRm: z.object({ http: z.boolean(), https: z.boolean() }).optional(),
      }),
    )
    .max(513),
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

const cleanedThings = ["trustedHost", "temporaryFolder"] as const;

/** Answer to `cleanup`: what was taken back, and what could not be. */
export const cleanupResultSchema = z.object({
  reverted: z.array(z.object({ what: z.enum(cleanedThings), detail: text })).max(256),
  left: z.array(z.object({ what: z.enum(cleanedThings), detail: text })).max(256),
});
export type CleanupResult = z.infer<typeof cleanupResultSchema>;

/**
 * Why the host could not do what was asked. `winPe`: Windows is not installed there yet. `tokenFiltered`: the device gives
 * local accounts no administrator rights over the network. `remotingOff`: CIM on the device lets the account in, PowerShell
 * there does not. `benchNotReady`: this PC must first be set up for it.
 */
export const bridgeErrorCodes = [
  "notElevated",
  "winPe",
  "classMissing",
  "noInstance",
  "unreachable",
  "noCredential",
  "blankPassword",
  "logonFailed",
  "tokenFiltered",
  "accessDenied",
  "remotingOff",
  "benchNotReady",
  "notSupported",
  "unknownOperation",
  "badRequest",
  "cancelled",
  "failed",
] as const;
export type BridgeErrorCode = (typeof bridgeErrorCodes)[number];

/** One line on the host's stdout: an answer to a request, progress or a piece of a file of one, or a sign of life. */
export const bridgeMessageSchema = z.union([
  z.object({ type: z.literal("answer"), id: requestId, ok: z.literal(true), result: z.unknown() }),
  z.object({
    type: z.literal("answer"),
    id: requestId,
    ok: z.literal(false),
    error: z.object({ code: z.enum(bridgeErrorCodes), detail: text }),
  }),
  z.object({ type: z.literal("progress"), id: requestId, step: text }),
  diagnosticsChunkSchema.extend({ type: z.literal("chunk"), id: requestId }),
  // The host cannot work here at all and ends; starting it again would not help.
  z.object({ type: z.literal("unfit"), reason: z.literal("languageMode"), detail: text }),
  z.object({ type: z.literal("heartbeat"), at: z.iso.datetime() }),
]);
export type BridgeMessage = z.infer<typeof bridgeMessageSchema>;
