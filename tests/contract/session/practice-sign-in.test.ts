import { join } from "node:path";
import { expect, test } from "vitest";
import { benchScopes } from "../../../main/adapters/graph/scopes.ts";
import { createMsalSession, type MsalSession } from "../../../main/adapters/sign-in/msal-session.ts";
import {
  createPracticeBrowser,
  createPracticeNetworkClient,
  practiceLoginAddress,
} from "../../../main/adapters/sign-in/practice-sign-in.ts";
import type { WorldSwitches } from "../../../main/practice/world/world-switches.ts";
import type { SignInTrouble } from "../../../shared/domain/sign-in/sign-in-trouble.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { type PracticeTenant, startPracticeTenant } from "../../support/practice-tenant.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { untilState } from "./scripted-session.ts";

const scopes = benchScopes("https://graph.microsoft.com");

function practiceSession(
  { address, clientId, tenantId: tenant, clock }: PracticeTenant,
  cacheFile: string,
): MsalSession {
  return createMsalSession({
    clientId,
    loginAddress: practiceLoginAddress,
    knownAuthorities: [new URL(practiceLoginAddress).host],
    tenant: () => tenantId(tenant),
    scopes,
    clock,
    secrets: reversingSecrets,
    cacheFile,
    openBrowser: createPracticeBrowser(address),
    // MSAL waits for its next poll by the PC's clock; practice shortens that with its speed.
    networkClient: (onDate) => createPracticeNetworkClient(address, 1_000, onDate),
    pcNow: clock.now,
    log: createRecordingLog(),
  });
}

test("the browser signs in to the simulated tenant, a restart resumes, and an old token is renewed", async () => {
  const practice = await startPracticeTenant();
  const tenant = tenantId(practice.tenantId);
  const cacheFile = join(temporaryFolder(), "tokens.bin");
  const first = practiceSession(practice, cacheFile);
  expect(await first.signInWithBrowser()).toMatchObject({ ok: true, value: { tenantId: tenant } });
  const token = await first.accessToken(tenant, scopes.slice(0, 1));
  const next = practiceSession(practice, cacheFile);
  expect(await next.resume()).toBe(true);
  expect(await next.accessToken(tenant, scopes.slice(1, 2))).toEqual(token);
  await practice.clock.advance(3_600_000);
  const renewed = await next.accessToken(tenant, scopes);
  expect(renewed.ok).toBe(true);
  expect(renewed).not.toEqual(token);
});

test("the device code signs in once somebody has typed it", async () => {
  const practice = await startPracticeTenant();
  const session = practiceSession(practice, join(temporaryFolder(), "tokens.bin"));
  const running = session.signInWithDeviceCode();
  const shown = await untilState(session, (state) => state.kind === "signingIn" && state.code !== undefined);
  expect(shown).toMatchObject({
    code: { userCode: expect.stringMatching(/\S/), address: expect.stringMatching(/^https:/) },
  });
  await practice.clock.advance(60_000);
  expect(await running).toMatchObject({ ok: true, value: { tenantId: practice.tenantId } });
  expect((await session.accessToken(tenantId(practice.tenantId), scopes)).ok).toBe(true);
});

type Way = "browser" | "deviceCode";

/** Signs in while the tenant says `outcome`, and tells how that ended. */
async function attempt(practice: PracticeTenant, session: MsalSession, way: Way) {
  if (way === "browser") return session.signInWithBrowser();
  const running = session.signInWithDeviceCode();
  await untilState(session, (state) => state.kind !== "signingIn" || state.code !== undefined);
  await practice.clock.advance(60_000);
  return running;
}

test.each<[WorldSwitches["signIn"], Way, SignInTrouble | "cancelled", number | undefined]>([
  ["consentMissing", "browser", "consentMissing", 65_001],
  ["adminConsentMissing", "browser", "adminConsentMissing", 90_094],
  ["declined", "browser", "cancelled", undefined],
  ["conditionalAccess", "browser", "conditionalAccess", 53_003],
  ["conditionalAccess", "deviceCode", "deviceCodeBlocked", 53_003],
  ["deviceCodeBlocked", "deviceCode", "deviceCodeBlocked", 53_003],
  ["deviceNotCompliant", "browser", "deviceNotAllowed", 53_000],
  ["strongAuthentication", "browser", "multiFactor", 50_076],
  ["strongAuthenticationSetup", "deviceCode", "multiFactorSetup", 50_079],
  ["accountDisabled", "browser", "accountDisabled", 50_057],
  ["guestUnknown", "browser", "accountNotInTenant", 50_020],
])("the simulated tenant's %s for the %s is told as %s", async (signIn, way, trouble, number) => {
  const practice = await startPracticeTenant();
  practice.world.setSwitches({ signIn });
  const session = practiceSession(practice, join(temporaryFolder(), "tokens.bin"));
  const result = await attempt(practice, session, way);
  const context = trouble === "cancelled" ? {} : { reason: trouble, number };
  const code = trouble === "cancelled" ? "signIn.cancelled" : expect.any(String);
  expect(result).toMatchObject({ ok: false, error: { code, context } });
  // What went wrong leaves nothing behind: the next sign-in works.
  practice.world.setSwitches({ signIn: "granted" });
  expect(await attempt(practice, session, way)).toMatchObject({ ok: true });
});

test("a sign-in that cannot be renewed is over when its token is", async () => {
  const practice = await startPracticeTenant();
  practice.world.setSwitches({ signIn: "sessionEnded" });
  const session = practiceSession(practice, join(temporaryFolder(), "tokens.bin"));
  const tenant = tenantId(practice.tenantId);
  expect((await session.signInWithBrowser()).ok).toBe(true);
  expect((await session.accessToken(tenant, scopes)).ok).toBe(true);
  await practice.clock.advance(2 * 3_600_000);
  expect(await session.accessToken(tenant, scopes)).toMatchObject({
    ok: false,
    error: { code: "signIn.required", context: { reason: "sessionEnded", number: 700_082 } },
  });
});

test("a clock that differs from the service's is told", async () => {
  const practice = await startPracticeTenant();
  practice.world.setSwitches({ clockSkewSeconds: 3_600 });
  const session = practiceSession(practice, join(temporaryFolder(), "tokens.bin"));
  const skew = new Promise((resolve) => {
    session.watchDetails(({ clockSkewMs }) => {
      if (clockSkewMs !== undefined) resolve(clockSkewMs);
    });
  });
  await session.signInWithBrowser();
  expect(await skew).toBe(-3_600_000);
});
