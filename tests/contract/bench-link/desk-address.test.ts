import { describe, expect, test } from "vitest";
import type { HostAddress } from "../../../main/app/ports/bench-facts.ts";
import { linkScreenText } from "../../../shared/text/screens/link-screen-text.ts";
import { orThrow } from "../../support/or-throw.ts";
import { deviceOf, pair, report } from "./calling-device.ts";
import { openDesk, placeOf, viewOf } from "./open-desk.ts";

const lookMs = 3_000;
const ethernet = { name: "Ethernet", address: "127.0.0.1" };

/** A desk on a PC whose addresses the test changes. */
async function deskOnCable() {
  let addresses: readonly HostAddress[] | undefined = [ethernet];
  const opened = await openDesk({}, () => addresses);
  const have = async (next: readonly HostAddress[] | undefined): Promise<void> => {
    addresses = next;
    await opened.clock.advance(lookMs);
  };
  return { ...opened, have };
}

describe("a network that goes away under an open link", () => {
  test("is told at the next look, with what to do; the code is not shown for a place that is not there", async () => {
    const { desk, have, log, clock } = await deskOnCable();
    await have([]);
    const { open } = viewOf(desk);
    expect(open).toMatchObject({ lost: { since: clock.now(), interfaceName: "Ethernet" } });
    expect([open?.code, open?.lost?.moved, desk.place()]).toEqual([undefined, undefined, undefined]);
    expect(log.lines().at(-1)).toMatchObject({ event: "link.networkGone", fields: { address: "127.0.0.1" } });
    expect(linkScreenText.lost("127.0.0.1", "Ethernet", clock.now(), undefined)).toContain("Plug the bench's cable in");
    await clock.advance(10 * lookMs);
    expect(log.lines().filter(({ event }) => event === "link.networkGone")).toHaveLength(1);
  });

  test("comes back by itself: same place, same code, and who called in goes on", async () => {
    const { desk, have, clock } = await deskOnCable();
    const place = placeOf(desk);
    const device = deviceOf("SIM0000001");
    const { session } = (await pair(place, device.pairing(place.code))).body;
    await have([]);
    const since = clock.now();
    await have([]);
    expect(viewOf(desk).open?.lost?.since).toBe(since);
    await have([ethernet]);
    await expect.poll(() => viewOf(desk).open?.lost).toBeUndefined();
    const again = placeOf(desk);
    expect([again.code, again.address, again.fingerprint]).toEqual([place.code, place.address, place.fingerprint]);
    const failed = { code: "failed", detail: "" };
    const told = await report(again, { v: 1, session, count: 1, op: "signals", ok: false, error: failed });
    expect(told.status).toBe(200);
    expect((await pair(again, deviceOf("SIM0000002").pairing(again.code))).status).toBe(200);
  });

  test("that has another address now is opened there with one press", async () => {
    const { desk, have } = await deskOnCable();
    const before = placeOf(desk);
    await have([{ name: "Wi-Fi", address: "127.0.0.9" }]);
    expect(viewOf(desk).open?.lost?.moved).toBeUndefined();
    await have([{ name: "Ethernet", address: "127.0.0.2" }]);
    expect(viewOf(desk).open?.lost).toMatchObject({ moved: "127.0.0.2" });
    orThrow(await desk.handlers["link.open"]({ address: "127.0.0.2" }));
    const place = placeOf(desk);
    expect([place.address, place.code === before.code]).toEqual(["127.0.0.2", false]);
    expect((await pair(place, deviceOf("SIM0000001").pairing(place.code))).status).toBe(200);
    expect(viewOf(desk).open?.lost).toBeUndefined();
  });

  test("can be closed, and is not looked after any more", async () => {
    const { desk, have } = await deskOnCable();
    await have([]);
    orThrow(await desk.handlers["link.close"]({}));
    expect(viewOf(desk).open).toBeUndefined();
    await have([ethernet]);
    await have([]);
    expect(viewOf(desk).open).toBeUndefined();
  });

  test("addresses that cannot be read are no news", async () => {
    const { desk, have } = await deskOnCable();
    await have(undefined);
    expect(viewOf(desk).open?.lost).toBeUndefined();
    await have([]);
    await have(undefined);
    expect(viewOf(desk).open?.lost).toBeDefined();
  });
});

test("an address that is there again but cannot be listened on yet is tried until it can", async () => {
  const { desk, have, clock, holdPort } = await deskThatCannotListen();
  await have([]);
  holdPort(true);
  await have([ethernet]);
  await clock.advance(lookMs);
  expect(viewOf(desk).open?.lost).toBeDefined();
  holdPort(false);
  const lostAfterNextTry = async () => {
    await clock.advance(lookMs);
    return viewOf(desk).open?.lost;
  };
  await expect.poll(lostAfterNextTry).toBeUndefined();
  const place = placeOf(desk);
  expect((await pair(place, deviceOf("SIM0000001").pairing(place.code))).status).toBe(200);
});

/** As above, on a listener that the test can keep from opening. */
async function deskThatCannotListen() {
  let isHeld = false;
  let addresses: readonly HostAddress[] = [ethernet];
  const opened = await openDesk(
    {},
    () => addresses,
    (link) => ({
      ...link,
      open: (address, service) => link.open(isHeld ? "192.0.2.1" : address, service),
    }),
  );
  return {
    ...opened,
    holdPort: (held: boolean) => {
      isHeld = held;
    },
    have: async (next: readonly HostAddress[]) => {
      addresses = next;
      await opened.clock.advance(lookMs);
    },
  };
}
