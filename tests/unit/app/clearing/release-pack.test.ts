import { describe, expect, it } from "vitest";
import { saveReleasePack } from "../../../../main/app/commands/save-release-pack.ts";
import type { BenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";
import { benchWith } from "../../../support/builders.ts";
import { createMemoryBenchStore } from "../../../support/memory-bench-store.ts";
import { pastSteps } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const past = pastSteps("A");
const hashText = "T0FIQVNIVEVYVA==";
const refused = a.importSeen(7, { status: "error", errorCode: 808, errorName: "ZtdDeviceAssignedToOtherTenant" });
const foreign = benchWith("registering", refused, past.releaseNoted(30, "2511-77\r\n[x] forged line"));

async function save(state: BenchState, withHash: boolean) {
  const files = new Map<string, string>();
  const store = createMemoryBenchStore();
  store.putHardwareHash("digest-A", hashText);
  const media = {
    writeOutput: async (name: string, text: string) => {
      files.set(name, text);
      return ok(`/out/${name}`);
    },
  };
  const saved = await saveReleasePack({ store, media }, state, { unitId: "A", withHash }, at(60));
  return { saved, files: [...files] };
}

describe("the evidence pack for the release of a device", () => {
  it("says what it is, where it is wanted, what was answered and when, and which papers there are", async () => {
    const { saved, files } = await save(foreign, false);
    expect(saved).toEqual(ok({ paths: ["/out/release-SIM-A-20260901T090000.txt"] }));
    const text = files[0]?.[1] ?? "";
    for (const line of [
      "Autopilot Deregistration Request",
      "Serial number: SIM-A",
      "Manufacturer: Contoso",
      "Model: Contoso Book 14",
      "Hardware hash: not in this file; SHA-256 of its text: digest-A",
      "Order: CT-0042",
      "Tenant: Contoso (11111111-2222-4333-8444-555555555555)",
      "Found: 2026-09-01T08:07:00.000Z",
      "2026-09-01T08:07:00.000Z  808 ZtdDeviceAssignedToOtherTenant  try 1, import id import-A",
      "[x] Invoice with the serial number",
      "[ ] Delivery note or order confirmation",
      "Note: Asked by phone",
    ])
      expect(text.split("\r\n")).toContain(line);
  });

  it("what was typed cannot make lines of its own", async () => {
    const { files } = await save(foreign, false);
    expect(files[0]?.[1].split("\r\n")).toContain("Case number: 2511-77 [x] forged line");
  });

  it("never holds the hash; that is a file of its own, and only where a person asks for it", async () => {
    const without = await save(foreign, false);
    expect(JSON.stringify(without)).not.toContain(hashText);
    const { files } = await save(foreign, true);
    expect(files.map(([name]) => name)).toEqual([
      "release-SIM-A-20260901T090000.txt",
      "release-SIM-A-20260901T090000-hardware-hash.csv",
    ]);
    expect(files[0]?.[1]).not.toContain(hashText);
    expect(files[1]?.[1]).toBe(`Device Serial Number,Windows Product ID,Hardware Hash\r\nSIM-A,,${hashText}\r\n`);
  });

  it.each<readonly [string, BenchState]>([
    ["no other tenant has it", benchWith("registered")],
    ["only its past is known", benchWith("readyToStart", past.recordsSeen(50, []))],
  ])("there is none while %s", async (_why, state) => {
    expect((await save(state, false)).saved).toMatchObject({ ok: false, error: { code: "export.nothing" } });
  });

  it("a file that cannot be written, and a hash that is gone, say so", async () => {
    const media = { writeOutput: async () => err(appError("unavailable", "file.notWritten")) };
    const store = createMemoryBenchStore();
    const asked = { unitId: "A", withHash: true };
    expect(await saveReleasePack({ store, media }, foreign, asked, at(60))).toMatchObject({
      error: { code: "unit.hashNotStored" },
    });
    expect(await saveReleasePack({ store, media }, foreign, { ...asked, withHash: false }, at(60))).toMatchObject({
      error: { code: "file.notWritten" },
    });
  });
});
