import { epochMs } from "../../kernel/brand.ts";
import { sha256HexOfText } from "../../kernel/sha256.ts";
import type { DecodedHash } from "../hardware-hash/decoded-hash.ts";
import type { TpmFacts } from "../hardware-hash/device-facts.ts";
import { endorsementKeyId, isNoAddress } from "../hardware-hash/hash-identity.ts";
import { type GradeFinding, gradeOf, type HashSummary } from "./hash-summary.ts";

/** Shared by all summaries that have none: an order may hold a hundred thousand of them. */
const none: readonly never[] = [];

/**
 * The fields of a decoded and judged hash that the journal keeps; the text itself is kept apart under the digest, which
 * is computed here unless it is known.
 */
export function summariseHash(
  hash: DecodedHash,
  { findings }: { readonly findings: readonly GradeFinding[] },
  knownDigest?: string,
): HashSummary {
  return {
    digest: knownDigest ?? sha256HexOfText(hash.text),
    capturedAt: epochMs(hash.capturedAt),
    serialNumber: (hash.serialNumber ?? "").trim(),
    manufacturer: (hash.manufacturer ?? "").trim(),
    model: (hash.productName ?? "").trim(),
    uuid: hash.uuid ?? "",
    endorsementKeyId: endorsementKeyId(hash) ?? "",
    tpm: tpmLine(hash.tpm),
    macAddresses: orNone(hash.networkAdapters.flatMap(({ mac }) => (isNoAddress(mac) ? [] : [mac]))),
    diskSerials: orNone(hash.disks.flatMap(({ identity }) => (identity?.serial ? [identity.serial] : []))),
    productKeyId: /^[0\s]*$/.test(hash.productKeyId ?? "") ? "" : (hash.productKeyId ?? "").trim(),
    osBuild: hash.osBuild,
    grade: gradeOf(findings),
    findings: orNone(findings),
  };
}

/** A TPM in one line, as `2.0 INTC`; empty when the hash has none. */
export function tpmLine(tpm: TpmFacts | null): string {
  return tpm === null ? "" : `${tpm.spec ?? "?"} ${tpm.vendorId?.trim() ?? ""}`.trim();
}

function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
}
