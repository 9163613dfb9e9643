import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatErrorCode, parseErrorCode } from "../../../../shared/domain/diagnosis/error-code.ts";
import { errorCertainties } from "../../../../shared/domain/diagnosis/error-entry.ts";
import { lookUpError } from "../../../../shared/domain/diagnosis/look-up-error.ts";
import { explainError } from "../../../../shared/text/lists/error-catalogue.ts";
import listed from "../../../fixtures/device-side/error-codes.json" with { type: "json" };

const { source: _source, ...tables } = listed;
const rows = Object.values(tables).flatMap((table) => Object.entries<string>(table));
const codes = rows.map(([code]) => code);

describe("the catalogue", () => {
  it("has every code of every table, with words and an action", () => {
    expect(
      Object.fromEntries(Object.entries(tables).map(([table, entries]) => [table, Object.keys(entries).length])),
    ).toEqual({
      "e.1": 21,
      "e.2": 22,
      "e.3": 47,
      "e.4": 11,
      "e.5": 53,
      "e.6": 9,
    });
    const poor = codes.filter((code) => {
      const { meaning, action, retry, certainty, sources } = explainError(code);
      return lookUpError(code).kind !== "known" || [meaning, action, retry, certainty, sources].includes("");
    });
    expect(poor).toEqual([]);
  });

  it.each(rows)("%s: retry and source as the tables have them", (code, row) => {
    const [retry = "", sources = ""] = row.split(": ");
    const entry = lookUpError(code);
    if (entry.kind !== "known") throw new Error("It is not in the catalogue");
    expect(entry.retry).toBe(retry);
    // A source may be added, as where a header names the constant; none is left out.
    expect(entry.sources).toEqual(expect.arrayContaining(sources.split(" ").filter((source) => source !== "")));
    expect(errorCertainties).toContain(entry.certainty);
  });

  it.each([
    "0x81036501",
    "0x81036502",
    "0xC1036502",
    "0x80180005",
    "0x87D300C9",
    "0x87D30004",
    "0x87D30006",
    "0x87D00213",
    "0x87D00324",
    "0x87D00651",
  ])("%s, which sources disagree about, is shown as uncertain", (code) => {
    expect(explainError(code)).toMatchObject({ isUncertain: true, certainty: "Meaning uncertain: sources disagree" });
  });

  it("says of some codes something else outside attestation", () => {
    expect(lookUpError("0x800705B4")).toMatchObject({ retry: "no" });
    expect(lookUpError("0x800705B4", "deviceSetup")).toMatchObject({ retry: "yes" });
    expect(explainError("0x800705B4", "deviceSetup").meaning).toBe("The page's time ran out");
    expect(explainError("0x81039024", "deviceSetup").meaning).toBe("TPM with a known vulnerability");
  });
});

describe("accepted forms", () => {
  it.each([
    ["-2145910764", "0x80180014"],
    ["-2147023436", "0x800705B4"],
    ["-2130472959", "0x81039001"],
    ["-1056742143", "0xC1036501"],
    ["-2145647638", "0x801C03EA"],
    ["-2145647629", "0x801C03F3"],
    ["-2016345060", "0x87D1041C"],
    ["−2016345060", "0x87D1041C"],
    ["2149056532", "0x80180014"],
    ["80180014", "0x80180014"],
    ["0x87d1041c", "0x87D1041C"],
    [" (0x87D1041C) ", "0x87D1041C"],
    ["1603", "0x80070643"],
    ["60001", "0x8007EA61"],
    [-2016345060, "0x87D1041C"],
    [1618, "0x80070652"],
  ])("%s is %s", (code, shown) => {
    expect(lookUpError(code)).toMatchObject({ kind: "known", code: shown });
  });

  it("words of pages and of the import service, in any case", () => {
    expect(lookUpError("oobeaadv10")).toMatchObject({ kind: "known", key: "OOBEAADV10" });
    expect(lookUpError("ZtdDeviceAssignedToAnotherTenant")).toMatchObject({ key: "ZtdDeviceAssignedToOtherTenant" });
    expect(lookUpError(808)).toMatchObject({ key: "ZtdDeviceAssignedToOtherTenant", code: "808" });
    expect(lookUpError("806")).toMatchObject({ key: "ZtdDeviceAlreadyAssigned" });
    expect(lookUpError(815)).toMatchObject({ key: "ZtdDeviceHasNoAssignedProfile" });
    expect(lookUpError(908)).toMatchObject({ key: "SerialNumberMismatch" });
  });

  it.each([
    ["Cannot convert the literal 'AAA' to the expected type 'Edm.Binary'.", "Edm.Binary"],
    ["400 Bad Request: Invalid hardware hash", "InvalidZtdHardwareHash"],
    ["806 - ZtdDeviceAlreadyAssigned", "ZtdDeviceAlreadyAssigned"],
    ["Etwas ist schiefgelaufen (0x80180014)", "0x80180014"],
    ["OOBEIDPS: something went wrong", "OOBEIDPS"],
  ])("a sentence: %s", (sentence, key) => {
    expect(lookUpError(sentence)).toMatchObject({ kind: "known", key });
  });

  it("a sentence that names nothing stays one", () => {
    expect(lookUpError(" Etwas ist schiefgelaufen ")).toEqual({ kind: "unknown", code: "Etwas ist schiefgelaufen" });
    expect(lookUpError("page said 0x12345678")).toEqual({ kind: "unknown", code: "0x12345678" });
  });

  it("every 32-bit number is read back from every form it can be written in", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (code) => {
        const shown = formatErrorCode(code);
        expect(shown).toMatch(/^0x[0-9A-F]{8}$/);
        const forms = [shown, shown.toLowerCase(), shown.slice(2), code, code | 0];
        expect(forms.map(parseErrorCode)).toEqual(forms.map(() => code));
        if (code >= 0x80000000) expect([String(code), String(code | 0)].map(parseErrorCode)).toEqual([code, code]);
      }),
    );
  });
});

describe("codes that are not listed", () => {
  it.each([
    ["0x8007EA62", "script", 60_002],
    ["0x80073CF1", "appPackage", 0x3cf1],
    ["0x80072EE4", "network", 0x2ee4],
    ["0x80070057", "win32", 87],
    ["0x801901F6", "http", 502],
    ["0x80180099", "enrolment", undefined],
    ["0x801C0001", "registration", undefined],
    ["0x81039099", "autopilot", undefined],
    ["0xC1030001", "autopilot", undefined],
    ["0x80280001", "tpm", undefined],
    ["0x80290001", "tpm", undefined],
    ["0x80090001", "crypto", undefined],
    ["0x87D10001", "intuneApp", undefined],
    ["0x87D3FFFF", "intuneApp", undefined],
    ["0x87D0FFFF", "configManager", undefined],
  ])("%s shows its family only", (code, family, detail) => {
    expect(lookUpError(code)).toEqual({
      kind: "family",
      code,
      family,
      ...(detail === undefined ? {} : { detail }),
    });
    expect(explainError(code)).toMatchObject({ isUncertain: true, name: "", cause: "" });
  });

  it("never get a meaning invented, and nothing makes the lookup fail", () => {
    const catalogued = new Set(codes);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.double()), (code) => {
        const entry = lookUpError(code);
        if (entry.kind === "known") return;
        expect(catalogued.has(entry.code)).toBe(false);
        expect(explainError(code).name).toBe("");
      }),
    );
    expect(lookUpError("toString").kind).toBe("unknown");
    expect(lookUpError("0x12345678")).toEqual({ kind: "unknown", code: "0x12345678" });
    expect(lookUpError("0x80190001").kind).toBe("unknown");
  });
});
