import type { CloudName } from "../../../shared/domain/sign-in/cloud.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { MsalSession } from "./msal-session.ts";
import { signInProblem } from "./sign-in-error.ts";

/** The session of a bench that knows no app registration for the order's cloud: it can only say so. */
export function createUnregisteredSession(cloud: CloudName): MsalSession {
  const error = signInProblem("noClientId", "no client id is known");
  const refuse = async () => err(error);
  const stopped = () => undefined;
  return {
    watchState: (listener) => {
      listener({ kind: "signedOut", error });
      return stopped;
    },
    watchDetails: (listener) => {
      listener({ accounts: [], kept: "vault", cloud });
      return stopped;
    },
    resume: async () => false,
    signInWithBrowser: refuse,
    signInWithDeviceCode: refuse,
    choose: refuse,
    cancel: stopped,
    signOut: async () => ok(undefined),
    accessToken: refuse,
    tokenRefused: stopped,
    watchGranted: () => stopped,
    stop: stopped,
  };
}
