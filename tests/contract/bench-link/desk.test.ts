import { describe, expect, test } from "vitest";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { LinkPlace } from "../../../shared/domain/link/link-line.ts";
import { unitId as unit } from "../../../shared/kernel/brand.ts";
import { orThrow } from "../../support/or-throw.ts";
import { deviceOf, pair, report } from "./calling-device.ts";
import { openDesk, placeOf, viewOf } from "./open-desk.ts";

const minuteMs = 60_000;

test("closed until it is opened, and only at an address of this PC", async () => {
  const { desk } = await openDesk();
  await desk.handlers["link.close"]({});
  expect(viewOf(desk).open).toBeUndefined();
  expect(desk.place()).toBeUndefined();
  expect(await desk.handlers["link.newCode"]({})).toMatchObject({ ok: false, error: { code: "link.notOpen" } });
  expect(await desk.handlers["link.open"]({ address: "192.0.2.7" })).toMatchObject({
    ok: false,
    error: { code: "link.noSuchInterface" },
  });
});

test("a device becomes a unit, is read, and is told what to do", async () => {
  const { desk, clock, units } = await openDesk();
  const place = placeOf(desk);
  const device = deviceOf("SIM0000001");
  const called = await pair(place, device.pairing(place.code));
  expect(called.status).toBe(200);
  expect(called.body.next).toEqual({ op: "readiness", afterSeconds: 0, wish: {} });
  expect(units()).toHaveLength(1);
  const { session } = called.body;
  const failed = { code: "classMissing", detail: "no class" };
  const asked = await report(place, { v: 1, session, count: 1, op: "readiness", ok: false, error: failed });
  expect(asked.body.next.op).toBe("collect");
  const read = { v: 1, session, count: 2, op: "collect", ok: true, result: device.reading(clock.now()) };
  const told = await report(place, read);
  expect(told.body.next.op).toBe("network");
  expect(told.body.show.heading).toContain("SIM0000001");
  expect(units()[0]?.hash?.value.serialNumber).toBe("SIM0000001");
  const line = viewOf(desk).devices[0];
  expect(line).toMatchObject({ name: "SIM0000001", calls: 1, told: told.body.show.lines[0], ended: false });
});

describe("the code", () => {
  test("a wrong one is refused, and says nothing of the right one", async () => {
    const { desk, units, log } = await openDesk();
    const place = placeOf(desk);
    expect(await pair(place, deviceOf("SIM1").pairing("bbbbbbbbbb"))).toMatchObject({
      status: 403,
      body: { refused: "wrongCode" },
    });
    expect(units()).toEqual([]);
    expect(JSON.stringify(log.lines())).not.toContain(place.code);
  });

  test("a message that was copied is refused", async () => {
    const { desk } = await openDesk();
    const place = placeOf(desk);
    const message = deviceOf("SIM1").pairing(place.code);
    expect((await pair(place, message)).status).toBe(200);
    expect(await pair(place, message)).toMatchObject({ status: 409, body: { refused: "replayed" } });
  });

  test("it is good for ten minutes", async () => {
    const { desk, clock } = await openDesk();
    const place = placeOf(desk);
    await clock.advance(10 * minuteMs - 1);
    expect((await pair(place, deviceOf("SIM1").pairing(place.code))).status).toBe(200);
    await clock.advance(1);
    expect(viewOf(desk).open?.code).toBeUndefined();
    expect(await pair(place, deviceOf("SIM2").pairing(place.code))).toMatchObject({
      status: 403,
      body: { refused: "noCode" },
    });
  });

  test("a new one replaces it; devices that called in stay", async () => {
    const { desk } = await openDesk();
    const place = placeOf(desk);
    const { session } = (await pair(place, deviceOf("SIM1").pairing(place.code))).body;
    orThrow(await desk.handlers["link.newCode"]({}));
    expect(placeOf(desk).code).not.toBe(place.code);
    expect((await pair(place, deviceOf("SIM2").pairing(place.code))).body.refused).toBe("wrongCode");
    const failed = { code: "failed", detail: "" };
    expect((await report(place, { v: 1, session, count: 1, op: "signals", ok: false, error: failed })).status).toBe(
      200,
    );
  });

  test("it is used up when as many devices have called in as it was made for; a known one may come again", async () => {
    const { desk } = await openDesk({ slots: 2 });
    const place = placeOf(desk);
    const call = async (serial: string) => (await pair(place, deviceOf(serial).pairing(place.code))).body.refused;
    expect([await call("SIM1"), await call("SIM2"), await call("SIM3"), await call("SIM1")]).toEqual([
      undefined,
      undefined,
      "codeUsedUp",
      undefined,
    ]);
    expect(viewOf(desk).open?.code?.placesLeft).toBe(0);
  });
});

describe("a visit", () => {
  test("reports without one, or copied ones, are refused", async () => {
    const { desk } = await openDesk();
    const place = placeOf(desk);
    const failed = { code: "failed", detail: "" };
    const message = { v: 1, session: "no such", count: 1, op: "signals", ok: false, error: failed };
    expect(await report(place, message)).toMatchObject({ status: 401, body: { refused: "unknownSession" } });
    const { session } = (await pair(place, deviceOf("SIM1").pairing(place.code))).body;
    expect((await report(place, { ...message, session, count: 3 })).status).toBe(200);
    for (const count of [1, 2, 3])
      expect(await report(place, { ...message, session, count })).toMatchObject({
        status: 409,
        body: { refused: "replayed" },
      });
    expect((await report(place, { ...message, session, count: 4 })).status).toBe(200);
  });

  test("a reading of another form is refused and changes nothing", async () => {
    const { desk, units, journal } = await openDesk();
    const place = placeOf(desk);
    const { session } = (await pair(place, deviceOf("SIM1").pairing(place.code))).body;
    const rows = journal().length;
    for (const [index, op] of ["collect", "readiness", "signals", "network"].entries()) {
      const message = { v: 1, session, count: index + 1, op, ok: true, result: { hello: "world" } };
      expect(await report(place, message)).toMatchObject({ status: 400, body: { refused: "badResult" } });
    }
    expect(journal()).toHaveLength(rows);
    expect(units()).toHaveLength(1);
  });

  test("ends when the same device calls in again", async () => {
    const { desk } = await openDesk();
    const place = placeOf(desk);
    const device = deviceOf("SIM1");
    const first = (await pair(place, device.pairing(place.code))).body.session;
    await pair(place, device.pairing(place.code));
    const message = { v: 1, session: first, count: 1, op: "signals", ok: false, error: { code: "failed", detail: "" } };
    expect((await report(place, message)).status).toBe(401);
  });
});

test("a device that was restarted in its run goes on telling its signals at once, and they move its unit on", async () => {
  const { desk, bench, clock, units } = await openDesk();
  const place = placeOf(desk);
  const device = deviceOf("SIM0000001");
  const first = (await pair(place, device.pairing(place.code))).body.session;
  await report(place, { v: 1, session: first, count: 1, op: "collect", ok: true, result: device.reading(clock.now()) });
  const unitId = units()[0]?.id ?? unit("none");
  orThrow(await bench.record([{ kind: "startConfirmed", source: "E-TEC", at: clock.now(), unitId }]));
  await clock.advance(minuteMs);
  const { session, next } = (await pair(place, device.pairing(place.code))).body;
  expect(next).toMatchObject({ op: "signals", wish: { events: expect.arrayContaining([expect.anything()]) } });
  const step = { subcategoryState: "inProgress", subcategoryStatusText: "Apps (1 of 3 installed)" };
  const result = {
    address: "local",
    observedAt: new Date(clock.now()).toISOString(),
    devicePreparation: JSON.stringify({ categorySucceeded: true }),
    deviceSetup: JSON.stringify({ "DeviceSetup.AppsSubcategory": step }),
    accountSetup: null,
    profileName: "Standard",
    assignedTenantId: null,
    restarts: null,
  };
  const told = await report(place, { v: 1, session, count: 1, op: "signals", ok: true, result });
  expect(told.body.next).toMatchObject({ op: "signals", afterSeconds: 5 });
  expect(units()[0]?.stage).toBe("deviceSetup");
  expect(told.body.show.lines[0]).toMatch(/^Running/);
  const done = {
    ...result,
    deviceSetup: JSON.stringify({ categorySucceeded: true }),
    session: {
      outOfBoxState: 1,
      desktop: "oobe",
      joinUser: "placeholder",
      lastBootAt: null,
      rebootRequired: null,
      managedDeviceId: null,
      devicePreparationHint: null,
      sticks: 1,
    },
  };
  const ended = await report(place, { v: 1, session, count: 2, op: "signals", ok: true, result: done });
  expect(ended.body.show.lines.slice(0, 2)).toEqual([
    expect.stringMatching(/^Done. Press Reseal/),
    "Take the stick out of this device first.",
  ]);
});

describe("a device that restarts five times stays one unit", () => {
  /** Calls in, is read, and restarts. */
  async function visit(place: LinkPlace, device: ReturnType<typeof deviceOf>, at: number): Promise<void> {
    const { session, next } = (await pair(place, device.pairing(place.code))).body;
    let count = 0;
    const failed = { code: "failed", detail: "" };
    if (next.op === "readiness") {
      count += 1;
      await report(place, { v: 1, session, count, op: "readiness", ok: false, error: failed });
    }
    count += 1;
    const told = await report(place, { v: 1, session, count, op: "collect", ok: true, result: device.reading(at) });
    expect(told.status).toBe(200);
  }

  test("by its UUID", async () => {
    const { desk, clock, units } = await openDesk();
    const place = placeOf(desk);
    for (let restart = 0; restart <= 5; restart += 1) {
      await visit(place, deviceOf("SIM0000001"), clock.now());
      await clock.advance(minuteMs);
    }
    expect(units()).toHaveLength(1);
    expect(viewOf(desk).devices).toMatchObject([{ calls: 6 }]);
  });

  test("by its endorsement key, when its board has no UUID of its own", async () => {
    const { desk, clock, units } = await openDesk();
    const place = placeOf(desk);
    const device = deviceOf("SIM0000001", { uuid: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
    for (let restart = 0; restart <= 5; restart += 1) {
      await visit(place, device, clock.now());
      await clock.advance(minuteMs);
    }
    expect(units()).toHaveLength(1);
  });

  test("but two devices with one serial number stay two", async () => {
    const { desk, clock, units } = await openDesk();
    const place = placeOf(desk);
    const twin = deviceOf("SIM0000001");
    const other = simulatedHashFields("SIM0000002");
    await visit(place, twin, clock.now());
    const twinReading = {
      ...deviceOf("SIM0000002").reading(clock.now()),
      serialNumber: "SIM0000001",
      hardwareHash: encodeHardwareHash({ ...other, serialNumber: "SIM0000001" }),
    };
    const pairing = { ...deviceOf("SIM0000002").pairing(place.code) };
    const { session } = (await pair(place, { ...pairing, device: { ...pairing.device, serialNumber: "SIM0000001" } }))
      .body;
    await report(place, { v: 1, session, count: 1, op: "collect", ok: true, result: twinReading });
    expect(units()).toHaveLength(2);
    expect(units().every(({ shared }) => shared.includes("serialNumber"))).toBe(true);
  });
});
