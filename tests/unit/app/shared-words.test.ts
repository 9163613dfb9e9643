import fc from "fast-check";
import { expect, it } from "vitest";
import { createSharedWords } from "../../../main/app/bench/shared-words.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { given, journalOf, orderOpened, unitIn } from "../../support/builders.ts";
import { unitSteps } from "../../support/unit-steps.ts";
import { anySteps } from "../domain/bench/any-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");

it("changes no word of any evidence or unit", () => {
  const words = createSharedWords();
  fc.assert(
    fc.property(anySteps, (steps) => {
      for (const evidence of journalOf(steps)) expect(words.ofEvidence(evidence)).toEqual(evidence);
      for (const unit of mapValues(given(...steps).units)) expect(words.ofUnit(unit)).toEqual(unit);
    }),
    { numRuns: 100 },
  );
});

it("lets units have their empty lists in common", () => {
  const words = createSharedWords();
  const bench = given(orderOpened(), a.seen(), a.hashRead(1), b.seen(), b.hashRead(1));
  const [left, right] = ["A", "B"].map((name) => words.ofUnit(JSON.parse(JSON.stringify(unitIn(bench, name)))));
  expect(left?.attempts).toBe(right?.attempts);
  expect(left?.shared).toBe(right?.shared);
  expect(left?.hash?.value.findings).toBe(right?.hash?.value.findings);
});

it("stays as it is once it holds as many words as are in common", () => {
  const words = createSharedWords();
  const rows = journalOf(
    Array.from({ length: 5_000 }, (_, index) => unitSteps(`U${index}`).hashRead(1, { model: `Model ${index}` })),
  );
  expect(rows.map(words.ofEvidence)).toEqual(rows);
  expect(rows.map(words.ofEvidence)).toEqual(rows);
});
