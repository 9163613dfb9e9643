import { blockDevices, networkInterfaces } from "systeminformation";
import type { BenchFacts, NetworkInterface, RemovableDrive } from "../../app/ports/bench-facts.ts";
import type { Log } from "../../app/ports/log.ts";

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
};

const systemLists: SystemLists = {
  interfaces: async () => [await networkInterfaces()].flat(),
  drives: () => blockDevices(),
};

/** The bench PC's facts. What cannot be read is logged and answered as an empty list: nothing was found to offer. */
export function createSystemBenchFacts(log: Log, lists: SystemLists = systemLists): BenchFacts {
  const read = async <Row, Fact>(event: string, list: () => Promise<readonly Row[]>, toFact: (row: Row) => Fact[]) => {
    try {
      return (await list()).flatMap(toFact);
    } catch (thrown) {
      log.warn(event, { cause: thrown instanceof Error ? thrown.message : "unknown" });
      return [];
    }
  };
  return {
    networkInterfaces: () => read("benchFacts.interfacesUnreadable", lists.interfaces, toInterface),
    removableDrives: () => read("benchFacts.drivesUnreadable", lists.drives, toDrive),
  };
}

/** Loopback and virtual adapters are left out: no device of the bench is reached through them. */
function toInterface(row: InterfaceRow): NetworkInterface[] {
  if (row.internal || row.virtual || row.ip4 === "") return [];
  return [{ name: row.iface, address: row.ip4, wired: row.type === "wired", up: row.operstate === "up" }];
}

/** Drives without a mount point have no folder to read. Windows names a drive `E:`, whose root is `E:\`. */
function toDrive(row: DriveRow): RemovableDrive[] {
  if (!row.removable || row.mount === "") return [];
  const folder = /^[A-Za-z]:$/.test(row.mount) ? `${row.mount}\\` : row.mount;
  return [{ label: row.label, folder, sizeBytes: row.size }];
}
