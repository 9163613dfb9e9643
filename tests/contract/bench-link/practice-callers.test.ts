import { expect, onTestFinished, test } from "vitest";
import { createHttpPracticeControl } from "../../../main/adapters/practice/http-practice-control.ts";
import { type PracticeWorldOptions, startPracticeWorld } from "../../../main/practice/serve/start-practice-world.ts";
import type { DeviceCharacter } from "../../../main/practice/world/device-rows.ts";
import type { World } from "../../../main/practice/world/world.ts";
import { unitId as unit } from "../../../shared/kernel/brand.ts";
import { orThrow } from "../../support/or-throw.ts";
import { registerDevice } from "../../unit/practice/register-device.ts";
import { openDesk, placeOf, viewOf } from "./open-desk.ts";

/** A world that runs a thousand times as fast as real time, with so many devices that are well. */
async function openWorld(devices: number | readonly DeviceCharacter[], options: PracticeWorldOptions = {}) {
  const characters = typeof devices === "number" ? Array.from({ length: devices }, () => "clean" as const) : devices;
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
  const { control } = await openWorld(["losesNetwork", "wrongClock", "losesNetwork", "clean"]);
  const { desk, units } = await openDesk();
  for (let device = 0; device < 4; device += 1) orThrow(await control.callIn(placeOf(desk)));
  await expect.poll(() => units().filter(({ hash }) => hash !== undefined).length).toBe(4);
  expect(viewOf(desk).devices).toHaveLength(4);
});

test("a device tells every time by its own clock, right or wrong", async () => {
  const { world, control } = await openWorld(["wrongClock", "clean"], { speed: 5 });
  const { desk, units } = await openDesk();
  for (let device = 0; device < 2; device += 1) orThrow(await control.callIn(placeOf(desk)));
  const offsetOf = (position: number): number | null | undefined => {
    const serialNumber = world.world.devices.all()[position - 1]?.serialNumber;
    return units().find(({ hash }) => hash?.value.serialNumber === serialNumber)?.readiness?.value.clockOffsetMs;
  };
  await expect.poll(() => [offsetOf(1), offsetOf(2)], { timeout: 240_000 }).not.toContain(undefined);
  // The bench's own time stands still in this test, the world's goes on: both are off by that, and one by nine minutes more.
  expect((offsetOf(2) ?? 0) - (offsetOf(1) ?? 0)).toBeGreaterThan(5 * 60_000);
}, 300_000);

test("apps that a device tells over the link are those of its flow, named, with the one that failed", async () => {
  const { world, control } = await openWorld(["appFails"], { speed: 4_000 });
  const { desk, bench, clock, units } = await openDesk();
  const called = orThrow(await control.callIn(placeOf(desk)));
  await expect.poll(() => units()[0]?.hash?.value.serialNumber).toBe(called.serialNumber);
  registerDevice(world.world, 1, world.world.advance());
  await expect
    .poll(async () => (await control.act({ position: 1, action: "start" })).ok && started(world.world))
    .toBe(true);
  const unitId = units()[0]?.id ?? unit("none");
  orThrow(await bench.record([{ kind: "startConfirmed", source: "E-TEC", at: clock.now(), unitId }]));
  const apps = () => units()[0]?.attempts[0]?.signals?.value.apps ?? [];
  await expect
    .poll(() => apps().find(({ state }) => state === "failed"), { timeout: 240_000 })
    .toMatchObject({
      name: "Contoso Print Client",
      errorCode: "0x87D1041C",
      blocking: true,
    });
  expect(new Set(apps().map(({ kind }) => kind))).toEqual(new Set(["win32", "msi", "office", "script"]));
}, 300_000);

function started(world: World): boolean {
  return world.devices.all()[0]?.run !== null;
}

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
