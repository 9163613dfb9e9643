import { describe, expect, it } from "vitest";
import { importOutcome } from "../../../../shared/domain/registration/import-outcome.ts";
import { retryImportAt } from "../../../../shared/domain/registration/resend.ts";
import type { ImportTrail } from "../../../../shared/domain/unit/unit.ts";
import { at, importRecord } from "../../../support/records.ts";

const trail = (changes: Partial<ImportTrail> = {}): ImportTrail => ({
  importId: "i",
  attempt: 1,
  sentAt: at(3),
  state: "accepted",
  ...changes,
});
const error = (errorName: string, errorCode = 0) =>
  trail({ record: { value: importRecord("A", { status: "error", errorName, errorCode }), seenAt: at(5) } });

describe("errors of the service (workflow 3.6)", () => {
  it.each<readonly [string, number, string]>([
    ["ZtdDeviceAlreadyAssigned", 806, "alreadyHere"],
    ["ztddevicealreadyassigned", 0, "alreadyHere"],
    ["", 806, "alreadyHere"],
    ["ZtdDeviceAssignedToAnotherTenant", 808, "foreignTenant"],
    ["ZtdDeviceAssignedToOtherTenant", 0, "foreignTenant"],
    ["", 808, "foreignTenant"],
    ["ZtdDeviceDuplicated", 0, "refused"],
    ["InvalidZtdHardwareHash", 0, "refused"],
    ["ZtdDeviceNotFound", 0, "refused"],
    ["StorageError", 640, "retryable"],
    ["storageerror", 0, "retryable"],
    ["SomethingNew", 999, "refused"],
    ["", 0, "refused"],
  ])("%j (%i) is %s", (name, code, kind) => {
    expect(importOutcome(error(name, code)).kind).toBe(kind);
  });

  it("a refusal keeps code and name for the person who reads it", () => {
    expect(importOutcome(error("InvalidZtdHardwareHash", 807))).toEqual({
      kind: "refused",
      code: 807,
      name: "InvalidZtdHardwareHash",
    });
  });
});

describe("rows without an error", () => {
  it.each(["unknown", "pending", "partial"] as const)("%s means still working", (status) => {
    expect(importOutcome(trail({ record: { value: importRecord("A", { status }), seenAt: at(5) } })).kind).toBe(
      "working",
    );
  });

  it("complete carries the registration's id in lower case", () => {
    const record = { value: importRecord("A", { status: "complete", registrationId: "ABC" }), seenAt: at(5) } as const;
    expect(importOutcome(trail({ record }))).toEqual({ kind: "complete", ztdId: "abc" });
  });

  it("a call without a row is on its way, unclear or refused", () => {
    const kinds = (["sent", "accepted", "unclear", "refused"] as const).map(
      (state) => importOutcome(trail({ state })).kind,
    );
    expect(kinds).toEqual(["working", "working", "unclear", "refused"]);
  });
});

it("pauses before another try, from when the error was seen, and gives what lasts ten minutes", () => {
  const tries = [1, 2, 3].map((attempt) => retryImportAt({ ...error("StorageError"), attempt }));
  expect(tries).toEqual([at(5.25), at(7), at(13)]);
  const afterDeletion = { ...error("ZtdDeviceDeletionInProgess"), attempt: 1 };
  expect(retryImportAt(afterDeletion)).toBe(at(35));
});
