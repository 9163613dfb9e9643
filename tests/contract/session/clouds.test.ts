import { expect, test } from "vitest";
import { benchScopes } from "../../../main/adapters/graph/scopes.ts";
import { type CloudName, clouds } from "../../../shared/domain/sign-in/cloud.ts";
import { startSignInBench, testTenant } from "./scripted-session.ts";

test.each<[CloudName, string, string]>([
  ["global", "login.microsoftonline.com", "https://graph.microsoft.com"],
  ["usGovernment", "login.microsoftonline.us", "https://graph.microsoft.us"],
  ["usDefense", "login.microsoftonline.us", "https://dod-graph.microsoft.us"],
  // MSAL prefers the other of the cloud's two names.
  ["china", "login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn"],
])("in the %s cloud the browser goes to %s and asks for what is at %s", async (cloud, login, graph) => {
  const { session: make } = await startSignInBench();
  const opened = Promise.withResolvers<string>();
  const session = make({
    cloud,
    loginAddress: clouds[cloud].login,
    knownAuthorities: [],
    scopes: benchScopes(clouds[cloud].graph),
    openBrowser: async (page) => opened.resolve(page),
    // A PC that is offline: what MSAL knows of Microsoft's clouds by itself has to be enough to get this far.
    networkClient: () => ({
      sendGetRequestAsync: () => Promise.reject(new Error("offline")),
      sendPostRequestAsync: () => Promise.reject(new Error("offline")),
    }),
  });
  const running = session.signInWithBrowser();
  const page = new URL(await opened.promise);
  expect(`${page.protocol}//${page.host}`).toBe(`https://${login}`);
  expect(page.pathname).toBe(`/${testTenant}/oauth2/v2.0/authorize`);
  const asked = Object.fromEntries(page.searchParams);
  expect(asked).toMatchObject({
    response_type: "code",
    response_mode: "form_post",
    code_challenge_method: "S256",
    prompt: "select_account",
    redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
  });
  const scopes = (asked.scope ?? "").split(" ");
  expect(scopes).toEqual(expect.arrayContaining(["openid", "profile", "offline_access"]));
  for (const scope of benchScopes(graph)) expect(scopes).toContain(scope);
  expect(scopes.filter((scope) => scope.includes("ReadWrite"))).toEqual([]);
  session.cancel();
  expect(await running).toMatchObject({ ok: false, error: { code: "signIn.cancelled" } });
});
