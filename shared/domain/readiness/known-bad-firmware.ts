import type { TpmReading } from "./readiness-facts.ts";
import { tpmMaker } from "./tpm-maker.ts";

/** Major and minor number of a firmware. */
type FirmwareVersion = readonly [number, number];

/** Firmware that attestation fails with, from one version to another of one maker (device-side b.3). */
type KnownBadFirmware = {
  readonly maker: string;
  readonly from: FirmwareVersion;
  readonly to: FirmwareVersion;
  readonly trouble: "vulnerable" | "certificateTimesOut";
};

const knownBadFirmware: readonly KnownBadFirmware[] = [
  // ROCA, CVE-2017-15361 (Microsoft's ADV170012).
  { maker: "IFX", from: [4, 0], to: [4, 33], trouble: "vulnerable" },
  { maker: "IFX", from: [4, 40], to: [4, 42], trouble: "vulnerable" },
  { maker: "IFX", from: [5, 0], to: [5, 61], trouble: "vulnerable" },
  { maker: "IFX", from: [6, 0], to: [6, 42], trouble: "vulnerable" },
  { maker: "IFX", from: [7, 0], to: [7, 61], trouble: "vulnerable" },
  { maker: "IFX", from: [133, 0], to: [133, 32], trouble: "vulnerable" },
  // SLB9672; which later versions are good, only the maker of the device can say.
  { maker: "IFX", from: [15, 22], to: [15, 22], trouble: "certificateTimesOut" },
];

/** Makers whose parts with an RSA endorsement key of 3,072 bits fail to attest until an update (known since May 2025). */
const longKeyMakers: ReadonlySet<string> = new Set(["STM", "NTC"]);

/** How attestation ends where the firmware of an AMD TPM is too old; which one is new enough, only the maker can say. */
const oldFirmwareError = 0x80070490;

/** What is known to be wrong with the firmware of a TPM; undefined when nothing is. */
export function firmwareTrouble(tpm: TpmReading): KnownBadFirmware["trouble"] | "longKey" | "old" | undefined {
  const maker = tpmMaker(tpm.manufacturerId)?.id;
  if (maker === undefined) return undefined;
  const version = firmwareVersion(tpm.firmwareVersion);
  const known =
    version === undefined
      ? undefined
      : knownBadFirmware.find((bad) => bad.maker === maker && !isBelow(version, bad.from) && !isBelow(bad.to, version));
  if (known !== undefined) return known.trouble;
  if (tpm.endorsementKeyBits === 3072 && longKeyMakers.has(maker)) return "longKey";
  return maker === "AMD" && hasOldFirmwareError(tpm) ? "old" : undefined;
}

function hasOldFirmwareError({ keyAttestationResult, identityKeyError, identityKeyTaskResult }: TpmReading): boolean {
  const results = [keyAttestationResult, identityKeyError, identityKeyTaskResult];
  return results.some((result) => result !== null && result >>> 0 === oldFirmwareError);
}

/** The first two numbers of a firmware version; undefined for what is none. */
function firmwareVersion(text: string | null): FirmwareVersion | undefined {
  const match = /^\s*(\d{1,6})\.(\d{1,6})/.exec(text ?? "");
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

function isBelow(left: FirmwareVersion, right: FirmwareVersion): boolean {
  return left[0] === right[0] ? left[1] < right[1] : left[0] < right[0];
}
