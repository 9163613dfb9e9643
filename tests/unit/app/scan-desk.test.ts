import { describe, expect, it } from "vitest";
import { createScanDesk } from "../../../main/app/commands/scan-desk.ts";
import { configurationSeen, type Step, smoothLife } from "../../support/builders.ts";
import { openLoopBench } from "../../support/loop-bench.ts";
import { a, b, deskWith, two } from "./scan-desk-bench.ts";

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
    expect(await (await deskWith(...two)).scan("ACT-GREEN")).toBe("scan.ambiguous");
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
      "scan.ambiguous",
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
    expect(await scan(qr(known, ""))).toBe("scan.ambiguous");
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

  it("whatever is unknown is said back shortened", async () => {
    const { bench, clock } = openLoopBench();
    const desk = createScanDesk({ state: bench.state, submit: (command) => bench.submit(command, "T") }, clock);
    expect(await desk("x".repeat(500), undefined)).toMatchObject({
      error: { code: "scan.unknown", context: { text: "x".repeat(40) } },
    });
  });
});
