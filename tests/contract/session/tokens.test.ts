import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { createPracticeNetworkClient } from "../../../main/adapters/sign-in/practice-sign-in.ts";
import type { Secrets } from "../../../main/app/ports/secrets.ts";
import type { SignInTrouble } from "../../../shared/domain/sign-in/sign-in-trouble.ts";
import { appError, type ErrorCode } from "../../../shared/kernel/app-error.ts";
import { err } from "../../../shared/kernel/result.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { recordStates, startSignInBench, testScopes, testTenant } from "./scripted-session.ts";

/** A refusal as the token endpoint words it. */
const refusal = (error: string, number: number) => ({
  status: 400,
  body: {
    error,
    error_description: `AADSTS${number}: sentence about tessa@contoso.example. Trace ID: 0`,
    error_codes: [number],
  },
});

test("a token is renewed when the bench's clock says so, and only then", async () => {
  const { session: make, clock, login } = await startSignInBench();
  const session = make();
  await session.signInWithBrowser();
  await clock.advance(50 * 60_000);
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[0] });
  await clock.advance(6 * 60_000);
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[2] });
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[2] });
  expect(login.grants).toEqual(["authorization_code", "refresh_token"]);
});

test("calls that run side by side renew once", async () => {
  const { session: make, clock, login } = await startSignInBench();
  const session = make();
  await session.signInWithBrowser();
  await clock.advance(2 * 3_600_000);
  const calls = await Promise.all(Array.from({ length: 4 }, () => session.accessToken(testTenant, testScopes)));
  expect(calls).toEqual(calls.map(() => ({ ok: true, value: login.tokens[2] })));
  expect(login.grants).toEqual(["authorization_code", "refresh_token"]);
});

test("a bench clock that is wrong by days does not renew for every call", async () => {
  const { session: make, login } = await startSignInBench({ now: () => Date.UTC(2020, 0, 1) });
  const session = make();
  await session.signInWithBrowser();
  for (let call = 0; call < 3; call += 1) expect((await session.accessToken(testTenant, testScopes)).ok).toBe(true);
  expect(login.grants).toEqual(["authorization_code", "refresh_token"]);
});

test.each<[number, SignInTrouble, ErrorCode, "signedIn" | "signedOut"]>([
  [700082, "sessionEnded", "signIn.required", "signedOut"],
  [50173, "sessionEnded", "signIn.required", "signedOut"],
  [70043, "signInFrequency", "signIn.required", "signedOut"],
  [50076, "multiFactor", "signIn.required", "signedOut"],
  [50079, "multiFactorSetup", "signIn.failed", "signedOut"],
  [50158, "externalChallenge", "signIn.required", "signedOut"],
  [50057, "accountDisabled", "signIn.failed", "signedOut"],
  [50053, "accountLocked", "signIn.failed", "signedOut"],
  [50055, "passwordExpired", "signIn.failed", "signedOut"],
  [53003, "conditionalAccess", "signIn.failed", "signedOut"],
  [53000, "deviceNotAllowed", "signIn.failed", "signedOut"],
  [53009, "appNotApproved", "signIn.failed", "signedOut"],
  [53011, "atRisk", "signIn.failed", "signedOut"],
  [50105, "notAssigned", "signIn.failed", "signedOut"],
  [50020, "accountNotInTenant", "signIn.wrongTenant", "signedOut"],
  [700016, "appNotInTenant", "signIn.failed", "signedOut"],
  [7000112, "appDisabled", "signIn.failed", "signedOut"],
  [500021, "tenantRestricted", "signIn.failed", "signedOut"],
  [650052, "serviceMissing", "signIn.failed", "signedOut"],
  [65001, "consentMissing", "signIn.permissionMissing", "signedIn"],
  [90094, "adminConsentMissing", "signIn.permissionMissing", "signedIn"],
  [90033, "serviceBusy", "signIn.failed", "signedIn"],
  [9_999_999, "other", "signIn.required", "signedOut"],
])("AADSTS%i at renewal is told as %s and nobody is asked again by itself", async (number, reason, code, kind) => {
  const {
    session: make,
    clock,
    log,
    login,
  } = await startSignInBench({
    token: ({ grant_type }) => (grant_type === "refresh_token" ? refusal("invalid_grant", number) : undefined),
  });
  const session = make();
  await session.signInWithBrowser();
  const states = recordStates(session);
  await clock.advance(2 * 3_600_000);
  const result = await session.accessToken(testTenant, testScopes);
  expect(result).toMatchObject({ ok: false, error: { code, context: { reason, number } } });
  expect(states.at(-1)?.kind).toBe(kind);
  const before = login.grants.length;
  expect(await session.accessToken(testTenant, testScopes)).toEqual(result);
  // Trouble of the service's own passes without a person; everything else waits for one.
  expect(login.grants.length - before).toBe(reason === "serviceBusy" ? 1 : 0);
  expect(JSON.stringify([result, log.lines()])).not.toContain("tessa");
});

test.each([
  [
    "declined by the person",
    { error: "access_denied", error_description: "AADSTS65004: declined" },
    "signIn.cancelled",
  ],
  ["given up in the browser", { error: "access_denied" }, "signIn.cancelled"],
  [
    "consent only an administrator can give",
    { error: "access_denied", error_description: "AADSTS90094: no" },
    "signIn.permissionMissing",
  ],
  ["something new", { error: "server_error", error_description: "AADSTS99999: no" }, "signIn.failed"],
])("%s in the browser is told as such", async (_name, fields, code) => {
  const { session: make } = await startSignInBench({ authorize: () => fields });
  expect(await make().signInWithBrowser()).toMatchObject({ ok: false, error: { code } });
});

test.each([
  ["authorization_declined", "signIn.cancelled"],
  ["expired_token", "signIn.failed"],
  ["bad_verification_code", "signIn.failed"],
])("%s for a device code is told as %s", async (error, code) => {
  const { session: make } = await startSignInBench({ token: () => ({ status: 400, body: { error } }) });
  expect(await make().signInWithDeviceCode()).toMatchObject({ ok: false, error: { code } });
});

test("a service that cannot be reached reads as offline, for sign-in and renewal", async () => {
  const { session: make, clock } = await startSignInBench();
  await make().signInWithBrowser();
  const networkClient = () => createPracticeNetworkClient("http://127.0.0.1:1");
  const offline = make({ networkClient });
  const error = { code: "graph.offline", context: { service: "signIn" }, retry: { when: "later" } };
  expect(await offline.signInWithBrowser()).toMatchObject({ ok: false, error });
  expect(await offline.signInWithDeviceCode()).toMatchObject({ ok: false, error });
  await clock.advance(2 * 3_600_000);
  expect(await offline.accessToken(testTenant, testScopes)).toMatchObject({ ok: false, error });
});

test("a browser that cannot be opened is told", async () => {
  const { session: make, log } = await startSignInBench();
  const session = make({ openBrowser: () => Promise.reject(new Error("no handler for https://secret")) });
  expect(await session.signInWithBrowser()).toMatchObject({
    ok: false,
    error: { context: { reason: "browserNotOpened" } },
  });
  expect(log.lines()).toEqual([{ level: "warn", event: "signIn.browserNotOpened", fields: { cause: "Error" } }]);
});

describe("the stored cache", () => {
  const encrypted = (text: string): Uint8Array => {
    const bytes = reversingSecrets.encrypt(text);
    return bytes.ok ? bytes.value : new Uint8Array();
  };

  test.each([
    ["garbage", Buffer.from([1, 2, 3])],
    ["an empty file", Buffer.alloc(0)],
    ["JSON of another kind", encrypted("[1]")],
    ["JSON with a part of another kind", encrypted('{"tokens":{"Account":7},"chosen":{}}')],
  ])("%s counts as signed out and is replaced by the next sign-in", async (_name, bytes) => {
    const { session: make, cacheFile } = await startSignInBench();
    mkdirSync(dirname(cacheFile), { recursive: true });
    writeFileSync(cacheFile, bytes);
    const session = make();
    expect(await session.resume()).toBe(false);
    expect((await session.signInWithBrowser()).ok).toBe(true);
    expect(await make().resume()).toBe(true);
  });

  test("without a vault the sign-in lasts as long as the app", async () => {
    const unavailable = err(appError("unavailable", "secrets.unavailable"));
    const secrets: Secrets = { isVault: () => true, encrypt: () => unavailable, decrypt: () => unavailable };
    const { session: make, cacheFile, log } = await startSignInBench();
    const session = make({ secrets });
    expect((await session.signInWithBrowser()).ok).toBe(true);
    expect((await session.accessToken(testTenant, testScopes)).ok).toBe(true);
    expect(() => readFileSync(cacheFile)).toThrow("ENOENT");
    expect(log.lines()).toContainEqual({
      level: "warn",
      event: "signIn.cacheNotKept",
      fields: { cause: "secrets.unavailable" },
    });
  });

  test("a folder in its place stops nothing", async () => {
    const { session: make, cacheFile } = await startSignInBench();
    mkdirSync(cacheFile, { recursive: true });
    const session = make();
    expect(await session.resume()).toBe(false);
    expect((await session.signInWithBrowser()).ok).toBe(true);
  });
});
