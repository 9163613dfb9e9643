import { join } from "node:path";
import { PassThrough } from "node:stream";
import { startPowerShellBridge } from "../../main/adapters/bridge/start-powershell-bridge.ts";
import { createGraphDeviceDirectory } from "../../main/adapters/graph/graph-device-directory.ts";
import { benchScopes } from "../../main/adapters/graph/scopes.ts";
import { createIntakeReader } from "../../main/adapters/intake/create-intake-reader.ts";
import { createLabelRenderer } from "../../main/adapters/label/label-renderer.ts";
import { createFileMedia } from "../../main/adapters/media/file-media.ts";
import { createPartnerCenter } from "../../main/adapters/partner-center/create-partner-center.ts";
import { createHttpPracticeControl } from "../../main/adapters/practice/http-practice-control.ts";
import { createMsalSession, type MsalSession } from "../../main/adapters/sign-in/msal-session.ts";
import {
  createPracticeBrowser,
  createPracticeNetworkClient,
  practiceLoginAddress,
} from "../../main/adapters/sign-in/practice-sign-in.ts";
import { openIdentityRegister } from "../../main/adapters/store/open-identity-register.ts";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { createSealedOriginals } from "../../main/adapters/store/sealed-originals.ts";
import { createEventLoopTurns } from "../../main/adapters/system/event-loop-turns.ts";
import { nativeDigest, nativeTextDigest } from "../../main/adapters/system/native-digest.ts";
import { createRandomIds } from "../../main/adapters/system/random-ids.ts";
import { createSystemBenchFacts } from "../../main/adapters/system/system-bench-facts.ts";
import type { BenchStore } from "../../main/app/ports/bench-store.ts";
import type { Log } from "../../main/app/ports/log.ts";
import type { PracticeControl } from "../../main/app/ports/practice-control.ts";
import { openRuntime, type Runtime } from "../../main/app/runtime/open-runtime.ts";
import { createRightsBook } from "../../main/app/session/rights-book.ts";
import { orderFromPractice } from "../../main/boot/orders.ts";
import type { PracticeWorldHandle } from "../../main/practice/serve/start-practice-world.ts";
import type { Order } from "../../shared/domain/order/order.ts";
import { mostUnits } from "../../shared/domain/policy/most-units.ts";
import { uploadsToPartnerCenter } from "../../shared/domain/registration/registration-path.ts";
import type { Activity } from "./activity.ts";
import { contractedHandlers } from "./contracted-handlers.ts";
import { noSticks } from "./no-sticks.ts";
import { createTestLink } from "./open-link.ts";
import { orThrow } from "./or-throw.ts";
import { createRecordingLog, type RecordingLog } from "./recording-log.ts";
import { reversingSecrets } from "./reversing-secrets.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What the app under test runs on. */
export type ScenarioAppOptions = {
  readonly practice: PracticeWorldHandle;
  readonly clock: VirtualClock;
  readonly activity: Activity;
  /** Holds `bench.sqlite`, the token cache and everything the app writes. */
  readonly folder: string;
  /** In [0, 1), for the spread of repeated calls. */
  readonly random: () => number;
  /** Another order than the practice world's own. */
  readonly order?: (own: Order) => Order;
  /** Stands between the session and whoever wants its tokens. */
  readonly accessToken?: (own: MsalSession["accessToken"]) => MsalSession["accessToken"];
  /** Idle minutes after which the technician is signed out. */
  readonly signOutAfterMinutes?: number;
  /** Gets every line of the log as well. */
  readonly log?: Log;
  /** The technician is not signed in when the app opens. */
  readonly startsSignedOut?: boolean;
};

/** The whole app below the window, on the adapters the product uses. */
export type ScenarioApp = {
  readonly runtime: Runtime;
  readonly store: BenchStore;
  readonly control: PracticeControl;
  readonly log: RecordingLog;
  readonly stop: () => Promise<void>;
};

const graphAddress = "https://graph.microsoft.com";

function bothLogs(one: Log, other: Log): Log {
  const level =
    (name: keyof Log): Log["info"] =>
    (event, fields) => {
      one[name](event, fields);
      other[name](event, fields);
    };
  return { info: level("info"), warn: level("warn"), error: level("error") };
}

/** Opens the app on a practice world and signs the technician in. Throws when it cannot be opened. */
export async function openScenarioApp(options: ScenarioAppOptions): Promise<ScenarioApp> {
  const { practice, clock, activity, folder, random } = options;
  const recorded = createRecordingLog();
  const log = options.log === undefined ? recorded : bothLogs(recorded, options.log);
  const order = (options.order ?? ((own) => own))(orderFromPractice(practice.state()));
  const store = orThrow(
    openSqliteBenchStore({ file: join(folder, "bench.sqlite"), secrets: reversingSecrets, clock, log }),
  );
  const session = createMsalSession({
    clientId: practice.clientId,
    loginAddress: practiceLoginAddress,
    knownAuthorities: [new URL(practiceLoginAddress).host],
    tenant: () => order.tenantId,
    scopes: benchScopes(graphAddress),
    clock,
    secrets: reversingSecrets,
    cacheFile: join(folder, "tokens.bin"),
    openBrowser: createPracticeBrowser(practice.address),
    // MSAL waits for its next poll by the PC's clock; practice shortens that with its speed.
    networkClient: (onDate) => createPracticeNetworkClient(practice.address, 1_000, onDate),
    pcNow: clock.now,
    log,
  });
  const startsSignedOut = options.startsSignedOut === true;
  if (!startsSignedOut && !(await session.resume())) orThrow(await session.signInWithBrowser());
  const accessToken = (options.accessToken ?? ((own) => own))(session.accessToken);
  const requests = new PassThrough();
  const messages = new PassThrough();
  const stopBridgeFace = practice.bridge(requests, messages);
  const streams = { input: requests, output: messages };
  const bridge = startPowerShellBridge({ host: { streams }, clock, log, random });
  const rights = createRightsBook(order.tenantId, clock);
  session.watchGranted(rights.tokenSeen);
  const directory = createGraphDeviceDirectory({
    clock,
    log,
    random,
    accessToken: activity.track(accessToken),
    tokenRefused: session.tokenRefused,
    rights,
    lockedTo: order,
    fetch: activity.fetch,
    routes: (asked) => asked.replace(graphAddress, practice.address),
  });
  const partnerCenter = createPartnerCenter({
    clock,
    log,
    random,
    accessToken: activity.track(accessToken),
    tokenRefused: session.tokenRefused,
    rights,
    fetch: activity.fetch,
    routes: (asked) => asked.replace("https://api.partnercenter.microsoft.com", practice.address),
  });
  const loopback = createHttpPracticeControl(practice.address);
  const control = activity.trackAll(loopback);
  const register = orThrow(openIdentityRegister({ file: join(folder, "identities.sqlite"), log }));
  const originals = createSealedOriginals({ folder: join(folder, "originals"), secrets: reversingSecrets, log });
  const outputFolder = join(folder, "output");
  const runtime = await openRuntime({
    store,
    clock,
    ids: createRandomIds(),
    log,
    bridge,
    directory,
    ...(uploadsToPartnerCenter(order) ? { partnerCenter } : {}),
    session,
    rights,
    idle: { clock, minutes: () => options.signOutAfterMinutes ?? 0 },
    link: createTestLink({ clock, certificateFile: join(folder, "bench-link.bin") }).link,
    reader: activity.trackReading(createIntakeReader()),
    originals: activity.trackAll(originals),
    ledger: store.ledger,
    waiting: store.waiting,
    mostUnits,
    register,
    digest: nativeDigest,
    textDigest: nativeTextDigest,
    turns: activity.trackAll(createEventLoopTurns()),
    sticks: noSticks,
    media: activity.trackAll(createFileMedia({ outputFolder })),
    labels: createLabelRenderer(),
    facts: createSystemBenchFacts(log),
    places: async () => [{ kind: "stick", folder: practice.state().stickFolder, name: "Practice stick" }],
    about: { bench: "BENCH-PC", version: "0.1.0" },
    technician: () => "Technician 07",
    order,
    practice: control,
    frame: () => ({ clock: { realBase: 0, simulatedBase: 0, speed: 10 }, technician: "Technician 07", outputFolder }),
  });
  const whole = orThrow(runtime);
  const opened = { ...whole, handlers: contractedHandlers(whole.handlers) };
  return {
    runtime: opened,
    store,
    control,
    log: recorded,
    stop: async () => {
      const stopped = opened.stop();
      directory.stop();
      partnerCenter.stop();
      await stopped;
      await bridge.stop();
      stopBridgeFace();
      session.stop();
      register.close();
      store.close();
    },
  };
}
