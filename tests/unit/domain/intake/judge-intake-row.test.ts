import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { rowRepairs } from "../../../../shared/domain/intake/intake-row.ts";
import {
  type JudgeContext,
  type JudgedRow,
  judgeIntakeRow,
} from "../../../../shared/domain/intake/judge-intake-row.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { encodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import { at } from "../../../support/records.ts";
import { intakeRow, soundHash } from "./intake-rows.ts";

const context: JudgeContext = { now: at(1), forPreProvisioning: true, path: "graph", groupTag: "TAG-A" };
const tuple = { manufacturer: "Contoso", model: "Bench Laptop 14", serialNumber: "SIM0000001" } as const;
const noHash = { hardwareHash: "" } as const;

const judge = (changes: Parameters<typeof intakeRow>[0], other: Partial<JudgeContext> = {}): JudgedRow =>
  judgeIntakeRow(intakeRow(changes), { ...context, ...other });

/** What was found, as `code level params`. */
function findings(judged: JudgedRow): readonly string[] {
  if (judged.kind === "refused") throw new Error(judged.refusal.reason);
  const found = judged.kind === "taken" ? judged.summary.findings : judged.findings;
  return found.map(({ code, level, params }) => [code, level, ...Object.values(params)].join(" "));
}

describe("a row that is taken", () => {
  it("keeps the fields and a digest of the canonical text, never the text itself", () => {
    const judged = judge({ hardwareHash: `"${soundHash}"` });
    if (judged.kind !== "taken") throw new Error(judged.kind);
    expect(judged.summary.digest).toBe(sha256Hex(encodeUtf8(judged.hashText)));
    expect(JSON.stringify(judged.summary)).not.toContain(soundHash.slice(0, 40));
    expect(judged.summary).toMatchObject({ serialNumber: "SIM0000001", manufacturer: "Contoso", productKeyId: "" });
  });

  it("is the same with a faster SHA-256", () => {
    const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
    expect(judge({}, { sha256 })).toEqual(judge({}));
  });

  it("is fine without a serial number and without a product key id", () => {
    expect(judge({ productId: "0000000000000" })).toMatchObject({
      kind: "taken",
      summary: { grade: "fine", findings: [] },
    });
  });

  it("agrees on the serial number in any case, and is stopped where it does not", () => {
    expect(findings(judge({ serialNumber: " sim0000001 " }))).toEqual([]);
    expect(judge({ serialNumber: "SOMETHING-ELSE" })).toMatchObject({
      listed: { serialNumber: "SOMETHING-ELSE" },
      summary: { grade: "block" },
    });
    expect(findings(judge({ serialNumber: "SOMETHING-ELSE" }))).toEqual([
      "serialDiffers block SOMETHING-ELSE SIM0000001",
    ]);
  });

  it("warns of another group tag than the order's; its own and none are fine", () => {
    expect(findings(judge({ groupTag: "TAG-B" }))).toEqual(["groupTagDiffers warn TAG-B TAG-A"]);
    expect([findings(judge({ groupTag: "TAG-A" })), findings(judge({ groupTag: "" }))]).toEqual([[], []]);
    const { groupTag: _none, ...forNoOrder } = context;
    expect(judgeIntakeRow(intakeRow({ groupTag: "TAG-B" }), forNoOrder)).toMatchObject({ summary: { grade: "fine" } });
  });

  it("warns of repairs, in one finding with those of the hash's text", () => {
    expect(findings(judge({ repairs: ["encoding", "extraCells"] }))).toEqual(["rowRepaired warn encoding,extraCells"]);
    expect(
      findings(judge({ repairs: ["wrappedLines"], hardwareHash: soundHash.replaceAll(/.{80}/g, "$&\n") })),
    ).toEqual(["rowRepaired warn wrappedLines"]);
    expect(
      findings(judge({ repairs: ["quotes"], hardwareHash: `${soundHash.slice(0, 80)} ${soundHash.slice(80)}` })),
    ).toEqual(["rowRepaired warn quotes,blanks"]);
  });

  it("is judged for what the order asks", () => {
    const noTpm = encodeHardwareHash({
      ...simulatedHashFields("SIM0000002"),
      tpm: null,
      endorsementKeySeed: null,
      offlineDeviceId: null,
    });
    const level = (forPreProvisioning: boolean) => {
      const judged = judge({ hardwareHash: noTpm }, { forPreProvisioning });
      return judged.kind === "taken" ? judged.summary.grade : judged.kind;
    };
    expect([level(true), level(false)]).toEqual(["block", "warn"]);
  });
});

describe("a serial number that a spreadsheet turned into a number", () => {
  const hashOf = (serialNumber: string) => encodeHardwareHash({ ...simulatedHashFields("SIM0000003"), serialNumber });

  it.each([
    ["210456789012", "2.10457E+11"],
    ["210456789012", "2,10457E+11"],
    ["0021045678", "21045678"],
    ["12E3", "1.20E+04"],
  ])("%s as %s is put right from the hash", (serialNumber, cell) => {
    const judged = judge({ hardwareHash: hashOf(serialNumber), serialNumber: cell });
    expect(findings(judged)).toEqual(["rowRepaired warn spreadsheetSerial"]);
    expect(judged).toMatchObject({ listed: { serialNumber: cell }, summary: { serialNumber, grade: "warn" } });
  });

  it("that the hash contradicts is stopped", () => {
    expect(findings(judge({ hardwareHash: hashOf("210456789012"), serialNumber: "2.10458E+11" }))).toEqual([
      "serialDiffers block 2.10458E+11 210456789012",
    ]);
  });
});

describe("a row without a hash", () => {
  it("is taken for Partner Center by its tuple or its product key id", () => {
    for (const path of ["partnerCenter", "both"] as const) {
      expect(judge({ ...noHash, ...tuple }, { path })).toMatchObject({ kind: "listed", grade: "fine", findings: [] });
      expect(judge({ ...noHash, productId: "3300326890139" }, { path })).toMatchObject({
        kind: "listed",
        grade: "fine",
      });
    }
    expect(findings(judge({ ...noHash, ...tuple, repairs: ["encoding"] }, { path: "both" }))).toEqual([
      "rowRepaired warn encoding",
    ]);
  });

  it("is stopped in an order that registers by hash", () => {
    const judged = judge({ ...noHash, ...tuple });
    expect([judged.kind, findings(judged)]).toEqual(["listed", ["needsHardwareHash block"]]);
  });

  it("names what is wrong with a hash that cannot be used", () => {
    const cut = { ...tuple, hardwareHash: soundHash.slice(0, 400) };
    expect(findings(judge(cut))).toEqual(["needsHardwareHash block hashTruncated"]);
    expect(findings(judge(cut, { path: "partnerCenter" }))).toEqual(["needsHardwareHash warn hashTruncated"]);
  });

  it.each<readonly [string, Parameters<typeof intakeRow>[0]]>([
    ["a serial number alone", { serialNumber: "SIM0000001" }],
    ["zeros for a product key id", { productId: "0000000000000" }],
    ["the id that many devices share", { productId: "00330-80000-00000-AAOEM" }],
    ["a placeholder for a serial number", { ...tuple, serialNumber: "To be filled by O.E.M." }],
    ["a placeholder for a maker", { ...tuple, manufacturer: "System manufacturer" }],
    ["a serial number that was rounded", { ...tuple, serialNumber: "1.23457E+11" }],
  ])("and with %s only is refused", (_, changes) => {
    expect(judge({ ...noHash, ...changes }, { path: "both" })).toMatchObject({
      kind: "refused",
      refusal: { reason: "noHash", line: 2, column: 3 },
    });
    expect(judge({ ...noHash, ...changes, hashColumn: 0 })).toMatchObject({
      refusal: { reason: "noIdentity", column: 0 },
    });
  });

  it("is accepted with the long form of a product key id, as Partner Center writes it", () => {
    const judged = judge({ ...noHash, productId: "00329-00000-0003-AA606" }, { path: "partnerCenter" });
    expect(judged).toMatchObject({ kind: "listed", grade: "fine" });
  });

  it("keeps the serial number of its column when its hash is cut off, so that the device is found", () => {
    const judged = judge({ ...noHash, serialNumber: " SIM0000007 ", hardwareHash: soundHash.slice(0, 400) });
    expect(judged).toMatchObject({ refusal: { reason: "hashTruncated", listedSerial: "SIM0000007" } });
  });

  it("leaves out a serial number that was rounded where a product key id says which device it is", () => {
    const judged = judge({ ...noHash, serialNumber: "1.23457E+11", productId: "3300326890139" }, { path: "both" });
    expect(judged).toMatchObject({ listed: { serialNumber: "" }, grade: "warn" });
    expect(findings(judged)).toEqual(["rowRepaired warn spreadsheetSerial"]);
  });

  it("never keeps a product key", () => {
    const key = "ABCDE-12345-FGHIJ-67890-KLMNO";
    for (const changes of [{ productId: key }, { ...noHash, ...tuple, productId: key }, { ...noHash, productId: key }])
      expect(JSON.stringify(judge(changes))).not.toContain("FGHIJ");
  });
});

describe("a row that is refused", () => {
  it.each([
    ["nothing", "", "noHash"],
    ["a cut hash", soundHash.slice(0, 400), "hashTruncated"],
    ["a foreign character", `${soundHash.slice(0, 99)}*${soundHash.slice(100)}`, "hashDamaged"],
    ["a serial number", "SIM0000001", "notAHardwareHash"],
    ["far too much", "A".repeat(200_000), "notAHardwareHash"],
  ])("%s", (_, hardwareHash, reason) => {
    expect(judge({ hardwareHash })).toMatchObject({ kind: "refused", refusal: { line: 2, column: 3, reason } });
  });

  it("tells where, not what stood there", () => {
    const judged = judge({ hardwareHash: `${soundHash.slice(0, 99)}*${soundHash.slice(100)}` });
    expect(JSON.stringify(judged)).not.toContain(soundHash.slice(0, 20));
  });

  it("tells what could be read before the damage", () => {
    expect(judge({ hardwareHash: soundHash.slice(0, 1080) })).toMatchObject({
      refusal: { readable: { serialNumber: "SIM0000001", manufacturer: "Contoso" } },
    });
  });
});

it("every row is taken, listed or refused; a repaired one is never fine", () => {
  const cell = fc.oneof(fc.constantFrom("", "SIM0000001", "1.2E+11", "3300326890139"), fc.string({ maxLength: 20 }));
  const hash = fc.oneof(
    fc.constant(soundHash),
    fc.nat({ max: 4000 }).map((length) => soundHash.slice(0, length)),
    fc.string({ maxLength: 60 }),
  );
  fc.assert(
    fc.property(
      fc.record({
        serialNumber: cell,
        productId: cell,
        manufacturer: cell,
        model: cell,
        groupTag: cell,
        hardwareHash: hash,
        repairs: fc.subarray([...rowRepairs]),
      }),
      fc.constantFrom("graph", "partnerCenter", "both" as const),
      (changes, path) => {
        const judged = judge(changes, { path });
        if (judged.kind === "refused") {
          expect(judged.refusal.found.length).toBeLessThanOrEqual(40);
          return;
        }
        const grade = judged.kind === "taken" ? judged.summary.grade : judged.grade;
        if (changes.repairs.length > 0) expect(grade).not.toBe("fine");
        if (judged.kind === "listed" && path === "graph") expect(grade).toBe("block");
      },
    ),
    { numRuns: 300 },
  );
});
