import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createMsalSession, type MsalSession } from "../../../main/adapters/sign-in/msal-session.ts";
import type { MsalSessionOptions } from "../../../main/adapters/sign-in/msal-session-options.ts";
import {
  createPracticeBrowser,
  createPracticeNetworkClient,
  practiceLoginAddress,
} from "../../../main/adapters/sign-in/practice-sign-in.ts";
import type { SessionState } from "../../../main/app/ports/session.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { createRecordingLog, type RecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { createVirtualClock, type VirtualClock } from "../../support/virtual-clock.ts";
import { type LoginScript, type ScriptedLogin, startScriptedLogin } from "./scripted-login.ts";

/** The tenant sign-ins ask for. */
export const testTenant = tenantId("0f0f0f0f-1111-4222-8333-444455556666");
/** Another one. */
export const otherTenant = tenantId("99999999-1111-4222-8333-444455556666");
/** What sign-ins ask for. */
export const testScopes = ["https://graph.microsoft.com/DeviceManagementServiceConfig.ReadWrite.All"];

/** A sign-in service and what sessions in front of it share. */
export type SignInBench = {
  readonly login: ScriptedLogin;
  readonly clock: VirtualClock;
  readonly log: RecordingLog;
  readonly cacheFile: string;
  /** A new session, as after a restart. */
  readonly session: (options?: Partial<MsalSessionOptions>) => MsalSession;
};

/** Starts the service for the running test. */
export async function startSignInBench(script: Partial<LoginScript> = {}): Promise<SignInBench> {
  const clock = createVirtualClock();
  const log = createRecordingLog();
  const cacheFile = join(temporaryFolder(), "below", "tokens.bin");
  const login = await startScriptedLogin({ tenant: () => testTenant, now: clock.now, ...script });
  const session = (options: Partial<MsalSessionOptions> = {}): MsalSession => {
    const made = createMsalSession({
      clientId: "0c0c0c0c-0000-4000-8000-000000000001",
      loginAddress: practiceLoginAddress,
      knownAuthorities: [new URL(practiceLoginAddress).host],
      tenant: () => testTenant,
      scopes: testScopes,
      clock,
      log,
      cacheFile,
      secrets: reversingSecrets,
      openBrowser: createPracticeBrowser(login.address),
      networkClient: (onDate) => createPracticeNetworkClient(login.address, 1, onDate),
      pcNow: clock.now,
      ...options,
    });
    onTestFinished(made.stop);
    return made;
  };
  return { login, clock, log, cacheFile, session };
}

/** Every state the session tells from now on, the current one first. */
export function recordStates(session: MsalSession): readonly SessionState[] {
  const states: SessionState[] = [];
  onTestFinished(session.watchState((state) => states.push(state)));
  return states;
}

/** Resolves as soon as the session tells a state that `wanted` accepts. */
export function untilState(session: MsalSession, wanted: (state: SessionState) => boolean): Promise<SessionState> {
  return new Promise((resolve) => {
    onTestFinished(
      session.watchState((state) => {
        if (wanted(state)) resolve(state);
      }),
    );
  });
}
