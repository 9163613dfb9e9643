import { expect, test } from "vitest";
import { profileWaitText } from "../../shared/text/lists/profile-wait-text.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";

const minute = 60_000;

test.each([
  ["ruleForOtherTag", "ruleForOtherTag"],
  ["groupPaused", "groupPaused"],
  ["profileUnassigned", "profileNotTargeted"],
  ["olderProfileWins", "olderProfileWins"],
] as const)(
  "with %s in the tenant every unit says so, and asks for the one who can help",
  unhurried,
  async (tenantTrouble, reason) => {
    const bench = await runningScenario("good-morning", 7, { tenantTrouble });
    await bench.collect();
    const waiting = () => bench.board().tiles.filter(({ word }) => word === "noProfile");
    await bench.until(() => waiting().length === 10, undefined, 60 * minute);
    for (const tile of waiting()) {
      expect(tile).toMatchObject({ class: "look", detail: { params: { reason } } });
      const { registration } = await bench.unit(tile.slot ?? 0);
      expect(registration.wait).toMatchObject({ reason, passes: false });
      expect(profileWaitText[reason].meaning(registration.wait?.params ?? {})).not.toContain("undefined");
    }
    expect(bench.board().touchNext[0]?.verb.code).toBe("verb.findProfileCause");
    // Past its limit a wait is given up by name, and goes on saying why.
    await bench.pass(5 * 60 * minute);
    for (const tile of waiting())
      expect(tile.detail).toMatchObject({ code: "detail.profileTimedOut", params: { reason } });
    expect(bench.board().tiles.filter(({ word }) => word === "startIt")).toEqual([]);
  },
);

test("in a sound tenant units only ever wait for what passes by itself", unhurried, async () => {
  const bench = await runningScenario("good-morning", 11);
  await bench.collect();
  const seen = new Set<string>();
  await bench.until(() => {
    for (const { word, detail } of bench.board().tiles)
      if (word === "waitingForProfile" || word === "noProfile") seen.add(`${word} ${String(detail.params.reason)}`);
    return bench.board().tiles.filter(({ word }) => word === "startIt").length === 10;
  });
  expect([...seen].filter((entry) => entry.startsWith("noProfile"))).toEqual([]);
  expect([...seen]).toContain("waitingForProfile pending");
});
