import { describe, expect, it } from "vitest";
import { configurationSeen, smoothLife } from "../../support/builders.ts";
import { unitSteps } from "../../support/unit-steps.ts";
import { a, deskWith, two } from "./scan-desk-bench.ts";

describe("a label held against a unit", () => {
  it("names the unit in hand: that is put on record once", async () => {
    const { scan, journal } = await deskWith(...two);
    await scan("SIM-A");
    expect([await scan("S/N: SIM-A"), journal().at(-1), await scan("(S)sim-a")]).toEqual([
      "scan.labelMatched A",
      "identityScanned",
      "scan.labelMatched A",
    ]);
    expect(journal().filter((kind) => kind === "identityScanned")).toHaveLength(1);
  });

  it("names the unit whose panel is open", async () => {
    expect(await (await deskWith(...two)).scan("(S)SIM-B", "B")).toBe("scan.labelMatched B");
  });

  it("names another unit: refused, nothing recorded, and the next scan opens that one", async () => {
    const { scan, journal } = await deskWith(...two);
    await scan("SIM-A");
    const before = journal().length;
    expect([await scan("(S)SIM-B"), await scan("(S)SIM-B"), await scan("(S)SIM-A")]).toEqual([
      "scan.otherUnit",
      "scan.unitThenSlot B",
      "scan.unitThenSlot A",
    ]);
    expect(journal()).toHaveLength(before);
  });

  it("names no unit: refused once, on record the second time, and taken back by undo", async () => {
    const { scan, journal, stageOf } = await deskWith(...two);
    await scan("SIM-A");
    expect([await scan("(S)SIM-X"), stageOf("A")]).toEqual(["scan.wrongLabel", "readyToStart"]);
    expect([await scan("(S)SIM-X"), stageOf("A"), journal().at(-1)]).toEqual([
      "scan.labelDiffers A",
      "stopped",
      "identityScanned",
    ]);
    expect([await scan("ACT-UNDO"), stageOf("A")]).toEqual(["scan.withdrawn", "readyToStart"]);
  });

  it("another one between, another unit, or too long a while: it was not meant", async () => {
    const { scan, stageOf, clock } = await deskWith(...two);
    await scan("SIM-A");
    expect([await scan("(S)SIM-X"), await scan("(S)SIM-Y"), await scan("(S)SIM-X")]).toEqual([
      "scan.wrongLabel",
      "scan.wrongLabel",
      "scan.wrongLabel",
    ]);
    await scan("SIM-B");
    expect(await scan("(S)SIM-X")).toBe("scan.wrongLabel");
    await clock.advance(45_000);
    expect(await scan("(S)SIM-X", "B")).toBe("scan.wrongLabel");
    expect([stageOf("A"), stageOf("B")]).toEqual(["readyToStart", "checked"]);
  });

  it("a plain text is one only beside an open panel, whatever is in hand", async () => {
    const { scan, stageOf } = await deskWith(...two);
    await scan("SIM-A");
    expect([await scan("SIM-X"), await scan("SIM-X"), await scan("SIM-X", "B")]).toEqual([
      "scan.unknown",
      "scan.unknown",
      "scan.unknown",
    ]);
    expect([await scan("SIM-X", "A"), await scan("SIM-X", "A"), stageOf("A")]).toEqual([
      "scan.wrongLabel",
      "scan.labelDiffers A",
      "stopped",
    ]);
  });

  it.each(["4006381333931", "x", "…", "https://example.com/x?y=z"])(
    "%s is no serial number of any label",
    async (text) => {
      const { scan } = await deskWith(...two);
      expect([await scan(text, "A"), await scan(text, "A")]).toEqual(["scan.unknown", "scan.unknown"]);
    },
  );

  it("a unit that has left is only shown", async () => {
    const { scan, journal } = await deskWith(configurationSeen(), ...smoothLife("ready"), a.shipped(70));
    const before = journal().length;
    expect([await scan("(S)SIM-A", "A"), await scan("(S)SIM-X", "A"), await scan("(S)SIM-X", "A")]).toEqual([
      "scan.unitThenSlot A",
      "scan.unknown",
      "scan.unknown",
    ]);
    expect(journal()).toHaveLength(before);
  });

  it("one of the serial numbers in doubt is taken at once", async () => {
    const { scan, stageOf } = await deskWith(a.seen(), a.hashRead(1, {}, "SIM-X"));
    expect([stageOf("A"), await scan("SIM-X", "A")]).toEqual(["stopped", "scan.labelDiffers A"]);
  });

  it("nothing in hand and nothing open: a label opens its unit or is unknown", async () => {
    const { scan } = await deskWith(...two);
    expect([await scan("(S)SIM-Z"), await scan("(S)SIM-B")]).toEqual(["scan.unknown", "scan.unitThenSlot B"]);
  });

  it("what may be a data identifier is left away only where nothing else fits", async () => {
    const { scan } = await deskWith(
      ...two,
      unitSteps("C").seen(),
      unitSteps("C").hashRead(1, { serialNumber: "SSIM-A" }),
    );
    expect([await scan("SSIM-B"), await scan("SSIM-A")]).toEqual(["scan.unitThenSlot B", "scan.unitThenSlot C"]);
  });
});
