import * as z from "zod";

/**
 * The practice world's control face: what stands in for hands on devices, for the scenario picker, and for the truth that
 * tests compare verdicts with. JSON over HTTP below `practiceControlPath` on the world's own address.
 *   GET  state   → PracticeState        POST act    PracticeAct → PracticeDevice
 *   GET  truth   → PracticeTruth        GET  ledger → PracticeLedger
 *   POST call   PracticeLine → PracticeDevice                    POST stick  { plugged } → PracticeState
 *   POST release { position } → PracticeDevice                   POST switches, faults: what the tenant does from now on
 */
export const practiceControlPath = "/_practice/v1";

/** What the screen of a simulated device shows, in the words of the Windows 11 pages. */
export const deviceScreenSchema = z.discriminatedUnion("page", [
  z.object({ page: z.literal("off") }),
  z.object({ page: z.literal("language") }),
  z.object({
    page: z.literal("preProvision"),
    organisation: z.string(),
    profile: z.string(),
    user: z.string(),
    /** JSON text of the QR code. */
    qr: z.string(),
  }),
  z.object({ page: z.literal("noPreProvision"), reason: z.string() }),
  z.object({
    page: z.literal("enrollmentStatus"),
    phase: z.enum(["devicePreparation", "deviceSetup"]),
    step: z.string(),
    startedAt: z.number(),
  }),
  z.object({ page: z.literal("success"), organisation: z.string(), profile: z.string(), elapsedSeconds: z.number() }),
  z.object({ page: z.literal("failure"), errorCode: z.string(), step: z.string(), elapsedSeconds: z.number() }),
]);
export type DeviceScreen = z.infer<typeof deviceScreenSchema>;

/** One simulated device as a person beside it sees it. */
export const practiceDeviceSchema = z.object({
  position: z.number().int().min(1),
  serialNumber: z.string(),
  model: z.string(),
  screen: deviceScreenSchema,
  /** Its clock, as whoever stands before it can see, is wrong. */
  clockIsWrong: z.boolean().optional(),
});
export type PracticeDevice = z.infer<typeof practiceDeviceSchema>;

/** The order a scenario asks for; the same fields a real order carries. */
export const practiceOrderSchema = z.object({
  customer: z.string(),
  number: z.string(),
  tenantId: z.guid(),
  tenantName: z.string(),
  groupTag: z.string(),
  expectedProfile: z.string(),
  quantity: z.number().int().min(1),
  slots: z.number().int().min(1),
  shipBy: z.number(),
  path: z.enum(["graph", "partnerCenter", "both"]).optional(),
  partnerTenantId: z.guid().optional(),
  /** How computers are named. */
  nameRule: z.string().optional(),
});
export type PracticeOrder = z.infer<typeof practiceOrderSchema>;

/** The world's own facts. Simulated time = `simulatedBase + (real now - realBase) * speed`, all in epoch milliseconds. */
export const practiceStateSchema = z.object({
  scenario: z.string(),
  scenarioTitle: z.string(),
  seed: z.number().int(),
  speed: z.number().positive(),
  realBase: z.number(),
  simulatedBase: z.number(),
  clientId: z.guid(),
  technician: z.string(),
  /** Folder that acts as a stick, with the device files on it; it is there while the stick is plugged in. */
  stickFolder: z.string(),
  stickPlugged: z.boolean(),
  order: practiceOrderSchema,
  devices: z.array(practiceDeviceSchema),
});
export type PracticeState = z.infer<typeof practiceStateSchema>;

/** What a person can do at a device. */
export const practiceActions = [
  "start",
  "pressReseal",
  "retry",
  "reset",
  "powerOn",
  "powerOff",
  "refresh",
  "setClock",
  "readOntoStick",
] as const;
export const practiceActSchema = z.object({ position: z.number().int().min(1), action: z.enum(practiceActions) });
export type PracticeAct = z.infer<typeof practiceActSchema>;

/** Plugs the stick in, or pulls it. */
export const practiceStickSchema = z.object({ plugged: z.boolean() });

/** Lets the tenant that owns the device at a position deregister it. */
export const practiceReleaseSchema = z.object({ position: z.number().int().min(1) });

/** How a sign-in ends, by the AADSTS numbers 65001, 90094, 65004, 53003, 53000, 50076, 50079, 50057, 50020 and 700082; a device code alone may be blocked too. */
export const practiceSignInOutcomes = [
  "granted",
  "consentMissing",
  "adminConsentMissing",
  "declined",
  "conditionalAccess",
  "deviceNotCompliant",
  "deviceCodeBlocked",
  "strongAuthentication",
  "strongAuthenticationSetup",
  "sessionEnded",
  "accountDisabled",
  "guestUnknown",
] as const;

/** What the technician may do in the tenant. */
export const practiceRoles = ["intuneAdministrator", "readOnly", "none"] as const;

/** How the next sign-in ends, who the technician is in the tenant, and whether anybody consented to changes. */
export const practiceSignInSchema = z.strictObject({
  outcome: z.enum(practiceSignInOutcomes),
  role: z.enum(practiceRoles),
  mayChange: z.boolean(),
});
export type PracticeSignIn = z.infer<typeof practiceSignInSchema>;

/** Runs the bench link's line on the next device: its parts, as somebody would type them. */
export const practiceLineSchema = z.object({
  address: z.ipv4(),
  port: z.number().int().min(1).max(65_535),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  code: z.string().min(1).max(32),
});
export type PracticeLine = z.infer<typeof practiceLineSchema>;

/** The ground truth: what a perfect bench would decide for each device, and why. */
export const practiceTruthSchema = z.object({
  devices: z.array(
    z.object({
      position: z.number().int(),
      serialNumber: z.string(),
      outcome: z.enum(["ready", "stop", "foreignTenant", "notYet", "look"]),
      reason: z.string(),
      /** True once the device really finished its technician flow with everything installed and is sealed and off. */
      sealedProperly: z.boolean(),
    }),
  ),
});
export type PracticeTruth = z.infer<typeof practiceTruthSchema>;

/** What reached the simulated tenant: for proving that nothing was registered twice and how many calls it took. */
export const practiceLedgerSchema = z.object({
  calls: z.number().int(),
  writes: z.number().int(),
  callsByRoute: z.record(z.string(), z.number().int()),
  /** Import rows taken per serial number (lower case), whatever became of them. */
  importsBySerial: z.record(z.string(), z.number().int()),
  /** Serial numbers that are registered in the tenant now. */
  registered: z.array(z.string()),
  /** Rows that Partner Center took, by customer and serial number or product key, in lower case. */
  partnerUploads: z.record(z.string(), z.number().int()).optional(),
  /** Answers by status code. */
  answers: z.record(z.string(), z.number().int()),
  /** How often a call met trouble that the world makes, by its name; a world that was stored earlier has none. */
  disturbances: z.record(z.string(), z.number().int()).optional(),
});
export type PracticeLedger = z.infer<typeof practiceLedgerSchema>;
