import { expect, onTestFinished, test } from "vitest";
import { createHttpPracticeControl } from "../../../main/adapters/practice/http-practice-control.ts";
import { type PracticeWorldOptions, startPracticeWorld } from "../../../main/practice/serve/start-practice-world.ts";
import { orThrow } from "../../support/or-throw.ts";
import { openDesk, placeOf, viewOf } from "./open-desk.ts";

/** A world that runs a thousand times as fast as real time, with so many devices that are well. */
async function openWorld(devices: number, options: PracticeWorldOptions = {}) {
  const characters = Array.from({ length: devices }, () => "clean" as const);
  const world = await startPracticeWorld({ characters, speed: 1_000, ...options });
  onTestFinished(() => world.stop());
  return { world, control: createHttpPracticeControl(world.address) };
}

test("a simulated device calls in, is read, and goes on telling its signals", async () => {
  const { control } = await openWorld(1);
  const { desk, units } = await openDesk();
  const called = orThrow(await control.callIn(placeOf(desk)));
  await expect.poll(() => units()[0]?.hash?.value.serialNumber).toBe(called.serialNumber);
  await expect.poll(() => viewOf(desk).devices[0]?.told).toBeTruthy();
  // Each device runs one collector only.
  expect(await control.callIn(placeOf(desk))).toMatchObject({ ok: false });
});

test("devices that lose their network or are wrong about the time are read all the same", async () => {
  const { control } = await openWorld(4);
  const { desk, units } = await openDesk();
  for (let device = 0; device < 4; device += 1) orThrow(await control.callIn(placeOf(desk)));
  await expect.poll(() => units().filter(({ hash }) => hash !== undefined).length).toBe(4);
  expect(viewOf(desk).devices).toHaveLength(4);
});

test("a device that is restarted five times stays one unit", async () => {
  const { control } = await openWorld(1);
  const { desk, units } = await openDesk();
  orThrow(await control.callIn(placeOf(desk)));
  for (let restart = 1; restart <= 5; restart += 1) {
    await expect.poll(() => viewOf(desk).devices[0]?.calls).toBe(restart);
    orThrow(await control.act({ position: 1, action: "powerOff" }));
    // The collector notices by its next reading; it is gone with the device.
    orThrow(await control.act({ position: 1, action: "powerOn" }));
  }
  await expect.poll(() => units().length).toBe(1);
});
