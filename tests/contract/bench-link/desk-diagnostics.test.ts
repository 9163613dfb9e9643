import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { callBench } from "../../../main/practice/link/call-bench.ts";
import type { LinkPlace } from "../../../shared/domain/link/link-line.ts";
import { unitId as unit } from "../../../shared/kernel/brand.ts";
import { orThrow } from "../../support/or-throw.ts";
import { deviceOf, pair, report } from "./calling-device.ts";
import { openDesk, placeOf } from "./open-desk.ts";

const never = new AbortController().signal;

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
