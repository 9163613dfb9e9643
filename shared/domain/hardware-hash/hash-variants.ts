import { decodeBase64, encodeBase64 } from "../../kernel/base64.ts";
import type { DeviceFacts } from "./device-facts.ts";
import type { HashFields } from "./hash-fields.ts";

/** Another device to rehearse with, made from the fields of a healthy one. */
type FieldVariant = (fields: HashFields) => HashFields;

/** Devices and captures that occur on benches. All of them decode. */
export const fieldVariants = {
  /** As old tools wrote it: a zone byte of 120, which no zone has. */
  unknownZone: (fields) => ({ ...fields, zoneOffsetMinutes: "unknown" }),
  /** Captured in another environment than the full Windows. */
  otherOsType: (fields) => ({ ...fields, osType: "code:3" }),
  /** Captured in WinPE without the TPM's library and without a Wi-Fi driver, though it calls itself the full Windows. */
  likeWinPe: (fields) => ({
    ...withoutTpm(fields),
    networkAdapters: fields.networkAdapters.filter(({ medium }) => medium !== "wifi" && medium !== "wirelessLan"),
  }),
  noTpm: (fields) => withoutTpm(fields),
  tpm12: (fields) => ({
    ...fields,
    tpm: { spec: "1.2", level: 2, revision: "3", vendorId: "IFX", firmware: "262184.0" },
  }),
  /** Vendor MSFT on a real device: Pluton. */
  pluton: (fields) => ({
    ...fields,
    tpm: { spec: "2.0", level: 0, revision: "1.59", vendorId: "MSFT", firmware: "393220.65536" },
  }),
  /** Vendor MSFT in a virtual machine of Hyper-V. */
  virtualMachine: (fields) => ({
    ...fields,
    manufacturer: "Microsoft Corporation",
    productName: "Virtual Machine",
    tpm: { spec: "2.0", level: 0, revision: "1.16", vendorId: "MSFT", firmware: "538247443.1394722" },
  }),
  emptyDiskSerial: (fields) => ({
    ...fields,
    disks: fields.disks.map((disk) => ({
      ...disk,
      identity: { product: "", vendor: "", ...disk.identity, serial: "" },
    })),
  }),
  /** Record types that no public decoder reads. */
  unknownRecords: (fields) => ({
    ...fields,
    extraRecords: [...fields.extraRecords, { type: 34, bytesHex: "01000000" }, { type: 99, bytesHex: "53494d" }],
  }),
} as const satisfies Readonly<Record<string, FieldVariant>>;

/** The first device with the network addresses of the second, as with one dock that was used on both. */
export function withAddressesOf(fields: HashFields, other: Pick<DeviceFacts, "networkAdapters">): HashFields {
  return { ...fields, networkAdapters: other.networkAdapters };
}

/** The first `length` characters of a hash text. Real texts of 4000 characters have only filling in their last ones. */
export function cutText(text: string, length = 3999): string {
  return text.slice(0, length);
}

/** A hash text in lines of `columns` characters, as consoles and mail programs wrap it. */
export function wrappedText(text: string, columns = 80): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += columns) lines.push(text.slice(at, at + columns));
  return lines.join("\r\n");
}

/** The lowest byte of the capture time: changed, a hash still reads from end to end. */
const CAPTURE_TIME_BYTE = 24;

/** A hash text with the bits of `mask` turned in one byte of its blob. A text that is no base64 stays as it is. */
export function withFlippedByte(text: string, offset = CAPTURE_TIME_BYTE, mask = 0x01): string {
  const decoded = decodeBase64(text);
  if (!decoded.ok || offset >= decoded.value.length) return text;
  const bytes = decoded.value;
  bytes[offset] = (bytes[offset] as number) ^ mask;
  return encodeBase64(bytes);
}

function withoutTpm(fields: HashFields): HashFields {
  return { ...fields, tpm: null, endorsementKeySeed: null, offlineDeviceId: null };
}
