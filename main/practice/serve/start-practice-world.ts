import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import type { PracticeState } from "../../../shared/contract/practice/control.ts";
import { createBridgeFace } from "../bridge/bridge-face.ts";
import { createWorldOperations } from "../bridge/world-operations.ts";
import { practiceState } from "../control/control-face.ts";
import { createPracticeCallers } from "../link/practice-callers.ts";
import { type ScenarioId, scenarioOf } from "../scenarios/catalogue.ts";
import { firstSnapshot } from "../scenarios/first-snapshot.ts";
import type { FaultRule, Scenario, StickForm, TenantTrouble } from "../scenarios/scenario.ts";
import { openPracticeStick } from "../stick/practice-stick.ts";
import { writeStick } from "../stick/write-stick.ts";
import { issueWorkbenchToken } from "../tenant/login/access-token.ts";
import { issuePartnerToken } from "../tenant/partner/partner-login.ts";
import { createWorld } from "../world/create-world.ts";
import type { DeviceCharacter } from "../world/device-rows.ts";
import type { PartnerChoice } from "../world/partner-start.ts";
import type { World } from "../world/world.ts";
import type { WorldSnapshot } from "../world/world-snapshot.ts";
import { defaultSwitches, type WorldSwitches } from "../world/world-switches.ts";
import { completeSnapshot } from "./complete-snapshot.ts";
import { createScaledTime, type PracticeClock } from "./practice-clock.ts";
import { createStateKeeper, loadState } from "./state-file.ts";
import { createWorldServer } from "./world-server.ts";

/** What a practice world is started with; everything but `clock` survives structured clone. */
export type PracticeWorldOptions = {
  readonly scenario?: ScenarioId;
  readonly seed?: number;
  /** Simulated milliseconds in a real one. */
  readonly speed?: number;
  /** 0 or absent for any free port. */
  readonly port?: number;
  /** Units of the scenario `thousand`. */
  readonly units?: number;
  /** What the devices are like, in order of their positions, instead of the scenario's own bench. */
  readonly characters?: readonly DeviceCharacter[];
  /** What units went through before, by their positions from 1, instead of the scenario's own pasts. */
  readonly pasts?: NonNullable<Scenario["pasts"]>;
  /** Devices of an earlier order that are registered and not on the bench, instead of the scenario's own number. */
  readonly registeredBefore?: number;
  /** File that keeps the world over restarts; a stored world goes on whatever the other options say. */
  readonly stateFile?: string;
  /** Folder that acts as a stick; absent for a temporary one, which is removed in the end. */
  readonly stickFolder?: string;
  /** A new stick is plugged in from the start; otherwise somebody does it through the control face. */
  readonly stickPlugged?: boolean;
  /** How the files on the stick are instead of the scenario's own. */
  readonly stick?: StickForm;
  /** Simulated time of the first moment; absent for the real time. */
  readonly simulatedBase?: number;
  readonly switches?: Partial<WorldSwitches>;
  /** By which way the order's devices are registered instead of the scenario's own. */
  readonly path?: NonNullable<Scenario["path"]>;
  /** What is not as usual at the tenant's partner, instead of the scenario's own. */
  readonly partner?: PartnerChoice;
  /** What keeps devices from their profile, instead of the scenario's own trouble. */
  readonly tenantTrouble?: TenantTrouble;
  /** Trouble on the wire instead of the scenario's own. */
  readonly faults?: readonly FaultRule[];
  /** Simulated milliseconds between two signs of life of a bridge. */
  readonly heartbeatMs?: number;
  /** A clock of the caller's own, for tests in virtual time. */
  readonly clock?: PracticeClock;
};

/** A running practice world. */
export type PracticeWorldHandle = {
  /** `http://127.0.0.1:port` of login, Graph and control. */
  readonly address: string;
  readonly clientId: string;
  readonly tenantId: string;
  readonly world: World;
  /** A new access token for every scope, valid for a simulated year. */
  readonly accessToken: () => string;
  /** A new access token of the partner's technician for Partner Center, valid as long. */
  readonly partnerToken: () => string;
  readonly state: () => PracticeState;
  /** Plugs the stick in or pulls it. Throws where a file on it is open and cannot be pulled away from under its reader. */
  readonly plugStick: (plugged: boolean) => void;
  /** Speaks the bridge protocol over a pair of streams until the returned function is called. */
  readonly bridge: (input: Readable, output: Writable) => () => void;
  readonly stop: () => Promise<void>;
};

/** Speed at which a technician flow of forty minutes takes one. */
const defaultSpeed = 40;
/** Seed of a world nobody chose one for. */
const defaultSeed = 7;
const defaultUnits = 1000;
const defaultHeartbeatMs = 5000;

/** Starts a world with all its faces on this computer alone. Rejects when the state file or the port cannot be used. */
export async function startPracticeWorld(options: PracticeWorldOptions = {}): Promise<PracticeWorldHandle> {
  const start = startOf(options);
  const clock = options.clock ?? createScaledTime(start.realBase, start.simulatedBase, start.speed);
  const world = createWorld(start, clock.now);
  const ownFolder = options.stickFolder === undefined ? await mkdtemp(join(tmpdir(), "practice-stick-")) : undefined;
  const form = options.stick ?? scenarioOf(world.scenario as ScenarioId, 1).stick;
  const stick = await openPracticeStick(options.stickFolder ?? join(ownFolder ?? "", "stick"), (folder) =>
    writeStick(folder, world.devices.all(), form, world.advance()),
  );
  if (options.stickPlugged === true) stick.plug(true);

  const operations = createWorldOperations(world, clock.delay);
  const onDevice = createWorldOperations(world, clock.delay, () => false);
  const callers = createPracticeCallers(world, onDevice, clock.delay);
  const { stateFile } = options;
  const keeper = stateFile === undefined ? undefined : createStateKeeper(stateFile, world);
  const onChanged = (): void => keeper?.changed();
  onChanged();
  const server = createWorldServer({ world, operations, stick, callers, onChanged });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const bridges = new Set<() => void>();

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: world.tenant.clientId,
    tenantId: world.tenant.tenantId,
    world,
    accessToken: () => issueWorkbenchToken(world, world.advance()),
    partnerToken: () => issuePartnerToken(world, world.advance()),
    state: () => practiceState(world, stick, world.advance()),
    plugStick: (plugged) => {
      const done = stick.plug(plugged);
      if (!done.ok) throw new Error(done.error);
    },
    bridge: (input, output) => {
      const face = { operations, input, output, now: clock.now, delay: clock.delay };
      const stopFace = createBridgeFace({ ...face, heartbeatMs: options.heartbeatMs ?? defaultHeartbeatMs });
      bridges.add(stopFace);
      return () => {
        bridges.delete(stopFace);
        stopFace();
      };
    },
    stop: async () => {
      for (const stopFace of bridges) stopFace();
      await callers.stop();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      keeper?.finish();
      if (ownFolder !== undefined) await rm(ownFolder, { recursive: true, force: true });
    },
  };
}

function startOf(options: PracticeWorldOptions): WorldSnapshot {
  const stored = options.stateFile === undefined ? undefined : loadState(options.stateFile);
  if (stored !== undefined && !stored.ok) throw new Error(stored.error);
  if (stored?.value !== undefined) return completeSnapshot(stored.value);
  const realBase = Date.now();
  const scenario = scenarioOf(options.scenario ?? "good-morning", options.units ?? defaultUnits);
  return firstSnapshot({
    scenario: {
      ...scenario,
      units: options.characters ?? scenario.units,
      slots: options.characters?.length ?? scenario.slots,
      faults: options.faults ?? scenario.faults,
      ...(options.tenantTrouble === undefined ? {} : { tenantTrouble: options.tenantTrouble }),
      ...(options.partner === undefined ? {} : { partner: options.partner }),
      ...(options.path === undefined ? {} : { path: options.path }),
      ...(options.pasts === undefined ? {} : { pasts: options.pasts }),
      ...(options.registeredBefore === undefined ? {} : { registeredBefore: options.registeredBefore }),
    },
    seed: options.seed ?? defaultSeed,
    speed: options.speed ?? defaultSpeed,
    realBase,
    simulatedBase: options.simulatedBase ?? options.clock?.now() ?? realBase,
    switches: { ...defaultSwitches, ...options.switches },
  });
}
