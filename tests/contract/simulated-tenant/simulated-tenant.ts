import { onTestFinished } from "vitest";
import {
  type PracticeWorldHandle,
  type PracticeWorldOptions,
  startPracticeWorld,
} from "../../../main/practice/serve/start-practice-world.ts";
import { hardwareHashOf } from "../../../main/practice/world/device-reading.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import type { PracticeAct, PracticeDevice } from "../../../shared/contract/practice/control.ts";

/** An answer over real HTTP. */
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, undefined for none; what is expected of it is what each test asserts. */
  readonly body: ReturnType<JSON["parse"]>;
};

/** A practice world whose clock the test moves, called over HTTP. */
export type SimulatedTenant = {
  readonly practice: PracticeWorldHandle;
  readonly advance: (delayMs: number) => void;
  readonly now: () => number;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Reply>;
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  readonly act: (position: number, action: PracticeAct["action"]) => Promise<Reply>;
  readonly screen: (position: number) => PracticeDevice["screen"];
  /** Uploads every unit of the order and waits until profiles are assigned. */
  readonly registerAll: (groupTag?: string) => Promise<void>;
};

/** Path of the imported rows. */
export const imports = "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities";
/** Path of the Autopilot devices. */
export const identities = "/beta/deviceManagement/windowsAutopilotDeviceIdentities";

/** A time for tests to begin at. */
const firstMoment = Date.UTC(2026, 8, 1, 8);

/** Starts a world for the running test. */
export async function startSimulatedTenant(options: PracticeWorldOptions = {}): Promise<SimulatedTenant> {
  let now = firstMoment;
  const clock = {
    now: () => now,
    delay: async (delayMs: number) => {
      now += delayMs;
    },
  };
  const practice = await startPracticeWorld({ clock, ...options });
  onTestFinished(practice.stop);
  const token = practice.accessToken();

  const send: SimulatedTenant["send"] = async (method, path, body, headers = {}) => {
    const response = await fetch(path.startsWith("http") ? path : `${practice.address}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  };
  const tenant: SimulatedTenant = {
    practice,
    advance: (delayMs) => {
      now += delayMs;
    },
    now: () => now,
    get: (path, headers) => send("GET", path, undefined, headers),
    send,
    act: (position, action) => send("POST", "/_practice/v1/act", { position, action }),
    screen: (position) => {
      const device = practice.state().devices.find((candidate) => candidate.position === position);
      if (device === undefined) throw new Error(`no device at ${position}`);
      return device.screen;
    },
    registerAll: async (groupTag = practice.state().order.groupTag) => {
      await send("POST", `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: uploads(tenant, groupTag) });
      now += 31 * minuteMs;
    },
  };
  return tenant;
}

/** The rows a bench would upload for every unit. */
export function uploads(tenant: SimulatedTenant, groupTag: string): readonly object[] {
  return tenant.practice.world.devices.all().map((device) => ({
    "@odata.type": "#microsoft.graph.importedWindowsAutopilotDeviceIdentity",
    serialNumber: device.serialNumber,
    productKey: "",
    hardwareIdentifier: hardwareHashOf(device, tenant.now()),
    groupTag,
    importId: "6ad5b6b0-0000-4000-8000-000000000001",
  }));
}

/** The nested JSON of an Intune error. */
export function intuneError(reply: Reply): { readonly Message: string; readonly CustomApiErrorPhrase: string } {
  return JSON.parse(reply.body.error.message);
}
