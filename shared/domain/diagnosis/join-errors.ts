import type { ErrorTable } from "./error-entry.ts";

/** Join, registration and profile, with the codes of setup pages (device-side e.2). */
export const joinErrors = {
  "0x801C03F3": { name: "", retry: "service", certainty: "documented", sources: ["KN", "AM"] },
  "0x801C03F2": { name: "", retry: "yes", certainty: "unverified", sources: ["WEE", "GK"] },
  "0x801C03ED": { name: "", retry: "service", certainty: "unverified", sources: ["AM", "GK"] },
  "0x801C000E": { name: "", retry: "service", certainty: "unverified", sources: ["GK"] },
  "0x801C001D": { name: "", retry: "service", certainty: "unverified", sources: ["GK"] },
  "0x801C044F": { name: "", retry: "notApplicable", certainty: "community", sources: ["AM"] },
  "0x80070774": {
    name: "ERROR_DOMAIN_CONTROLLER_NOT_FOUND",
    retry: "service",
    certainty: "documented",
    sources: ["WEE", "AM"],
  },
  "0xC1036501": { name: "", retry: "service", certainty: "documented", sources: ["KN"] },
  "0xC1036502": { name: "", retry: "fix", certainty: "conflicting", sources: ["SH"] },
  "0x81036501": { name: "", retry: "service", certainty: "conflicting", sources: ["SH"] },
  "0x81036502": { name: "", retry: "fix", certainty: "conflicting", sources: ["SH"] },
  "0x80070032": { name: "ERROR_NOT_SUPPORTED", retry: "fix", certainty: "documented", sources: ["WIN"] },
  "0x80004005": { name: "E_FAIL", retry: "fix", certainty: "documented", sources: ["AM", "WEE"] },
  "0x8000FFFF": { name: "E_UNEXPECTED", retry: "yes", certainty: "documented", sources: ["WIN"] },
  "0x80070005": { name: "E_ACCESSDENIED", retry: "fix", certainty: "documented", sources: ["WIN", "WEE"] },
  "0x80070002": { name: "ERROR_FILE_NOT_FOUND", retry: "yes", certainty: "documented", sources: ["KN", "WIN"] },
  OOBEIDPS: { name: "", retry: "yes", certainty: "unverified", sources: ["FAQ", "GK"] },
  OOBEAADV10: { name: "", retry: "yes", certainty: "unverified", sources: ["GK"] },
  OOBEKEYBOARD: { name: "", retry: "yes", certainty: "unverified", sources: ["GK"] },
  OOBEREGION: { name: "", retry: "yes", certainty: "unverified", sources: ["GK"] },
  OOBEZDP: { name: "", retry: "yes", certainty: "unverified", sources: ["GK"] },
  "0x8004FE33": { name: "", retry: "fix", certainty: "unverified", sources: ["GK"] },
} as const satisfies ErrorTable;
