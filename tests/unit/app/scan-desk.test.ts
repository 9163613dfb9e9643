import { describe, expect, it } from "vitest";
import { createScanDesk, type ScanBench } from "../../../main/app/commands/scan-desk.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { configurationSeen, type Step, smoothLife } from "../../support/builders.ts";
import { draftsOf, openLoopBench } from "../../support/loop-bench.ts";
import { order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");
const two: readonly Step[] = [
  ...smoothLife("readyToStart"),
  b.seen(),
  b.hashRead(1, { productKeyId: "3300326890139" }),
];

const nothingWaits = async () => ok(undefined);

async function deskWith(...steps: readonly Step[]) {
  const { bench, clock, journal } = openLoopBench();
  await bench.submit({ kind: "openOrder", order: order() }, "T");
  await clock.advance(80 * 60_000);
  await bench.record(draftsOf(...steps));
  const asked: (readonly string[])[] = [];
  const bringWaiting: ScanBench["bringWaiting"] = async (keys) => {
    asked.push(keys);
    return ok(undefined);
  };
  const desk = createScanDesk(
    { state: bench.state, submit: (command) => bench.submit(command, "Technician 07"), bringWaiting },
    clock,
  );
  /** What a scan did: text code and unit, or the error's code. */
  const scan = async (text: string, openUnitId?: string): Promise<string> => {
    const answer = await desk(text, openUnitId);
    return answer.ok ? `${answer.value.text.code} ${answer.value.unitId ?? ""}`.trim() : answer.error.code;
  };
  const unitOf = (name: string) => mapGet(bench.state().units, name);
  return {
    scan,
    asked,
    clock,
    journal,
    slotOf: (name: string) => unitOf(name)?.slot,
    stageOf: (name: string) => unitOf(name)?.stage,
  };
}

describe("a unit that turned out to be another one", () => {
  const merged: readonly Step[] = [...smoothLife("checked"), b.seen(), b.identityScanned(1, "SIM-B"), b.merged(3, "A")];

  it("is found by the label that was scanned on it, and by its old place on the screen", async () => {
    const { scan, slotOf } = await deskWith(...merged);
    expect(await scan("SIM-B")).toBe("scan.unitThenSlot A");
    expect([await scan("SLOT-03"), slotOf("A")]).toEqual(["scan.placed A", 3]);
  });

  it("is the one that a card speaks of while its old panel is open", async () => {
    const { scan, stageOf } = await deskWith(...smoothLife("readyToStart"), b.seen(), b.merged(3, "A"));
    expect(await scan("ACT-STARTED", "B")).toBe("scan.confirmed A");
    expect(stageOf("A")).toBe("devicePreparation");
  });
});

describe("unit, then slot", () => {
  it("puts the unit there", async () => {
    const { scan, slotOf } = await deskWith(...two);
    expect([await scan("sim-a"), await scan("SLOT-03"), slotOf("A")]).toEqual([
      "scan.unitThenSlot A",
      "scan.placed A",
      3,
    ]);
  });

  it("the next slot opens what lies there", async () => {
    const { scan } = await deskWith(...two);
    await scan("SIM-A");
    await scan("SLOT-03");
    expect([await scan("SLOT-03"), await scan("SLOT-04")]).toEqual(["scan.slotOpened A", "scan.placed A"]);
  });

  it("a unit scanned too long ago is not in hand any more, and the open panel is no hand", async () => {
    const { scan, clock, slotOf } = await deskWith(...two);
    await scan("SIM-A");
    await clock.advance(45_000);
    expect(await scan("SLOT-03", "B")).toBe("scan.emptySlot");
    expect([slotOf("A"), slotOf("B")]).toEqual([undefined, undefined]);
  });

  it("a slot that is taken is refused and lets go of the unit", async () => {
    const { scan } = await deskWith(...two, b.placed(1, 3));
    await scan("SIM-A");
    expect([await scan("SLOT-03"), await scan("SLOT-04")]).toEqual(["slot.occupied", "scan.emptySlot"]);
  });

  it.each(["SLOT-00", "SLOT-13", "SLOT-999"])(
    "%s is not on this bench, with a unit in hand or without",
    async (text) => {
      const { scan } = await deskWith(...two);
      expect(await scan(text)).toBe("slot.unknown");
      await scan("SIM-A");
      expect(await scan(text)).toBe("slot.unknown");
    },
  );
});

describe("unit, then action card", () => {
  it("says it of the unit in hand, card after card", async () => {
    const { scan, journal } = await deskWith(...two);
    await scan("SIM-A");
    const answers = [
      await scan("ACT-STARTED"),
      await scan("ACT-GREEN"),
      await scan("ACT-RESEALED"),
      await scan("ACT-OFF"),
    ];
    expect(new Set(answers)).toEqual(new Set(["scan.confirmed A"]));
    expect(journal().slice(-4)).toEqual(["startConfirmed", "successConfirmed", "resealConfirmed", "powerOffConfirmed"]);
  });

  it("or of the unit whose panel is open, the scanned one first", async () => {
    const { scan } = await deskWith(...smoothLife("readyToStart"), ...smoothLife("readyToStart", "B"));
    expect(await scan("ACT-STARTED", "B")).toBe("scan.confirmed B");
    await scan("SIM-A");
    expect(await scan("ACT-STARTED", "B")).toBe("scan.confirmed A");
  });

  it("without any unit it asks for one", async () => {
    expect(await (await deskWith(...two)).scan("ACT-GREEN")).toBe("scan.noUnit");
  });

  it("what cannot be true is refused", async () => {
    const { scan, journal } = await deskWith(...two);
    await scan("SIM-A");
    expect([await scan("ACT-RESEALED"), await scan("ACT-BOXED")]).toEqual(["unit.wrongState", "unit.notReadyToShip"]);
    expect(journal().at(-1)).toBe("hardwareHashRead");
  });

  it("undo takes the newest word back", async () => {
    const { scan, journal } = await deskWith(...two);
    await scan("SIM-A");
    await scan("ACT-STARTED");
    expect([await scan("ACT-UNDO"), journal().at(-1), await scan("ACT-UNDO")]).toEqual([
      "scan.withdrawn",
      "confirmationWithdrawn",
      "undo.nothing",
    ]);
  });
});

describe("the box", () => {
  it("matched, it is in hand: the card that follows ships this unit and no other", async () => {
    const { scan, journal } = await deskWith(configurationSeen(), ...smoothLife("ready"), ...smoothLife("ready", "B"));
    await scan("RESEAL:CT-0042:SIM-B");
    expect(await scan("RESEAL:CT-0042:SIM-A")).toBe("scan.boxMatched A");
    expect([await scan("ACT-BOXED"), journal().at(-1)]).toEqual(["scan.confirmed A", "shipped"]);
  });

  it("of another unit than the one just scanned is the wrong box; after that nothing is in hand", async () => {
    const { scan, journal } = await deskWith(configurationSeen(), ...smoothLife("ready"), ...smoothLife("ready", "B"));
    const before = journal().length;
    expect([await scan("SIM-B"), await scan("RESEAL:CT-0042:SIM-A"), await scan("ACT-BOXED")]).toEqual([
      "scan.unitThenSlot B",
      "unit.wrongBox",
      "scan.noUnit",
    ]);
    expect(journal()).toHaveLength(before);
  });

  it("of a unit that is not here is unknown, of one not labelled yet refused", async () => {
    const { scan } = await deskWith(...two);
    expect([await scan("RESEAL:CT-0042:SIM-Z"), await scan("RESEAL:CT-0042:SIM-A")]).toEqual([
      "scan.unknown",
      "unit.wrongState",
    ]);
  });
});

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

describe("other scans", () => {
  const qr = (ztdId: string, serial: string) => JSON.stringify({ ZtdId: ztdId, SerialNumber: serial });
  const known = "0a1b2c3d-1111-4222-8333-abcdefabcdef";

  it("a product key finds its unit, two units none", async () => {
    const { scan } = await deskWith(...two);
    expect(await scan("3300326890139")).toBe("scan.unitThenSlot B");
    const twice = await deskWith(...two, a.hashRead(2, { productKeyId: "3300326890139" }));
    expect(await twice.scan("3300326890139")).toBe("scan.ambiguous");
  });

  it("the page's code finds its unit by id, else by serial", async () => {
    const { scan } = await deskWith(...two, a.registrationSeen(20, { ztdId: known }));
    expect(await scan(qr(known.toUpperCase(), ""))).toBe("scan.qrMatched A");
  });

  it("a code of another unit than the one in hand is refused, one nobody knows is unknown", async () => {
    const { scan } = await deskWith(...two, a.registrationSeen(20, { ztdId: known }));
    await scan("SIM-B");
    expect(await scan(qr(known, ""))).toBe("scan.otherScreen");
    expect(await scan(qr("ffffffff-1111-4222-8333-abcdefabcdef", ""))).toBe("scan.unknown");
  });

  it("a code with the unit's serial but of another registration is refused", async () => {
    const { scan } = await deskWith(...two, a.registrationSeen(20, { ztdId: known }));
    expect(await scan(qr("ffffffff-1111-4222-8333-abcdefabcdef", "SIM-A"))).toBe("unit.wrongIdentifiers");
  });

  it("a serial that two units carry names neither", async () => {
    const { scan } = await deskWith(...two, b.hashRead(2, { serialNumber: "SIM-A" }));
    expect([await scan("SIM-A"), await scan("S/N: SIM-A"), await scan("SSIM-A")]).toEqual([
      "scan.ambiguous",
      "scan.ambiguous",
      "scan.ambiguous",
    ]);
  });

  it("rows that wait are brought by whatever names a device, and by nothing else", async () => {
    const { scan, asked } = await deskWith();
    const texts = ["sim-a ", "S/N: SIM-A", "RESEAL:B-1:SIM-A", qr(known, "SIM-A"), "3300326890139", "SLOT-01"];
    for (const text of texts) await scan(text);
    expect(asked).toEqual([
      ...[["serial:SIM-A"], ["serial:IM-A"]],
      ...[["serial:SIM-A"], ["serial:SIM-A"], ["serial:SIM-A"]],
      ["pkid:3300326890139", "serial:3300326890139"],
    ]);
  });

  it("a text that names a unit as it stands brings nothing that it would name otherwise", async () => {
    const { scan, asked } = await deskWith(...two);
    await scan("SIM-A");
    expect(asked).toEqual([["serial:SIM-A"]]);
  });

  it("what waits and cannot be read is the answer, instead of a device that nobody knows", async () => {
    const { bench, clock } = openLoopBench();
    const bringWaiting = async () => err(appError("unavailable", "store.unreadable"));
    const desk = createScanDesk({ state: bench.state, submit: (it) => bench.submit(it, "T"), bringWaiting }, clock);
    expect(await desk("SIM-A", undefined)).toMatchObject({ error: { code: "store.unreadable" } });
  });

  it("whatever is unknown is said back shortened", async () => {
    const { bench, clock } = openLoopBench();
    const desk = createScanDesk(
      { state: bench.state, submit: (command) => bench.submit(command, "T"), bringWaiting: nothingWaits },
      clock,
    );
    expect(await desk("x".repeat(500), undefined)).toMatchObject({
      error: { code: "scan.unknown", context: { text: "x".repeat(40) } },
    });
  });
});
