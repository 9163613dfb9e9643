import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { TenantConfiguration } from "../../../../shared/domain/bench/bench-state.ts";
import { profileWait, profileWaitReasons } from "../../../../shared/domain/registration/profile-wait.ts";
import type { ProfileRecord, ProfileTargets, RegistrationRecord } from "../../../../shared/domain/tenant/records.ts";
import { profileWaitText } from "../../../../shared/text/lists/profile-wait-text.ts";
import { benchWith, unitIn } from "../../../support/builders.ts";
import { at, espRecord, order, organization, profileRecord, registration } from "../../../support/records.ts";

const targets = (changes: Partial<ProfileTargets> = {}): ProfileTargets => ({
  allDevices: false,
  groupIds: ["group-bench"],
  excludedGroupIds: [],
  ...changes,
});

const expected = (changes: Partial<ProfileRecord> = {}): ProfileRecord => ({
  ...profileRecord(),
  createdAt: at(-1000),
  targets: targets(),
  ...changes,
});

const rule = (tag: string): string => `(device.devicePhysicalIds -any (_ -eq "[OrderID]:${tag}"))`;

const benchGroup = (
  changes: Partial<TenantConfiguration["groups"][number]> = {},
): TenantConfiguration["groups"][number] => ({
  groupId: "group-bench",
  name: "Bench devices",
  deviceIds: [],
  membershipRule: rule("TAG-A"),
  processing: "succeeded",
  ...changes,
});

type Case = {
  readonly registration?: Partial<RegistrationRecord>;
  readonly memberOf?: readonly string[];
  readonly profiles?: readonly ProfileRecord[];
  readonly groups?: TenantConfiguration["groups"];
  readonly isRead?: boolean;
};

function waitOf({
  registration: changes = {},
  memberOf,
  profiles = [expected()],
  groups = [benchGroup()],
  isRead = true,
}: Case) {
  const record = registration("A", { profileStatus: "notAssigned", ...changes });
  const unit = {
    ...unitIn(benchWith("registered")),
    registration: { value: record, seenAt: at(8) },
    ...(memberOf === undefined
      ? {}
      : { groups: { value: memberOf.map((groupId) => ({ groupId, name: groupId })), seenAt: at(9) } }),
  };
  const configuration: TenantConfiguration = {
    organization,
    profiles,
    espConfigurations: [espRecord()],
    groups,
    seenAt: at(9),
    espReadings: [],
  };
  return profileWait(unit, order(), isRead ? configuration : undefined);
}

describe("a unit without its profile waits", () => {
  const older = expected({ profileId: "older", name: "Kiosks", createdAt: at(-2000) });
  it.each<readonly [string, Case, string, boolean]>([
    ["for the groups to be read", {}, "notRead", true],
    ["for the configuration to be read", { isRead: false }, "notRead", true],
    ["for the group rule", { memberOf: [], groups: [benchGroup({ processing: "running" })] }, "groupEvaluating", true],
    ["to be put into its group", { memberOf: [] }, "memberAwaited", true],
    ["for Intune, in its group", { memberOf: ["group-bench"] }, "targeted", true],
    [
      "for Intune, all devices",
      { memberOf: [], profiles: [expected({ targets: targets({ allDevices: true, groupIds: [] }) })] },
      "targeted",
      true,
    ],
    [
      "for an assignment under way",
      { memberOf: ["group-bench"], registration: { profileStatus: "pending" } },
      "pending",
      true,
    ],
    [
      "for an edited profile",
      { memberOf: ["group-bench"], registration: { profileStatus: "assignedOutOfSync" } },
      "outOfSync",
      true,
    ],
    [
      "for the list of the profile",
      { memberOf: ["group-bench"], registration: { profileStatus: "assignedInSync" } },
      "otherListed",
      true,
    ],
    ["with another tag", { registration: { groupTag: "OLD" } }, "tagNotOrdered", false],
    ["without such a profile", { profiles: [] }, "profileMissing", false],
    [
      "with a profile for nobody",
      { profiles: [expected({ targets: targets({ groupIds: [] }) })] },
      "profileNotTargeted",
      false,
    ],
    [
      "with a rule for another tag",
      { memberOf: [], groups: [benchGroup({ membershipRule: rule("TAG-B") })] },
      "ruleForOtherTag",
      false,
    ],
    [
      "with a rule for something else",
      {
        memberOf: [],
        groups: [benchGroup({ membershipRule: '(device.devicePhysicalIds -any (_ -eq "[PurchaseOrderId]:1"))' })],
      },
      "ruleExcludes",
      false,
    ],
    ["with a paused rule", { memberOf: [], groups: [benchGroup({ processing: "paused" })] }, "groupPaused", false],
    ["with a failed rule", { memberOf: [], groups: [benchGroup({ processing: "failed" })] }, "groupFailed", false],
    [
      "outside an assigned group",
      { memberOf: [], groups: [benchGroup({ membershipRule: "" })] },
      "notAssignedMember",
      false,
    ],
    [
      "in an excluded group",
      {
        memberOf: ["group-bench", "group-x"],
        profiles: [expected({ targets: targets({ excludedGroupIds: ["group-x"] }) })],
      },
      "excluded",
      false,
    ],
    [
      "behind an older profile",
      { memberOf: ["group-bench"], profiles: [expected(), older] },
      "olderProfileWins",
      false,
    ],
    [
      "behind no younger profile",
      { memberOf: ["group-bench"], profiles: [expected(), { ...older, createdAt: at(-1) }] },
      "targeted",
      true,
    ],
    [
      "behind no profile of unknown age",
      {
        memberOf: ["group-bench"],
        profiles: [expected(), { ...profileRecord(), profileId: "x", name: "X", targets: targets() }],
      },
      "targeted",
      true,
    ],
    [
      "after a failed assignment",
      {
        memberOf: ["group-bench"],
        registration: { profileStatus: "failed", profileDetailedStatus: "hardwareRequirementsNotMet" },
      },
      "assignmentFailed",
      false,
    ],
    [
      "of two groups for the one that takes it",
      {
        memberOf: [],
        profiles: [expected({ targets: targets({ groupIds: ["group-other", "group-bench"] }) })],
        groups: [benchGroup({ groupId: "group-other", membershipRule: rule("TAG-B") }), benchGroup()],
      },
      "memberAwaited",
      true,
    ],
  ])("%s", (_name, given, reason, passes) => {
    const wait = waitOf(given);
    expect([wait.reason, wait.passes]).toEqual([reason, passes]);
    const text = profileWaitText[wait.reason];
    for (const sentence of [text.short(wait.params), text.meaning(wait.params), text.next(wait.params)]) {
      expect(sentence).not.toMatch(/undefined|“”|\bnull\b/);
      expect(sentence.length).toBeGreaterThan(4);
    }
  });

  it("shows the rule beside the tag", () => {
    const wait = waitOf({ memberOf: [], groups: [benchGroup({ membershipRule: rule("TAG-B") })] });
    expect(profileWaitText.ruleForOtherTag.meaning(wait.params)).toBe(
      `The rule of the group “Bench devices” asks for tag TAG-B, the device carries tag TAG-A. Rule: ${rule("TAG-B")}`,
    );
  });

  it("has a usual time and a limit", () => {
    const wait = waitOf({ memberOf: [] });
    expect([wait.lateAt - wait.since, wait.timeoutAt - wait.since]).toEqual([30 * 60_000, 4 * 60 * 60_000]);
  });

  test("for a reason of the list, whatever was read", () => {
    const statuses = fc.constantFrom(
      "unknown",
      "assignedInSync",
      "assignedOutOfSync",
      "assignedUnkownSyncState",
      "notAssigned",
      "pending",
      "failed" as const,
    );
    const ids = fc.subarray(["group-bench", "group-x", "group-y"]);
    const anyTargets = fc.record({ allDevices: fc.boolean(), groupIds: ids, excludedGroupIds: ids });
    const anyProfile = fc
      .record({
        targets: fc.option(anyTargets, { nil: undefined }),
        age: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      })
      .map(
        ({ targets: found, age }): ProfileRecord => ({
          ...profileRecord(),
          ...(found === undefined ? {} : { targets: found }),
          ...(age === undefined ? {} : { createdAt: at(-age) }),
        }),
      );
    fc.assert(
      fc.property(
        statuses,
        fc.option(ids, { nil: undefined }),
        fc.array(anyProfile, { maxLength: 3 }),
        fc.string(),
        (profileStatus, memberOf, profiles, membershipRule) => {
          const given = {
            registration: { profileStatus },
            ...(memberOf === undefined ? {} : { memberOf }),
            profiles: profiles.map((profile, index) =>
              index === 0 ? profile : { ...profile, profileId: `p${index}`, name: `P${index}` },
            ),
            groups: [benchGroup({ membershipRule })],
          };
          expect(profileWaitReasons).toContain(waitOf(given).reason);
        },
      ),
    );
  });
});
