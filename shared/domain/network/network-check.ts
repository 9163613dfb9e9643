import type { Check } from "../readiness/check.ts";
import type { EndpointId } from "./network-endpoints.ts";

/** What is checked of a network: every endpoint, the proxy, and the clock against a time server. */
export type NetworkCheckName = EndpointId | "proxy" | "networkClock";

/** What a person is told to do about it. */
export const networkAdvices = [
  "fixNameResolution", // host
  "openFirewall", // host, port
  "stopInterception", // host, issuer
  "interceptionSeen", // host, issuer
  "certificateRefused", // host, issuer
  "proxyWantsSignIn", // host
  "captivePortal", // host
  "noAnswer", // host
  "proxyInUse", // proxy
  "setClock", // seconds
] as const;
export type NetworkAdvice = (typeof networkAdvices)[number];

/** One check of a network. */
export type NetworkCheck = Check<NetworkCheckName, NetworkAdvice>;

/** What the checks depend on beside the results. */
export type NetworkContext = {
  /** Maker of the device's TPM; undefined when it is not known, as for the bench itself. */
  readonly tpmMaker: string | undefined;
};
