import { dayMs } from "../world/durations.ts";
import { drawGuid } from "../world/random.ts";
import type { AppRow, EspRow, GroupRow, ProfileRow, TenantFacts, UserRow } from "../world/tenant-setup-rows.ts";
import { slateModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";
import { peopleOf } from "./tenant-people.ts";
import { profilesOf } from "./tenant-profiles.ts";

/** What a customer's tenant holds before anything is staged. */
export type TenantRows = {
  readonly groups: readonly GroupRow[];
  readonly profiles: readonly ProfileRow[];
  readonly esps: readonly EspRow[];
  readonly apps: readonly AppRow[];
  readonly users: readonly UserRow[];
};

/** Name, domain and ids of the customer's tenant. */
export function tenantFactsOf(scenario: Scenario, seed: number): TenantFacts {
  return {
    tenantId: drawGuid(seed, "tenant", scenario.customer),
    name: scenario.customer,
    domain: `${scenario.customer.toLowerCase().replace(/[^a-z]/g, "")}.onmicrosoft.com`,
    clientId: drawGuid(seed, "client"),
    technicianId: drawGuid(seed, "user", "bench"),
  };
}

/** The tenant's groups, profile, Enrollment Status Pages, apps and people. */
export function tenantRowsOf(scenario: Scenario, seed: number, now: number): TenantRows {
  const setUpAt = now - 90 * dayMs;
  const wantedTag = scenario.tenantTrouble === "ruleForOtherTag" ? `${scenario.groupTag}-OLD` : scenario.groupTag;
  const stagedRule = `(device.devicePhysicalIds -any (_ -eq "[OrderID]:${wantedTag}"))`;
  const staged: GroupRow = {
    ...group(seed, setUpAt, `${scenario.customer} staging`, stagedRule),
    processing: scenario.tenantTrouble === "groupPaused" ? "Paused" : "On",
  };
  const pilots = group(seed, setUpAt, "Bench pilots", "");
  const all = group(seed, setUpAt, "All Autopilot devices", '(device.devicePhysicalIDs -any (_ -contains "[ZTDID]"))');
  const slates = group(
    seed,
    setUpAt,
    "Slates for shop counters",
    `(device.displayName -startsWith "${slateModel.serialPrefix}")`,
  );
  const apps = appsOf(scenario, seed);
  const hasSlates = scenario.units.includes("successTooEarly");
  const { domain } = tenantFactsOf(scenario, seed);
  return {
    groups: [staged, all, pilots, ...(hasSlates ? [slates] : [])],
    profiles: profilesOf(scenario, seed, setUpAt, staged.id),
    esps: [
      esp(seed, setUpAt, {
        name: "All users and all devices",
        priority: 0,
        isDefault: true,
        shows: false,
        groupId: "",
        apps: [],
      }),
      ...(hasSlates
        ? [
            esp(seed, setUpAt, {
              name: "Shop counter slates",
              priority: 1,
              isDefault: false,
              shows: false,
              groupId: slates.id,
              apps: [],
            }),
          ]
        : []),
      esp(seed, setUpAt, {
        name: "Bench device page",
        priority: hasSlates ? 2 : 1,
        isDefault: false,
        shows: true,
        groupId: staged.id,
        apps,
      }),
    ],
    apps,
    users: peopleOf(seed, domain),
  };
}

function group(seed: number, createdAt: number, displayName: string, membershipRule: string): GroupRow {
  return {
    id: drawGuid(seed, "group", displayName),
    displayName,
    description: "",
    mailNickname: displayName.toLowerCase().replace(/[^a-z0-9]/g, ""),
    membershipRule,
    processing: "On",
    createdAt,
    calculatedAt: createdAt,
  };
}

type EspChoice = {
  readonly name: string;
  readonly priority: number;
  readonly isDefault: boolean;
  readonly shows: boolean;
  readonly groupId: string;
  readonly apps: readonly AppRow[];
};

function esp(seed: number, at: number, choice: EspChoice): EspRow {
  const kind = choice.isDefault
    ? "DefaultWindows10EnrollmentCompletionPageConfiguration"
    : "Windows10EnrollmentCompletionPageConfiguration";
  return {
    id: `${drawGuid(seed, "esp", choice.name)}_${kind}`,
    displayName: choice.name,
    description: "",
    priority: choice.priority,
    isDefault: choice.isDefault,
    showInstallationProgress: choice.shows,
    blockDeviceSetupRetryByUser: false,
    allowDeviceResetOnInstallFailure: choice.shows,
    allowLogCollectionOnInstallFailure: choice.shows,
    allowDeviceUseOnInstallFailure: false,
    allowNonBlockingAppInstallation: false,
    trackInstallProgressForAutopilotOnly: true,
    disableUserStatusTrackingAfterFirstUser: true,
    installQualityUpdates: false,
    customErrorMessage: choice.shows ? "Call the bench on extension 200." : "",
    timeoutMinutes: 60,
    blockingAppIds: choice.apps.map((app) => app.id),
    roleScopeTagIds: ["0"],
    version: 1,
    createdAt: at,
    modifiedAt: at,
    targets: choice.groupId === "" ? [] : [{ kind: "group", groupId: choice.groupId }],
  };
}

/** Apps that MDM itself installs. */
const installers: Readonly<Record<string, "msi" | "office">> = {
  "Microsoft 365 Apps": "office",
  "Line-of-business viewer": "msi",
};

function appsOf(scenario: Scenario, seed: number): readonly AppRow[] {
  const names = [
    "Company Portal",
    "Microsoft 365 Apps",
    "Contoso VPN",
    "Contoso Print Client",
    "Line-of-business viewer",
    "Endpoint protection",
  ];
  const broken = scenario.units.some((unit) => unit === "appFails" || unit === "appFailsOnce")
    ? "Contoso Print Client"
    : "";
  return names.map((displayName) => ({
    id: drawGuid(seed, "app", displayName),
    displayName,
    neverDetected: displayName === broken,
    ...(installers[displayName] === undefined ? {} : { installer: installers[displayName] }),
  }));
}
