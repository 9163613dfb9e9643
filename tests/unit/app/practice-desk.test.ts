import { expect, test } from "vitest";
import type { PracticeControl } from "../../../main/app/ports/practice-control.ts";
import { createPracticeDesk } from "../../../main/app/practice/create-practice-desk.ts";
import type { PracticeLine, PracticeState } from "../../../shared/contract/practice/control.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";

const line: PracticeLine = { address: "127.0.0.1", port: 4711, fingerprint: "ab".repeat(32), code: "ABCDE-FGHJK" };
const nobodyThere = err(appError("notFound", "practice.unavailable"));

function deskWith(practice: Partial<PracticeControl>) {
  return createPracticeDesk({
    clock: createVirtualClock(),
    speed: 1,
    line: () => line,
    practice: practice as PracticeControl,
  });
}

test("outside practice there are no hands", async () => {
  const { handlers } = createPracticeDesk({ clock: createVirtualClock(), speed: 1, line: () => line });
  for (const answer of [
    handlers["practice.act"]({ position: 1, action: "powerOff" }),
    handlers["practice.release"]({ position: 1 }),
    handlers["practice.stick"]({ plugged: true }),
    handlers["practice.callIn"]({}),
  ])
    expect(await answer).toMatchObject({ ok: false, error: { code: "practice.unavailable" } });
});

test("nothing calls in while the link is closed", async () => {
  const desk = createPracticeDesk({ clock: createVirtualClock(), speed: 1, line: () => undefined });
  expect(await desk.handlers["practice.callIn"]({})).toMatchObject({ ok: false, error: { code: "link.notOpen" } });
});

test("a device is given the whole line, and what the world refuses is told", async () => {
  const asked: unknown[] = [];
  const { handlers, topic, stop } = deskWith({
    callIn: async (given) => {
      asked.push(given);
      return nobodyThere;
    },
    state: async () => nobodyThere,
  });
  topic.watch(() => undefined);
  expect(await handlers["practice.callIn"]({})).toEqual(nobodyThere);
  expect(asked).toEqual([line]);
  stop();
});

test("whatever was done is looked at once more, at once", async () => {
  let isPlugged = false;
  const stateNow = (): PracticeState => ({ now: 0, speed: 1, devices: [], stickPlugged: isPlugged }) as never;
  const { handlers, topic, stop } = deskWith({
    stick: async (plugged) => {
      isPlugged = plugged;
      return ok(stateNow());
    },
    state: async () => ok(stateNow()),
  });
  const seen: unknown[] = [];
  topic.watch((message) => seen.push("patch" in message ? message.patch : message.snapshot));
  expect(await handlers["practice.stick"]({ plugged: true })).toEqual(ok({}));
  await Promise.resolve();
  await Promise.resolve();
  expect(seen.at(-1)).toEqual({ devices: [], stickPlugged: true });
  stop();
});
