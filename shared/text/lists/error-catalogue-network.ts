import type { networkErrors } from "../../domain/diagnosis/network-errors.ts";
import type { ErrorWords } from "./error-words.ts";

/** What the codes of `networkErrors` mean, for the person at the bench. */
export const networkErrorText: Readonly<Record<keyof typeof networkErrors, ErrorWords>> = {
  "0x80072EE2": { meaning: "The network did not answer in time", action: "Check cable and VLAN, then press Retry." },
  "0x80072EE7": { meaning: "A host's name could not be resolved", action: "Check DNS on this network." },
  "0x80072EFD": {
    meaning: "A host could not be connected",
    cause: "A firewall is in the way.",
    action: "Have the hosts exempted in the firewall.",
  },
  "0x80072EFE": {
    meaning: "The connection was broken off",
    cause: "A firewall or interception cut it.",
    action: "Have the hosts exempted, then press Retry.",
  },
  "0x80072F8F": {
    meaning: "No secure connection",
    cause: "The device's clock is wrong, or the connection is intercepted.",
    action: "Set the device's clock; then check for TLS interception.",
  },
  "0x80072F0D": {
    meaning: "The certificate's issuer is not trusted",
    cause: "The connection is intercepted.",
    action: "Have the hosts exempted from TLS interception.",
  },
  "0x80072F05": {
    meaning: "The certificate's date is not valid",
    cause: "The device's clock is wrong, or the connection is intercepted.",
    action: "Set the device's clock; then check for TLS interception.",
  },
  "0x80072F0C": {
    meaning: "A client certificate is needed",
    cause: "Interception breaks connections that both sides prove themselves on.",
    action: "Have the hosts exempted from TLS interception.",
  },
  "0x800704CF": { meaning: "The network cannot be reached", action: "Check the cable, then press Retry." },
  "0x8024402C": {
    meaning: "No way to Windows Update",
    cause: "Proxy or DNS.",
    action: "Check proxy and DNS on this network.",
  },
  "0x80240438": {
    meaning: "No way to Windows Update",
    cause: "Proxy or DNS.",
    action: "Check proxy and DNS on this network.",
  },
};
