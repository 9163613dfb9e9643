/** The endorsement key has no certificate yet: the most frequent amber state of firmware TPMs. */
export const certificateMissingBit = 0x40000;
/** Firmware with a known weakness that attestation looks at. */
export const vulnerabilityBit = 0x1000000;

/** Bits of `IsReadyInformation` of `Win32_Tpm` (device-side b.2), by the constant's name without `INFORMATION_`. */
const informationBits: readonly (readonly [number, string])[] = [
  [0x2, "SHUTDOWN"],
  [0x4, "REBOOT"],
  [0x8, "TPM_FORCE_CLEAR"],
  [0x10, "PHYSICAL_PRESENCE"],
  [0x20, "TPM_ACTIVATE"],
  [0x40, "TPM_TAKE_OWNERSHIP"],
  [0x80, "TPM_CREATE_EK"],
  [0x100, "TPM_OWNERAUTH"],
  [0x200, "TPM_SRK_AUTH"],
  [0x400, "TPM_DISABLE_OWNER_CLEAR"],
  [0x800, "TPM_SRKPUB"],
  [0x1000, "TPM_READ_SRKPUB"],
  [0x2000, "TPM_BOOT_COUNTER"],
  [0x4000, "TPM_AD_BACKUP"],
  [0x8000, "TPM_AD_BACKUP_PHASE_I"],
  [0x10000, "TPM_AD_BACKUP_PHASE_II"],
  [0x20000, "LEGACY_CONFIGURATION"],
  [certificateMissingBit, "EK_CERTIFICATE"],
  [0x80000, "TCG_EVENT_LOG"],
  [0x100000, "NOT_REDUCED"],
  [0x200000, "GENERIC_ERROR"],
  [0x400000, "DEVICE_LOCK_COUNTER"],
  [0x800000, "DEVICEID"],
  [vulnerabilityBit, "ATTESTATION_VULNERABILITY"],
];

/** Names of the bits that are set; a bit without a name is shown as its number. */
export function informationNames(information: number): readonly string[] {
  const named = informationBits.filter(([bit]) => (information & bit) !== 0);
  const rest = named.reduce((left, [bit]) => left & ~bit, information) >>> 0;
  return [...named.map(([, name]) => name), ...(rest === 0 ? [] : [`0x${rest.toString(16).toUpperCase()}`])];
}
