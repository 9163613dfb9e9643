/** Bits of `CloudAssignedOobeConfig` (device-side d.1). */
const settingOfBit = {
  1: "skipCortana",
  2: "noLocalAdmin",
  4: "skipExpressSettings",
  8: "skipOemRegistration",
  16: "skipLicenceTerms",
  32: "tpmAttestation",
  64: "deviceAuthentication",
  128: "tpmRequired",
  256: "skipUpgrade",
  512: "patchDownload",
  1024: "skipKeyboard",
} as const;

/** What a profile sets for the out-of-box experience. */
export type OutOfBoxSetting = (typeof settingOfBit)[keyof typeof settingOfBit];

/** The settings of a profile; `otherBits` are those without a known meaning, as one number, 0 is none. */
export type OutOfBoxConfig = { readonly settings: readonly OutOfBoxSetting[]; readonly otherBits: number };

/** Reads the bit field, in the order of its bits. */
export function readOutOfBoxConfig(bits: number): OutOfBoxConfig {
  let otherBits = bits >>> 0;
  const settings: OutOfBoxSetting[] = [];
  for (const [bit, setting] of Object.entries(settingOfBit)) {
    if ((bits & Number(bit)) === 0) continue;
    settings.push(setting);
    otherBits = (otherBits & ~Number(bit)) >>> 0;
  }
  return { settings, otherBits };
}
