import * as z from "zod";
import { clearingWays } from "../../domain/clearing/clearing.ts";
import { releasePapers } from "../../domain/clearing/release-trail.ts";
import { columnRoles } from "../../domain/intake/intake-piece.ts";
import { mostLanTargets } from "../../domain/lan/expand-targets.ts";
import { largestIntakeFileBytes } from "../../domain/policy/largest-intake-file.ts";
import { mostUnits } from "../../domain/policy/most-units.ts";
import { permissionNames } from "../../domain/sign-in/permission.ts";
import { choiceSchema, wishSchema } from "../assign/view.ts";
import { practiceActions, practiceSignInSchema } from "../practice/control.ts";
import { rowChoices } from "../topics/intake.ts";
import { settingsSchema } from "./settings.ts";

const unitId = z.string().min(1).max(64);
const fileName = z.string().min(1).max(255);
const personName = z.string().trim().min(2).max(80);
const errorCode = z.union([z.literal(""), z.string().regex(/^(?:0x[0-9A-Fa-f]{8}|OOBE[A-Z0-9]{2,20})$/)]);

const accountId = z.string().min(1).max(200);
const signInWay = z.enum(["browser", "deviceCode"]);

const readingId = z.string().min(1).max(64);

const maxChunkBytes = 1024 ** 2;

/** A serial number (or its last five characters) typed or scanned, and the slot or model: two identifiers that must agree. */
const identifiersSchema = z.strictObject({
  serialEnding: z.string().trim().min(4).max(64),
  slotOrModel: z.string().trim().min(1).max(128),
});

/** What each command takes. */
export const commandInputs = {
  /** Changes what a dry run showed. One unit is named by two identifiers; of several somebody types number and order. */
  "assign.apply": z.strictObject({
    previewId: z.string().min(1).max(64),
    approval: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("identifiers"), identifiers: identifiersSchema }),
      z.strictObject({
        kind: z.literal("typed"),
        orderNumber: z.string().trim().min(1).max(64),
        devices: z.number().int().min(1).max(1000),
      }),
    ]),
  }),
  /** Refresh was pressed on the device, and the new values are on its screen. */
  "assign.confirm": z.strictObject({ unitId }),
  /** Values that were refused or not taken, all of a change or one unit's: once more, or as they are. */
  "assign.decide": z.strictObject({
    changeId: z.string().min(1).max(64),
    decision: z.enum(["again", "leave"]),
    unitId: unitId.optional(),
  }),
  "assign.groups": z.strictObject({}),
  /** A dry run: reads the tenant and changes nothing. `atScreen`: the unit waits at its pre-provisioning screen. */
  "assign.preview": z.strictObject({ choice: choiceSchema, wish: wishSchema, atScreen: z.boolean() }),
  "assign.steps": z.strictObject({
    changeId: z.string().min(1).max(64),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(200),
  }),
  "assign.undo": z.strictObject({ changeId: z.string().min(1).max(64) }),
  "bench.open": z.strictObject({}),
  "bench.collect": z.strictObject({}),
  "bench.facts": z.strictObject({}),
  "bench.scan": z.strictObject({ text: z.string().min(1).max(4096), openUnitId: unitId.optional() }),
  /** Units whose serial number has this text in it, on the board or not. */
  "bench.search": z.strictObject({ text: z.string().trim().min(1).max(128), limit: z.number().int().min(1).max(200) }),
  "bench.undo": z.strictObject({}),
  "bridge.cleanUp": z.strictObject({}),
  /** Writes what was gathered of a device that failed into the output folder. */
  "diagnostics.save": z.strictObject({ unitId }),
  /** A file on its way in. `path` is its name with the folders it was dropped in; files of one drop share a batch. */
  "intake.begin": z.strictObject({
    path: z.string().min(1).max(1024),
    size: z.number().int().min(0).max(largestIntakeFileBytes),
    batchId: z.string().min(1).max(64),
    batchName: z.string().max(255),
  }),
  "intake.cancel": z.strictObject({ readingId }),
  "intake.chunk": z.strictObject({
    readingId,
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maxChunkBytes),
  }),
  /** Waiting rows that a person chose, by the ids their units will have. */
  "intake.bring": z.strictObject({ unitIds: z.array(unitId).min(1).max(200) }),
  /** The waiting rows that came first. */
  "intake.bringNext": z.strictObject({ count: z.number().int().min(1).max(mostUnits) }),
  "intake.exportFiles": z.strictObject({ form: z.enum(["intune", "partnerCenter"]) }),
  "intake.exportOriginal": z.strictObject({ readingId }),
  "intake.exportRefused": z.strictObject({ readingId }),
  "intake.finish": z.strictObject({ readingId }),
  /** Reads a kept original again with the columns that a person chose (from 1). */
  "intake.readAgain": z.strictObject({
    readingId,
    entry: z.string().max(1024),
    columns: z.partialRecord(z.enum(columnRoles), z.number().int().min(1).max(512)),
  }),
  "intake.readPlaces": z.strictObject({}),
  "intake.rows": z.strictObject({
    readingId,
    choice: z.enum(rowChoices),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(200),
  }),
  /** Rows that wait; `text` is a serial number or its beginning, a UUID, a product key id or an EK id; empty for all. */
  "intake.waiting": z.strictObject({
    text: z.string().trim().max(128),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(100),
  }),
  "label.preview": z.strictObject({ unitId }),
  /**
   * Devices on the network (names, addresses, a network or a range), and an administrator's account on them. An empty
   * password, and a NUL in either text, are refused with words of their own.
   */
  "lan.add": z.strictObject({
    targets: z.array(z.string().max(255)).min(1).max(mostLanTargets),
    userName: z.string().trim().min(1).max(256),
    password: z.string().max(256),
    onlyHttps: z.boolean(),
  }),
  /** Forgets every account that was entered. */
  "lan.forget": z.strictObject({}),
  "link.close": z.strictObject({}),
  /** A new code instead of the one there is; devices that called in stay. */
  "link.newCode": z.strictObject({}),
  /** Lets devices in setup call in at one address of this PC. */
  "link.open": z.strictObject({ address: z.ipv4() }),
  "manifest.export": z.strictObject({}),
  "manifest.rows": z.strictObject({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
  /** Tries every endpoint that devices need, from this PC or from the device of a unit. */
  "network.check": z.strictObject({ unitId: unitId.optional() }),
  "network.read": z.strictObject({}),
  "order.openFile": z.strictObject({ fileName, text: z.string().max(65_536) }),
  /** Clears a unit's past in one way, for exactly the records that were shown. */
  "past.clear": z.strictObject({
    unitId,
    way: z.enum(clearingWays),
    recordIds: z.array(z.string().min(1).max(128)).min(1).max(50),
    identifiers: identifiersSchema,
    typed: z.string().trim().min(1).max(64),
  }),
  "past.giveUp": z.strictObject({ unitId }),
  /** Reads what the tenant has under a unit's serial number. */
  "past.look": z.strictObject({ unitId }),
  "past.resume": z.strictObject({ unitId }),
  /** The order's customer, by the id it has among the partner's customers. */
  "partner.chooseCustomer": z.strictObject({ customerId: z.guid() }),
  "partner.customers": z.strictObject({}),
  "partner.rows": z.strictObject({
    state: z.enum(["proven", "waiting", "flagged"]),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(200),
  }),
  "practice.act": z.strictObject({ position: z.number().int().min(1).max(512), action: z.enum(practiceActions) }),
  /** Lets the next simulated device call in over the open bench link. */
  "practice.callIn": z.strictObject({}),
  "practice.open": z.strictObject({
    scenario: z.string().min(1).max(40),
    seed: z.number().int().min(0).max(1_000_000),
    speed: z.number().min(0.1).max(1000),
  }),
  /** What the simulated tenant says to the next sign-in, and what the technician may do in it. */
  /** The other organisation releases the simulated device at this position. */
  "practice.release": z.strictObject({ position: z.number().int().min(1).max(512) }),
  "practice.signIn": practiceSignInSchema,
  /** Plugs the practice stick in, or pulls it. */
  "practice.stick": z.strictObject({ plugged: z.boolean() }),
  /** Case number, papers and a note about the release of a device that another tenant has. */
  "release.note": z.strictObject({
    unitId,
    caseNumber: z.string().trim().max(40),
    papers: z.array(z.enum(releasePapers)).max(releasePapers.length),
    note: z.string().trim().max(400),
  }),
  /** Writes the evidence for its release; with its hardware hash only where a person asks for it. */
  "release.savePack": z.strictObject({ unitId, withHash: z.boolean() }),
  /** The other tenant has released it: it is tried again. */
  "release.tell": z.strictObject({ unitId, identifiers: identifiersSchema }),
  /** Somebody is at the bench: keys or pointer were used. */
  "session.active": z.strictObject({}),
  /** Asks whoever is signed in, and the tenant, for one more permission. */
  "session.ask": z.strictObject({ permission: z.enum(permissionNames), way: signInWay }),
  "session.cancel": z.strictObject({}),
  /** Lets another account that signed in before work here. */
  "session.choose": z.strictObject({ accountId: accountId }),
  "session.signIn": z.strictObject({ way: signInWay }),
  /** One account, or all of them. */
  "session.signOut": z.strictObject({ accountId: accountId.optional() }),
  /** What the tenant refused before may be tried again. */
  "session.tryAgain": z.strictObject({ permission: z.enum(permissionNames) }),
  "settings.read": z.strictObject({}),
  "settings.write": settingsSchema,
  /** Puts the collector on a stick that is plugged in, by its place on the intake topic. */
  "stick.prepare": z.strictObject({ placeId: z.string().min(1).max(1100) }),
  /** How Intune's own list of Autopilot devices stands. */
  "tenant.readSync": z.strictObject({}),
  /** Asks Intune to bring that list up to date, unless that runs already or was asked for just now. */
  "tenant.sync": z.strictObject({}),
  "unit.acceptReport": z.strictObject({ unitId, name: personName, reason: z.string().trim().min(3).max(400) }),
  "unit.collectAgain": z.strictObject({ unitId }),
  "unit.registerAgain": z.strictObject({ unitId }),
  "unit.collectDiagnostics": z.strictObject({ unitId }),
  "unit.confirm": z.strictObject({
    unitId,
    what: z.enum(["started", "success", "failure", "stillRunning", "reseal", "powerOff"]),
    errorCode: errorCode.optional(),
  }),
  /** Which unit this is, when hash, file, scan or label name different serial numbers: one of those, as it stands there. */
  "unit.decideIdentity": z.strictObject({
    unitId,
    serialNumber: z.string().trim().min(1).max(128),
    identifiers: identifiersSchema,
  }),
  "unit.endRework": z.strictObject({ unitId }),
  "unit.place": z.strictObject({ unitId, slot: z.number().int().min(1).max(512) }),
  "unit.printLabel": z.strictObject({ unitId }),
  "unit.read": z.strictObject({ unitId }),
  "unit.routeToIt": z.strictObject({
    unitId,
    identifiers: identifiersSchema,
    reason: z.enum(["noTpmPath", "addressesBlocked", "noCapacity", "noConsent", "failedAttempts", "customerRule"]),
  }),
  "unit.ship": z.strictObject({ unitId, boxCode: z.string().min(1).max(256) }),
  "unit.startRework": z.strictObject({
    unitId,
    identifiers: identifiersSchema,
    reason: z.enum(["technicianFlowFailed", "sealBroken", "wrongConfiguration", "hardware", "other"]),
  }),
} as const;
