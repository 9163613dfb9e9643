import { describe, expect, it } from "vitest";
import type { IntakeRow } from "../../../../shared/domain/intake/intake-reading.ts";
import { judgeIntakeRow } from "../../../../shared/domain/intake/judge-intake-row.ts";
import { sha256Hex } from "../../../../shared/kernel/sha256.ts";
import { encodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import { at } from "../../../support/records.ts";
import { readSample } from "../hardware-hash/read-sample.ts";

const sound = readSample("synthetic-full-valid.b64");
const row = (changes: Partial<IntakeRow> = {}): IntakeRow => ({
  line: 2,
  serialNumber: "",
  productId: "",
  hardwareHash: sound,
  hashColumn: 3,
  groupTag: "",
  assignedUser: "",
  ...changes,
});

describe("a row that is taken", () => {
  it("keeps the fields and a digest of the canonical text, never the text itself", () => {
    const judged = judgeIntakeRow(row({ hardwareHash: `"${sound}"` }), at(1));
    if (judged.kind !== "taken") throw new Error(judged.refusal.reason);
    expect(judged.summary.digest).toBe(sha256Hex(encodeUtf8(judged.hashText)));
    expect(JSON.stringify(judged.summary)).not.toContain(sound.slice(0, 40));
    expect(
      [judged.summary.serialNumber, judged.summary.manufacturer, judged.summary.model].every((text) => text !== ""),
    ).toBe(true);
  });

  it("says when the file names another serial than the hash", () => {
    const judged = judgeIntakeRow(row({ serialNumber: "SOMETHING-ELSE" }), at(1));
    expect(judged).toMatchObject({ kind: "taken", serialNumber: "SOMETHING-ELSE" });
    if (judged.kind === "taken")
      expect(judged.summary.findings.map((finding) => finding.field)).toContain("serialNumber");
  });
});

describe("a row that is refused", () => {
  it.each([
    ["nothing", "", "noHash"],
    ["a cut hash", sound.slice(0, 400), "hashTruncated"],
    ["a foreign character", `${sound.slice(0, 99)}*${sound.slice(100)}`, "hashDamaged"],
    ["a serial number", "SIM0000001", "notAHardwareHash"],
    ["far too much", "A".repeat(200_000), "notAHardwareHash"],
  ])("%s", (_, hardwareHash, reason) => {
    const judged = judgeIntakeRow(row({ hardwareHash }), at(1));
    expect(judged).toMatchObject({ kind: "refused", refusal: { line: 2, column: 3, reason } });
  });

  it("tells where, not what stood there", () => {
    const judged = judgeIntakeRow(row({ hardwareHash: `${sound.slice(0, 99)}*${sound.slice(100)}` }), at(1));
    expect(JSON.stringify(judged)).not.toContain(sound.slice(0, 20));
  });
});
