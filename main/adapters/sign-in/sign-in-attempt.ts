import { randomUUID } from "node:crypto";
import { AuthError, type AuthenticationResult, type PublicClientApplication } from "@azure/msal-node";
import type { Log } from "../../app/ports/log.ts";
import { browserNotOpened } from "./sign-in-error.ts";

/** A sign-in under way. `abandon` makes `result` reject soon; calling it late or twice does nothing. */
export type SignInAttempt = {
  readonly result: Promise<AuthenticationResult>;
  readonly abandon: () => void;
};

/** What both ways of signing in ask for. */
export type SignInRequest = {
  readonly authority: string;
  readonly scopes: readonly string[];
  /** What a service asks for on top (JSON). */
  readonly claims?: string;
  /** User name of who is asked again; absent: whoever signs in chooses the account. */
  readonly loginHint?: string;
};

/** What the service says about a device code. `expiresInSeconds` from now. */
export type DeviceCodeNotice = {
  readonly userCode: string;
  readonly address: string;
  readonly expiresInSeconds: number;
};

const signedInPage =
  "<!doctype html><meta charset=utf-8><title>Reseal</title><p>You are signed in. You can close this page and go back to the bench.";
const failedPage =
  "<!doctype html><meta charset=utf-8><title>Reseal</title><p>The sign-in did not work. Close this page; the bench says what to do next.";

/**
 * Signs in with the system browser: authorization code with PKCE, answered by form_post to a loopback address.
 */
export function startBrowserAttempt(
  application: PublicClientApplication,
  request: SignInRequest,
  openBrowser: (page: string) => Promise<void>,
  log: Log,
): SignInAttempt {
  let page: string | undefined;
  let abandoned = false;
  async function openPage(address: string): Promise<void> {
    try {
      await openBrowser(address);
    } catch (error) {
      log.warn("signIn.browserNotOpened", { cause: error instanceof Error ? error.name : typeof error });
      throw new AuthError(browserNotOpened, "");
    }
  }
  const result = application.acquireTokenInteractive({
    ...asked(request),
    // On a PC where others are signed in the account is always asked for, unless it is known who is meant.
    ...(request.loginHint === undefined ? { prompt: "select_account" } : { loginHint: request.loginHint }),
    // Ties the identity token to this very page; MSAL checks it when it is given.
    nonce: randomUUID(),
    successTemplate: signedInPage,
    errorTemplate: failedPage,
    openBrowser: async (address) => {
      page = address;
      if (abandoned) await declineAtLoopback(address);
      else await openPage(address);
    },
  });
  const abandon = (): void => {
    abandoned = true;
    if (page === undefined) return;
    declineAtLoopback(page).catch(() => log.info("signIn.loopbackGone"));
  };
  return { result, abandon };
}

/** Signs in with a code that is typed on another device; `notify` gets it as soon as it is known. */
export function startDeviceCodeAttempt(
  application: PublicClientApplication,
  request: SignInRequest,
  notify: (notice: DeviceCodeNotice) => void,
): SignInAttempt {
  // MSAL reads `cancel` from this very object before each poll; there is no other way to end its polling.
  const polling = {
    ...asked(request),
    cancel: false,
    deviceCodeCallback: (code: { userCode: string; verificationUri: string; expiresIn: number }) =>
      notify({ userCode: code.userCode, address: code.verificationUri, expiresInSeconds: code.expiresIn }),
  };
  const result = application.acquireTokenByDeviceCode(polling).then((answer) => {
    if (answer === null) throw new Error("The device code was taken without an answer");
    return answer;
  });
  return {
    result,
    abandon: () => {
      polling.cancel = true;
    },
  };
}

function asked({ authority, scopes, claims }: SignInRequest) {
  return { authority, scopes: [...scopes], ...(claims === undefined ? {} : { claims }) };
}

/** MSAL waits at its loopback address for ever; an answer that says no, under the page's own state, is what ends it. */
async function declineAtLoopback(page: string): Promise<void> {
  const asked = new URL(page).searchParams;
  const loopback = new URL(asked.get("redirect_uri") ?? "");
  // MSAL listens on IPv4 only, while `localhost` may mean IPv6 first.
  loopback.hostname = "127.0.0.1";
  const body = new URLSearchParams({ error: "access_denied", state: asked.get("state") ?? "" });
  const answer = await fetch(loopback, { method: "POST", body });
  await answer.text();
}
