import { expect, test } from "vitest";
import { createIdleWatch } from "../../../../main/app/session/idle-watch.ts";
import { createVirtualClock } from "../../../support/virtual-clock.ts";

const minute = 60_000;

function watched(limit: number) {
  const clock = createVirtualClock();
  let minutes = limit;
  let idle = 0;
  const onIdle = (): void => {
    idle += 1;
  };
  const watch = createIdleWatch({ clock, minutes: () => minutes, onIdle });
  const set = (next: number): void => {
    minutes = next;
  };
  return { clock, watch, idle: () => idle, set };
}

test("nobody's hand for the whole time counts as gone, once", async () => {
  const { clock, idle } = watched(15);
  await clock.advance(14 * minute);
  expect(idle()).toBe(0);
  await clock.advance(minute);
  expect(idle()).toBe(1);
  await clock.advance(60 * minute);
  expect(idle()).toBe(1);
});

test("every hand begins the time anew", async () => {
  const { clock, watch, idle } = watched(15);
  for (let turn = 0; turn < 4; turn += 1) {
    await clock.advance(14 * minute);
    watch.active();
  }
  expect(idle()).toBe(0);
  await clock.advance(15 * minute);
  expect(idle()).toBe(1);
});

test("never means never, and a longer time set meanwhile is waited for", async () => {
  const never = watched(0);
  await never.clock.advance(24 * 60 * minute);
  expect(never.idle()).toBe(0);
  const longer = watched(5);
  longer.set(30);
  await longer.clock.advance(5 * minute);
  expect(longer.idle()).toBe(0);
  await longer.clock.advance(25 * minute);
  expect(longer.idle()).toBe(1);
});

test("a stopped watch tells nothing", async () => {
  const { clock, watch, idle } = watched(5);
  watch.stop();
  await clock.advance(60 * minute);
  expect(idle()).toBe(0);
});
