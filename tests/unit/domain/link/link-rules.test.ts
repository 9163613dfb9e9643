import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkDeviceKey, linkDeviceName } from "../../../../shared/domain/link/link-device.ts";
import { collectorMark, linkLine } from "../../../../shared/domain/link/link-line.ts";
import { codeLetters } from "../../../../shared/domain/link/pairing-code.ts";
import { createRateGate } from "../../../../shared/domain/link/rate-limit.ts";
import { judgeStick } from "../../../../shared/domain/link/stick-files.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";

describe("the line to type", () => {
  const line = linkLine({ address: "192.168.77.10", port: 8443, fingerprint: "ab".repeat(32), code: "bcdfghjknp" });

  test("is short, and of letters and signs that a command prompt takes as they are", () => {
    expect(line.length).toBeLessThan(440);
    expect(line).toMatch(/^powershell -nop -ep bypass -c "[^"]*"$/);
    expect(line).toMatch(/^[a-zA-Z0-9 $[\]():;,.=&'"{}/+-]+$/);
    // What cmd.exe would take for something else.
    expect(line).not.toMatch(/[%^|<>!\\`]/);
  });

  test("holds the whole fingerprint, the place and the code", () => {
    for (const part of ["ab".repeat(32), "'192.168.77.10',8443", "bcdfghjknp"]) expect(line).toContain(part);
  });

  test("the mark before the script is in no code", () => {
    expect(codeLetters).not.toContain(collectorMark.charAt(0));
  });
});

describe("who a device is", () => {
  const device = { serialNumber: " sn-1 ", uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506", manufacturer: "", model: "M" };

  test.each([
    ["its UUID and serial number", device, "id:6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506:SN-1"],
    ["its UUID", { ...device, serialNumber: "To be filled by O.E.M." }, "id:6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506:"],
    ["its call, without a UUID", { ...device, uuid: "" }, "call:nonce"],
    [
      "its call, with a UUID that many boards share",
      { ...device, uuid: "ffffffff-ffff-ffff-ffff-ffffffffffff" },
      "call:nonce",
    ],
  ])("%s", (_what, told, key) => {
    expect(linkDeviceKey(told, "nonce")).toBe(key);
  });

  test("is called by what is known of it", () => {
    expect(linkDeviceName({ ...device, serialNumber: "SN-1" }, "10.0.0.1")).toBe("SN-1");
    expect(linkDeviceName({ ...device, serialNumber: "" }, "10.0.0.1")).toBe("M");
    expect(linkDeviceName({ ...device, serialNumber: "", model: "" }, "10.0.0.1")).toBe("10.0.0.1");
  });
});

describe("room for requests", () => {
  test("comes back with time, up to what there was", () => {
    const gate = createRateGate({ burst: 2, perSecond: 1 });
    const take = (at: number) => gate.take("a", epochMs(at));
    expect([take(0), take(0), take(0), take(999), take(1_000), take(60_000), take(60_000), take(60_000)]).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test("is every address's own, and can be given back", () => {
    const gate = createRateGate({ burst: 1, perSecond: 0 });
    expect([gate.take("a", epochMs(0)), gate.take("b", epochMs(0)), gate.take("a", epochMs(0))]).toEqual([
      true,
      true,
      false,
    ]);
    gate.giveBack("a", epochMs(0), 1);
    expect(gate.take("a", epochMs(0))).toBe(true);
  });

  test("is never more in a time than the limit allows, whenever requests come", () => {
    const requests = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(requests, (times) => {
        const gate = createRateGate({ burst: 5, perSecond: 2 });
        const taken = times.toSorted((left, right) => left - right).filter((at) => gate.take("a", epochMs(at)));
        expect(taken.length).toBeLessThanOrEqual(5 + 20);
      }),
    );
  });

  test("is remembered for a bounded number of addresses", () => {
    const gate = createRateGate({ burst: 2, perSecond: 0.001 });
    for (let index = 0; index < 10_000; index += 1) gate.take(`10.0.${index >> 8}.${index & 255}`, epochMs(index));
    expect(gate.size()).toBeLessThanOrEqual(4_096);
  });
});

test("a stick is intact only when every file is there as it was and nothing was added", () => {
  const kept = [
    { path: "a", sha256: "1" },
    { path: "b", sha256: "2" },
  ];
  expect(judgeStick(kept, kept)).toEqual({ state: "intact", names: [] });
  expect(
    judgeStick(
      kept,
      [kept[1], kept[0]].filter((file) => file !== undefined),
    ),
  ).toEqual({ state: "intact", names: [] });
  expect(judgeStick(kept, [{ path: "a", sha256: "1" }])).toEqual({ state: "changed", names: ["b"] });
  expect(judgeStick(kept, [...kept, { path: "c", sha256: "3" }])).toEqual({ state: "changed", names: ["c"] });
  expect(judgeStick(undefined, kept)).toEqual({ state: "foreign", names: ["a", "b"] });
});
