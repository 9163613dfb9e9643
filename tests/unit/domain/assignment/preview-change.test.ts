import { describe, expect, it } from "vitest";
import type { AssignmentWish } from "../../../../shared/domain/assignment/assignment-wish.ts";
import { previewChange } from "../../../../shared/domain/assignment/preview-change.ts";
import { andThen, benchWith, unitIn } from "../../../support/builders.ts";
import { registration } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeAccepted, changeItem, plannedChange } from "./change-steps.ts";
import { chosen, facts } from "./dry-run.ts";

describe("a dry run", () => {
  const a = registration("A");
  const b = registration("B", { displayName: "TAKEN", groupTag: "OLD" });

  it("shows before and after of what would change, and nothing else", () => {
    const wish: AssignmentWish = {
      groupTag: "TAG-A",
      user: { kind: "fixed", userPrincipalName: "adele@contoso.test" },
    };
    const [one, two] = previewChange(wish, chosen(a, b), facts([a, b]));
    expect(one?.items).toMatchObject([
      { field: "user", before: "", after: "Adele@contoso.test", greeting: "Adele Vance" },
    ]);
    expect(two?.items).toMatchObject([
      { field: "groupTag", before: "OLD", after: "TAG-A" },
      { field: "user", after: "Adele@contoso.test" },
    ]);
    const again = { ...a, userPrincipalName: "ADELE@CONTOSO.TEST" };
    expect(previewChange(wish, chosen(again), facts([again]))[0]).toMatchObject({ outcome: "unchanged", items: [] });
  });

  it.each<readonly [string, AssignmentWish, string]>([
    ["a name that another device has", { name: { kind: "fixed", name: "taken" } }, "nameClash"],
    ["a name that is too long", { name: { kind: "fixed", name: "A234567890123456" } }, "nameTooLong"],
    ["a name with other letters", { name: { kind: "fixed", name: "A_1" } }, "nameCharacters"],
    ["a name of digits", { name: { kind: "fixed", name: "123" } }, "nameOnlyDigits"],
    ["a user who does not exist", { user: { kind: "fixed", userPrincipalName: "typo@contoso.test" } }, "userUnknown"],
    ["a tag that is too long", { groupTag: "x".repeat(129) }, "tagTooLong"],
  ])("refuses %s", (_name, wish, refusal) => {
    expect(previewChange(wish, chosen(a), facts([a, b]))).toMatchObject([{ outcome: "refused", refusals: [refusal] }]);
  });

  it("refuses names that two of the chosen would share, and gives each its own by a rule", () => {
    const same: AssignmentWish = { name: { kind: "fixed", name: "SAME" } };
    expect(previewChange(same, chosen(a, b), facts([a, b])).map(({ refusals }) => refusals)).toEqual([
      ["nameClash"],
      ["nameClash"],
    ]);
    const short = [registration("1-XYZ"), registration("2-XYZ")];
    const rule: AssignmentWish = { name: { kind: "rule", rule: "PC-%SERIAL:3%" } };
    expect(previewChange(rule, chosen(...short), facts(short)).map(({ outcome }) => outcome)).toEqual([
      "refused",
      "refused",
    ]);
    const own: AssignmentWish = { name: { kind: "rule", rule: "PC-%SERIAL%" } };
    expect(previewChange(own, chosen(...short), facts(short)).map(({ outcome }) => outcome)).toEqual([
      "change",
      "change",
    ]);
  });

  it("refuses a device that is being changed, that was shipped, or whose directory object is not known", () => {
    const wish: AssignmentWish = { groupTag: "X" };
    const state = andThen(benchWith("readyToStart"), ...changeAccepted(20, plannedChange([changeItem("A")])));
    expect(previewChange(wish, chosen(a), facts([a], { state }))).toMatchObject([{ refusals: ["changeUnderWay"] }]);
    const shipped = unitIn(benchWith("ready", unitSteps("A").shipped(90)));
    expect(previewChange(wish, [{ registration: a, unit: shipped }], facts([a]))).toMatchObject([
      { refusals: ["shipped"] },
    ]);
    const member: AssignmentWish = { membership: { groupId: "g", name: "G", isMember: true } };
    expect(previewChange(member, chosen(a), facts([a], { objectIds: new Map() }))).toMatchObject([
      { outcome: "refused", refusals: ["noDirectoryDevice"] },
    ]);
  });

  it("warns of what somebody should know before", () => {
    const wish: AssignmentWish = {
      groupTag: "OTHER",
      user: { kind: "fixed", userPrincipalName: "adele@contoso.test" },
    };
    const unit = unitIn(benchWith("running"));
    expect(previewChange(wish, [{ registration: a, unit }], facts([a]))[0]?.warnings).toEqual([
      "tagNotOrdered",
      "notPrefilled",
      "underWayOnDevice",
    ]);
    const lenovo = registration("A", { manufacturer: "LENOVO", enrollmentState: "enrolled" });
    expect(previewChange(wish, chosen(lenovo), facts([lenovo]))[0]?.warnings).toEqual([
      "notOfThisOrder",
      "alreadyEnrolled",
    ]);
  });

  it("takes the user of each device's own file", () => {
    const listing = unitSteps("A");
    const state = andThen(benchWith("readyToStart"), listing.listed(30, { assignedUser: "adele@contoso.test" }));
    const wish: AssignmentWish = { user: { kind: "listed" } };
    const rows = previewChange(wish, [{ registration: a, unit: unitIn(state) }, { registration: b }], facts([a, b]));
    expect(rows.map(({ outcome }) => outcome)).toEqual(["change", "unchanged"]);
  });
});
