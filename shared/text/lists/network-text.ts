import type { NetworkAdvice, NetworkCheckName } from "../../domain/network/network-check.ts";
import { clause, numberOf, type Sentence, textOf } from "../sentence.ts";

/** A network check in a few words, and what hangs on it. */
export const networkCheckText: Readonly<
  Record<NetworkCheckName, { readonly title: string; readonly condition: string }>
> = {
  autopilot: { title: "Autopilot service", condition: "The profile is downloaded from here" },
  autopilotSettings: { title: "Autopilot settings", condition: "Belongs to the Autopilot service" },
  deviceTicket: { title: "Device ticket", condition: "Without it the profile is not given out" },
  signIn: { title: "Microsoft Entra sign-in", condition: "Join and sign-in" },
  signInContent: { title: "Sign-in pages", condition: "Static content of the sign-in pages" },
  signInContentAlso: { title: "Sign-in pages, second host", condition: "Static content of the sign-in pages" },
  deviceRegistration: { title: "Device registration", condition: "The device joins Microsoft Entra here" },
  enrolment: { title: "Intune enrolment", condition: "The device enrols here" },
  management: { title: "Intune", condition: "Policies and apps are managed from here" },
  attestation: { title: "TPM attestation", condition: "The TPM proves the device here" },
  certificateIntel: {
    title: "TPM certificate, Intel",
    condition: "Intel's firmware TPMs fetch their certificate here",
  },
  certificateQualcomm: {
    title: "TPM certificate, Qualcomm and Microsoft",
    condition: "Their firmware TPMs fetch their certificate here",
  },
  certificateAmd: { title: "TPM certificate, AMD", condition: "AMD's firmware TPMs fetch their certificate here" },
  time: { title: "Time server", condition: "The device sets its clock here" },
  connectivity: { title: "Connectivity check", condition: "Windows decides here whether it is online" },
  appContent: { title: "App content", condition: "Apps of Intune are downloaded from here" },
  updates: { title: "Windows Update", condition: "Updates" },
  rootCertificates: { title: "Trusted roots", condition: "Windows fetches new trusted roots here" },
  updateContent: { title: "Update content", condition: "Updates and Store apps" },
  delivery: { title: "Delivery Optimization", condition: "Shared downloads" },
  store: { title: "Microsoft Store", condition: "Store apps" },
  push: { title: "Push notifications", condition: "Intune wakes devices through here" },
  revocation: { title: "Revocation lists", condition: "Certificates are checked here" },
  office: { title: "Microsoft 365 Apps", condition: "Office is downloaded from here" },
  diagnostics: { title: "Diagnostics", condition: "Logs of a failed run are uploaded here" },
  proxy: { title: "Proxy", condition: "No proxy is in the way" },
  networkClock: { title: "Clock against the time server", condition: "Within a minute" },
};

/** What to do about a network check that did not pass. */
export const networkAdviceText: Readonly<Record<NetworkAdvice, Sentence>> = {
  fixNameResolution: (p) => `DNS on this network does not know ${hostOf(p)}. Have it resolved.`,
  openFirewall: (p) => `Have ${hostOf(p)}${clause(", port ", textOf(p, "port"), ",")} opened in the firewall.`,
  stopInterception: (p) =>
    `Somebody in between reads the connection${issuerOf(p)}. Have ${hostOf(p)} exempted from that.`,
  interceptionSeen: (p) => `Somebody in between reads the connection${issuerOf(p)}. Better have ${hostOf(p)} exempted.`,
  certificateRefused: (p) => `The certificate of ${hostOf(p)} is not trusted. Check the clock, and for interception.`,
  proxyWantsSignIn: (p) => `A proxy wants a sign-in for ${hostOf(p)}. A device in setup has none: go around the proxy.`,
  captivePortal: () => "This network shows a sign-in page first. Use a network without one.",
  noAnswer: (p) => `${hostOf(p)} was found but did not answer. Have it opened in the firewall.`,
  proxyInUse: () => "A proxy that asks for no sign-in is fine; management and attestation hosts should go around it.",
  setClock: (p) => `Set the clock${clause("; it is off by ", Math.abs(numberOf(p, "seconds") ?? 0) || "", " s")}.`,
};

function hostOf(params: Parameters<Sentence>[0]): string {
  return textOf(params, "host") || "this host";
}

function issuerOf(params: Parameters<Sentence>[0]): string {
  return clause(" (certificate by ", textOf(params, "issuer"), ")");
}
