import { expect, test } from "vitest";
import type { MsalSession } from "../../../main/adapters/sign-in/msal-session.ts";
import type { SessionDetails } from "../../../main/app/ports/session.ts";
import type { Person } from "./scripted-login.ts";
import { otherTenant, recordStates, startSignInBench, testScopes, testTenant } from "./scripted-session.ts";

const tessa: Person = { oid: "0a0a0a0a-0000-4000-8000-000000000001", name: "Tessa", username: "tessa@contoso.example" };
const ravi: Person = { oid: "0a0a0a0a-0000-4000-8000-000000000002", name: "Ravi", username: "ravi@contoso.example" };

/** What the session tells once it told something that `wanted` accepts. */
function untilDetails(session: MsalSession, wanted: (details: SessionDetails) => boolean): Promise<SessionDetails> {
  return new Promise((resolve) => {
    session.watchDetails((details) => {
      if (wanted(details)) resolve(details);
    });
  });
}

/** Both sign in to the order's tenant, Ravi last. */
async function withTwoPeople() {
  let person = tessa;
  const bench = await startSignInBench({ person: () => person });
  const session = bench.session();
  await session.signInWithBrowser();
  person = ravi;
  await session.signInWithBrowser();
  const { accounts } = await untilDetails(session, (details) => details.accounts.length === 2);
  const idOf = (name: string) => accounts.find(({ displayName }) => displayName === name)?.id ?? "";
  return { ...bench, session, make: bench.session, accounts, idOf };
}

test("who signed in last works here, and the other can be chosen without signing in again", async () => {
  const { session, accounts, idOf, login } = await withTwoPeople();
  expect(accounts).toEqual([
    { ...shown("Tessa", "t…a at contoso.example"), id: idOf("Tessa"), isChosen: false },
    { ...shown("Ravi", "r…i at contoso.example"), id: idOf("Ravi"), isChosen: true },
  ]);
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[2] });
  expect(await session.choose(idOf("Tessa"))).toEqual({ ok: true, value: undefined });
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[0] });
  expect(login.grants).toEqual(["authorization_code", "authorization_code"]);
});

test("the choice outlives a restart", async () => {
  const { session, idOf, make } = await withTwoPeople();
  await session.choose(idOf("Tessa"));
  const { accounts } = await untilDetails(make(), (details) => details.accounts.length === 2);
  expect(accounts.find(({ isChosen }) => isChosen)?.displayName).toBe("Tessa");
});

test("one account signs out and the other stays; the last takes the file along", async () => {
  const { session, idOf, login } = await withTwoPeople();
  expect(await session.signOut(idOf("Tessa"))).toEqual({ ok: true, value: undefined });
  const { accounts } = await untilDetails(session, (details) => details.accounts.length === 1);
  expect(accounts.map(({ displayName }) => displayName)).toEqual(["Ravi"]);
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[2] });
  await session.signOut(idOf("Ravi"));
  expect(await session.accessToken(testTenant, testScopes)).toMatchObject({
    ok: false,
    error: { code: "signIn.required" },
  });
});

test("a resumption that comes to its end after the person signed out signs nobody in", async () => {
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<undefined>();
  const { session: make, clock } = await startSignInBench({
    token: ({ grant_type }) => {
      if (grant_type !== "refresh_token") return undefined;
      asked.resolve();
      return held.promise;
    },
  });
  await make().signInWithBrowser();
  await clock.advance(2 * 3_600_000);
  const session = make();
  const states = recordStates(session);
  const resumed = session.resume();
  await asked.promise;
  await session.signOut();
  held.resolve(undefined);
  await resumed;
  expect(states.map(({ kind }) => kind)).toEqual(["signedOut", "signedOut"]);
});

test("an account of another tenant is shown and cannot be chosen for this order", async () => {
  let tenant = otherTenant;
  const { session: make, login } = await startSignInBench({ tenant: () => tenant });
  await make({ tenant: () => otherTenant }).signInWithBrowser();
  tenant = testTenant;
  const session = make();
  const { accounts } = await untilDetails(session, (details) => details.accounts.length === 1);
  expect(accounts).toMatchObject([{ homeTenantId: otherTenant, fits: false, isChosen: false }]);
  expect(await session.choose(accounts[0]?.id ?? "")).toMatchObject({
    ok: false,
    error: { code: "signIn.wrongTenant" },
  });
  expect(await session.accessToken(testTenant, testScopes)).toMatchObject({
    ok: false,
    error: { code: "signIn.required" },
  });
  expect(login.grants).toEqual(["authorization_code"]);
});

test("what stands around the sign-in is told: app, cloud, where an administrator consents", async () => {
  const { session: make } = await startSignInBench();
  const details = await untilDetails(
    make({ cloud: "china", consentScopes: ["https://x/A", "https://x/B"] }),
    () => true,
  );
  expect(details).toMatchObject({ accounts: [], kept: "vault", cloud: "china" });
  const link = new URL(details.consentLink ?? "");
  expect(`${link.origin}${link.pathname}`).toBe(`https://login.chinacloudapi.cn/${testTenant}/v2.0/adminconsent`);
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    client_id: details.clientId,
    scope: "https://x/A https://x/B",
    redirect_uri: "http://localhost",
  });
});

function shown(displayName: string, hint: string) {
  return { displayName, hint, homeTenantId: testTenant, fits: true };
}
