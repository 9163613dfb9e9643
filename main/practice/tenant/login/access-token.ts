import { createHmac } from "node:crypto";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import type { Caller } from "../graph/graph-call.ts";
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
  | { readonly kind: "user"; readonly scopes: readonly string[] }
  | { readonly kind: "application"; readonly roles: readonly string[] };

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
  const who =
    subject.kind === "application"
      ? {
          roles: subject.roles,
          oid: drawGuid(world.seed, "servicePrincipal"),
          idtyp: "app",
          sub: drawGuid(world.seed, "servicePrincipal"),
        }
      : {
          scp: subject.scopes.join(" "),
          oid: tenant.technicianId,
          sub: drawGuid(world.seed, "subject"),
          upn: user?.userPrincipalName ?? "",
          unique_name: user?.userPrincipalName ?? "",
          name: user?.displayName ?? "",
          idtyp: "user",
        };
  return signToken(world, {
    aud: graphAudience,
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
  const subject: TokenSubject = { kind: "user", scopes: grantableScopes };
  return issueAccessToken(world, world.tenant.clientId, subject, now, 365 * 24 * 3600);
}

/** Reads the `Authorization` header; the error is the sentence Graph answers 401 with. */
export function readCaller(world: World, authorization: string | undefined, now: number): Result<Caller, string> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return err("Access token is empty.");
  const [header, payload, signature] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined)
    return err("CompactToken parsing failed with error code: 80049217");
  if (signature !== signatureOf(world, `${header}.${payload}`))
    return err("Access token validation failure. Invalid signature.");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Readonly<Record<string, unknown>>;
  if (claims.aud !== graphAudience) return err("Access token validation failure. Invalid audience.");
  if (claims.tid !== world.tenant.tenantId) return err("Access token validation failure. Invalid tenant.");
  if (typeof claims.exp !== "number" || claims.exp * 1000 <= now)
    return err("Lifetime validation failed, the token is expired.");
  const isApplication = Array.isArray(claims.roles);
  return ok({
    scopes: isApplication ? (claims.roles as readonly string[]) : String(claims.scp ?? "").split(" "),
    isApplication,
    objectId: String(claims.oid ?? ""),
    userPrincipalName: String(claims.upn ?? ""),
  });
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
