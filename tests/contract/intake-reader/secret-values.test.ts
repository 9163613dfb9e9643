import { expect, test } from "vitest";
import { hash, header, readAll, rowOf } from "./read-all.ts";

const piece = hash.slice(60, 105);

test.each(["serialNumber", "manufacturer", "model", "groupTag"] as const)(
  "a piece of a hash in the column of %s is left out, and a number as long is not",
  async (role) => {
    const columns = `${header},Manufacturer name,Device model,Group Tag`;
    const place = { serialNumber: 0, manufacturer: 3, model: 4, groupTag: 5 }[role];
    const rowWith = (value: string) =>
      ["SIM0001", "", hash, "", "", ""].map((cell, index) => (index === place ? value : cell)).join(",");
    const number = "3762-6031-4113-7498-8215-1456-13-3762-6031-41";
    const { rows } = await readAll(`${columns}\n${rowWith(piece)}\n${rowWith(number)}\n`);
    expect(rows).toEqual([rowOf({ [role]: "", repairs: ["extraCells"] }), rowOf({ line: 3, [role]: number })]);
  },
);
