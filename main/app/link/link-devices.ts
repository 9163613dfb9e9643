import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import type { LinkOperation, LinkPair } from "../../../shared/contract/link/messages.ts";
import type { LinkedDevice } from "../../../shared/contract/link/view.ts";
import { linkDeviceName } from "../../../shared/domain/link/link-device.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { unitId } from "../../../shared/kernel/brand.ts";

/** One visit of a device: from calling in until it restarts, calls in again or the link is closed. */
export type LinkSession = {
  readonly deviceKey: string;
  readonly unitId: UnitId;
  /** The count of its last message; one that is not higher was copied. */
  readonly lastCount: number;
  readonly done: ReadonlySet<LinkOperation>;
  readonly failures: number;
  /** What it told of its readiness before its hash was there. */
  readonly readiness?: ReadinessResult | undefined;
};

/** The devices that called in and their visits. */
export type LinkDevices = {
  readonly session: (key: string) => LinkSession | undefined;
  readonly putSession: (key: string, session: LinkSession) => void;
  /** A device called in: an earlier visit of it is over. */
  readonly called: (call: DeviceCall) => void;
  /** A device was heard and was told this. */
  readonly heard: (deviceKey: string, heard: DeviceHeard) => void;
  readonly view: () => LinkedDevice[];
  readonly clear: () => void;
};

/** A device that calls in. `sessionKey`: under which its visit is found. */
export type DeviceCall = {
  readonly sessionKey: string;
  readonly session: LinkSession;
  readonly device: LinkPair["device"];
  readonly from: string;
  readonly at: EpochMs;
};

type DeviceHeard = {
  readonly unitId: UnitId;
  readonly at: EpochMs;
  readonly told: string;
  readonly ended: boolean;
  readonly trouble?: AppError | undefined;
};

/** Devices that are remembered; the one that was quiet for the longest goes first. */
const mostDevices = 512;

/** Builds an empty list. `onEnded` is told of every visit that is over. */
export function createLinkDevices(onEnded: (sessionKey: string) => void): LinkDevices {
  const sessions = new Map<string, LinkSession>();
  const devices = new Map<string, LinkedDevice>();

  const forgetOldest = (): void => {
    for (const key of devices.keys()) {
      if (devices.size < mostDevices) return;
      devices.delete(key);
      endVisits(key);
    }
  };

  const endVisits = (deviceKey: string): void => {
    for (const [key, session] of sessions) {
      if (session.deviceKey !== deviceKey) continue;
      sessions.delete(key);
      onEnded(key);
    }
  };

  /** Puts a device last, so that the first is always the one that was quiet for the longest. */
  const put = (device: LinkedDevice): void => {
    devices.delete(device.key);
    devices.set(device.key, device);
  };

  return {
    session: (key) => sessions.get(key),
    putSession: (key, session) => {
      if (sessions.has(key)) sessions.set(key, session);
    },
    called: ({ sessionKey, session, device, from, at }) => {
      const { deviceKey: key } = session;
      endVisits(key);
      const known = devices.get(key);
      if (known === undefined) forgetOldest();
      const name = linkDeviceName(device, from);
      const { firstAt, calls } = known ?? { firstAt: at, calls: 0 };
      const seen = { key, name, model: device.model, from, unitId: session.unitId, firstAt, lastHeardAt: at };
      put({ ...seen, calls: calls + 1, told: "", ended: false });
      sessions.set(sessionKey, session);
    },
    heard: (deviceKey, { unitId: id, at, told, ended, trouble }) => {
      const known = devices.get(deviceKey);
      if (known === undefined) return;
      const { trouble: _before, ...rest } = known;
      const why = trouble === undefined ? {} : { trouble: { code: trouble.code, context: { ...trouble.context } } };
      put({ ...rest, unitId: unitId(id), lastHeardAt: at, told, ended, ...why });
    },
    view: () => [...devices.values()].toSorted((left, right) => left.firstAt - right.firstAt),
    clear: () => {
      for (const key of sessions.keys()) onEnded(key);
      sessions.clear();
      devices.clear();
    },
  };
}
