import { secondMs } from "../../world/durations.ts";
import { drawBetween, drawCode, drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { type HttpAnswer, type HttpRequest, jsonAnswer } from "../http/http-exchange.ts";
import { wantedContexts } from "./claims-request.ts";
import { loginFailureAnswer } from "./login-failure.ts";
import { readClient, readLoginBody, readScopes } from "./login-form.ts";

/** Seconds of real time a code can be used, as the client counts them. */
const lifeSeconds = 900;

/** Starts a sign-in by device code; the simulated technician types the code within 10 to 30 seconds. */
export function startDeviceCode(world: World, request: HttpRequest, now: number): HttpAnswer {
  const form = readLoginBody(request);
  const client = readClient(world, form);
  if (!client.ok) return loginFailureAnswer(client.error, now);
  const scopes = readScopes(form.scope ?? "");
  if (!scopes.ok) return loginFailureAnswer(scopes.error, now);
  const time = world.count("deviceCode");
  const userCode = drawCode(world.seed, 9, "userCode", time);
  const grant = world.grants.put({
    id: drawGuid(world.seed, "deviceCode", time),
    kind: "deviceCode",
    clientId: client.value,
    scope: [...scopes.value.graph, ...scopes.value.openId].join(" "),
    expiresAt: now + lifeSeconds * secondMs * Math.max(1, world.speed),
    nonce: "",
    redirectUri: "",
    challenge: "",
    challengeMethod: "",
    userCode,
    approvedAt: now + drawBetween(world.seed, 10, 30, "approval", time) * secondMs,
    contexts: wantedContexts(form.claims),
  });
  const page = "https://microsoft.com/devicelogin";
  return jsonAnswer(200, {
    user_code: userCode,
    device_code: grant.id,
    verification_uri: page,
    expires_in: lifeSeconds,
    interval: Math.max(1, Math.ceil(5 / world.speed)),
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
  });
}
