import { describe, expect, it } from "vitest";
import type { ErrorFacts } from "../../../../shared/domain/diagnosis/error-entry.ts";
import { importErrors } from "../../../../shared/domain/diagnosis/import-errors.ts";
import { followsOf, importErrorOf } from "../../../../shared/domain/registration/import-codes.ts";
import { importErrorText } from "../../../../shared/text/lists/error-catalogue-import.ts";

describe("what follows an imported row's error (graph-api a.4)", () => {
  it.each<readonly [number, string, string]>([
    [640, "StorageError", "again"],
    [801, "InvalidZtdRequestBody", "again"],
    [802, "InvalidZtdHardwareHash", "person"],
    [803, "MissingZtdSerialNumberAndProductKey", "person"],
    [806, "ZtdDeviceAlreadyAssigned", "adopt"],
    [807, "ZtdDeviceIsNotRegistered", "again"],
    [808, "ZtdDeviceAssignedToOtherTenant", "foreignTenant"],
    [808, "ZtdDeviceAssignedToAnotherTenant", "foreignTenant"],
    [809, "ZtdProfileIsNotRegistered", "person"],
    [810, "ZtdProfileAssignedToOtherTenant", "person"],
    [811, "ZtdDeviceRegisteredByOtherTenant", "person"],
    [812, "ZtdDeviceNotFound", "person"],
    [813, "ZtdDeviceIsNotUnique", "person"],
    [814, "ZtdDeviceAlreadyAadRegistered", "person"],
    [815, "ZtdDeviceHasNoAssignedProfile", "person"],
    [908, "HardwareMismatchDetected", "person"],
    [0, "ZtdDeviceDuplicated", "person"],
    [0, "HashNot4k", "person"],
    [0, "ZtdDeviceDeletionInProgess", "again"],
    [0, "ZtdDeviceAlreadyDeleted", "again"],
  ])("%i %s: %s, by its name in any case", (code, name, kind) => {
    expect(followsOf(name, 0).kind).toBe(kind);
    expect(followsOf(` ${name.toUpperCase()} `, code).kind).toBe(kind);
    expect(importErrorText[importErrorOf(name, 0) ?? "Edm.Binary"].action).not.toBe("");
  });

  it.each([640, 801, 802, 803, 806, 807, 808, 809, 810, 811, 812, 813, 814, 908])("%i by its code alone", (code) => {
    const error = importErrorOf("SomethingNew", code);
    expect(error).toBeDefined();
    const facts: ErrorFacts = importErrors[error ?? "StorageError"];
    expect(facts.number).toBe(code);
  });

  it("the name counts more than the code, and what nobody knows is a person's", () => {
    expect(importErrorOf("StorageError", 808)).toBe("StorageError");
    expect(importErrorOf("ZtdSomethingNew", 899)).toBeUndefined();
    expect(followsOf("ZtdSomethingNew", 899)).toEqual({ kind: "person" });
    expect(followsOf("", 0)).toEqual({ kind: "person" });
  });
});
