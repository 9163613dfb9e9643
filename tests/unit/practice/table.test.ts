import fc from "fast-check";
import { expect, test } from "vitest";
import { createTable } from "../../../main/practice/world/table.ts";

const anyRow = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), name: fc.constantFrom("X", "Y", "x") });
const keyOf = ({ name }: { readonly name: string }): string => name.toLowerCase();

test("finds under a key what looking through all rows finds, whatever was put and removed", () => {
  const anySteps = fc.array(fc.tuple(fc.boolean(), anyRow), { maxLength: 30 });
  fc.assert(
    fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id }), anySteps, (rows, steps) => {
      const table = createTable(rows, keyOf);
      for (const [isRemoved, row] of steps) {
        if (isRemoved) table.remove(row.id);
        else table.put(row);
      }
      for (const key of ["x", "y", "z"]) {
        const holders = table.all().filter((row) => keyOf(row) === key);
        const found = table.find(key);
        if (holders.length === 0) expect(found).toBeUndefined();
        else expect(holders).toContain(found);
      }
    }),
  );
});

test("of several rows under a key the one that came to it first is found", () => {
  const table = createTable([{ id: "a", name: "X" }], keyOf);
  table.put({ id: "b", name: "x" });
  expect(table.find("x")?.id).toBe("a");
  table.put({ id: "a", name: "Y" });
  expect([table.find("x")?.id, table.find("y")?.id]).toEqual(["b", "a"]);
});
