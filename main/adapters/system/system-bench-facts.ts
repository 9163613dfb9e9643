import { networkInterfaces as hostInterfaces, type NetworkInterfaceInfo } from "node:os";
import { blockDevices, networkInterfaces } from "systeminformation";
import type { BenchFacts, HostAddress, NetworkInterface, RemovableDrive } from "../../app/ports/bench-facts.ts";
import type { Log } from "../../app/ports/log.ts";
import { readDriveSign } from "./drive-sign.ts";

type InterfaceRow = {
  readonly iface: string;
  readonly ip4: string;
  readonly type: string;
  readonly operstate: string;
  readonly internal: boolean;
  readonly virtual: boolean;
};
type DriveRow = { readonly mount: string; readonly label: string; readonly size: number; readonly removable: boolean };

/** Where the raw lists come from; the product uses systeminformation. */
export type SystemLists = {
  readonly interfaces: () => Promise<readonly InterfaceRow[]>;
  readonly drives: () => Promise<readonly DriveRow[]>;
  readonly addresses: typeof hostInterfaces;
  /** Anything that changes when a drive comes or goes, and costs next to nothing to read; undefined where nothing does. */
  readonly driveSign: () => Promise<string | undefined>;
};

const systemLists: SystemLists = {
  interfaces: async () => [await networkInterfaces()].flat(),
  drives: () => blockDevices(),
  addresses: hostInterfaces,
  driveSign: readDriveSign,
};

/** The bench PC's facts. What cannot be read is logged and answered as an empty list: nothing was found to offer. */
export function createSystemBenchFacts(log: Log, lists: SystemLists = systemLists): BenchFacts {
  const unreadable = new Set<string>();
  let drives: { readonly sign: string; readonly rows: readonly DriveRow[] } | undefined;

  const read = async <Row, Fact>(event: string, list: () => Promise<readonly Row[]>, toFact: (row: Row) => Fact[]) => {
    try {
      const facts = (await list()).flatMap(toFact);
      unreadable.delete(event);
      return facts;
    } catch (thrown) {
      // Drives are asked for every few seconds: what stays unreadable is told once.
      if (!unreadable.has(event)) log.warn(event, { cause: thrown instanceof Error ? thrown.message : "unknown" });
      unreadable.add(event);
      return [];
    }
  };

  /** On Windows each list of drives starts two PowerShells, so it is made only when a drive came or went. */
  const listDrives = async (): Promise<readonly DriveRow[]> => {
    const sign = await lists.driveSign();
    if (sign !== undefined && sign === drives?.sign) return drives.rows;
    const rows = await lists.drives();
    drives = sign === undefined ? undefined : { sign, rows };
    return rows;
  };

  return {
    networkInterfaces: () => read("benchFacts.interfacesUnreadable", lists.interfaces, toInterface),
    removableDrives: () => read("benchFacts.drivesUnreadable", listDrives, toDrive),
    addresses: () => {
      try {
        return Object.entries(lists.addresses()).flatMap(toAddresses);
      } catch (thrown) {
        const cause = thrown instanceof Error ? thrown.message : "unknown";
        if (!unreadable.has("benchFacts.addressesUnreadable")) log.warn("benchFacts.addressesUnreadable", { cause });
        unreadable.add("benchFacts.addressesUnreadable");
        return undefined;
      }
    },
  };
}

/** Loopback and virtual adapters are left out: no device of the bench is reached through them. */
function toInterface(row: InterfaceRow): NetworkInterface[] {
  if (row.internal || row.virtual || row.ip4 === "") return [];
  return [{ name: row.iface, address: row.ip4, wired: row.type === "wired", up: row.operstate === "up" }];
}

/** An interface without a cable has no address here. */
function toAddresses([name, infos]: readonly [string, readonly NetworkInterfaceInfo[] | undefined]): HostAddress[] {
  return (infos ?? []).flatMap(({ address, family }) => (family === "IPv4" ? [{ name, address }] : []));
}

/** Drives without a mount point have no folder to read. Windows names a drive `E:`, whose root is `E:\`. */
function toDrive(row: DriveRow): RemovableDrive[] {
  if (!row.removable || row.mount === "") return [];
  const folder = /^[A-Za-z]:$/.test(row.mount) ? `${row.mount}\\` : row.mount;
  return [{ label: row.label, folder, sizeBytes: row.size }];
}
