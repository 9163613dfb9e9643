import { expect, test } from "vitest";
import { appError } from "../../shared/kernel/app-error.ts";
import { err } from "../../shared/kernel/result.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const minuteMs = 60_000;

/** Somebody changes a device in the tenant's own portal. */
async function changeGroupTag({ practice, tile }: ScenarioBench, position: number, groupTag: string): Promise<void> {
  const identity = practice.world.identities.all().find((row) => row.serialNumber === tile(position).serialNumber);
  const path = `deviceManagement/windowsAutopilotDeviceIdentities/${identity?.id}/updateDeviceProperties`;
  const answer = await fetch(`${practice.address}/v1.0/${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${practice.accessToken()}`, "Content-Type": "application/json" },
    body: JSON.stringify({ groupTag }),
  });
  expect(answer.status).toBe(204);
}

/** Works the order without ever shipping. */
function hirePacker(bench: ScenarioBench) {
  return bench.hireTechnician((handlers) => ({
    ...handlers,
    "unit.ship": async () => err(appError("refused", "unit.notReadyToShip")),
  }));
}

test("a unit that is switched on after Reseal has a broken seal, also when it was ready", unhurried, async () => {
  const bench = await runningScenario("good-morning", 7);
  await bench.collect();
  const packer = hirePacker(bench);
  await bench.until(() => bench.tile(1).word === "readyToShip", packer);
  await bench.act(1, "powerOn");
  await bench.until(() => bench.tile(1).word === "sealBroken", packer, 40 * minuteMs);
  expect((await bench.unit(1)).verdict).toMatchObject({
    kind: "stop",
    reason: { code: "stop.contactAfterReseal" },
    nextStep: { code: "next.reworkSealBroken" },
  });
  const { unitId, serialNumber } = bench.tile(1);
  const boxCode = `RESEAL:${bench.board().order.number}:${serialNumber}`;
  const shipped = await bench.runtime().handlers["unit.ship"]({ unitId, boxCode });
  expect(shipped).toMatchObject({ ok: false, error: { code: "unit.notReadyToShip" } });
});

test(
  "a group tag that changes while the unit runs stops it, and a changed tag on a waiting unit keeps it from ready",
  unhurried,
  async () => {
    const bench = await runningScenario("good-morning", 7);
    await bench.collect();
    const packer = hirePacker(bench);
    await bench.until(() => bench.history(2).includes("running installingApps"), packer);
    await changeGroupTag(bench, 2, "OTHER-TAG");
    await bench.until(() => bench.history(2).some((entry) => entry.startsWith("stop")), packer);
    expect((await bench.unit(2)).verdict).toMatchObject({
      kind: "stop",
      reason: { code: "stop.changedSinceStart", params: { field: "groupTag", before: "NW-SALES", after: "OTHER-TAG" } },
      nextStep: { code: "next.fixRegistration" },
    });

    await bench.until(() => bench.tile(5).word === "readyToShip", packer);
    await changeGroupTag(bench, 5, "OTHER-TAG");
    await bench.until(() => bench.tile(5).class === "stop", packer, 60 * minuteMs);
    expect(bench.history(2).filter((entry) => entry.startsWith("ready"))).toEqual([]);
  },
);
