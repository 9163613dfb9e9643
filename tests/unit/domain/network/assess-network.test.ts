import { describe, expect, it } from "vitest";
import { assessNetwork } from "../../../../shared/domain/network/assess-network.ts";
import { isKnownIssuer } from "../../../../shared/domain/network/known-issuer.ts";
import type { NetworkCheckName } from "../../../../shared/domain/network/network-check.ts";
import { type NetworkEndpointFacts, networkEndpoints } from "../../../../shared/domain/network/network-endpoints.ts";
import type { EndpointResult, NetworkResults } from "../../../../shared/domain/network/network-results.ts";

const endpoints: readonly NetworkEndpointFacts[] = networkEndpoints;
const microsoft = "CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation, C=US";
const inspector = "CN=Bench Inspection CA, O=Fabrikam Networks, C=DE";

/** An endpoint that was reached as it should be. */
const reached = ({ id, host, port, protocol }: NetworkEndpointFacts): EndpointResult => ({
  id,
  host,
  port,
  resolved: true,
  connected: true,
  issuer: protocol === "https" ? microsoft : null,
  trusted: protocol === "https" ? true : null,
  httpStatus: protocol === "ntp" ? null : 404,
  redirectHost: null,
  error: null,
  elapsedMs: 21.4,
});

const results = (changes: Partial<Record<string, Partial<EndpointResult>>> = {}): NetworkResults => ({
  endpoints: endpoints.map((endpoint) => ({ ...reached(endpoint), ...changes[endpoint.id] })),
  proxy: "",
  clockOffsetMs: 120,
});
const stateOf = (name: NetworkCheckName, seen: NetworkResults, tpmMaker: string | undefined = "INTC") => {
  const check = assessNetwork(seen, { tpmMaker }).find((known) => known.check === name);
  return [check?.state, check?.advice];
};

describe("endpoints", () => {
  it("any HTTP status counts as reached; those of other makers' TPMs do not apply", () => {
    const open = assessNetwork(results(), { tpmMaker: "INTC" }).filter(({ state }) => state !== "pass");
    expect(open.map(({ check, state }) => [check, state])).toEqual([
      ["certificateQualcomm", "notApplicable"],
      ["certificateAmd", "notApplicable"],
    ]);
  });

  it("what was not tried is unknown, and so is what gave no answer and no error", () => {
    const untried = assessNetwork({ endpoints: [], proxy: null, clockOffsetMs: null }, { tpmMaker: undefined });
    expect(new Set(untried.map(({ state }) => state))).toEqual(new Set(["unknown"]));
    expect(stateOf("autopilot", results({ autopilot: { httpStatus: null } }))).toEqual(["unknown", undefined]);
  });

  it.each<readonly [string, NetworkCheckName, Partial<EndpointResult>, string, string]>([
    [
      "no name",
      "autopilot",
      { resolved: false, connected: null, httpStatus: null, issuer: null },
      "fail",
      "fixNameResolution",
    ],
    ["no way through", "enrolment", { connected: false, httpStatus: null, issuer: null }, "fail", "openFirewall"],
    ["no way to content", "appContent", { connected: false, httpStatus: null, issuer: null }, "warn", "openFirewall"],
    ["no time server", "time", { connected: false }, "fail", "noAnswer"],
    ["somebody in between of a pinned host", "attestation", { issuer: inspector }, "fail", "stopInterception"],
    ["somebody in between of another host", "signIn", { issuer: inspector }, "warn", "interceptionSeen"],
    [
      "somebody in between whom nobody trusts",
      "signIn",
      { issuer: inspector, trusted: false },
      "fail",
      "stopInterception",
    ],
    ["a certificate that is not trusted", "signIn", { trusted: false }, "fail", "certificateRefused"],
    ["a proxy that wants a sign-in", "deviceTicket", { httpStatus: 407 }, "fail", "proxyWantsSignIn"],
    [
      "a sign-in page first",
      "connectivity",
      { httpStatus: 302, redirectHost: "portal.example" },
      "fail",
      "captivePortal",
    ],
    ["an answer that broke off", "management", { httpStatus: null, error: "0x80072EFE" }, "fail", "noAnswer"],
  ])("%s", (_, name, change, state, advice) => {
    expect(stateOf(name, results({ [name]: change }))).toEqual([state, advice]);
  });

  it("a redirection to a page of the service itself is none of somebody else's", () => {
    expect(stateOf("signIn", results({ signIn: { httpStatus: 302, redirectHost: "www.office.com" } }))[0]).toBe("pass");
  });

  it("a maker's host fails only a device with a TPM of that maker", () => {
    const closed = results({ certificateAmd: { connected: false, httpStatus: null, issuer: null } });
    expect([stateOf("certificateAmd", closed, "AMD"), stateOf("certificateAmd", closed, "INTC")]).toEqual([
      ["fail", "openFirewall"],
      ["notApplicable", undefined],
    ]);
    const ofBench = assessNetwork(closed, { tpmMaker: undefined }).find(({ check }) => check === "certificateAmd");
    expect(ofBench?.state).toBe("warn");
  });
});

describe("proxy and clock", () => {
  it.each<readonly [NetworkCheckName, Partial<NetworkResults>, string]>([
    ["proxy", { proxy: "proxy.fabrikam.example:8080" }, "warn"],
    ["proxy", { proxy: "" }, "pass"],
    ["networkClock", { clockOffsetMs: -60_000 }, "pass"],
    ["networkClock", { clockOffsetMs: 90_000 }, "warn"],
    ["networkClock", { clockOffsetMs: 300_001 }, "fail"],
  ])("%s %j: %s", (name, change, state) => {
    expect(stateOf(name, { ...results(), ...change })[0]).toBe(state);
  });
});

it.each([
  [microsoft, true],
  ["CN=DigiCert TLS RSA SHA256 2020 CA1, O=DigiCert Inc, C=US", true],
  ['CN=Entrust, O="Entrust, Inc.", C=US', true],
  ["C=US, O=Let's Encrypt, CN=R11", true],
  [inspector, false],
  ["CN=DigiCert TLS RSA SHA256 2020 CA1, O=Fabrikam Networks", false],
  ["O=Microsoftware Inspection", false],
])("%s issues for public hosts: %s", (issuer, isKnown) => {
  expect(isKnownIssuer(issuer)).toBe(isKnown);
});

it("every endpoint has an id and a host of its own", () => {
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  expect(endpoints.filter(({ host }) => host.includes("*"))).toEqual([]);
});
