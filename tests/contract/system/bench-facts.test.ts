import { expect, test } from "vitest";
import { readDriveSign } from "../../../main/adapters/system/drive-sign.ts";
import { createRandomIds } from "../../../main/adapters/system/random-ids.ts";
import { createSystemBenchFacts } from "../../../main/adapters/system/system-bench-facts.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

const wired = { iface: "Ethernet", ip4: "192.0.2.10", type: "wired", operstate: "up", internal: false, virtual: false };
const none = { interfaces: async () => [], drives: async () => [], driveSign: async () => "the same" };
const nothing = { ...none, addresses: () => ({}) };
const stick = { mount: "E:", label: "STICK", size: 16_000_000_000, removable: true };

test("lists the interfaces a device can reach the bench through", async () => {
  const rows = [
    wired,
    { ...wired, iface: "Wi-Fi", ip4: "192.0.2.11", type: "wireless", operstate: "down" },
    { ...wired, iface: "Loopback", ip4: "127.0.0.1", internal: true },
    { ...wired, iface: "vEthernet", virtual: true },
    { ...wired, iface: "Unplugged", ip4: "" },
  ];
  const facts = createSystemBenchFacts(createRecordingLog(), { ...nothing, interfaces: async () => rows });
  expect(await facts.networkInterfaces()).toEqual([
    { name: "Ethernet", address: "192.0.2.10", wired: true, up: true },
    { name: "Wi-Fi", address: "192.0.2.11", wired: false, up: false },
  ]);
});

test("lists mounted removable drives by their root folder", async () => {
  const drives = [stick, { ...stick, mount: "" }, { ...stick, removable: false }, { ...stick, mount: "/media/stick" }];
  const facts = createSystemBenchFacts(createRecordingLog(), { ...nothing, drives: async () => drives });
  expect(await facts.removableDrives()).toEqual([
    { label: "STICK", folder: "E:\\", sizeBytes: 16_000_000_000 },
    { label: "STICK", folder: "/media/stick", sizeBytes: 16_000_000_000 },
  ]);
});

test("makes the list of drives anew only when a drive came or went, as far as that can be told", async () => {
  let lists = 0;
  let sign: string | undefined = "one drive";
  const drives = async () => {
    lists += 1;
    return [stick];
  };
  const facts = createSystemBenchFacts(createRecordingLog(), { ...nothing, drives, driveSign: async () => sign });
  const ask = async () => [(await facts.removableDrives()).length, lists];
  expect([await ask(), await ask()]).toEqual([
    [1, 1],
    [1, 1],
  ]);
  sign = "two drives";
  expect([await ask(), await ask()]).toEqual([
    [1, 2],
    [1, 2],
  ]);
  sign = undefined;
  expect([await ask(), await ask()]).toEqual([
    [1, 3],
    [1, 4],
  ]);
});

test("what marks the drives of this PC can be had, and is the same while no drive comes or goes", async () => {
  const sign = await readDriveSign();
  expect(sign).not.toBe("");
  expect(await readDriveSign()).toBe(sign);
  expect(await readDriveSign("aix")).toBeUndefined();
});

test("what cannot be read is logged once, until it can be read again", async () => {
  const log = createRecordingLog();
  let isBroken = true;
  const drives = async () => {
    if (isBroken) throw new Error("no such tool");
    return [stick];
  };
  const interfaces = () => Promise.reject(new Error("no such tool"));
  const facts = createSystemBenchFacts(log, { ...nothing, interfaces, drives, driveSign: async () => undefined });
  expect([await facts.networkInterfaces(), await facts.removableDrives()]).toEqual([[], []]);
  await facts.removableDrives();
  expect(log.lines().map((line) => line.event)).toEqual([
    "benchFacts.interfacesUnreadable",
    "benchFacts.drivesUnreadable",
  ]);
  isBroken = false;
  expect(await facts.removableDrives()).toHaveLength(1);
  isBroken = true;
  await facts.removableDrives();
  expect(log.lines()).toHaveLength(3);
});

test("tells the addresses there are now, by the interface that has them", () => {
  const info = { netmask: "255.255.255.0", mac: "00:00:00:00:00:00", internal: false, cidr: null };
  const ip4 = { ...info, address: "192.0.2.10", family: "IPv4" } as const;
  const ip6 = { ...info, address: "fe80::1", family: "IPv6", scopeid: 1 } as const;
  const addresses = () => ({ Ethernet: [ip6, ip4], "Wi-Fi": [ip6], Gone: undefined });
  const facts = createSystemBenchFacts(createRecordingLog(), { ...nothing, addresses });
  expect(facts.addresses()).toEqual([{ name: "Ethernet", address: "192.0.2.10" }]);
  const log = createRecordingLog();
  const broken = createSystemBenchFacts(log, {
    ...nothing,
    addresses: () => {
      throw new Error("no such call");
    },
  });
  expect([broken.addresses(), broken.addresses(), log.lines().length]).toEqual([undefined, undefined, 1]);
});

test("reads this PC without a complaint", async () => {
  const log = createRecordingLog();
  const facts = createSystemBenchFacts(log);
  for (const one of await facts.networkInterfaces()) expect(one.address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  await facts.removableDrives();
  expect(facts.addresses()?.map(({ address }) => address)).toContain("127.0.0.1");
  expect(log.lines()).toEqual([]);
});

test("ids are random lower-case UUIDs", () => {
  const ids = createRandomIds();
  const made = new Set(Array.from({ length: 100 }, () => ids.uuid()));
  expect(made.size).toBe(100);
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
