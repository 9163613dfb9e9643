import { startPracticeWorld } from "../../main/practice/serve/start-practice-world.ts";
import { hardwareHashOf } from "../../main/practice/world/device-reading.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

/** What a loop cost until it knew of the last device, in calls on the wire and minutes of bench time. */
export type ReplayCost = { readonly calls: number; readonly minutes: number; readonly throttled: number };

/** The loop of a script that is known, as it calls Graph; nothing of the script itself is used. */
export type Replay = {
  readonly id: string;
  readonly title: string;
  /** How many devices it is run with. */
  readonly units: number;
  readonly run: (units: number) => Promise<ReplayCost>;
};

const minuteMs = 60_000;
const seed = 7;
/** One call takes so long; without it a loop of a thousand calls would end in the moment it began. */
const callMs = 250;
/** The pause of the Graph client that scripts use, where the service names none. */
const blindPauseMs = 10_000;
const imported = "v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities";
const registered = "beta/deviceManagement/windowsAutopilotDeviceIdentities";

/** The loops, each until every device has its profile, so that times can be compared. */
export const replays: readonly Replay[] = [
  {
    id: "post-each-poll-each",
    title: "one POST per device, each polled every 30 s",
    units: 1_000,
    run: (units) => replayed(units, postEachPollEach),
  },
  {
    id: "csv-rows-poll-list",
    title: "CSV row by row, the list polled every 15 s",
    units: 1_000,
    run: (units) => replayed(units, csvRowByRow),
  },
  {
    id: "post-and-wait",
    title: "post and wait, one device after another",
    units: 1_000,
    run: (units) => replayed(units, postAndWait),
  },
  ...[10, 30, 100].map(
    (units): Replay => ({
      id: "n-squared",
      title: "post, then poll all posted so far (N²)",
      units,
      run: (count) => replayed(count, postThenPollAll),
    }),
  ),
];

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Tenant = {
  readonly devices: readonly { readonly serialNumber: string; readonly hash: string }[];
  readonly groupTag: string;
  readonly get: (path: string) => Promise<Row | undefined>;
  readonly list: (path: string) => Promise<readonly Row[]>;
  readonly post: (path: string, body: object) => Promise<Row | undefined>;
  readonly remove: (path: string) => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
};

/** All posted one by one; then each row, each device and each profile is asked for by its id, every half a minute. */
async function postEachPollEach(tenant: Tenant): Promise<void> {
  const ids: string[] = [];
  for (const device of tenant.devices) ids.push(await postOne(tenant, device));
  const done = await pollEach(tenant, ids, 30_000);
  await pollProfiles(tenant, done, 30_000);
}

/** Rows posted one by one; the whole list every 15 s; each row deleted; a sync; then the list of devices every 15 s. */
async function csvRowByRow(tenant: Tenant): Promise<void> {
  for (const device of tenant.devices) await postOne(tenant, device);
  let rows: readonly Row[] = [];
  do {
    await tenant.sleep(15_000);
    rows = await tenant.list(imported);
  } while (rows.some((row) => !isDecided(row)));
  for (const row of rows) await tenant.remove(`${imported}/${row.id}`);
  await tenant.post("beta/deviceManagement/windowsAutopilotSettings/sync", {});
  for (;;) {
    const devices = await tenant.list(registered);
    if (devices.length >= tenant.devices.length && devices.every(isAssigned)) return;
    await tenant.sleep(15_000);
  }
}

/** One device after another: posted, waited for, and found before the next; profiles in the end. */
async function postAndWait(tenant: Tenant): Promise<void> {
  const done: string[] = [];
  for (const device of tenant.devices) {
    const id = await postOne(tenant, device);
    done.push(...(await pollEach(tenant, [id], 30_000)));
  }
  await pollProfiles(tenant, done, 30_000);
}

/** After every POST all rows so far are asked for until none is on its way: the calls grow with the square. */
async function postThenPollAll(tenant: Tenant): Promise<void> {
  const ids: string[] = [];
  let done: readonly string[] = [];
  for (const device of tenant.devices) {
    ids.push(await postOne(tenant, device));
    done = await pollEach(tenant, ids, 30_000);
  }
  await pollProfiles(tenant, done, 30_000);
}

async function postOne(tenant: Tenant, device: Tenant["devices"][number]): Promise<string> {
  const row = await tenant.post(imported, {
    serialNumber: device.serialNumber,
    hardwareIdentifier: device.hash,
    groupTag: tenant.groupTag,
  });
  if (row === undefined) throw new Error(`${device.serialNumber} was not taken`);
  return row.id;
}

/** Asks for every row until all are decided; answers the ids of the registrations. */
async function pollEach(tenant: Tenant, ids: readonly string[], pauseMs: number): Promise<readonly string[]> {
  for (;;) {
    const rows: Row[] = [];
    for (const id of ids) {
      const row = await tenant.get(`${imported}/${id}`);
      if (row !== undefined) rows.push(row);
    }
    if (rows.every(isDecided)) return rows.map((row) => String(stateOf(row).deviceRegistrationId));
    await tenant.sleep(pauseMs);
  }
}

async function pollProfiles(tenant: Tenant, ids: readonly string[], pauseMs: number): Promise<void> {
  let waiting = ids;
  for (;;) {
    const still: string[] = [];
    for (const id of waiting) {
      const row = await tenant.get(`${registered}/${id}`);
      if (row === undefined || !isAssigned(row)) still.push(id);
    }
    if (still.length === 0) return;
    waiting = still;
    await tenant.sleep(pauseMs);
  }
}

function stateOf(row: Row): Readonly<Record<string, unknown>> {
  return (row.state ?? {}) as Readonly<Record<string, unknown>>;
}

function isDecided(row: Row): boolean {
  return stateOf(row).deviceImportStatus !== "unknown";
}

function isAssigned(row: Row): boolean {
  return String(row.deploymentProfileAssignmentStatus).startsWith("assigned");
}

async function replayed(units: number, loop: (tenant: Tenant) => Promise<void>): Promise<ReplayCost> {
  const clock = createVirtualClock();
  const practice = await startPracticeWorld({
    scenario: "thousand",
    units,
    seed,
    speed: 1,
    clock: { now: clock.now, delay: clock.delay },
  });
  try {
    const { world } = practice;
    const token = practice.accessToken();
    let throttled = 0;
    const call = async (address: string, method: string, body?: object): Promise<Response> => {
      for (;;) {
        await clock.advance(callMs);
        const answer = await fetch(address, {
          method,
          headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (answer.status !== 429) return answer;
        throttled += 1;
        await answer.arrayBuffer();
        const asked = Number(answer.headers.get("Retry-After") ?? 0) * 1_000;
        await clock.advance(asked > 0 ? asked : blindPauseMs);
      }
    };
    const read = async (answer: Response): Promise<Row | undefined> => {
      const text = await answer.text();
      return answer.ok && text !== "" ? (JSON.parse(text) as Row) : undefined;
    };
    const at = (path: string): string => `${practice.address}/${path}`;
    const startedAt = clock.now();
    await loop({
      devices: world.devices.all().map((device) => ({
        serialNumber: device.serialNumber,
        hash: hardwareHashOf(device, startedAt),
      })),
      groupTag: world.order.groupTag,
      get: async (path) => read(await call(at(path), "GET")),
      list: async (path) => {
        const rows: Row[] = [];
        for (let address: string | undefined = at(path); address !== undefined; ) {
          const page = await read(await call(address, "GET"));
          rows.push(...((page?.value ?? []) as readonly Row[]));
          const next: unknown = page?.["@odata.nextLink"];
          address = typeof next === "string" ? next : undefined;
        }
        return rows;
      },
      post: async (path, body) => read(await call(at(path), "POST", body)),
      remove: async (path) => {
        await (await call(at(path), "DELETE")).arrayBuffer();
      },
      sleep: clock.advance,
    });
    const { calls } = world.ledger.read(world.identities.all());
    return { calls, minutes: (clock.now() - startedAt) / minuteMs, throttled };
  } finally {
    await practice.stop();
  }
}
