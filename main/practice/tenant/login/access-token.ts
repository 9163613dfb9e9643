import { createHmac } from "node:crypto";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { wantedContext } from "../graph/access.ts";
import type { Caller } from "../graph/graph-call.ts";
import { partnerAudience, partnerScope } from "../partner/partner-scope.ts";
import { grantableScopes } from "../resources/scopes.ts";

/**
 * How long an access token is valid, in seconds of real time: client libraries count `expires_in` with the real clock, so a
 * token lives for `speed` times as long in simulated time.
 */
export const accessTokenSeconds = 3600;
/** Resource the access tokens are for. */
const graphAudience = "https://graph.microsoft.com";

/** Whom a token is for: the signed-in technician with scopes, or the application itself with roles. */
type TokenSubject =
  | { readonly kind: "user"; readonly scopes: readonly string[]; readonly contexts?: readonly string[] }
  | { readonly kind: "application"; readonly roles: readonly string[]; readonly audience?: string };

/** Template ids of the directory roles that a token names (`wids`): Intune Administrator, Global Reader, plain user. */
const directoryRoles = {
  intuneAdministrator: "3a2c62db-5318-420d-8d74-23affee5d9d5",
  readOnly: "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
  none: "b79fbf4d-3ef9-4689-8143-76b194e85509",
} as const;

/** A JWT-shaped access token for Graph; times are simulated seconds since 1970. */
export function issueAccessToken(
  world: World,
  clientId: string,
  subject: TokenSubject,
  now: number,
  seconds = lifeSeconds(world),
): string {
  const issuedAt = Math.floor(now / 1000);
  const { tenant } = world;
  const user = world.users.get(tenant.technicianId);
  const audience = audienceOf(subject);
  const isForPartner = audience === partnerAudience;
  const who =
    subject.kind === "application"
      ? {
          roles: subject.roles,
          oid: drawGuid(world.seed, "servicePrincipal"),
          idtyp: "app",
          sub: drawGuid(world.seed, "servicePrincipal"),
        }
      : {
          scp: isForPartner ? "user_impersonation" : subject.scopes.join(" "),
          ...(isForPartner ? { amr: world.partner.facts.signsInWithMfa ? ["pwd", "mfa"] : ["pwd"] } : {}),
          oid: tenant.technicianId,
          sub: drawGuid(world.seed, "subject"),
          upn: user?.userPrincipalName ?? "",
          unique_name: user?.userPrincipalName ?? "",
          name: user?.displayName ?? "",
          idtyp: "user",
          wids: [directoryRoles[world.switches.technicianRole]],
          ...(subject.contexts === undefined || subject.contexts.length === 0 ? {} : { acrs: subject.contexts }),
        };
  return signToken(world, {
    aud: audience,
    iss: `https://sts.windows.net/${tenant.tenantId}/`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + seconds,
    appid: clientId,
    tid: tenant.tenantId,
    ver: "1.0",
    ...who,
  });
}

function audienceOf(subject: TokenSubject): string {
  if (subject.kind === "application") return subject.audience ?? graphAudience;
  return subject.scopes.includes(partnerScope) ? partnerAudience : graphAudience;
}

function lifeSeconds(world: World): number {
  return Math.ceil(accessTokenSeconds * Math.max(1, world.speed));
}

/** An id token of the signed-in technician. */
export function issueIdToken(world: World, clientId: string, nonce: string, now: number): string {
  const issuedAt = Math.floor(now / 1000);
  const { tenant } = world;
  const user = world.users.get(tenant.technicianId);
  return signToken(world, {
    aud: clientId,
    iss: `https://login.microsoftonline.com/${tenant.tenantId}/v2.0`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + lifeSeconds(world),
    ...(nonce === "" ? {} : { nonce }),
    name: user?.displayName ?? "",
    preferred_username: user?.userPrincipalName ?? "",
    oid: tenant.technicianId,
    sub: drawGuid(world.seed, "subject"),
    tid: tenant.tenantId,
    ver: "2.0",
  });
}

/** A token for every scope of the simulated tenant, valid for a year: for trying things by hand. */
export function issueWorkbenchToken(world: World, now: number): string {
  const subject: TokenSubject = { kind: "user", scopes: grantableScopes, contexts: [wantedContext] };
  return issueAccessToken(world, world.tenant.clientId, subject, now, 365 * 24 * 3600);
}

/** Reads the `Authorization` header; the error is the sentence Graph answers 401 with. */
export function readCaller(world: World, authorization: string | undefined, now: number): Result<Caller, string> {
  const read = readClaims(world, authorization, graphAudience, now);
  if (!read.ok) return read;
  const claims = read.value;
  const isApplication = Array.isArray(claims.roles);
  return ok({
    scopes: isApplication ? (claims.roles as readonly string[]) : String(claims.scp ?? "").split(" "),
    isApplication,
    objectId: String(claims.oid ?? ""),
    userPrincipalName: String(claims.upn ?? ""),
    contexts: Array.isArray(claims.acrs) ? claims.acrs.map(String) : [],
  });
}

/** The claims of a token of this tenant for this resource that is valid now. */
export function readClaims(
  world: World,
  authorization: string | undefined,
  audience: string,
  now: number,
): Result<Readonly<Record<string, unknown>>, string> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return err("Access token is empty.");
  const [header, payload, signature] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined)
    return err("CompactToken parsing failed with error code: 80049217");
  if (signature !== signatureOf(world, `${header}.${payload}`))
    return err("Access token validation failure. Invalid signature.");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Readonly<Record<string, unknown>>;
  if (claims.aud !== audience) return err("Access token validation failure. Invalid audience.");
  if (claims.tid !== world.tenant.tenantId) return err("Access token validation failure. Invalid tenant.");
  if (typeof claims.exp !== "number" || claims.exp * 1000 <= now)
    return err("Lifetime validation failed, the token is expired.");
  return ok(claims);
}

function signToken(world: World, claims: object): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${encode({ typ: "JWT", alg: "HS256", kid: "practice" })}.${encode(claims)}`;
  return `${content}.${signatureOf(world, content)}`;
}

/** The key comes from the seed, so that a restarted world still honours its tokens. It guards nothing but practice. */
function signatureOf(world: World, content: string): string {
  return createHmac("sha256", `practice ${world.seed} ${world.tenant.tenantId}`).update(content).digest("base64url");
}
