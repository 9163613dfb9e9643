import { describe, expect, test } from "vitest";
import type { IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { openIntakeBench } from "../../support/intake-bench.ts";
import { orThrow } from "../../support/or-throw.ts";
import { readinessReading } from "../../support/readiness-facts.ts";
import { createScriptedReader, readRow, rowsPiece } from "../../support/scripted-reader.ts";

const remoteAccess = { tokenFilterPolicy: null, winRm: "Stopped" };
const { facts } = readinessReading({ windows: { edition: "Core" } });
const told = (entry = ""): IntakePiece => ({ kind: "readiness", entry, told: { facts, remoteAccess } });

async function read(...pieces: readonly IntakePiece[]) {
  const bench = await openIntakeBench({ reader: createScriptedReader(() => pieces) });
  await bench.handOver("device-1.json", "x");
  return { ...bench, units: () => [...mapValues(bench.bench.state().units)] };
}

describe("readiness that a stick brings", () => {
  test("is its device's, from a file; its clock is not compared", async () => {
    const { units, journal } = await read(rowsPiece([readRow(1, "SIM0001")]), told());
    expect(units()[0]?.readiness?.value).toMatchObject({ facts, remoteAccess, clockOffsetMs: null });
    expect(journal()).toContain("readinessFactsRead");
  });

  test("waits in a container for the row beside it", async () => {
    const { units } = await read(
      rowsPiece([readRow(1, "SIM0001")], "a/device-1.json"),
      told("a/device-1.json"),
      rowsPiece([readRow(1, "SIM0002")], "a/device-2.json"),
    );
    const known = units().map(({ hash, readiness }) => [hash?.value.serialNumber, readiness !== undefined]);
    expect(known.toSorted()).toEqual([
      ["SIM0001", true],
      ["SIM0002", false],
    ]);
  });

  test("says nothing of a unit that was asked itself, and nothing without a row", async () => {
    const own = readinessReading();
    const bench = await openIntakeBench({
      reader: createScriptedReader((text) => [rowsPiece([readRow(1, "SIM0001")]), ...(text === "y" ? [told()] : [])]),
    });
    await bench.handOver("a.json", "x");
    const [unit] = [...mapValues(bench.bench.state().units)];
    if (unit === undefined) throw new Error("There is no unit");
    const at = bench.clock.now();
    orThrow(
      await bench.bench.record([{ kind: "readinessFactsRead", source: "E-BR", at, unitId: unit.id, reading: own }]),
    );
    await bench.handOver("b.json", "y");
    const [after] = [...mapValues(bench.bench.state().units)];
    expect(after?.readiness?.value.facts.windows.edition).toBe(own.facts.windows.edition);
    const { units, journal } = await read(told());
    expect(units()).toEqual([]);
    expect(journal()).not.toContain("readinessFactsRead");
  });
});
