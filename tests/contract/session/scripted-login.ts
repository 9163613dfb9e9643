import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { practiceLoginAddress } from "../../../main/adapters/sign-in/practice-sign-in.ts";

/** A form or query as sent. */
type Fields = Readonly<Record<string, string>>;
type Answer = { readonly status: number; readonly body: object };

/** How the service departs from signing everybody in; each is asked anew for every request. */
export type LoginScript = {
  /** Fields of the form sent back to the loopback address, in place of a code. */
  readonly authorize?: (query: Fields) => Fields | undefined;
  /** An answer of the token endpoint in place of tokens. */
  readonly token?: (form: Fields) => Answer | undefined | Promise<undefined>;
  /** The tenant that tokens are issued for. */
  readonly tenant: () => string;
  /** The service's time in epoch milliseconds. */
  readonly now: () => number;
  /** Who signs in next; Tessa unless said otherwise. */
  readonly person?: () => Person;
};

/** Somebody with an account. `oid` tells accounts apart. */
export type Person = { readonly oid: string; readonly name: string; readonly username: string };

/** A sign-in service on loopback. */
export type ScriptedLogin = {
  readonly address: string;
  /** Token requests so far, by grant type. */
  readonly grants: readonly string[];
  /** Every token given out so far. */
  readonly tokens: readonly string[];
  /** Queries of the sign-in page and forms of the token endpoint so far. */
  readonly asked: readonly Fields[];
};

/** Who signs in when nobody else is named. */
const technician: Person = {
  oid: "0a0a0a0a-0000-4000-8000-000000000001",
  name: "Tessa Technician",
  username: "tessa@contoso.example",
};

/** Starts a sign-in service for the running test. Tokens last one hour of its time; device codes are polled without a pause. */
export async function startScriptedLogin(script: LoginScript): Promise<ScriptedLogin> {
  const grants: string[] = [];
  const tokens: string[] = [];
  const asked: Fields[] = [];
  const bearers = new Map<string, Person>();
  let nonce: string | undefined;

  function tokensFor(form: Fields): object {
    const tid = script.tenant();
    const person = bearers.get(form.refresh_token ?? "") ?? script.person?.() ?? technician;
    const seconds = Math.floor(script.now() / 1_000);
    const claims = {
      tid,
      oid: person.oid,
      iat: seconds,
      exp: seconds + 3_600,
      uti: tokens.length,
    };
    const { name, username } = person;
    const idToken = jwt({
      ...claims,
      sub: "s",
      aud: form.client_id,
      name,
      preferred_username: username,
      nonce,
      ver: "2.0",
    });
    const fresh = { access_token: jwt({ ...claims, scp: form.scope }), refresh_token: `refresh-${tokens.length}` };
    tokens.push(fresh.access_token, fresh.refresh_token);
    bearers.set(fresh.refresh_token, person);
    const clientInfo = base64url({ uid: claims.oid, utid: tid });
    return {
      ...fresh,
      token_type: "Bearer",
      expires_in: 3_600,
      scope: form.scope,
      id_token: idToken,
      client_info: clientInfo,
    };
  }

  async function tokenAnswer(form: Fields): Promise<Answer> {
    grants.push(form.grant_type ?? "");
    asked.push(form);
    return (await script.token?.(form)) ?? { status: 200, body: tokensFor(form) };
  }

  function authorizePage(query: Fields): string {
    nonce = query.nonce;
    asked.push(query);
    const fields = { ...(script.authorize?.(query) ?? { code: "code-1" }), state: query.state ?? "" };
    const inputs = Object.entries(fields).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
    );
    return `<html><body><form method="post" action="${query.redirect_uri}/">${inputs.join("")}</form></body></html>`;
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://service");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
    if (url.pathname.endsWith("/authorize")) {
      response.writeHead(200, { "Content-Type": "text/html" });
      response.end(authorizePage(Object.fromEntries(url.searchParams)));
      return;
    }
    const { status, body } = await answerFor(url.pathname, form);
    const date = new Date(script.now()).toUTCString();
    response.writeHead(status, { "Content-Type": "application/json", Date: date });
    response.end(JSON.stringify(body));
  });

  async function answerFor(path: string, form: Fields): Promise<Answer> {
    if (path.endsWith("/.well-known/openid-configuration")) return { status: 200, body: discovery(path) };
    if (path.endsWith("/token")) return tokenAnswer(form);
    if (path.endsWith("/devicecode")) return { status: 200, body: deviceCode };
    return { status: 404, body: {} };
  }

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, grants, tokens, asked };
}

const deviceCode = {
  device_code: "device-code-1",
  user_code: "ABCD-1234",
  verification_uri: "https://login.example/device",
  expires_in: 900,
  interval: 0,
  message: "type it",
};

function discovery(path: string): object {
  const base = `${practiceLoginAddress}${path.slice(0, path.indexOf("/v2.0/"))}`;
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  };
}

function jwt(claims: object): string {
  return `${base64url({ alg: "none", typ: "JWT" })}.${base64url(claims)}.signature`;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
