import { callBench } from "../../../main/practice/link/call-bench.ts";
import type { LinkAnswer, LinkPairAnswer } from "../../../shared/contract/link/messages.ts";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { LinkPlace } from "../../../shared/domain/link/link-line.ts";

const never = new AbortController().signal;

let nonces = 0;

/** A device as its collector speaks for it. `uuid` as Windows gives it, in small letters. */
export function deviceOf(serialNumber: string, changes: { readonly uuid?: string } = {}) {
  const fields = simulatedHashFields(serialNumber);
  const uuid = (changes.uuid ?? fields.uuid ?? "").toLowerCase();
  const identity = { serialNumber, uuid, manufacturer: fields.manufacturer ?? "", model: fields.productName ?? "" };
  const pairing = (code: string) => {
    nonces += 1;
    const nonce = nonces.toString(16).padStart(32, "0");
    return { v: 1 as const, code, nonce, device: identity, powerShellVersion: "5.1" };
  };
  const reading = (at: number, clockUtc = at) => ({
    address: "local",
    collectedAt: new Date(at).toISOString(),
    ...identity,
    hardwareHash: encodeHardwareHash({ ...fields, capturedAt: Math.floor(at / 1000) * 1000 }),
    hashError: null,
    operatingSystem: { sku: 48, edition: "Professional", build: "26100", updateRevision: 4061 },
    tpm: null,
    secureBoot: true,
    onAcPower: true,
    batteryPercent: 90,
    networkAdapters: [],
    previouslyEnrolled: false,
    clockUtc: new Date(clockUtc).toISOString(),
  });
  return { pairing, reading };
}

/** Calls in with a message, whatever it is. */
export async function pair(place: LinkPlace, message: unknown) {
  const { status, body } = await callBench(place, "/v1/pair", message, never);
  return { status, body: body as LinkPairAnswer & { refused?: string } };
}

/** Tells the bench something, whatever it is. */
export async function report(place: LinkPlace, message: unknown) {
  const { status, body } = await callBench(place, "/v1/report", message, never);
  return { status, body: body as LinkAnswer & { refused?: string } };
}
