import { describe, expect, test } from "vitest";
import type { Secrets } from "../../../main/app/ports/secrets.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err } from "../../../shared/kernel/result.ts";
import { recordStates, startSignInBench, testScopes, testTenant, untilState } from "./scripted-session.ts";

const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: "c1" } } });
const changeScopes = ["https://graph.microsoft.com/DeviceManagementServiceConfig.ReadWrite.All"];
const refuse = (number: number, error = "invalid_grant") => ({
  status: 400,
  body: { error, error_description: `AADSTS${number}: sentence`, error_codes: [number] },
});

async function signedIn(script: Parameters<typeof startSignInBench>[0] = {}) {
  const bench = await startSignInBench(script);
  const session = bench.session();
  await session.signInWithBrowser();
  const token = await session.accessToken(testTenant, testScopes);
  return { ...bench, session, token: token.ok ? token.value : "" };
}

describe("a service that asks for more claims", () => {
  test("gets a token with them, when a renewal is enough", async () => {
    const { session, token, login } = await signedIn();
    session.tokenRefused(testTenant, { token, claims });
    expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[2] });
    expect(JSON.parse(login.asked.at(-1)?.claims ?? "")).toMatchObject(JSON.parse(claims));
    // Fulfilled once: the next call takes what is there.
    expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[2] });
  });

  test("and a renewal that is not enough ends the sign-in; the next one in the browser asks for them", async () => {
    const { session, token, login } = await signedIn({
      token: ({ grant_type }) => (grant_type === "refresh_token" ? refuse(50076, "interaction_required") : undefined),
    });
    const states = recordStates(session);
    session.tokenRefused(testTenant, { token, claims });
    const refused = { code: "signIn.required", context: { reason: "claims", number: 50076 } };
    expect(await session.accessToken(testTenant, testScopes)).toMatchObject({ ok: false, error: refused });
    expect(states.at(-1)).toMatchObject({ kind: "signedOut", error: refused });
    expect((await session.signInWithBrowser()).ok).toBe(true);
    const page = login.asked.filter(({ response_type }) => response_type === "code").at(-1);
    expect(JSON.parse(page?.claims ?? "")).toMatchObject(JSON.parse(claims));
    expect((await session.accessToken(testTenant, testScopes)).ok).toBe(true);
  });
});

describe("a token that is not taken", () => {
  test("is renewed once; when the renewed one is not taken either, the sign-in is over", async () => {
    const { session, token, login } = await signedIn();
    const states = recordStates(session);
    session.tokenRefused(testTenant, { token });
    const renewed = await session.accessToken(testTenant, testScopes);
    expect(renewed).toEqual({ ok: true, value: login.tokens[2] });
    // Calls that were under way with the old one come back late: that says nothing about the new one.
    session.tokenRefused(testTenant, { token });
    expect(await session.accessToken(testTenant, testScopes)).toEqual(renewed);
    session.tokenRefused(testTenant, { token: login.tokens[2] ?? "" });
    const over = { code: "signIn.required", context: { reason: "tokenRefused" } };
    expect(states.at(-1)).toMatchObject({ kind: "signedOut", error: over });
    expect(await session.accessToken(testTenant, testScopes)).toMatchObject({ ok: false, error: over });
    expect(login.grants).toEqual(["authorization_code", "refresh_token"]);
  });

  test("is put down to the PC's clock where that is wrong", async () => {
    const { session: make, clock, login } = await startSignInBench();
    const session = make({ pcNow: () => clock.now() + 3_600_000 });
    await session.signInWithBrowser();
    const [token = ""] = login.tokens;
    const states = recordStates(session);
    const skewed = new Promise<number>((resolve) => {
      session.watchDetails(({ clockSkewMs }) => {
        if (clockSkewMs !== undefined) resolve(clockSkewMs);
      });
    });
    await session.accessToken(testTenant, testScopes);
    session.tokenRefused(testTenant, { token });
    expect((await session.accessToken(testTenant, testScopes)).ok).toBe(true);
    expect(await skewed).toBe(3_600_000);
    session.tokenRefused(testTenant, { token: login.tokens[2] ?? "" });
    expect(states.at(-1)).toMatchObject({ kind: "signedOut", error: { context: { reason: "clockWrong" } } });
  });
});

describe("more permissions than the sign-in asked for", () => {
  const noConsent = ({ grant_type, scope }: Readonly<Record<string, string>>) =>
    grant_type === "refresh_token" && scope?.includes("ReadWrite") ? refuse(65001) : undefined;
  const readScopes = ["https://graph.microsoft.com/DeviceManagementServiceConfig.Read.All"];

  test("come by themselves where the tenant has consented", async () => {
    const { session: make, login } = await startSignInBench();
    const session = make({ scopes: readScopes });
    await session.signInWithBrowser();
    expect((await session.accessToken(testTenant, changeScopes)).ok).toBe(true);
    expect(login.asked.at(-1)?.scope).toContain("ReadWrite.All");
  });

  test("are told as missing otherwise; reading goes on, and asking for them names who is meant", async () => {
    const { session: make, login } = await startSignInBench({ token: noConsent });
    const session = make({ scopes: readScopes });
    await session.signInWithBrowser();
    const missing = { code: "signIn.permissionMissing", context: { reason: "consentMissing" } };
    expect(await session.accessToken(testTenant, changeScopes)).toMatchObject({ ok: false, error: missing });
    const asked = login.grants.length;
    expect(await session.accessToken(testTenant, changeScopes)).toMatchObject({ ok: false, error: missing });
    expect(login.grants).toHaveLength(asked);
    expect((await session.accessToken(testTenant, readScopes)).ok).toBe(true);

    expect((await session.signInWithBrowser({ permissions: ["changeEnrollment"] })).ok).toBe(true);
    const page = login.asked.filter(({ response_type }) => response_type === "code").at(-1);
    expect(page).toMatchObject({ login_hint: "tessa@contoso.example" });
    expect(page?.scope).toContain(changeScopes[0]);
    expect(page).not.toHaveProperty("prompt");
    expect((await session.accessToken(testTenant, changeScopes)).ok).toBe(true);
  });

  test("that are declined leave the person signed in", async () => {
    let declines = false;
    const authorize = () => (declines ? { error: "access_denied", error_description: "AADSTS65004: no" } : undefined);
    const { session: make } = await startSignInBench({ authorize });
    const session = make({ scopes: readScopes });
    await session.signInWithBrowser();
    declines = true;
    expect(await session.signInWithBrowser({ permissions: ["changeEnrollment"] })).toMatchObject({
      ok: false,
      error: { code: "signIn.cancelled" },
    });
    expect((await untilState(session, () => true)).kind).toBe("signedIn");
    expect((await session.accessToken(testTenant, readScopes)).ok).toBe(true);
  });
});

test.each([53003, 53000, 53009])("AADSTS%i for a device code means that way, not the account", async (number) => {
  const { session: make } = await startSignInBench({ token: () => refuse(number, "access_denied") });
  expect(await make().signInWithDeviceCode()).toMatchObject({
    ok: false,
    error: { code: "signIn.failed", context: { reason: "deviceCodeBlocked" } },
  });
});

test("a PC without a vault says that the sign-in ends with the app", async () => {
  const none = err(appError("unavailable", "secrets.unavailable"));
  const secrets: Secrets = { isVault: () => true, encrypt: () => none, decrypt: () => none };
  const { session: make } = await startSignInBench();
  const session = make({ secrets });
  await session.signInWithBrowser();
  const kept = await new Promise((resolve) => session.watchDetails((details) => resolve(details.kept)));
  expect(kept).toBe("memory");
});

test("signing out for a reason tells it", async () => {
  const { session } = await signedIn();
  await session.signOut(undefined, "idle");
  expect(await untilState(session, () => true)).toMatchObject({
    kind: "signedOut",
    error: { code: "signIn.required", context: { reason: "idle" } },
  });
});

test("what was granted is told by its short names as soon as somebody signs in, and with every token after", async () => {
  const { session: make } = await startSignInBench();
  const session = make({ scopes: ["https://graph.microsoft.com/User.Read"] });
  const told: unknown[] = [];
  session.watchGranted((tenant, { personId, scopes }) => told.push([tenant, personId, scopes?.join(" ")]));
  await session.signInWithBrowser();
  const person = "0a0a0a0a-0000-4000-8000-000000000001";
  expect(told).toEqual([[testTenant, person, expect.stringMatching(/\bUser\.Read\b/)]]);
  await session.accessToken(testTenant, changeScopes);
  expect(told.at(-1)).toEqual([
    testTenant,
    person,
    expect.stringMatching(/\bDeviceManagementServiceConfig\.ReadWrite\.All\b/),
  ]);
});
