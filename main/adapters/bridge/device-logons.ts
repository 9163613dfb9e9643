import * as z from "zod";
import type { Result } from "../../../shared/kernel/result.ts";
import { ok } from "../../../shared/kernel/result.ts";
import type { DeviceLogon } from "../../app/ports/device-bridge.ts";
import type { HostSession } from "./host-session.ts";

/** Which device is reached with which logon. In memory only, and gone with the bridge. */
export type DeviceLogons = {
  /** Sets the logon of a device; undefined forgets it. */
  readonly use: (address: string, logon: DeviceLogon | undefined) => void;
  /** The name under which hosts know the device's logon. */
  readonly nameOf: (address: string) => string | undefined;
  /** Hands a logon over to a host, once. */
  readonly handOver: (session: HostSession, name: string | undefined, limitMs: number) => Promise<Result<unknown>>;
};

/** Makes an empty table. */
export function createDeviceLogons(): DeviceLogons {
  const byAddress = new Map<string, string>();
  const byName = new Map<string, DeviceLogon>();
  const handedTo = new WeakMap<HostSession, Set<string>>();
  let last = 0;

  const nameFor = (logon: DeviceLogon): string => {
    for (const [name, known] of byName)
      if (known.userName === logon.userName && known.password === logon.password) return name;
    last += 1;
    byName.set(`logon${last}`, logon);
    return `logon${last}`;
  };

  return {
    use: (address, logon) => {
      if (logon === undefined) byAddress.delete(address);
      else byAddress.set(address, nameFor(logon));
      const used = new Set(byAddress.values());
      for (const name of byName.keys()) if (!used.has(name)) byName.delete(name);
    },
    nameOf: (address) => byAddress.get(address),
    handOver: async (session, name, limitMs) => {
      const logon = name === undefined ? undefined : byName.get(name);
      const handed = handedTo.get(session) ?? new Set<string>();
      if (name === undefined || logon === undefined || handed.has(name)) return ok(undefined);
      const password = Buffer.from(logon.password, "utf8").toString("base64");
      const body = { op: "credential", credential: name, userName: logon.userName, password } as const;
      const taken = await session.ask({ body, limitMs }, z.unknown());
      if (taken.ok) handedTo.set(session, handed.add(name));
      return taken;
    },
  };
}
