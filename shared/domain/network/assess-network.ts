import { advised, rawOf, settled } from "../readiness/check.ts";
import { isKnownIssuer } from "./known-issuer.ts";
import type { NetworkAdvice, NetworkCheck, NetworkContext } from "./network-check.ts";
import { type EndpointId, type NetworkEndpointFacts, networkEndpoints } from "./network-endpoints.ts";
import type { EndpointResult, NetworkResults } from "./network-results.ts";

/** From here on the clock is worth a look, and from there on secure connections and attestation fail. */
const clockWarnMs = 60_000;
const clockFailMs = 5 * 60_000;
const proxyWantsSignIn = 407;

/**
 * What a network check says about a run on this network: one check for every endpoint, the proxy and the clock. An
 * endpoint that was not tried is unknown.
 */
export function assessNetwork(results: NetworkResults, context: NetworkContext): readonly NetworkCheck[] {
  return [
    ...networkEndpoints.map((endpoint) => {
      const result = results.endpoints.find(({ id }) => id === endpoint.id);
      return endpointCheck(endpoint, result, context);
    }),
    proxyCheck(results.proxy),
    clockCheck(results.clockOffsetMs),
  ];
}

function endpointCheck(
  endpoint: NetworkEndpointFacts & { readonly id: EndpointId },
  result: EndpointResult | undefined,
  { tpmMaker }: NetworkContext,
): NetworkCheck {
  const { id, host, port } = endpoint;
  if (result === undefined) return settled(id, "unknown", "");
  const raw = rawOfResult(result);
  const isOthers = endpoint.makers !== undefined && tpmMaker !== undefined && !endpoint.makers.includes(tpmMaker);
  if (isOthers) return settled(id, "notApplicable", raw);
  const trouble = troubleOf(endpoint, result);
  if (trouble === undefined) {
    return settled(id, isReached(endpoint, result) ? "pass" : "unknown", raw);
  }
  // While nobody knows whose TPM it is, only some devices need the endpoint.
  const isVital = endpoint.need === "required" && (endpoint.makers === undefined || tpmMaker !== undefined);
  const isHarmless = trouble === "interceptionSeen";
  const params = { host, port, issuer: result.issuer ?? "" };
  return advised(id, isVital && !isHarmless ? "fail" : "warn", raw, trouble, params);
}

/** The first step that went wrong. */
function troubleOf(endpoint: NetworkEndpointFacts, result: EndpointResult): NetworkAdvice | undefined {
  const { resolved, connected, issuer, trusted, httpStatus, redirectHost, error } = result;
  if (resolved === false) return "fixNameResolution";
  if (connected === false) return endpoint.protocol === "ntp" ? "noAnswer" : "openFirewall";
  if (httpStatus === proxyWantsSignIn) return "proxyWantsSignIn";
  if (issuer !== null && !isKnownIssuer(issuer)) {
    return endpoint.noInterception === true || trusted === false ? "stopInterception" : "interceptionSeen";
  }
  if (trusted === false) return "certificateRefused";
  if (endpoint.id === "connectivity" && redirectHost !== null && redirectHost !== endpoint.host) return "captivePortal";
  return error === null || httpStatus !== null ? undefined : "noAnswer";
}

/** A plain or secure web address has to answer over HTTP; a time server has to be connected. */
function isReached({ protocol }: NetworkEndpointFacts, { connected, httpStatus }: EndpointResult): boolean {
  return protocol === "ntp" ? connected === true : httpStatus !== null;
}

function rawOfResult({ httpStatus, issuer, error, elapsedMs }: EndpointResult): string {
  const status = httpStatus === null ? null : `HTTP ${httpStatus}`;
  return rawOf(status, error, issuer, elapsedMs === null ? null : `${Math.round(elapsedMs)} ms`);
}

function proxyCheck(proxy: string | null): NetworkCheck {
  if (proxy === null) return settled("proxy", "unknown", "");
  return proxy === "" ? settled("proxy", "pass", "") : advised("proxy", "warn", proxy, "proxyInUse", { proxy });
}

function clockCheck(offsetMs: number | null): NetworkCheck {
  if (offsetMs === null) return settled("networkClock", "unknown", "");
  const seconds = Math.round(offsetMs / 1000);
  const raw = `${seconds > 0 ? "+" : ""}${seconds} s`;
  const distance = Math.abs(offsetMs);
  if (distance <= clockWarnMs) return settled("networkClock", "pass", raw);
  return advised("networkClock", distance > clockFailMs ? "fail" : "warn", raw, "setClock", { seconds });
}
