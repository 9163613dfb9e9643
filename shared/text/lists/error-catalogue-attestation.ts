import type { attestationErrors } from "../../domain/diagnosis/attestation-errors.ts";
import type { ErrorWords } from "./error-words.ts";

/** What the codes of `attestationErrors` mean, for the person at the bench. */
export const attestationErrorText: Readonly<Record<keyof typeof attestationErrors, ErrorWords>> = {
  "0x800705B4": {
    meaning: "No answer in time",
    cause: "The usual reason here is that the device has no TPM 2.0, or is a virtual one.",
    action: "Check the TPM in the readiness list; a device without TPM 2.0 cannot be pre-provisioned.",
    inSetup: {
      meaning: "The page's time ran out",
      cause: "Something in device setup took longer than the page allows.",
      action: "See in the flow which app still runs, and have the page's time limit raised if it is too short.",
    },
  },
  "0x801C03EA": {
    meaning: "TPM attestation failed, so the device could not join",
    cause:
      "The TPM was switched from 1.2 to 2.0, has old firmware or cannot reach its attestation hosts; or two profiles reach the device.",
    action: "Update the TPM firmware, clear the TPM, and check the network.",
  },
  "0x81039001": {
    meaning: "TPM attestation tried too often",
    cause: "A known, passing fault of attestation.",
    action: "Press Retry; if it comes back, check firmware, clock and network.",
  },
  "0x81039023": {
    meaning: "TPM attestation failed on this build of Windows 11",
    cause: "The build is older than update KB5013943.",
    action: "Put a newer image on the device.",
  },
  "0x81039024": {
    meaning: "TPM with a known vulnerability",
    cause: "The TPM's firmware is on the list of those that are not accepted.",
    action: "Update the TPM firmware from the maker of the device, then clear the TPM.",
  },
  "0x80070490": {
    meaning: "TPM attestation failed: something was not found",
    cause: "Firmware TPMs of AMD fail with this code until their firmware is updated.",
    action: "Update the BIOS with its TPM firmware.",
    inSetup: {
      meaning: "Something was not found",
      cause: "Outside attestation the code says no more than that.",
      action: "Read what the failed sub-step says, and collect the logs.",
    },
  },
  "0x80190190": {
    meaning: "The attestation service refused the request (HTTP 400)",
    cause: "Interception of the connection, or the TPM's firmware.",
    action: "Have the attestation hosts exempted from TLS interception, and update the TPM firmware.",
  },
  "0x80190191": {
    meaning: "Sign-in to a service or a proxy failed (HTTP 401)",
    action: "Have the hosts exempted from the proxy, and check the device's clock.",
  },
  "0x80190193": {
    meaning: "Blocked on the way (HTTP 403)",
    cause: "A proxy or a firewall refuses the connection.",
    action: "Have the hosts exempted from the proxy or firewall.",
  },
  "0x80190194": {
    meaning: "The certificate authority does not know this TPM (HTTP 404)",
    cause: "The maker's service has no certificate for this TPM, or the content is gone.",
    action: "Update the TPM firmware; if it stays, open a case with the maker of the device.",
  },
  "0x80190197": {
    meaning: "The proxy wants a sign-in (HTTP 407)",
    cause: "A device in setup cannot sign in to a proxy.",
    action: "Give the device a network without a proxy that asks for a sign-in.",
  },
  "0x801901F4": {
    meaning: "Trouble on the service's side (HTTP 500)",
    action: "Wait a few minutes, then press Retry.",
  },
  "0x801901F7": { meaning: "The service is busy (HTTP 503)", action: "Wait a few minutes, then press Retry." },
  "0x80090016": {
    meaning: "The keys in the TPM are lost",
    cause: "The mainboard was swapped or the TPM was cleared.",
    action: "Reset Windows; after a board swap, register the device again with a new hash.",
  },
  "0x80090011": { meaning: "A key or certificate is missing", action: "Reset Windows." },
  "0x80090030": {
    meaning: "The TPM is busy or not prepared yet",
    action: "Wait a few minutes, restart the device, then press Retry.",
  },
  "0x80280036": {
    meaning: "A TPM command failed",
    cause: "The exact name of this code is not established; it belongs to the family of TPM 1.2 commands.",
    action: "Check the TPM's settings in the firmware, and clear the TPM.",
  },
  "0x80290401": {
    meaning: "The TPM cannot be used by Windows yet",
    action: "Wait a few minutes, restart the device, then press Retry; if it comes back, update the firmware.",
  },
  "0x80290407": {
    meaning: "The TPM's provider in Windows failed",
    action: "Restart the device, then press Retry; if it comes back, update the firmware.",
  },
  "0x80284001": {
    meaning: "The TPM's base service failed",
    action: "Restart the device, then press Retry; if it comes back, update the firmware.",
  },
  "0x8028400F": {
    meaning: "No TPM was found",
    cause: "The TPM is switched off or hidden in the firmware.",
    action: "Switch the TPM on in the firmware.",
  },
};
