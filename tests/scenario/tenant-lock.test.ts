import { expect, onTestFinished, test } from "vitest";
import type { WorldSwitches } from "../../main/practice/world/world-switches.ts";
import type { SessionView } from "../../shared/contract/topics/session.ts";
import type { RightState } from "../../shared/domain/sign-in/judge-rights.ts";
import type { PermissionName } from "../../shared/domain/sign-in/permission.ts";
import { tenantId } from "../../shared/kernel/brand.ts";
import { ok } from "../../shared/kernel/result.ts";
import { unhurried } from "../support/running-scenario.ts";
import { openScenarioBench, type ScenarioBench, type ScenarioBenchOptions } from "../support/scenario-bench.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const minute = 60_000;
const otherTenant = tenantId("99999999-1111-4222-8333-444455556666");
const changeScopes = ["DeviceManagementServiceConfig.ReadWrite.All"];

type Bench = ScenarioBench & { readonly session: () => SessionView };

async function open(app: ScenarioBenchOptions["app"] = {}): Promise<Bench> {
  const bench = await openScenarioBench("good-morning", { seed: 7, folder: temporaryFolder(), app });
  onTestFinished(bench.stop);
  let session: SessionView | undefined;
  bench.runtime().topics.watch("session", (message) => {
    session = "snapshot" in message ? message.snapshot : message.patch;
  });
  return {
    ...bench,
    session: () => {
      if (session === undefined) throw new Error("The sign-in is not shown");
      return session;
    },
  };
}

const set = (bench: ScenarioBench, switches: Partial<WorldSwitches>): void =>
  bench.practice.world.setSwitches(switches);
const ledgerOf = async (bench: ScenarioBench) => (await bench.record()).ledger;
const rightOf = (bench: Bench, name: PermissionName): RightState | undefined =>
  bench.session().rights.find((right) => right.name === name)?.state;

/** The bench has its devices and wants to register them for an hour; nothing of that may arrive. */
async function expectNoWrite(bench: ScenarioBench): Promise<void> {
  await bench.collect();
  await bench.pass(60 * minute);
  const ledger = await ledgerOf(bench);
  expect(ledger.writes).toBe(0);
  expect(ledger.importsBySerial).toEqual({});
  expect(bench.board().counts.units).toBe(12);
}

test("with a token of another tenant nothing is called at all", unhurried, async () => {
  // A token as good as it can be, for a tenant that the order does not belong to.
  const foreign = `e30.${Buffer.from(JSON.stringify({ tid: otherTenant, scp: changeScopes.join(" ") })).toString("base64url")}.x`;
  const bench = await open({ accessToken: () => async () => ok(foreign) });
  await expectNoWrite(bench);
  expect((await ledgerOf(bench)).calls).toBe(0);
});

test("an order over another tenant's id calls nobody", unhurried, async () => {
  let token = "";
  const bench: Bench = await open({
    order: (own) => ({ ...own, tenantId: otherTenant }),
    // Even with a token at hand that the simulated tenant takes for everything.
    accessToken: () => async () => ok(token),
    startsSignedOut: true,
  });
  token = bench.practice.accessToken();
  await expectNoWrite(bench);
  expect((await ledgerOf(bench)).calls).toBe(0);
});

test("an order that shows another customer's name over this tenant's id changes nothing in it", unhurried, async () => {
  const bench = await open({ order: (own) => ({ ...own, tenantName: "Fabrikam" }) });
  await expectNoWrite(bench);
  // It is read, so that what is wrong can be seen.
  expect((await ledgerOf(bench)).calls).toBeGreaterThan(0);
});

test("a session that has ended writes nothing, says why, and goes on after the next sign-in", unhurried, async () => {
  const bench = await open();
  set(bench, { signIn: "conditionalAccess" });
  await bench.pass(2 * 60 * minute);
  await expectNoWrite(bench);
  expect(bench.session()).toMatchObject({
    kind: "signedOut",
    error: { code: "signIn.failed", context: { reason: "conditionalAccess", number: 53003 } },
  });
  set(bench, { signIn: "granted" });
  expect((await bench.runtime().handlers["session.signIn"]({ way: "browser" })).ok).toBe(true);
  // At once, not when a pause after the last failure is over.
  await bench.pass(minute);
  const { importsBySerial } = await ledgerOf(bench);
  expect(Object.values(importsBySerial)).toEqual(new Array(11).fill(1));
});

test(
  "who left the bench is signed out in the middle of a registration, and nothing of it is lost",
  unhurried,
  async () => {
    const bench = await open({ signOutAfterMinutes: 5 });
    await bench.pass(4 * minute);
    await bench.collect();
    await bench.pass(1.5 * minute);
    // Its accounts are forgotten on disk, which no clock knows of.
    await expect.poll(() => bench.session().kind).toBe("signedOut");
    expect(bench.session().error).toMatchObject({ context: { reason: "idle" } });
    await bench.pass(0.5 * minute);
    const { calls, importsBySerial } = await ledgerOf(bench);
    expect(Object.keys(importsBySerial).length).toBeGreaterThan(0);
    await bench.pass(60 * minute);
    expect((await ledgerOf(bench)).calls).toBe(calls);
    expect((await bench.runtime().handlers["session.signIn"]({ way: "browser" })).ok).toBe(true);
    await bench.pass(2 * minute);
    expect(Object.values((await ledgerOf(bench)).importsBySerial)).toEqual(new Array(11).fill(1));
    expect(bench.tile(1).word).not.toBe("registering");
  },
);

test("nobody signed in: nothing is called", unhurried, async () => {
  const bench = await open({ startsSignedOut: true });
  await expectNoWrite(bench);
  expect((await ledgerOf(bench)).calls).toBe(0);
});

test("without consent to changes nothing is sent; asked for and given, everything goes on", unhurried, async () => {
  const bench = await open();
  set(bench, { consentMissingFor: changeScopes });
  await expectNoWrite(bench);
  expect(bench.session().kind).toBe("signedIn");
  expect(rightOf(bench, "changeEnrollment")).toBe("noConsent");
  expect(rightOf(bench, "readEnrollment")).toBe("works");
  set(bench, { consentMissingFor: [] });
  const asked = { permission: "changeEnrollment", way: "browser" } as const;
  expect((await bench.runtime().handlers["session.ask"](asked)).ok).toBe(true);
  await bench.pass(30 * minute);
  expect(rightOf(bench, "changeEnrollment")).toBe("works");
  expect(Object.values((await ledgerOf(bench)).importsBySerial)).toEqual(new Array(11).fill(1));
});

test(
  "a role that only reads writes nothing by itself; tried all the same, the tenant's no is remembered",
  unhurried,
  async () => {
    const bench = await open();
    set(bench, { technicianRole: "readOnly" });
    await bench.pass(2 * 60 * minute);
    await expectNoWrite(bench);
    expect(rightOf(bench, "changeEnrollment")).toBe("doubtful");
    expect(rightOf(bench, "readEnrollment")).toBe("works");
    await bench.runtime().handlers["session.tryAgain"]({ permission: "changeEnrollment" });
    await bench.pass(60 * minute);
    expect(rightOf(bench, "changeEnrollment")).toBe("refused");
    const ledger = await ledgerOf(bench);
    // Asked once, refused by the tenant, and not asked again for the rest of the hour.
    expect(ledger.writes).toBe(1);
    expect(ledger.importsBySerial).toEqual({});
  },
);

test(
  "a claims challenge stops the call and asks for a new sign-in, which carries what was asked for",
  unhurried,
  async () => {
    const bench = await open();
    set(bench, { contextRequiredFor: "/import" });
    await bench.collect();
    await bench.pass(30 * minute);
    expect((await ledgerOf(bench)).importsBySerial).toEqual({});
    expect(bench.session()).toMatchObject({ kind: "signedOut", error: { context: { reason: "claims" } } });
    expect((await bench.runtime().handlers["session.signIn"]({ way: "browser" })).ok).toBe(true);
    await bench.pass(30 * minute);
    expect(Object.values((await ledgerOf(bench)).importsBySerial)).toEqual(new Array(11).fill(1));
  },
);

test("an order file that names other values under the same number is not opened", unhurried, async () => {
  const folder = temporaryFolder();
  const first = await openScenarioBench("good-morning", { seed: 7, folder });
  await first.stop();
  const forged = openScenarioBench("good-morning", {
    seed: 7,
    folder,
    app: { order: (own) => ({ ...own, groupTag: "FORGED" }) },
  });
  await expect(forged).rejects.toThrow("order.changed");
});
