import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { descendants, type HelloApp, newUserData, processEnded, startHello } from "./hello-app.ts";

const limitMs = 60_000;
const running: HelloApp[] = [];

function start(userData = newUserData(), ...args: readonly string[]): HelloApp {
  const hello = startHello(userData, ...args);
  running.push(hello);
  return hello;
}

afterEach(async () => {
  const all = running.splice(0);
  for (const { child } of all) child.kill("SIGKILL");
  await Promise.all(all.map(({ ended }) => ended));
  for (const { userData } of all) rmSync(userData, { recursive: true, force: true });
});

describe("the life of an app on the stand-in", { timeout: limitMs }, () => {
  test("quits in Electron's order when it is asked to end", async () => {
    const { child, printed, lines, ended } = start();
    await printed("loaded");
    child.kill("SIGTERM");
    expect(await ended).toStrictEqual([0, null]);
    expect(lines).toStrictEqual(["ready-to-show", "loaded", "before-quit", "close", "closed", "will-quit", "quit 0"]);
  });

  test("takes Chromium with it when it is killed", async () => {
    const { child, printed, ended } = start();
    await printed("loaded");
    const below = descendants(child.pid ?? 0);
    expect(below.length).toBeGreaterThan(1);
    child.kill("SIGKILL");
    expect(await ended).toStrictEqual([null, "SIGKILL"]);
    await Promise.all(below.map(processEnded));
    expect(below.filter((pid) => existsSync(`/proc/${pid}`))).toStrictEqual([]);
  });

  test("lets one instance in, and tells it about the second", async () => {
    const first = start();
    await first.printed("loaded");
    const second = start(first.userData, "--again");
    expect(await second.ended).toStrictEqual([0, null]);
    expect(second.lines[0]).toBe("second instance leaves");
    await first.printed("second-instance true object");
  });

  test("takes over the lock of a killed instance", async () => {
    const first = start();
    await first.printed("loaded");
    first.child.kill("SIGKILL");
    await first.ended;
    expect(existsSync(join(first.userData, "stand-in-instance", "lock"))).toBe(true);
    await start(first.userData).printed("loaded");
  });
});
