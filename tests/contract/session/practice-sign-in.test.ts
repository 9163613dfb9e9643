import { join } from "node:path";
import { expect, test } from "vitest";
import { benchScopes } from "../../../main/adapters/graph/scopes.ts";
import { createMsalSession, type MsalSession } from "../../../main/adapters/sign-in/msal-session.ts";
import {
  createPracticeBrowser,
  createPracticeNetworkClient,
  practiceLoginAddress,
} from "../../../main/adapters/sign-in/practice-sign-in.ts";
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
