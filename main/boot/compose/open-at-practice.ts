import { join } from "node:path";
import type { PracticeState } from "../../../shared/contract/practice/control.ts";
import type { StatusView } from "../../../shared/contract/topics/index.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import { benchScopes, consentScopes } from "../../adapters/graph/scopes.ts";
import { createHttpPracticeControl } from "../../adapters/practice/http-practice-control.ts";
import { createMsalSession, type MsalSession } from "../../adapters/sign-in/msal-session.ts";
import {
  createPracticeBrowser,
  createPracticeNetworkClient,
  practiceLoginAddress,
} from "../../adapters/sign-in/practice-sign-in.ts";
import { createScaledClock, type TimeScale } from "../../adapters/system/scaled-clock.ts";
import { createSystemClock } from "../../adapters/system/system-clock.ts";
import type { FoundPlace } from "../../app/intake/intake-ports.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import { type BenchPlace, placeFolder } from "../bench-place.ts";
import { openKept } from "../open-kept.ts";
import { orderFromPractice } from "../orders.ts";
import { attachPractice, type PracticeProcess, startPracticeThread } from "../practice-process.ts";
import { clockOf } from "./clock-of.ts";
import { openRuntimeOn } from "./open-runtime-on.ts";
import type { OpenPlace, Surroundings } from "./surroundings.ts";

const graphAddress = "https://graph.microsoft.com";

/** Opens a bench at a practice world of its own, or at one that runs already. Errors: `store.*`, `practice.*`. */
export async function openAtPractice(
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

function practiceOf({ scenario, scenarioTitle, seed, speed }: PracticeState): NonNullable<StatusView["practice"]> {
  return { scenario, title: scenarioTitle, seed, speed };
}
