import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { otherTenant, recordStates, startSignInBench, testScopes, testTenant, untilState } from "./scripted-session.ts";

const account = { tenantId: testTenant, displayName: "Tessa Technician" };
const pending = { status: 400, body: { error: "authorization_pending", error_description: "AADSTS70016: wait" } };

test("the browser signs in, and tokens are handed out for the tenant only", async () => {
  const { session: make, login } = await startSignInBench();
  const session = make();
  const states = recordStates(session);
  expect(await session.signInWithBrowser()).toEqual({ ok: true, value: account });
  expect(states).toEqual([{ kind: "signedOut" }, { kind: "signingIn", way: "browser" }, { kind: "signedIn", account }]);
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[0] });
  expect(await session.accessToken(otherTenant, testScopes)).toMatchObject({
    ok: false,
    error: { code: "signIn.required" },
  });
  expect(login.grants).toEqual(["authorization_code"]);
});

test("a device code is shown while it is waited for, with its end in bench time", async () => {
  let isTyped = false;
  const { session: make, clock } = await startSignInBench({ token: () => (isTyped ? undefined : pending) });
  const session = make();
  const running = session.signInWithDeviceCode();
  const shown = await untilState(session, (state) => state.kind === "signingIn" && state.code !== undefined);
  const code = { userCode: "ABCD-1234", address: "https://login.example/device", expiresAt: clock.now() + 900_000 };
  expect(shown).toEqual({ kind: "signingIn", way: "deviceCode", code });
  isTyped = true;
  expect(await running).toEqual({ ok: true, value: account });
});

test("a sign-in survives a restart, encrypted; signing out ends it", async () => {
  const { session: make, login, cacheFile, log } = await startSignInBench();
  await make().signInWithBrowser();
  const stored = readFileSync(cacheFile).toString("latin1");
  for (const secret of [...login.tokens, "tessa@contoso.example"]) expect(stored).not.toContain(secret);
  const next = make();
  expect(await next.resume()).toBe(true);
  expect(await next.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[0] });
  expect(await next.signOut()).toEqual({ ok: true, value: undefined });
  expect(() => readFileSync(cacheFile)).toThrow("ENOENT");
  expect(await next.accessToken(testTenant, testScopes)).toMatchObject({
    ok: false,
    error: { code: "signIn.required" },
  });
  expect(await make().resume()).toBe(false);
  expect(JSON.stringify(log.lines())).not.toContain("tessa");
});

test("a session for another tenant does not take up the stored account", async () => {
  const { session: make } = await startSignInBench();
  await make().signInWithBrowser();
  expect(await make({ tenant: () => otherTenant }).resume()).toBe(false);
  expect(await make({ tenant: () => undefined }).resume()).toBe(true);
});

test("an account of another tenant is refused and not kept", async () => {
  const { session: make } = await startSignInBench({ tenant: () => otherTenant });
  const session = make();
  const states = recordStates(session);
  expect(await session.signInWithBrowser()).toMatchObject({ ok: false, error: { code: "signIn.wrongTenant" } });
  expect(states.at(-1)).toMatchObject({ kind: "signedOut", error: { code: "signIn.wrongTenant" } });
  expect(await make({ tenant: () => undefined }).resume()).toBe(false);
});

test("giving up in the browser ends at once and closes the loopback address", async () => {
  const opened = Promise.withResolvers<string>();
  const { session: make } = await startSignInBench();
  const session = make({ openBrowser: async (page) => opened.resolve(page) });
  const running = session.signInWithBrowser();
  const redirect = new URL(await opened.promise).searchParams.get("redirect_uri") ?? "";
  session.cancel();
  expect(await running).toMatchObject({ ok: false, error: { code: "signIn.cancelled", kind: "cancelled" } });
  await expect
    .poll(() =>
      fetch(redirect.replace("localhost", "127.0.0.1")).then(
        () => "open",
        () => "closed",
      ),
    )
    .toBe("closed");
});

test("giving up a device code ends at once, and a code typed in that moment signs nobody in", async () => {
  const typed = Promise.withResolvers<undefined>();
  const { session: make, cacheFile } = await startSignInBench({ token: () => typed.promise });
  const session = make();
  const states = recordStates(session);
  const running = session.signInWithDeviceCode();
  await untilState(session, (state) => state.kind === "signingIn" && state.code !== undefined);
  session.cancel();
  expect(await running).toMatchObject({ ok: false, error: { code: "signIn.cancelled" } });
  typed.resolve(undefined);
  const storedAccounts = (): unknown => {
    const text = reversingSecrets.decrypt(readFileSync(cacheFile));
    return text.ok ? JSON.parse(text.value).tokens.Account : undefined;
  };
  // The late answer is written with its account, and then without.
  await expect.poll(storedAccounts).toEqual({});
  expect(states.at(-1)).toMatchObject({ kind: "signedOut", error: { code: "signIn.cancelled" } });
});

test("a second sign-in gives the first one up", async () => {
  const { session: make, login } = await startSignInBench({
    token: ({ device_code }) => (device_code ? pending : undefined),
  });
  const session = make();
  const first = session.signInWithDeviceCode();
  await untilState(session, (state) => state.kind === "signingIn" && state.code !== undefined);
  expect(await session.signInWithBrowser()).toEqual({ ok: true, value: account });
  expect(await first).toMatchObject({ ok: false, error: { code: "signIn.cancelled" } });
  expect(await session.accessToken(testTenant, testScopes)).toEqual({ ok: true, value: login.tokens[0] });
});

test("nobody answering ends after ten minutes of bench time", async () => {
  const opened = Promise.withResolvers<void>();
  const { session: make, clock } = await startSignInBench();
  const session = make({ openBrowser: async () => opened.resolve() });
  const running = session.signInWithBrowser();
  await opened.promise;
  await clock.advance(600_000);
  expect(await running).toMatchObject({ ok: false, error: { code: "signIn.failed", context: { reason: "timedOut" } } });
});

test("a defect on the way ends the sign-in for the screen, and whoever asked hears of it", async () => {
  const { session: make } = await startSignInBench();
  let isBroken = false;
  const session = make({
    secrets: {
      ...reversingSecrets,
      isVault: () => true,
      encrypt: (text) => {
        if (isBroken) throw new RangeError("a defect");
        return reversingSecrets.encrypt(text);
      },
    },
  });
  const states = recordStates(session);
  isBroken = true;
  await expect(session.signInWithBrowser()).rejects.toThrow("a defect");
  expect(states.at(-1)).toMatchObject({ kind: "signedOut", error: { code: "signIn.failed" } });
});
