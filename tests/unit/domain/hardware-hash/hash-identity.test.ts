import { describe, expect, it } from "vitest";
import { findSharedIdentities, type IdentifyingFacts } from "../../../../shared/domain/hardware-hash/hash-identity.ts";

const facts = (change: Partial<IdentifyingFacts>): IdentifyingFacts => ({
  serialNumber: null,
  endorsementKey: null,
  offlineDeviceId: null,
  uuid: null,
  networkAdapters: [],
  ...change,
});
const adapter = (mac: string) => ({ medium: "ethernet", mac, bus: "PCI" }) as const;

describe("findSharedIdentities", () => {
  it("names each value that several units have, and those units", () => {
    const key = { sha256Hex: "ab".repeat(32), sizeBytes: 256 };
    const shared = findSharedIdentities([
      {
        unit: 1,
        facts: facts({ serialNumber: "SIM1 ", endorsementKey: key, networkAdapters: [adapter("02:00:00:00:00:01")] }),
      },
      { unit: 2, facts: facts({ serialNumber: "sim1", uuid: "6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506" }) },
      { unit: 3, facts: facts({ endorsementKey: key, uuid: "6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506" }) },
      { unit: 4, facts: facts({ serialNumber: "SIM4", networkAdapters: [adapter("02:00:00:00:00:01")] }) },
    ]);
    expect(shared).toEqual([
      { field: "serialNumber", value: "SIM1", units: [1, 2] },
      { field: "endorsementKey", value: key.sha256Hex, units: [1, 3] },
      { field: "networkAdapters", value: "02:00:00:00:00:01", units: [1, 4] },
      { field: "uuid", value: "6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506", units: [2, 3] },
    ]);
  });

  it("does not take values that identify nobody, nor a unit captured twice", () => {
    const nobody = facts({
      serialNumber: "Default string",
      uuid: "00000000-0000-0000-0000-000000000000",
      networkAdapters: [adapter("00:00:00:00:00:00")],
    });
    const twice = facts({
      serialNumber: "SIM7",
      networkAdapters: [adapter("02:00:00:00:00:07"), adapter("02:00:00:00:00:07")],
    });
    expect(
      findSharedIdentities([
        { unit: "a", facts: nobody },
        { unit: "b", facts: nobody },
        { unit: "c", facts: twice },
        { unit: "c", facts: twice },
      ]),
    ).toEqual([]);
  });
});
