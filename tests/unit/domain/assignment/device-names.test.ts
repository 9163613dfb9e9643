import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isPrefilled, personRefusal, personWarnings } from "../../../../shared/domain/assignment/check-person.ts";
import { nameProblem } from "../../../../shared/domain/assignment/device-name.ts";
import { nameByRule, nameRuleProblem } from "../../../../shared/domain/assignment/name-rule.ts";
import type { PersonRecord } from "../../../../shared/domain/tenant/people.ts";

describe("a computer name", () => {
  it.each([
    ["BER-5CG1234XYZ", undefined],
    ["", undefined],
    ["A23456789012345", undefined],
    ["A234567890123456", "tooLong"],
    ["BER_5CG", "characters"],
    ["BÄR-1", "characters"],
    ["BER 1", "characters"],
    ["123456789012345", "onlyDigits"],
  ])("%s", (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });
});

describe("a name rule", () => {
  it.each([
    ["BER-%SERIAL%", undefined],
    ["%SERIAL%", undefined],
    ["BER-%SERIAL:6%-%RAND:3%", undefined],
    ["%RAND:5%", undefined],
    ["BERLIN", "sameForAll"],
    ["", "sameForAll"],
    ["BER %SERIAL%", "characters"],
    ["BER-%SERAIL%", "characters"],
    ["%RAND:16%", "characters"],
    ["FIFTEEN-LETTERS%SERIAL%", "tooLong"],
    ["FIFTEEN-LETTERS%RAND:1%", "tooLong"],
  ])("%s", (rule, problem) => {
    expect(nameRuleProblem(rule)).toBe(problem);
  });

  it.each([
    ["NW-%SERIAL%", "5CG1234XYZ", "NW-5CG1234XYZ"],
    ["NW-%SERIAL%", "VERYLONGSERIAL12345", "NW-GSERIAL12345"],
    ["NW-%SERIAL:4%", "5CG1234XYZ", "NW-4XYZ"],
    ["NW-%SERIAL%", " 5cg 12.34/XYZ ", "NW-5cg1234XYZ"],
  ])("%s of %s is %s", (rule, serial, name) => {
    expect(nameByRule(rule, serial)).toBe(name);
  });

  test("whatever the serial number, a rule that may be used gives a name that may be used or lacks only letters", () => {
    const part = fc.constantFrom("BER", "-", "9", "%SERIAL%", "%SERIAL:3%", "%SERIAL:15%", "%RAND:2%", "%RAND:9%");
    const rules = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(rules, fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }), (rule, serial) => {
        fc.pre(nameRuleProblem(rule) === undefined);
        const name = nameByRule(rule, serial);
        expect(name).toMatch(/^[A-Za-z0-9-]{0,15}$/);
        expect(nameByRule(rule, serial)).toBe(name);
        expect(["onlyDigits", undefined]).toContain(nameProblem(name));
      }),
    );
  });

  test("random digits tell serial numbers apart", () => {
    const names = Array.from({ length: 200 }, (_, index) => nameByRule("PC-%RAND:9%", `SERIAL${index}`));
    expect(new Set(names).size).toBe(200);
  });
});

const person = (changes: Partial<PersonRecord> = {}): PersonRecord => ({
  userId: "user-1",
  userPrincipalName: "adele@contoso.test",
  displayName: "Adele Vance",
  enabled: true,
  hasIntune: true,
  hasEntraPremium: true,
  ...changes,
});

describe("a person a device is assigned to", () => {
  it("must exist: Intune itself looks at the domain alone", () => {
    expect(personRefusal(undefined)).toBe("userUnknown");
  });
  it("must be enabled and have both licences", () => {
    expect(personRefusal(person())).toBeUndefined();
    expect(personRefusal(person({ enabled: false }))).toBe("userDisabled");
    expect(personRefusal(person({ hasIntune: false }))).toBe("userWithoutIntune");
    expect(personRefusal(person({ hasEntraPremium: false }))).toBe("userWithoutEntraPremium");
  });
  it("of whom something cannot be seen is no refusal, and is said", () => {
    const unseen = person({ enabled: "unknown", hasIntune: "unknown" });
    expect(personRefusal(unseen)).toBeUndefined();
    expect(personWarnings(unseen)).toEqual(["userStateUnknown", "licenceUnknown"]);
    expect(personWarnings(person())).toEqual([]);
  });
  it.each([
    ["Dell Inc.", "Latitude", true],
    ["LENOVO", "20XX", true],
    ["HP", "EliteBook", true],
    ["Hewlett-Packard", "EliteBook", true],
    ["HPE", "ProLiant", false],
    ["Dynabook Inc.", "X", true],
    ["Microsoft Corporation", "Surface Pro 9", true],
    ["Microsoft Corporation", "Virtual Machine", false],
    ["Contoso", "Book", false],
    ["", "", false],
  ])("is filled in beforehand on a %s %s: %s", (maker, model, promised) => {
    expect(isPrefilled(maker, model)).toBe(promised);
  });
});
