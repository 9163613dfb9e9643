import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LinkService } from "../../../main/app/ports/bench-link.ts";
import { linkAnswerSchema, linkPairAnswerSchema } from "../../../shared/contract/link/messages.ts";
import { linkViewSchema } from "../../../shared/contract/link/view.ts";
import { anyCodePoint } from "../../support/any-code-point.ts";
import { orThrow } from "../../support/or-throw.ts";
import { deviceOf, pair, report } from "./calling-device.ts";
import { openDesk, placeOf, viewOf } from "./open-desk.ts";

/** A desk with what answers devices, to be asked more often than connections can be made. */
async function openService(changes: Parameters<typeof openDesk>[0] = {}) {
  let service: LinkService | undefined;
  const opened = await openDesk(changes, undefined, (link) => ({
    ...link,
    open: (address, answering) => {
      service = answering;
      return link.open(address, answering);
    },
  }));
  if (service === undefined) throw new Error("The link was not opened");
  return { ...opened, service };
}

describe("whoever guesses codes", () => {
  test("ten thousand times, from a thousand addresses: the code is given up, and nobody was let in", async () => {
    const { service, desk, units, log } = await openService();
    const { code } = placeOf(desk);
    const reasons = new Map<string, number>();
    for (let attempt = 0; attempt < 10_000; attempt += 1) {
      const guess = `bcdfg${attempt.toString(26).padStart(5, "h")}`;
      const reply = await service.pair(deviceOf("SIM1").pairing(guess), `192.0.2.${attempt % 1_000}`);
      if (reply.kind !== "refused") throw new Error("A guess was taken");
      reasons.set(reply.reason, (reasons.get(reply.reason) ?? 0) + 1);
    }
    expect(Object.fromEntries(reasons)).toEqual({ wrongCode: 200, tooManyTries: 9_800 });
    // By then the right one could be a guess, too.
    expect(await service.pair(deviceOf("SIM1").pairing(code), "192.0.2.1")).toMatchObject({ reason: "tooManyTries" });
    orThrow(await desk.handlers["link.newCode"]({}));
    const fresh = placeOf(desk).code;
    expect(await service.pair(deviceOf("SIM1").pairing(fresh), "192.0.2.1")).toMatchObject({ kind: "answer" });
    expect([units().length, viewOf(desk).devices.length]).toEqual([1, 1]);
    expect(JSON.stringify(log.lines())).not.toMatch(new RegExp(`${code}|${fresh}`));
  }, 300_000);

  test("is slowed down by its address after ten, and told nothing more than that", async () => {
    const { desk, clock } = await openDesk();
    const place = placeOf(desk);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1)
      statuses.push((await pair(place, deviceOf("SIM1").pairing("bbbbbbbbbb"))).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
    // The right one is held up with the others, until some of the room has come back.
    expect((await pair(place, deviceOf("SIM1").pairing(place.code))).status).toBe(429);
    await clock.advance(10_000);
    expect((await pair(place, deviceOf("SIM1").pairing(place.code))).status).toBe(200);
  });
});

test("of one message that comes twenty times at once, one counts", async () => {
  const { desk, journal } = await openDesk();
  const place = placeOf(desk);
  const device = deviceOf("SIM0000001");
  const { session } = (await pair(place, device.pairing(place.code))).body;
  const result = device.reading(Date.UTC(2026, 0, 5));
  const message = { v: 1, session, count: 1, op: "collect", ok: true, result };
  const answers = await Promise.all(Array.from({ length: 20 }, () => report(place, message)));
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  expect(journal().filter((kind) => kind === "hardwareHashRead")).toHaveLength(1);
});

const hostile = fc.oneof(
  fc.string({ unit: anyCodePoint, maxLength: 64 }),
  fc.string({ maxLength: 1_024 }),
  fc.constantFrom(
    "\ud800",
    "\udfff\ud800",
    "__proto__",
    "constructor",
    "toString",
    "\u202e\u0000\u001b[2J\u0007",
    "$(Get-Process); '\"`\n",
    "<img src=x onerror=alert(1)>",
    "../../x",
    "a".repeat(1_024),
  ),
);

test("a device that calls itself whatever it likes is shown, and told what to do, in plain letters", async () => {
  const { service, desk, log } = await openService({ slots: 1_000 });
  const identities = fc.record({
    serialNumber: hostile,
    uuid: fc.string({ maxLength: 64 }),
    manufacturer: hostile,
    model: hostile,
  });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(identities, async (device) => {
      count += 1;
      const { code } = placeOf(desk);
      const nonce = count.toString(16).padStart(32, "0");
      const called = await service.pair({ v: 1, code, nonce, device, powerShellVersion: "5.1" }, "192.0.2.1");
      if (called.kind !== "answer") throw new Error(`It was not taken: ${called.reason}`);
      const { session, show } = linkPairAnswerSchema.parse(called.body);
      for (const line of [show.heading, ...show.lines]) expect(line).toMatch(/^[\x20-\x7e]*$/);
      const error = { code: "failed" as const, detail: device.model };
      const told = await service.report({ v: 1, session, count: 1, op: "collect", ok: false, error }, "192.0.2.1");
      if (told.kind !== "answer") throw new Error(`Its report was not taken: ${told.reason}`);
      for (const line of linkAnswerSchema.parse(told.body).show.lines) expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(linkViewSchema.safeParse(viewOf(desk)).success).toBe(true);
      expect(JSON.stringify(log.lines())).not.toContain(session);
    }),
    { numRuns: 200 },
  );
});
