import { describe, expect, it } from "vitest";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { slotNumber, unitId } from "../../../../shared/kernel/brand.ts";
import { given, orderOpened } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const context = { actor: "Technician 07", now: at(5) } as const;

describe("devices the bridge lists", () => {
  const device = (address: string, slot?: number) => ({
    address,
    label: address,
    newUnitId: unitId(`unit-${address}`),
    ...(slot === undefined ? {} : { slot: slotNumber(slot) }),
  });
  const listed = (bench: ReturnType<typeof given>, ...devices: readonly ReturnType<typeof device>[]) => {
    const decided = decide(bench, { kind: "addReachableDevices", devices }, context);
    return decided.ok
      ? decided.value.map((draft) => ("unitId" in draft ? `${draft.kind} ${draft.unitId}` : draft.kind))
      : decided.error.code;
  };

  it("become units in the slots the network names", () => {
    expect(listed(given(orderOpened()), device("bench-1", 1), device("bench-2"))).toEqual([
      "unitSeen unit-bench-1",
      "unitPlaced unit-bench-1",
      "unitSeen unit-bench-2",
    ]);
  });

  it("are left alone when they are known", () => {
    expect(listed(given(orderOpened(), a.seen(0, "bench-1")), device("bench-1", 1))).toEqual([]);
  });

  it("lie nowhere when their slot is taken, named twice or not there", () => {
    const bench = given(orderOpened(), a.seen(), a.placed(1, 1));
    const names = listed(bench, device("x", 1), device("y", 2), device("z", 2), device("w", 13));
    expect(names).toEqual([
      "unitSeen unit-x",
      "unitSeen unit-y",
      "unitPlaced unit-y",
      "unitSeen unit-z",
      "unitSeen unit-w",
    ]);
  });

  it("take the slot of a unit that was shipped", () => {
    const bench = given(orderOpened(), a.seen(), a.placed(1, 1), a.shipped(2));
    expect(listed(bench, device("x", 1))).toEqual(["unitSeen unit-x", "unitPlaced unit-x"]);
  });
});
