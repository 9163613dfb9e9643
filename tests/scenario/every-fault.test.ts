import { expect, test } from "vitest";
import type { CommandOutput } from "../../shared/contract/commands/index.ts";
import { say } from "../../shared/text/say.ts";
import { syncState, syncText } from "../../shared/text/screens/sync-text.ts";
import { expectNothingSecret } from "../support/nothing-secret.ts";
import { orThrow } from "../support/or-throw.ts";
import { chooseCustomer, partnerView, rowsOf, signInToPartner } from "../support/partner-scenario.ts";
import {
  allReady,
  expectSaid,
  fault,
  type Registration,
  register,
  unitsOf,
  unitsRegistered,
  type World,
} from "../support/registering-bench.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const minuteMs = 60_000;
const importRoute = "POST deviceManagement/importedWindowsAutopilotDeviceIdentities/import";
const importList = "GET deviceManagement/importedWindowsAutopilotDeviceIdentities";
const deviceList = "GET deviceManagement/windowsAutopilotDeviceIdentities";
const profileList = "GET deviceManagement/windowsAutopilotDeploymentProfiles";
const profileDevices = "windowsAutopilotDeploymentProfiles/{id}/assignedDevices";
const syncRoute = "POST deviceManagement/windowsAutopilotSettings/sync";
const nameRoute = "updateDeviceProperties";

/** Everything that the reference lists as faults of the service (graph-api o.5); one row each, or this does not compile. */
type Fault =
  | "401 expired"
  | "403 missing scope"
  | "403 conditional access"
  | "404 segment"
  | "409 sync"
  | "429 sync"
  | "412 ConditionNotMet"
  | "429 with Retry-After"
  | "429 without Retry-After"
  | "429 in a batch"
  | "424 in a batch"
  | "500 for a name with a hyphen"
  | "503 and then success"
  | "504 and then success"
  | "next link that leads nowhere"
  | "enum member nobody knows"
  | "empty page that goes on"
  | "first update ignored"
  | "clock skew";

type Row = {
  readonly world: World;
  /** What the world counts when a call meets it. */
  readonly met: string;
  /** The order names its computers, so that devices are changed. */
  readonly names?: true;
  /** What a person does about it, and what else the bench does meanwhile. */
  readonly act?: (registration: Registration) => Promise<void>;
  /** What the screen says of it, and the one next step it names. */
  readonly says: RegExp;
  readonly next: RegExp;
};

const goesOn = /^The tenant answers\. Registering and reading go on by themselves\.$/;
const benchWaits = /^Wait; the bench goes on by itself\.$/;
const wait = /^Wait: this passes by itself\.$/;

const rows: Readonly<Record<Fault, Row>> = {
  "401 expired": {
    world: { faults: [fault(importRoute, "tokenExpired", 1)] },
    met: "tokenExpired",
    says: /^Not sent yet: The sign-in is no longer valid$/,
    next: goesOn,
  },
  "403 missing scope": {
    world: { faults: [fault(importRoute, "missingScope", 1)] },
    met: "missingScope",
    says: /^held up: the account may not do this$/,
    next: /^Ask the tenant's administrator for the permission/,
    act: async ({ bench, said, until }) => {
      await until(() => [...said].some((text) => /Not sent yet: /.test(text)));
      await bench.pass(10 * minuteMs);
      expect(bench.practice.world.imports.all()).toEqual([]);
      orThrow(await bench.runtime().handlers["session.tryAgain"]({ permission: "changeEnrollment" }));
    },
  },
  "403 conditional access": {
    world: { faults: [fault(importRoute, "claimsRefused", 1)] },
    met: "claimsRefused",
    says: /^The tenant wants to know again that it is you$/,
    next: /^Sign in again\.$/,
    act: async ({ bench, until }) => {
      let isAsked = false;
      bench.runtime().topics.watch("session", (message) => {
        const session = "snapshot" in message ? message.snapshot : message.patch;
        isAsked ||= session.error !== undefined;
      });
      await until(() => isAsked);
      orThrow(await bench.runtime().handlers["session.signIn"]({ way: "browser" }));
    },
  },
  "404 segment": {
    world: { faults: [fault(profileList, "unknownSegment", 2)] },
    met: "unknownSegment",
    says: /^held up: the tenant's service does not have this$/,
    next: /^Look it up in Intune's own pages\.$/,
  },
  "409 sync": {
    world: { faults: [fault(syncRoute, "conflict", 1)] },
    met: "conflict",
    says: /^The list is up to date, last read /,
    next: /^An Autopilot sync runs already\.$/,
    act: sync,
  },
  "429 sync": {
    world: { faults: [fault(syncRoute, "throttledBlind", 1)] },
    met: "throttledBlind",
    says: /^The list is up to date, last read /,
    next: /^Somebody started an Autopilot sync .* Wait, then start another one/,
    act: sync,
  },
  "412 ConditionNotMet": {
    world: { faults: [fault(nameRoute, "conditionNotMet", 2)] },
    met: "conditionNotMet",
    names: true,
    says: /^Its values are changing$/,
    next: wait,
  },
  "429 with Retry-After": {
    world: { faults: [fault(importRoute, "throttledWithWait", 2, 30)] },
    met: "throttledWithWait",
    says: /^throttled until \d\d:\d\d$/,
    next: /^Calls wait, .* nothing is lost\.$/,
  },
  "429 without Retry-After": {
    world: { faults: [fault(importRoute, "throttledBlind", 2)] },
    met: "throttledBlind",
    says: /^throttled until \d\d:\d\d$/,
    next: /^Calls wait, .* nothing is lost\.$/,
  },
  "429 in a batch": {
    world: { faults: [fault(nameRoute, "throttledWithWait", 2, 20)] },
    met: "throttledWithWait",
    names: true,
    says: /^Its values are changing$/,
    next: wait,
  },
  "424 in a batch": {
    world: { faults: [fault(nameRoute, "failedDependency", 2)] },
    met: "failedDependency",
    names: true,
    says: /^Its values are changing$/,
    next: wait,
  },
  "500 for a name with a hyphen": {
    world: { faults: [fault(profileList, "serverError", 6)] },
    met: "serverError",
    act: nameWithHyphen,
    says: /^held up: the tenant does not answer$/,
    next: benchWaits,
  },
  "503 and then success": {
    world: { faults: [fault(importRoute, "unavailable", 1)] },
    met: "unavailable",
    says: /^Sent \d\d:\d\d, answer lost; looking for it$/,
    next: benchWaits,
  },
  "504 and then success": {
    world: { faults: [fault(importRoute, "gatewayTimeout", 1)] },
    met: "gatewayTimeout",
    says: /^Sent \d\d:\d\d, answer lost; looking for it$/,
    next: benchWaits,
  },
  "next link that leads nowhere": {
    world: {
      switches: { identityPageSize: 2 },
      faults: [fault(importList, "repeatedLink", 2), fault(deviceList, "repeatedLink", 2)],
    },
    met: "repeatedLink",
    says: /^held up: the tenant's answer was not understood$/,
    next: /^Wait for the next read/,
  },
  "enum member nobody knows": {
    world: { faults: [fault(importList, "unknownMember", 2), fault(profileDevices, "unknownMember", 2)] },
    met: "unknownMember",
    says: /^Tenant is working since /,
    next: goesOn,
  },
  "empty page that goes on": {
    world: { faults: [fault("GET ", "emptyPage", 3)] },
    met: "emptyPage",
    says: /^held up: the tenant's answer was not understood$/,
    next: /^Wait for the next read/,
  },
  "first update ignored": {
    world: { switches: { ignoresFirstUpdate: true } },
    met: "firstUpdateIgnored",
    names: true,
    says: /^Its values are changing$/,
    next: wait,
  },
  "clock skew": {
    world: { switches: { clockSkewSeconds: 1_800 } },
    met: "clockSkew",
    says: /^This PC's clock is 30 min behind Microsoft's\. Set it/,
    next: goesOn,
  },
};

/** Has Intune bring its list up to date, which somebody else did a moment before. */
async function sync({ bench, said, advised, until }: Registration): Promise<void> {
  let answer: CommandOutput<"tenant.sync"> | undefined;
  const asked = bench
    .runtime()
    .handlers["tenant.sync"]({})
    .then((given) => {
      answer = orThrow(given);
    });
  await until(() => answer !== undefined);
  await asked;
  if (answer === undefined) throw new Error("No answer");
  said.add(syncState(answer.sync));
  advised.add(syncText.answers[answer.refresh]);
}

/** Shows that the service answers a profile's name with a hyphen as it answered the bench: 500, and no reason. */
async function nameWithHyphen({ bench }: Registration): Promise<void> {
  const { address, accessToken } = bench.practice;
  const refused = await fetch(`${address}/beta/deviceManagement/windowsAutopilotDeploymentProfiles`, {
    method: "POST",
    headers: { Authorization: `Bearer ${accessToken()}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      "@odata.type": "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
      displayName: "Bench-1",
    }),
  });
  expect([refused.status, await refused.json()]).toMatchObject([500, { error: { code: "InternalServerError" } }]);
}

/** No token and no hash in log, journal or sentences, and nobody's name in the log. */
function expectNothingWritten(bench: ScenarioBench, shown: readonly string[]): void {
  const { log, store } = bench.app();
  const journal = orThrow(store.readAfter(0));
  expect([log.lines().length, journal.length].every((count) => count > 10)).toBe(true);
  expectNothingSecret(bench.practice.world, bench.clock.now(), {
    log: JSON.stringify(log.lines()),
    kept: { journal: JSON.stringify(journal), shown: shown.join("\n") },
  });
}

test.each(Object.entries(rows))("%s", unhurried, async (_name, { world, met, names, act, says, next }) => {
  const registration = await register(
    world,
    names === undefined ? {} : { order: (own) => ({ ...own, nameRule: "WW-%SERIAL%" }) },
  );
  const { bench, said, advised, until } = registration;
  await act?.(registration);
  await until(allReady(bench), 6 * 60);
  const { ledger } = await bench.record();
  expect(ledger.disturbances?.[met] ?? 0).toBeGreaterThan(0);
  expect(Object.values(ledger.importsBySerial)).toEqual(new Array(unitsRegistered).fill(1));
  expect(ledger.registered).toHaveLength(unitsRegistered);
  if (names !== undefined)
    for (const { registration: known } of unitsOf(bench)) expect(known?.value.displayName).toMatch(/^WW-/);
  expectSaid(said, says);
  expectSaid(advised, next);
  expectNothingWritten(bench, [...said, ...advised]);
});

test("Partner Center: an address of a job without a version is understood", unhurried, async () => {
  const bench = await runningScenario("reseller", 7);
  await bench.plugStick(true);
  await bench.until(() => partnerView(bench).counts.flagged === 9);
  await signInToPartner(bench);
  await chooseCustomer(bench);
  await bench.until(() => partnerView(bench).counts.proven === 7);
  const { ledger } = await bench.record();
  expect(ledger.disturbances?.locationWithoutVersion).toBe(1);
  expect(ledger.callsByRoute["GET partner (no version)"]).toBeUndefined();
  expect(Object.values(ledger.partnerUploads ?? {})).toEqual(new Array(9).fill(1));
  // What became of each device is told, so the job behind the address was read.
  const flagged = await rowsOf(bench, "flagged");
  const told = flagged.map(({ reason, nextStep }) => [say(reason), nextStep === undefined ? "" : say(nextStep)]);
  // They are in the order in which their results came.
  expect(told.toSorted()).toEqual([
    [expect.stringMatching(/^Refused: .* not known to Microsoft$/), expect.stringMatching(/^Bring its hardware hash/)],
    ["Registered to another organisation", expect.stringMatching(/^Open its past/)],
  ]);
  expectNothingWritten(bench, [JSON.stringify(partnerView(bench))]);
});
