import { epochMs } from "../../kernel/brand.ts";
import { sha256HexOfText } from "../../kernel/sha256.ts";
import type { DecodedHash } from "../hardware-hash/decoded-hash.ts";
import type { TpmFacts } from "../hardware-hash/device-facts.ts";
import type { HashGrade } from "../hardware-hash/hash-grade.ts";
import type { HashSummary } from "./hash-summary.ts";

/**
 * The fields of a decoded and judged hash that the journal keeps; the text itself is kept apart under the digest, which
 * is computed here unless it is known.
 */
export function summariseHash(hash: DecodedHash, grade: HashGrade, knownDigest?: string): HashSummary {
  return {
    digest: knownDigest ?? sha256HexOfText(hash.text),
    capturedAt: epochMs(hash.capturedAt),
    serialNumber: (hash.serialNumber ?? "").trim(),
    manufacturer: (hash.manufacturer ?? "").trim(),
    model: (hash.productName ?? "").trim(),
    uuid: hash.uuid ?? "",
    endorsementKeyId: hash.endorsementKey?.sha256Hex ?? "",
    tpm: tpmLine(hash.tpm),
    macAddresses: hash.networkAdapters.map((adapter) => adapter.mac),
    diskSerials: hash.disks.flatMap((disk) =>
      disk.identity === null || disk.identity.serial === "" ? [] : [disk.identity.serial],
    ),
    productKeyId: hash.productKeyId ?? "",
    osBuild: hash.osBuild,
    grade: grade.level,
    findings: grade.findings,
  };
}

/** A TPM in one line, as `2.0 INTC`; empty when the hash has none. */
export function tpmLine(tpm: TpmFacts | null): string {
  return tpm === null ? "" : `${tpm.spec ?? "?"} ${tpm.vendorId?.trim() ?? ""}`.trim();
}
