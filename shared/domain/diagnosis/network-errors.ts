import type { ErrorTable } from "./error-entry.ts";

/** Network and TLS (device-side e.4). */
export const networkErrors = {
  "0x80072EE2": { name: "ERROR_WINHTTP_TIMEOUT", retry: "yes", certainty: "community", sources: ["CMT"] },
  "0x80072EE7": {
    name: "ERROR_WINHTTP_NAME_NOT_RESOLVED",
    retry: "fix",
    certainty: "documented",
    sources: ["CMT", "WIN"],
  },
  "0x80072EFD": { name: "ERROR_WINHTTP_CANNOT_CONNECT", retry: "fix", certainty: "documented", sources: ["WIN"] },
  "0x80072EFE": { name: "ERROR_WINHTTP_CONNECTION_ERROR", retry: "yes", certainty: "documented", sources: ["WIN"] },
  "0x80072F8F": { name: "ERROR_WINHTTP_SECURE_FAILURE", retry: "fix", certainty: "community", sources: ["CMT"] },
  "0x80072F0D": { name: "ERROR_WINHTTP_SECURE_INVALID_CA", retry: "fix", certainty: "documented", sources: ["WIN"] },
  "0x80072F05": {
    name: "ERROR_WINHTTP_SECURE_CERT_DATE_INVALID",
    retry: "fix",
    certainty: "documented",
    sources: ["WIN"],
  },
  "0x80072F0C": {
    name: "ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED",
    retry: "fix",
    certainty: "documented",
    sources: ["WIN"],
  },
  "0x800704CF": { name: "ERROR_NETWORK_UNREACHABLE", retry: "yes", certainty: "documented", sources: ["WIN"] },
  "0x8024402C": { name: "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED", retry: "fix", certainty: "unverified", sources: ["GK"] },
  "0x80240438": { name: "WU_E_PT_ENDPOINT_UNREACHABLE", retry: "fix", certainty: "unverified", sources: ["GK"] },
} as const satisfies ErrorTable;
