import type { ErrorTable } from "./error-entry.ts";

/** TPM and attestation: what *Securing your hardware* ends with (device-side e.1). */
export const attestationErrors = {
  "0x800705B4": {
    name: "ERROR_TIMEOUT",
    retry: "no",
    retryInSetup: "yes",
    certainty: "documented",
    sources: ["KN", "AM"],
  },
  "0x801C03EA": { name: "", retry: "fix", certainty: "documented", sources: ["KN", "AM"] },
  "0x81039001": {
    name: "E_AUTOPILOT_CLIENT_TPM_MAX_ATTESTATION_RETRY_EXCEEDED",
    retry: "yes",
    certainty: "documented",
    sources: ["KN"],
  },
  "0x81039023": { name: "", retry: "fix", certainty: "documented", sources: ["KN"] },
  "0x81039024": { name: "", retry: "fix", certainty: "documented", sources: ["KN"] },
  "0x80070490": {
    name: "ERROR_NOT_FOUND",
    retry: "fix",
    retryInSetup: "fix",
    certainty: "documented",
    sources: ["KN", "WIN"],
  },
  "0x80190190": { name: "HTTP_E_STATUS_BAD_REQUEST", retry: "fix", certainty: "unverified", sources: ["WIN", "SH"] },
  "0x80190191": { name: "HTTP_E_STATUS_DENIED", retry: "fix", certainty: "unverified", sources: ["WIN"] },
  "0x80190193": { name: "HTTP_E_STATUS_FORBIDDEN", retry: "fix", certainty: "unverified", sources: ["GK"] },
  "0x80190194": { name: "HTTP_E_STATUS_NOT_FOUND", retry: "fix", certainty: "unverified", sources: ["C4C"] },
  "0x80190197": { name: "HTTP_E_STATUS_PROXY_AUTH_REQ", retry: "fix", certainty: "unverified", sources: ["GK"] },
  "0x801901F4": { name: "HTTP_E_STATUS_SERVER_ERROR", retry: "yes", certainty: "unverified", sources: ["GK"] },
  "0x801901F7": { name: "HTTP_E_STATUS_SERVICE_UNAVAIL", retry: "yes", certainty: "unverified", sources: ["GK"] },
  "0x80090016": { name: "NTE_BAD_KEYSET", retry: "reset", certainty: "unverified", sources: ["GK"] },
  "0x80090011": { name: "NTE_NOT_FOUND", retry: "reset", certainty: "unverified", sources: ["GK"] },
  "0x80090030": { name: "NTE_DEVICE_NOT_READY", retry: "yes", certainty: "unverified", sources: ["GK"] },
  "0x80280036": { name: "", retry: "fix", certainty: "unverified", sources: ["GK"] },
  "0x80290401": { name: "TPM_E_PCP_DEVICE_NOT_READY", retry: "yes", certainty: "unverified", sources: ["GK"] },
  "0x80290407": { name: "TPM_E_PCP_INTERNAL_ERROR", retry: "yes", certainty: "unverified", sources: ["GK"] },
  "0x80284001": { name: "TBS_E_INTERNAL_ERROR", retry: "yes", certainty: "unverified", sources: ["GK"] },
  "0x8028400F": { name: "TBS_E_TPM_NOT_FOUND", retry: "fix", certainty: "unverified", sources: ["GK"] },
} as const satisfies ErrorTable;
