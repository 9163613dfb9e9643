import { epochMs } from "../../kernel/brand.ts";
import { sha256HexOfText } from "../../kernel/sha256.ts";
import type { DecodedHash } from "../hardware-hash/decoded-hash.ts";
import type { TpmFacts } from "../hardware-hash/device-facts.ts";
import { endorsementKeyId, isNoAddress } from "../hardware-hash/hash-identity.ts";
import { type GradeFinding, gradeOf, type HashSummary } from "./hash-summary.ts";

/** Far above any device: a forged hash can hold thousands of parts and texts of many kilobytes. */
const mostParts = 64;
const longestText = 255;

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
    serialNumber: kept(hash.serialNumber),
    manufacturer: kept(hash.manufacturer),
    model: kept(hash.productName),
    uuid: hash.uuid ?? "",
    endorsementKeyId: endorsementKeyId(hash) ?? "",
    tpm: tpmLine(hash.tpm),
    macAddresses: orNone(
      hash.networkAdapters.flatMap(({ mac }) => (isNoAddress(mac) ? [] : [mac])).slice(0, mostParts),
    ),
    diskSerials: orNone(
      hash.disks.flatMap(({ identity }) => (identity?.serial ? [kept(identity.serial)] : [])).slice(0, mostParts),
    ),
    productKeyId: /^[0\s]*$/.test(hash.productKeyId ?? "") ? "" : kept(hash.productKeyId),
    osBuild: hash.osBuild,
    grade: gradeOf(findings),
    findings: orNone(findings),
  };
}

/** A TPM in one line, as `2.0 INTC`; empty when the hash has none. */
export function tpmLine(tpm: TpmFacts | null): string {
  return tpm === null ? "" : `${tpm.spec ?? "?"} ${tpm.vendorId?.trim() ?? ""}`.trim();
}

/** A text of the firmware, cut where no real one goes on. */
function kept(text: string | null): string {
  return (text ?? "").trim().slice(0, longestText);
}

function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
}
