/** Families of codes that the number itself tells (device-side e.7). */
export const errorFamilies = [
  "script",
  "appPackage",
  "network",
  "win32",
  "http",
  "enrolment",
  "registration",
  "autopilot",
  "tpm",
  "crypto",
  "intuneApp",
  "configManager",
] as const;
export type ErrorFamily = (typeof errorFamilies)[number];

/** A family with the number inside it that says more: a Win32 error, an exit code or an HTTP status. */
export type ErrorPlace = { readonly family: ErrorFamily; readonly detail?: number };

/** Upper halves that belong to one family as a whole. */
const familyOfUpperHalf: Readonly<Record<number, ErrorFamily>> = {
  32792: "enrolment",
  32796: "registration",
  33027: "autopilot",
  49411: "autopilot",
  32808: "tpm",
  32809: "tpm",
  32777: "crypto",
  34769: "intuneApp",
  34771: "intuneApp",
  34768: "configManager",
};

/** The family of a code that the catalogue does not list; undefined when the number says nothing. */
export function familyOf(code: number): ErrorPlace | undefined {
  const upper = code >>> 16;
  const lower = code & 0xffff;
  if (upper === 0x8007) return win32Place(lower);
  if (upper === 0x8019) return lower >= 0x190 && lower <= 0x1f7 ? { family: "http", detail: lower } : undefined;
  const family = familyOfUpperHalf[upper];
  return family === undefined ? undefined : { family };
}

/** Exit codes of scripts start at 60,000; app packages, WinINet and WinHTTP have ranges of their own. */
function win32Place(lower: number): ErrorPlace {
  const upperByte = lower >>> 8;
  if (lower >= 0xea60 && lower <= 0xebff) return { family: "script", detail: lower };
  if (upperByte === 0x3c || upperByte === 0x3d) return { family: "appPackage", detail: lower };
  if (upperByte === 0x2e || upperByte === 0x2f) return { family: "network", detail: lower };
  return { family: "win32", detail: lower };
}
