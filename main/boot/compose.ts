import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import type { PracticeState } from "../../shared/contract/practice/control.ts";
import type { StatusView } from "../../shared/contract/topics/index.ts";
import type { Order } from "../../shared/domain/order/order.ts";
import { uploadsToPartnerCenter } from "../../shared/domain/registration/registration-path.ts";
import { type CloudName, clouds } from "../../shared/domain/sign-in/cloud.ts";
import { tenantId } from "../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { createBenchLink } from "../adapters/bench-link/create-bench-link.ts";
import { createDeviceSticks } from "../adapters/bench-link/device-sticks.ts";
import { powerShellCommand } from "../adapters/bridge/powershell-command.ts";
import { startPowerShellBridge } from "../adapters/bridge/start-powershell-bridge.ts";
import { createGraphDeviceDirectory } from "../adapters/graph/graph-device-directory.ts";
import { benchScopes, consentScopes } from "../adapters/graph/scopes.ts";
import { createIntakeReader } from "../adapters/intake/create-intake-reader.ts";
import { createLabelRenderer } from "../adapters/label/label-renderer.ts";
import { createFileMedia } from "../adapters/media/file-media.ts";
import { createPartnerCenter } from "../adapters/partner-center/create-partner-center.ts";
import { createHttpPracticeControl } from "../adapters/practice/http-practice-control.ts";
import { createMsalSession, type MsalSession } from "../adapters/sign-in/msal-session.ts";
import {
  createPracticeBrowser,
  createPracticeNetworkClient,
  practiceLoginAddress,
} from "../adapters/sign-in/practice-sign-in.ts";
import { createUnregisteredSession } from "../adapters/sign-in/unregistered-session.ts";
import { createSealedOriginals } from "../adapters/store/sealed-originals.ts";
import { createEventLoopTurns } from "../adapters/system/event-loop-turns.ts";
import { nativeDigest } from "../adapters/system/native-digest.ts";
import { createRandomIds } from "../adapters/system/random-ids.ts";
import { createScaledClock, type TimeScale } from "../adapters/system/scaled-clock.ts";
import { createSystemBenchFacts } from "../adapters/system/system-bench-facts.ts";
import { createSystemClock } from "../adapters/system/system-clock.ts";
import type { FoundPlace } from "../app/intake/intake-ports.ts";
import type { RemovableDrive } from "../app/ports/bench-facts.ts";
import type { Clock } from "../app/ports/clock.ts";
import type { Log } from "../app/ports/log.ts";
import type { Secrets } from "../app/ports/secrets.ts";
import { openRuntime, type Runtime, type RuntimePorts } from "../app/runtime/open-runtime.ts";
import { createRightsBook } from "../app/session/rights-book.ts";
import { unpackedPath } from "../shell/native/unpacked-path.ts";
import { type BenchPlace, placeFolder } from "./bench-place.ts";
import { type Kept, openKept } from "./open-kept.ts";
import { orderFromFile, orderFromPractice } from "./orders.ts";
import { attachPractice, type PracticeProcess, startPracticeThread } from "./practice-process.ts";

/** Where an open bench keeps its files and who works at it. */
export type Surroundings = {
  /** Where the built programs lie; worker and bridge scripts are beside them. */
  readonly programFolder: string;
  readonly dataFolder: string;
  readonly outputFolder: string;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly technician: () => string;
  /** Folders that are looked into by themselves, as they are set now. */
  readonly watchedFolders: () => readonly string[];
  /** The app registration that Settings names for a cloud, as it is set now. */
  readonly clientIdOf: (cloud: CloudName) => string | undefined;
  /** Idle minutes after which the technician is signed out, as they are set now; 0 for never. */
  readonly signOutAfterMinutes: () => number;
  readonly version: string;
  readonly openBrowser: (address: string) => Promise<void>;
};

/** An open bench; in practice with the address of its world. */
export type OpenPlace = Runtime & { readonly practiceAddress?: string };

/** The longest time for one attempt of a call in real time, whatever the speed of the bench's clock. */
const attemptLimitMs = 60_000;
const graphAddress = "https://graph.microsoft.com";

/** Opens a bench at a place: the only function that picks concrete adapters. Errors: `store.*`, `practice.*`, `order.*`. */
export async function openBenchAt(place: BenchPlace, around: Surroundings): Promise<Result<OpenPlace>> {
  return place.kind === "tenant" ? openAtTenant(place, around) : openAtPractice(place, around);
}

async function openAtPractice(
  place: BenchPlace & { readonly kind: "practice" | "practiceAt" },
  around: Surroundings,
): Promise<Result<OpenPlace>> {
  const folder = join(around.dataFolder, placeFolder(place));
  const starting = startWorld(place, folder, around);
  // What was kept is read while the world starts on its own thread, before it has said how its clock runs.
  let clock: Clock = createSystemClock();
  const keptClock = { now: () => clock.now() };
  // What is practised with stands in no register of real devices.
  const registerFile = join(folder, "identities.sqlite");
  const kept = openKept({ ...around, folder, registerFile, clock: keptClock });
  const world = await starting.catch((defect: unknown) => {
    if (kept.ok) kept.value.close();
    throw defect;
  });
  const practice = createHttpPracticeControl(world.address);
  const state = await practice.state();
  if (!kept.ok) {
    await world.stop();
    return kept;
  }
  if (!state.ok) {
    kept.value.close();
    await world.stop();
    return state;
  }
  const scale: TimeScale = state.value;
  clock = createScaledClock(scale);
  const order = orderFromPractice(state.value);
  const session = createMsalSession({
    clientId: state.value.clientId,
    consentScopes: consentScopes(graphAddress),
    loginAddress: practiceLoginAddress,
    knownAuthorities: [new URL(practiceLoginAddress).host],
    tenant: () => order.tenantId,
    scopes: benchScopes(graphAddress),
    clock,
    secrets: around.secrets,
    cacheFile: join(folder, "tokens.bin"),
    openBrowser: createPracticeBrowser(world.address),
    networkClient: (onDate) => createPracticeNetworkClient(world.address, scale.speed, onDate),
    // The simulated service tells simulated time.
    pcNow: clock.now,
    log: around.log,
  });
  const frame = { clock: clockOf(scale), practice: practiceOf(state.value) };
  const parts = { folder, clock, session, order, practice, frame, host: world.host, routes: routeTo(world.address) };
  const stick: FoundPlace = { kind: "stick", folder: state.value.stickFolder, name: "Practice stick" };
  const runtime = await openRuntimeOn({ ...parts, sticks: async () => [stick] }, kept.value, around);
  if (!runtime.ok) {
    await world.stop();
    return runtime;
  }
  void signInForPractice(session, around.log);
  return ok({ ...runtime.value, practiceAddress: world.address, stop: () => runtime.value.stop().then(world.stop) });
}

async function openAtTenant(
  { orderFile }: BenchPlace & { readonly kind: "tenant" },
  around: Surroundings,
): Promise<Result<Runtime>> {
  const folder = join(around.dataFolder, placeFolder({ kind: "tenant", orderFile }));
  const clock = createSystemClock();
  const kept = openKept({ ...around, folder, registerFile: join(around.dataFolder, "identities.sqlite"), clock });
  if (!kept.ok) return kept;
  const order = orderFromFile(orderFile, clock.now());
  const { cloud } = orderFile;
  const clientId = orderFile.clientId ?? around.clientIdOf(cloud);
  const graph = clouds[cloud].graph;
  const session =
    clientId === undefined
      ? createUnregisteredSession(cloud)
      : createMsalSession({
          clientId,
          cloud,
          tenant: () => tenantId(orderFile.tenantId),
          scopes: benchScopes(graph),
          consentScopes: consentScopes(graph),
          clock,
          secrets: around.secrets,
          // Of this PC, not of the order: who signed in once can be chosen in the next order too.
          cacheFile: join(around.dataFolder, `sign-in-${cloud}-${clientId}.bin`),
          openBrowser: around.openBrowser,
          log: around.log,
        });
  const facts = createSystemBenchFacts(around.log);
  const environment = {
    platform: process.platform,
    environment: process.env,
    scriptFile: unpackedPath(join(around.programFolder, "host", "reseal-host.ps1")),
    isFile: existsSync,
  };
  const command = powerShellCommand(environment) ?? { file: "powershell", args: [], env: {} };
  const runtime = await openRuntimeOn(
    {
      folder,
      clock,
      session,
      order,
      frame: { clock: clockOf({ realBase: 0, simulatedBase: 0, speed: 1 }) },
      host: { command },
      sticks: async () => (await facts.removableDrives()).map(placeOfDrive),
      serviceAddress: graph,
    },
    kept.value,
    around,
  );
  if (runtime.ok) void session.resume();
  return runtime;
}

type RuntimeParts = {
  readonly folder: string;
  readonly clock: Clock;
  readonly session: MsalSession;
  readonly order: Order;
  readonly practice?: ReturnType<typeof createHttpPracticeControl>;
  readonly frame: Pick<StatusView, "clock" | "practice">;
  readonly host: PracticeProcess["host"];
  readonly routes?: (address: string) => string;
  /** The cloud's Graph address; the global one unless said otherwise. */
  readonly serviceAddress?: string;
  /** Sticks that are plugged in, or may be. */
  readonly sticks: () => Promise<readonly FoundPlace[]>;
};

/** Builds the runtime on what was kept, which it closes in the end. */
async function openRuntimeOn(
  parts: RuntimeParts,
  { store, register, journal, close: closeKept }: Kept,
  around: Surroundings,
): Promise<Result<Runtime>> {
  const { clock, session, order, folder } = parts;
  const { secrets, log, technician, outputFolder } = around;
  const { routes } = parts;
  const scripts = { host: join(around.programFolder, "host"), device: join(around.programFolder, "device") };
  const about = { bench: hostname(), version: around.version };
  const bridge = startPowerShellBridge({ host: parts.host, clock: createSystemClock(), log, random: Math.random });
  const rights = createRightsBook(order.tenantId, clock);
  session.watchGranted(rights.tokenSeen);
  const directory = createGraphDeviceDirectory({
    clock,
    log,
    random: Math.random,
    accessToken: session.accessToken,
    tokenRefused: session.tokenRefused,
    rights,
    lockedTo: order,
    attemptLimitMs: attemptLimitMs * parts.frame.clock.speed,
    ...(parts.serviceAddress === undefined ? {} : { serviceAddress: parts.serviceAddress }),
    ...(routes === undefined ? {} : { routes }),
  });
  const partnerCenter = uploadsToPartnerCenter(order)
    ? createPartnerCenter({
        clock,
        log,
        random: Math.random,
        accessToken: session.accessToken,
        tokenRefused: session.tokenRefused,
        rights,
        attemptLimitMs: attemptLimitMs * parts.frame.clock.speed,
        ...(routes === undefined ? {} : { routes }),
      })
    : undefined;
  const close = async (): Promise<void> => {
    directory.stop();
    partnerCenter?.stop();
    session.stop();
    await bridge.stop();
    closeKept();
  };
  const ports: RuntimePorts = {
    store,
    clock,
    ids: createRandomIds(),
    log,
    bridge,
    directory,
    ...(partnerCenter === undefined ? {} : { partnerCenter }),
    session,
    rights,
    idle: { clock: createSystemClock(), minutes: around.signOutAfterMinutes },
    link: createBenchLink({
      // Of this PC, not of the order: devices find it the same from one order to the next.
      certificateFile: join(around.dataFolder, "bench-link.bin"),
      secrets,
      scripts,
      clock: createSystemClock(),
      log,
    }),
    reader: createIntakeReader(),
    originals: createSealedOriginals({ folder: join(folder, "originals"), secrets, log }),
    ledger: store.ledger,
    register,
    digest: nativeDigest,
    turns: createEventLoopTurns(),
    media: createFileMedia({ outputFolder }),
    sticks: createDeviceSticks({ registerFile: join(around.dataFolder, "sticks.json"), scripts, log, about }),
    labels: createLabelRenderer(),
    facts: createSystemBenchFacts(log),
    places: async () => [...(await parts.sticks()), ...around.watchedFolders().map(placeOfFolder)],
    about,
    technician,
    order,
    ...(parts.practice === undefined ? {} : { practice: parts.practice }),
    frame: () => ({ ...parts.frame, technician: technician(), outputFolder }),
  };
  const runtime = await openRuntime(ports, journal);
  if (runtime.ok) {
    const stop = (): Promise<void> => {
      const stopped = runtime.value.stop();
      // The loop waits for what runs, and a call may be waiting minutes for its next attempt.
      directory.stop();
      partnerCenter?.stop();
      return stopped.then(close);
    };
    return ok({ ...runtime.value, stop });
  }
  await close();
  return err(runtime.error);
}

async function startWorld(
  place: BenchPlace & { readonly kind: "practice" | "practiceAt" },
  folder: string,
  { programFolder }: Surroundings,
): Promise<PracticeProcess> {
  if (place.kind === "practiceAt") return attachPractice(place.address, join(programFolder, "practice.js"));
  const { scenario, seed, speed } = place;
  return startPracticeThread(join(programFolder, "practice-worker.js"), {
    scenario,
    seed,
    speed,
    stateFile: join(folder, "world.json"),
    stickFolder: join(folder, "stick"),
  });
}

function placeOfDrive({ label, folder }: RemovableDrive): FoundPlace {
  return { kind: "stick", folder, name: label === "" ? folder : label };
}

function placeOfFolder(folder: string): FoundPlace {
  return { kind: "folder", folder, name: basename(folder) };
}

/** In practice nobody types a password: the technician is signed in as the browser would do it. */
async function signInForPractice(session: MsalSession, log: Log): Promise<void> {
  if (await session.resume()) return;
  const signedIn = await session.signInWithBrowser();
  if (!signedIn.ok) log.warn("practice.notSignedIn", { code: signedIn.error.code });
}

/** Sends every Graph address to the practice world and leaves the rest of the address as it is. */
function routeTo(address: string): (asked: string) => string {
  return (asked) => {
    const url = new URL(asked);
    return `${address}${url.pathname}${url.search}`;
  };
}

function clockOf({ realBase, simulatedBase, speed }: TimeScale): StatusView["clock"] {
  return { realBase, simulatedBase, speed };
}

function practiceOf({ scenario, scenarioTitle, seed, speed }: PracticeState): NonNullable<StatusView["practice"]> {
  return { scenario, title: scenarioTitle, seed, speed };
}
