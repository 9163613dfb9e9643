import { expect, it } from "vitest";
import { groupTargets } from "../../../../../renderer/features/lan/group-targets.ts";
import type { LanTarget } from "../../../../../shared/contract/lan/view.ts";

const silent = (address: string): LanTarget => ({ address, state: "refused", reason: "noListener" });
const reached = (address: string): LanTarget => ({ address, state: "reached" });

it("tells a few devices one by one", () => {
  const targets = [
    reached("a"),
    silent("b"),
    silent("c"),
    { address: "d", state: "refused", reason: "logonFailed" },
  ] as const;
  expect(groupTargets(targets).map(({ addresses, reason }) => [...addresses, reason ?? ""].join(" "))).toEqual([
    "a ",
    "b noListener",
    "c noListener",
    "d logonFailed",
  ]);
});

it("tells many that stand the same together, and loses none", () => {
  const many = Array.from({ length: 200 }, (_, index) => silent(`10.0.0.${index}`));
  const groups = groupTargets([reached("a"), ...many, reached("b")]);
  expect(groups.map(({ addresses, state }) => [state, addresses.length])).toEqual([
    ["reached", 1],
    ["reached", 1],
    ["refused", 200],
  ]);
  expect(groups.flatMap(({ addresses }) => addresses)).toHaveLength(202);
});
