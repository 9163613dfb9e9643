import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { callBench } from "../../../main/practice/link/call-bench.ts";
import type { LinkAnswer, LinkPairAnswer } from "../../../shared/contract/link/messages.ts";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { LinkPlace } from "../../../shared/domain/link/link-line.ts";
import { unitId as unit } from "../../../shared/kernel/brand.ts";
import { orThrow } from "../../support/or-throw.ts";
import { openDesk, placeOf, viewOf } from "./open-desk.ts";

const never = new AbortController().signal;
const minuteMs = 60_000;

let nonces = 0;

/** A device as its collector speaks for it. `uuid` as Windows gives it, in small letters. */
function deviceOf(serialNumber: string, changes: { readonly uuid?: string } = {}) {
  const fields = simulatedHashFields(serialNumber);
  const uuid = (changes.uuid ?? fields.uuid ?? "").toLowerCase();
  const identity = { serialNumber, uuid, manufacturer: fields.manufacturer ?? "", model: fields.productName ?? "" };
  const pairing = (code: string) => {
    nonces += 1;
    const nonce = nonces.toString(16).padStart(32, "0");
    return { v: 1, code, nonce, device: identity, powerShellVersion: "5.1" };
  };
  const reading = (at: number, clockUtc = at) => ({
    address: "local",
    collectedAt: new Date(at).toISOString(),
    ...identity,
    hardwareHash: encodeHardwareHash({ ...fields, capturedAt: Math.floor(at / 1000) * 1000 }),
    hashError: null,
    operatingSystem: { sku: 48, edition: "Professional", build: "26100", updateRevision: 4061 },
    tpm: null,
    secureBoot: true,
    onAcPower: true,
    batteryPercent: 90,
    networkAdapters: [],
    previouslyEnrolled: false,
    clockUtc: new Date(clockUtc).toISOString(),
  });
  return { pairing, reading };
}

async function pair(place: LinkPlace, message: unknown) {
  const { status, body } = await callBench(place, "/v1/pair", message, never);
  return { status, body: body as LinkPairAnswer & { refused?: string } };
}

async function report(place: LinkPlace, message: unknown) {
  const { status, body } = await callBench(place, "/v1/report", message, never);
  return { status, body: body as LinkAnswer & { refused?: string } };
}

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

describe("diagnostics of a device that failed", () => {
  const text = Buffer.from("what the registry shows");
  const sha256 = createHash("sha256").update(text).digest("hex");
  const announced = (changes: object = {}) => ({
    address: "local",
    observedAt: "2026-09-01T08:00:00.000Z",
    files: [{ name: "registry.txt", bytes: text.length, chunks: 2, sha256 }],
    missing: [{ part: "diagnostics.cab", reason: "toolMissing" }],
    ...changes,
  });

  /** A device that is read, has failed, and whose diagnostics somebody asked for. */
  async function failedDevice() {
    const opened = await openDesk();
    const { desk, bench, clock, units } = opened;
    const place = placeOf(desk);
    const device = deviceOf("SIM0000001");
    const { session } = (await pair(place, device.pairing(place.code))).body;
    await report(place, { v: 1, session, count: 1, op: "collect", ok: true, result: device.reading(clock.now()) });
    const unitId = units()[0]?.id ?? unit("none");
    const said = { source: "E-TEC", at: clock.now(), unitId } as const;
    orThrow(await bench.record([{ kind: "startConfirmed", ...said }]));
    orThrow(await bench.record([{ kind: "failureConfirmed", ...said, errorCode: "0x80180014" }]));
    return { ...opened, place, session, unitId, diagnostics: () => units()[0]?.diagnostics };
  }

  const sendPiece = async (place: LinkPlace, message: unknown) =>
    (await callBench(place, "/v1/piece", message, never)).status;
  const pieceOf = (session: string, count: number, index: number, part: Buffer) => ({
    v: 1,
    session,
    count,
    piece: { file: "registry.txt", index, data: part.toString("base64") },
  });

  test("are kept when somebody asked for them, named by slot, serial number and order", async () => {
    const { bench, place, session, unitId, diagnostics } = await failedDevice();
    expect(await sendPiece(place, pieceOf(session, 2, 0, text))).toBe(403);
    orThrow(await bench.submit({ kind: "collectDiagnostics", unitId }, "Technician 07"));
    const failed = { v: 1, session, count: 3, op: "readiness", ok: false, error: { code: "failed", detail: "" } };
    await report(place, failed);
    const tried = await report(place, { ...failed, count: 4, op: "network" });
    expect(tried.body.next).toMatchObject({ op: "diagnostics", afterSeconds: 0 });
    expect(await sendPiece(place, pieceOf(session, 5, 0, text.subarray(0, 5)))).toBe(200);
    expect(await sendPiece(place, pieceOf(session, 6, 1, text.subarray(5)))).toBe(200);
    const told = await report(place, { v: 1, session, count: 7, op: "diagnostics", ok: true, result: announced() });
    expect(told.status).toBe(200);
    expect(diagnostics()).toMatchObject({
      isAwaited: false,
      gathered: {
        value: {
          files: [{ name: expect.stringContaining("SIM0000001"), sha256, size: text.length }],
          missing: [{ part: "diagnostics.cab" }],
        },
      },
    });
  });

  test.each([
    ["a piece is missing", [0]],
    ["a piece came twice", [0, 0, 1, 1]],
    ["pieces came in another order", [1, 0]],
  ])("say what is not whole: %s", async (_what, order) => {
    const { bench, place, session, unitId, diagnostics } = await failedDevice();
    orThrow(await bench.submit({ kind: "collectDiagnostics", unitId }, "Technician 07"));
    let count = 10;
    for (const index of order) {
      count += 1;
      await sendPiece(place, pieceOf(session, count, index, index === 0 ? text.subarray(0, 5) : text.subarray(5)));
    }
    await report(place, { v: 1, session, count: 20, op: "diagnostics", ok: true, result: announced() });
    expect(diagnostics()?.gathered?.value).toMatchObject({
      files: [],
      missing: [{ part: "diagnostics.cab" }, { part: "registry.txt", reason: expect.stringContaining("notWhole") }],
    });
  });

  test("that could not be gathered are a fact of the unit", async () => {
    const { bench, place, session, unitId, diagnostics } = await failedDevice();
    orThrow(await bench.submit({ kind: "collectDiagnostics", unitId }, "Technician 07"));
    const error = { code: "notElevated", detail: "no" };
    await report(place, { v: 1, session, count: 9, op: "diagnostics", ok: false, error });
    expect(diagnostics()).toMatchObject({
      isAwaited: false,
      failure: { value: { context: { reason: "notElevated" } } },
    });
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
