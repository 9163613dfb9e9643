import * as z from "zod";
import type { Tile } from "../../domain/bench/board-view.ts";
import type { EvidenceRowView, ScanOutcome, UnitView } from "../../domain/bench/unit-view.ts";
import type { NetworkCheck } from "../../domain/network/network-check.ts";
import type { ReconcileRow } from "../../domain/partner-center/reconcile.ts";
import type { AutopilotSync } from "../../domain/tenant/autopilot-sync.ts";
import type { AppError } from "../../kernel/app-error.ts";
import { changeStepSchema, previewSchema } from "../assign/view.ts";
import { cleanupResultSchema } from "../bridge/messages.ts";
import { practiceDeviceSchema } from "../practice/control.ts";
import { intakeReadingRowSchema } from "../topics/intake.ts";
import { settingsSchema } from "./settings.ts";

/** The command was taken; its effect shows on the board. */
const accepted = z.object({});

/** How the bench was opened, for the frame around the screens. */
const openResultSchema = z.object({
  mode: z.enum(["practice", "tenant"]),
  scenarios: z.array(z.object({ id: z.string(), title: z.string() })),
  standIn: z.boolean(),
  version: z.string(),
  /** Why the order that was open last is not open now. */
  notReopened: z.custom<AppError>(isRecord).optional(),
});

/** The bench PC's own facts, read when asked for. */
const benchFactsSchema = z.object({
  networkInterfaces: z.array(z.object({ name: z.string(), address: z.string(), wired: z.boolean(), up: z.boolean() })),
  removableDrives: z.array(z.object({ label: z.string(), folder: z.string(), sizeBytes: z.number() })),
});

/** One shipped unit as the screen lists it. */
const manifestRowSchema = z.object({
  unitId: z.string(),
  serialNumber: z.string(),
  model: z.string(),
  slot: z.number().int().optional(),
  shippedAt: z.number(),
});

/** The network as tried from this PC; without a time it was not tried yet. */
const benchNetworkSchema = z.object({
  checkedAt: z.number().optional(),
  checks: z.array(z.custom<NetworkCheck>(isRecord)),
});

/** What each command answers when it was accepted. */
export const commandOutputs = {
  "assign.apply": z.object({ changeId: z.string() }),
  "assign.confirm": accepted,
  "assign.decide": accepted,
  "assign.groups": z.object({ groups: z.array(z.object({ groupId: z.string(), name: z.string() })) }),
  "assign.preview": previewSchema,
  "assign.steps": z.object({ steps: z.array(changeStepSchema), total: z.number().int() }),
  /** `overtaken`: values that somebody else changed since, and that were left alone. */
  "assign.undo": z.object({ changeId: z.string(), undone: z.number().int(), overtaken: z.number().int() }),
  "bench.open": openResultSchema,
  "bench.collect": z.object({ found: z.number().int() }),
  "bench.facts": benchFactsSchema,
  "bench.scan": z.custom<ScanOutcome>(isRecord),
  /** The best fits first; `total` counts all that fit. */
  "bench.search": z.object({ tiles: z.array(z.custom<Tile>(isRecord)), total: z.number().int() }),
  "bench.undo": z.custom<ScanOutcome>(isRecord),
  "bridge.cleanUp": cleanupResultSchema,
  "diagnostics.save": z.object({ paths: z.array(z.string()) }),
  "intake.begin": z.object({ readingId: z.string() }),
  /** How many rows wait no longer. */
  "intake.bring": z.object({ brought: z.number().int() }),
  "intake.bringNext": z.object({ brought: z.number().int() }),
  "intake.cancel": accepted,
  "intake.chunk": accepted,
  "intake.exportFiles": z.object({
    paths: z.array(z.string()),
    rows: z.number().int(),
    /** Units that could not be written, each with the reason's code. */
    leftOut: z.array(z.object({ unitId: z.string(), serialNumber: z.string(), reason: z.string() })),
    /** Rows that wait, and therefore stand in none of the files. */
    waiting: z.number().int(),
  }),
  "intake.exportOriginal": z.object({ path: z.string() }),
  "intake.exportRefused": z.object({ path: z.string(), rows: z.number().int() }),
  /** The file has arrived whole and is being read; what becomes of it shows on the intake topic. */
  "intake.finish": accepted,
  "intake.readAgain": accepted,
  /** Sticks and watched folders that are there now; each shows on the intake topic. */
  "intake.readPlaces": z.object({ places: z.number().int() }),
  "intake.rows": z.object({ rows: z.array(intakeReadingRowSchema), total: z.number().int() }),
  "intake.waiting": z.object({
    rows: z.array(z.object({ fileName: z.string(), row: intakeReadingRowSchema })),
    total: z.number().int(),
  }),
  "label.preview": z.object({ svg: z.string() }),
  /** The devices are being tried; what came of each shows on the lan topic. */
  "lan.add": accepted,
  "lan.forget": accepted,
  "link.close": accepted,
  "link.newCode": accepted,
  /** It listens; the line and the code show on the link topic. */
  "link.open": accepted,
  "manifest.export": z.object({ path: z.string(), rows: z.number().int() }),
  /** What was shipped, last shipped first. */
  "manifest.rows": z.object({ rows: z.array(manifestRowSchema), total: z.number().int() }),
  "network.check": benchNetworkSchema,
  "network.read": benchNetworkSchema,
  "order.openFile": accepted,
  /** It is under way; each step shows in the unit's own view. */
  "past.clear": accepted,
  "past.giveUp": accepted,
  "past.look": accepted,
  "past.resume": accepted,
  "partner.chooseCustomer": accepted,
  /** All of the partner's customers; the order's own is marked. */
  "partner.customers": z.object({
    customers: z.array(
      z.object({ customerId: z.string(), name: z.string(), domain: z.string(), isOfOrder: z.boolean() }),
    ),
  }),
  /** Devices that go by Partner Center, those longest in their state first. */
  "partner.rows": z.object({ rows: z.array(z.custom<ReconcileRow>(isRecord)), total: z.number().int() }),
  "practice.act": practiceDeviceSchema,
  "practice.callIn": practiceDeviceSchema,
  "practice.open": accepted,
  "practice.release": practiceDeviceSchema,
  "practice.signIn": accepted,
  "practice.stick": accepted,
  "release.note": accepted,
  "release.savePack": z.object({ paths: z.array(z.string()) }),
  "release.tell": accepted,
  "session.active": accepted,
  "session.ask": accepted,
  "session.cancel": accepted,
  "session.choose": accepted,
  "session.signIn": accepted,
  "session.signOut": accepted,
  "session.tryAgain": accepted,
  "settings.read": settingsSchema,
  "settings.write": accepted,
  /** `keptAside`: the name under which the bench's unreadable list of sticks was put aside. */
  "stick.prepare": z.object({ files: z.number().int(), keptAside: z.string().optional() }),
  "tenant.readSync": z.custom<AutopilotSync>(isRecord),
  /** What the asking came to, and how the list stands after it. */
  "tenant.sync": z.object({
    refresh: z.enum(["asked", "underWay", "tooSoon"]),
    sync: z.custom<AutopilotSync>(isRecord),
  }),
  "unit.acceptReport": accepted,
  "unit.collectAgain": accepted,
  "unit.registerAgain": accepted,
  "unit.collectDiagnostics": accepted,
  "unit.confirm": accepted,
  "unit.decideIdentity": accepted,
  "unit.endRework": accepted,
  "unit.place": accepted,
  "unit.printLabel": z.object({ svg: z.string() }),
  "unit.read": z.object({ unit: z.custom<UnitView>(isRecord), evidence: z.array(z.custom<EvidenceRowView>(isRecord)) }),
  "unit.routeToIt": accepted,
  "unit.ship": accepted,
  "unit.startRework": accepted,
} as const;

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
