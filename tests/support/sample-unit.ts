import type { GatePoint, UnitView } from "../../shared/domain/bench/unit-view.ts";
import { epochMs } from "../../shared/kernel/brand.ts";
import { sampleNow, sampleTiles } from "./sample-board.ts";

const minutesAgo = (minutes: number) => epochMs(sampleNow - minutes * 60_000);

const points: readonly GatePoint[] = [
  {
    name: "confirmations",
    state: "shown",
    text: {
      code: "point.confirmations.shown",
      params: { successAt: minutesAgo(11), resealAt: minutesAgo(5), powerOffAt: minutesAgo(4), actor: "Technician 07" },
    },
    source: "E-TEC",
    at: minutesAgo(4),
  },
  {
    name: "enrolled",
    state: "shown",
    text: { code: "point.enrolled.shown", params: { at: minutesAgo(30), minutesAfterStart: 6 } },
    source: "E-MD",
    at: minutesAgo(30),
  },
  {
    name: "reportedSuccess",
    state: "missing",
    text: { code: "point.reportedSuccess.waiting", params: { untilAt: minutesAgo(-56) } },
    source: "E-EVT",
    at: minutesAgo(1),
    until: minutesAgo(-56),
  },
  {
    name: "espHeld",
    state: "shown",
    text: { code: "point.espHeld.shown", params: { espName: "Bench devices", timeoutMinutes: 60 } },
    source: "E-CFG",
    at: minutesAgo(36),
  },
  {
    name: "unchanged",
    state: "shown",
    text: { code: "point.unchanged.shown", params: { tag: "CONTOSO-SALES", profile: "Contoso pre-provisioned" } },
    source: "E-REG",
    at: minutesAgo(1),
  },
  {
    name: "noBlockingError",
    state: "shown",
    text: { code: "point.noBlockingError.shown", params: { apps: 7 } },
    source: "E-BR",
    at: minutesAgo(12),
  },
  {
    name: "noContactAfterReseal",
    state: "shown",
    text: { code: "point.noContactAfterReseal.shown", params: { at: minutesAgo(6) } },
    source: "E-MD",
    at: minutesAgo(1),
  },
  { name: "labelled", state: "missing", text: { code: "point.labelled.missing", params: { missing: "print" } } },
  { name: "fresh", state: "shown", text: { code: "point.fresh.shown", params: { oldestAt: minutesAgo(36) } } },
];

const tile = sampleTiles[14];
if (tile === undefined) throw new Error("The sample board has no slot 15");

/** The unit of slot 15: two of nine points missing. */
export const sampleUnit: UnitView = {
  tile,
  ...(tile.slot === undefined ? {} : { slot: tile.slot }),
  attempt: 1,
  life: "resealed",
  user: "",
  futureName: "CON-SIM0015X8B",
  verdict: { kind: "notYet", points, missing: ["reportedSuccess", "labelled"] },
  flow: {
    startedAt: minutesAgo(36),
    endedAt: minutesAgo(11),
    restarts: 1,
    restartAwaited: false,
    providers: [],
    counts: [],
    apps: [],
    events: [],
    otherEvents: [],
    otherCategories: [],
    userFlow: [],
    device: {},
    lookBy: minutesAgo(-24),
    lastSignalAt: minutesAgo(12),
    phases: [
      {
        phase: "devicePreparation",
        state: "succeeded",
        steps: [
          { name: "TpmAttestation", state: "succeeded" },
          { name: "AadJoin", state: "succeeded" },
        ],
      },
      {
        phase: "deviceSetup",
        state: "succeeded",
        steps: [
          { name: "Certificates", state: "notRequired" },
          { name: "Apps", state: "succeeded", done: 7, total: 7 },
        ],
      },
    ],
  },
  readiness: { checks: [], mayTryNetwork: false },
  identity: {
    rows: [
      {
        field: "serialNumber",
        inHash: "SIM0015X8B0C",
        reported: "SIM0015X8B0C",
        scanned: "SIM0015X8B0C",
        disagrees: false,
      },
      { field: "manufacturer", inHash: "Contoso", reported: "Contoso", scanned: "", disagrees: false },
      { field: "model", inHash: "Contoso Slate 5", reported: "Contoso Slate 6", scanned: "", disagrees: true },
      { field: "tpm", inHash: "2.0, SIMT", reported: "2.0", scanned: "", disagrees: false },
    ],
    grade: "warn",
    findings: [{ code: "macMissing", level: "warn", field: "networkAdapters", params: {} }],
    serials: [{ serialNumber: "SIM0015X8B0C", source: "hash" }],
    isInDoubt: false,
    sharedWith: [],
    groupTag: "",
    assignedUser: "",
  },
  registration: {
    importStatus: "complete",
    importError: "",
    adopted: false,
    ztdId: "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb",
    groupTag: "CONTOSO-SALES",
    purchaseOrder: "",
    changed: [],
    expectedGroupTag: "CONTOSO-SALES",
    entraDeviceId: "cccccccc-1111-4222-8333-dddddddddddd",
    managedDeviceId: "eeeeeeee-1111-4222-8333-ffffffffffff",
    enrollmentState: "enrolled",
    profileStatus: "assignedInSync",
    profileName: "Contoso pre-provisioned",
    profileAssignedAt: minutesAgo(44),
    espName: "Bench devices",
    joined: "joined",
    groupNames: ["Contoso sales devices"],
    seenAt: minutesAgo(1),
  },
  past: { isLooking: false, records: [], cases: [], offers: [], recordsLeft: 20 },
  actions: [
    { action: "printLabel", available: true, needsIdentifiers: false },
    {
      action: "acceptReport",
      available: false,
      reason: { code: "action.reportNotDue", params: { untilAt: minutesAgo(-56) } },
      needsIdentifiers: false,
    },
    { action: "startRework", available: true, needsIdentifiers: true },
    { action: "routeToIt", available: true, needsIdentifiers: true },
    {
      action: "confirmReseal",
      available: false,
      reason: { code: "action.alreadyDone", params: {} },
      needsIdentifiers: false,
    },
  ],
};
