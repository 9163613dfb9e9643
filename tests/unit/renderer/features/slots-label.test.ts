import { expect, test } from "vitest";
import { slotsLabel } from "../../../../renderer/features/board/slots-label.ts";
import { slotNumber, unitId } from "../../../../shared/kernel/brand.ts";

const row = (slots: readonly number[], count = slots.length, loose = 0) => ({
  count,
  units: [
    ...slots.map((slot) => ({ unitId: unitId(`unit-${slot}`), slot: slotNumber(slot) })),
    ...Array.from({ length: loose }, (_, index) => ({ unitId: unitId(`loose-${index}`) })),
  ],
});

test("a line names up to three slots, else two and how many more units there are", () => {
  expect(slotsLabel(row([4]))).toBe("4");
  expect(slotsLabel(row([1, 2, 3]))).toBe("1, 2, 3");
  expect(slotsLabel(row([1, 2, 3, 4]))).toBe("1, 2 +2");
  expect(slotsLabel(row([1, 2, 3], 5_000))).toBe("1, 2 +4998");
});

test("units in no slot count, without a name", () => {
  expect(slotsLabel(row([], 1, 1))).toBe("–");
  expect(slotsLabel(row([], 5_000, 12))).toBe("–");
  expect(slotsLabel(row([7], 2, 1))).toBe("7 +1");
});
