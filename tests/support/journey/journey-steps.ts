import { hardwareHashOf } from "../../../main/practice/world/device-reading.ts";
import { practiceActions, practiceSignInOutcomes } from "../../../shared/contract/practice/control.ts";
import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import type { JourneyHands } from "./journey-hands.ts";
import { clearingStepsOf } from "./journey-past.ts";

/** One thing that somebody may do at any moment, and how often compared with the others. */
type Step = readonly [weight: number, run: (hands: JourneyHands) => Promise<void>];

const second = 1_000;
const minute = 60 * second;

/** Hands over a list of some devices: as the script writes it, damaged, or the one before once more. */
async function dropFile(hands: JourneyHands): Promise<void> {
  const { bench, random, pick, file, ask } = hands;
  const rows = bench.practice.world.devices
    .all()
    .filter(() => random() < 0.5)
    .map((device) => `${device.serialNumber},,${hardwareHashOf(device, bench.clock.now())}`);
  const whole = ["Device Serial Number,Windows Product ID,Hardware Hash", ...rows].join("\r\n");
  const text = pick([whole, whole.slice(0, Math.floor(random() * whole.length)), whole.replaceAll("T0", "T1"), ""]);
  if (file.bytes === undefined || random() < 0.7) file.bytes = new TextEncoder().encode(text ?? "");
  const { bytes } = file;
  const batch = { batchId: `drop-${Math.floor(random() * 3)}`, batchName: "" };
  const begun = await ask("intake.begin", { path: "devices.csv", size: bytes.byteLength, ...batch });
  if (!begun.ok) return;
  const { readingId } = begun.value;
  if (bytes.byteLength > 0) await ask("intake.chunk", { readingId, bytes });
  if (random() < 0.15) await ask("intake.cancel", { readingId });
  else await ask("intake.finish", { readingId });
}

async function aboutFiles(hands: JourneyHands): Promise<void> {
  const { bench, ask, pick } = hands;
  const reading = pick(bench.intake().readings);
  if (reading === undefined) return;
  const { readingId } = reading;
  await ask("intake.rows", {
    readingId,
    choice: pick(["all", "findings", "refused"] as const) ?? "all",
    offset: 0,
    limit: 200,
  });
  const entry = reading.tables[0]?.entry ?? "";
  await pick([
    () => ask("intake.exportRefused", { readingId }),
    () => ask("intake.exportOriginal", { readingId }),
    () => ask("intake.readAgain", { readingId, entry, columns: { serialNumber: 1, hardwareHash: 3 } }),
    () => ask("intake.exportFiles", { form: "intune" }),
    () => ask("intake.cancel", { readingId }),
  ])?.();
}

/** What a scanner may read: cards, slots, labels of this device or another one, a code on a screen, rubbish. */
async function scan(hands: JourneyHands): Promise<void> {
  const { bench, tile, devices, pick, random, ask, steered } = hands;
  const of = tile();
  const device = pick(devices());
  if (device !== undefined) steered.add(device.serialNumber);
  const serial = device?.serialNumber ?? "NONE";
  const page = device?.screen.page === "preProvision" ? device.screen.qr : "{}";
  const text =
    pick([
      `SLOT-${1 + Math.floor(random() * 9)}`,
      serial,
      of?.serialNumber ?? "X",
      `RESEAL:${bench.board().order.number}:${serial}`,
      `RESEAL:OTHER:${serial}`,
      page,
      `ORDER-${bench.board().order.number}`,
      "ACT-UNDO",
      "1234567890123",
      "]C1?\u0000{}",
    ]) ?? "X";
  await ask("bench.scan", { text, ...(of !== undefined && random() < 0.5 ? { openUnitId: of.unitId } : {}) });
}

/** Somebody says something about a unit without having looked. */
async function sayBlindly({ tile, pick, ask, tampered }: JourneyHands): Promise<void> {
  const of = tile();
  const what = pick(["started", "success", "failure", "stillRunning", "reseal", "powerOff"] as const);
  if (of === undefined || what === undefined) return;
  tampered.add(of.serialNumber);
  await ask("unit.confirm", { unitId: of.unitId, what, ...(what === "failure" ? { errorCode: "0x800705b4" } : {}) });
}

/** Somebody presses a button of a device without the bench. */
async function touchDevice({ devices, pick, act, tampered, steered }: JourneyHands): Promise<void> {
  const device = pick(devices());
  const action = pick(practiceActions.filter((name) => name !== "readOntoStick"));
  if (device === undefined || action === undefined) return;
  tampered.add(device.serialNumber);
  steered.add(device.serialNumber);
  await act(device, action);
}

async function aboutUnit(hands: JourneyHands): Promise<void> {
  const { tile, pick, ask, bench, random } = hands;
  const of = tile();
  if (of === undefined) return;
  const { unitId } = of;
  const identifiers = identifiersOf(of, random);
  const decide = async (): Promise<void> => {
    const read = await ask("unit.read", { unitId });
    const serial = read.ok ? pick(read.value.unit.identity.serials) : undefined;
    if (serial === undefined) return;
    await ask("unit.decideIdentity", { unitId, serialNumber: serial.serialNumber, identifiers });
  };
  const slot = 1 + Math.floor(random() * bench.board().order.slots);
  await pick<() => Promise<unknown>>([
    () => ask("unit.place", { unitId, slot }),
    () => ask("unit.place", { unitId, slot }),
    () => ask("unit.collectAgain", { unitId }),
    () => ask("unit.collectDiagnostics", { unitId }),
    () => ask("diagnostics.save", { unitId }),
    () => ask("unit.printLabel", { unitId }),
    () => ask("label.preview", { unitId }),
    () => ask("unit.acceptReport", { unitId, name: "Supervisor 01", reason: "Report not updated" }),
    () => ask("unit.startRework", { unitId, identifiers, reason: "other" }),
    () => ask("unit.endRework", { unitId }),
    () => ask("unit.ship", { unitId, boxCode: `RESEAL:${bench.board().order.number}:${of.serialNumber}` }),
    () => (random() < 0.2 ? ask("unit.routeToIt", { unitId, identifiers, reason: "noCapacity" }) : decide()),
    decide,
  ])?.();
}

/** Two identifiers, now and then those of another unit. */
function identifiersOf(tile: Tile, random: () => number): { serialEnding: string; slotOrModel: string } {
  const isRight = random() < 0.8;
  return {
    serialEnding: isRight ? tile.serialNumber.slice(-5) : "WRONG1",
    slotOrModel: tile.slot?.toString() ?? tile.model,
  };
}

/** A change of values: dry run, approval, and now and then back again. */
async function assign(hands: JourneyHands): Promise<void> {
  const { tile, pick, ask, random, bench } = hands;
  const of = tile();
  if (of === undefined) return;
  const wish = pick([
    { groupTag: bench.board().order.groupTag },
    { groupTag: "ELSEWHERE" },
    { name: { kind: "fixed" as const, name: `PC-${Math.floor(random() * 3)}` } },
    { user: { kind: "fixed" as const, userPrincipalName: "adele@northwindtraders.onmicrosoft.com" } },
    { user: { kind: "none" as const } },
  ]);
  if (wish === undefined) return;
  const choice = { kind: "units" as const, unitIds: [of.unitId] };
  const shown = await ask("assign.preview", { choice, wish, atScreen: random() < 0.3 });
  if (!shown.ok || shown.value.totals.change === 0 || random() < 0.2) return;
  const approval = { kind: "identifiers" as const, identifiers: identifiersOf(of, random) };
  const applied = await ask("assign.apply", { previewId: shown.value.previewId, approval });
  if (!applied.ok) return;
  const { changeId } = applied.value;
  await ask("assign.steps", { changeId, offset: 0, limit: 50 });
  if (random() < 0.3) await ask("assign.undo", { changeId });
  if (random() < 0.2) await ask("assign.decide", { changeId, decision: pick(["again", "leave"] as const) ?? "leave" });
}

async function signInOrOut({ ask, pick, random, bench }: JourneyHands): Promise<void> {
  await pick<() => Promise<unknown>>([
    () => ask("session.signOut", {}),
    async () => {
      const role = pick(["intuneAdministrator", "readOnly", "none"] as const) ?? "none";
      const outcome = random() < 0.5 ? "granted" : (pick(practiceSignInOutcomes) ?? "granted");
      bench.practice.world.setSwitches({ technicianRole: role, signIn: outcome });
    },
  ])?.();
  await ask("session.signIn", { way: "browser" });
  await ask("session.tryAgain", { permission: "changeEnrollment" });
}

/** Whoever may do everything is signed in, and nothing is in the way. */
export async function allWell({ ask, bench }: JourneyHands): Promise<void> {
  bench.practice.world.setSwitches({ technicianRole: "intuneAdministrator", signIn: "granted" });
  bench.practice.world.setFaults([]);
  await ask("session.signIn", { way: "browser" });
  await ask("session.tryAgain", { permission: "changeEnrollment" });
  if (bench.board().order.path === undefined) return;
  await ask("session.ask", { permission: "partnerCenter", way: "browser" });
  const found = await ask("partner.customers", {});
  const own = found.ok ? found.value.customers.find(({ isOfOrder }) => isOfOrder) : undefined;
  if (own !== undefined) await ask("partner.chooseCustomer", { customerId: own.customerId });
}

async function disturbTenant({ bench, pick, random, note }: JourneyHands): Promise<void> {
  const kind = pick([
    "throttledBlind",
    "unavailable",
    "gatewayTimeout",
    "answerLost",
    "dropped",
    "tokenExpired",
    "serverError",
  ] as const);
  note(`the tenant: ${kind}`);
  if (kind === undefined) return;
  bench.practice.world.setFaults([{ route: "", kind, first: 0, share: 0.2 + random() * 0.5, retryAfterSeconds: 20 }]);
}

async function restart({ bench, note }: JourneyHands): Promise<void> {
  note("restart");
  // Whoever is not let in works signed out; here the app is opened by somebody who is.
  bench.practice.world.setSwitches({ signIn: "granted" });
  bench.practice.world.setFaults([]);
  await bench.restart();
}

/** Everything that may happen, more often what happens more often. */
export const journeySteps: readonly Step[] = [
  [2, ({ ask }) => ask("bench.collect", {}).then(() => undefined)],
  [
    3,
    ({ bench, ask }) => ask("practice.stick", { plugged: !bench.practice.state().stickPlugged }).then(() => undefined),
  ],
  [3, dropFile],
  [2, aboutFiles],
  [3, scan],
  [1, ({ ask }) => ask("bench.undo", {}).then(() => undefined)],
  [2, sayBlindly],
  [2, touchDevice],
  [7, aboutUnit],
  [3, assign],
  [3, clearingStepsOf],
  [1, signInOrOut],
  [2, allWell],
  [1, disturbTenant],
  [2, restart],
  [1, ({ ask }) => ask("manifest.export", {}).then(() => undefined)],
  [1, ({ ask }) => ask("network.check", {}).then(() => undefined)],
];

/** How long nothing is done after a step, in milliseconds of bench time. */
export function pauseAfterStep(random: () => number): number {
  const kind = random();
  if (kind < 0.4) return random() * 5 * second;
  return kind < 0.95 ? random() * 6 * minute : random() * 60 * minute;
}
