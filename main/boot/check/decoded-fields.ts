import { captureAgeDays } from "../../../shared/domain/hardware-hash/capture-age.ts";
import { captureEnvironment } from "../../../shared/domain/hardware-hash/capture-environment.ts";
import type { DecodedHash } from "../../../shared/domain/hardware-hash/decoded-hash.ts";
import { endorsementKeyId } from "../../../shared/domain/hardware-hash/hash-identity.ts";
import { virtualMachineSign } from "../../../shared/domain/hardware-hash/virtual-machine.ts";
import type { ListedFields, ReadableFields } from "../../../shared/domain/intake/intake-row.ts";
import { withoutSecrets } from "../../../shared/domain/policy/without-secrets.ts";

/** What is printed of a row, by name. */
export type RowFields = Readonly<Record<string, unknown>>;

/** Everything a hash says of its device and its capture, and what the file says beside it; never the hash itself. */
export function decodedFields(hash: DecodedHash, listed: ListedFields, now: number): RowFields {
  const { text: _secret, records, endorsementKey, offlineDeviceId, capturedAt, tpm, productName, ...facts } = hash;
  return {
    ...facts,
    model: productName,
    capturedAt: new Date(capturedAt).toISOString(),
    captureAgeDays: captureAgeDays(capturedAt, now),
    captureEnvironment: captureEnvironment(hash),
    virtualMachine: virtualMachineSign(hash),
    tpm: tpm === null ? null : { ...tpm, vendorId: tpm.vendorId?.trim() ?? null },
    endorsementKeyId: endorsementKeyId(hash),
    endorsementKeyBytes: endorsementKey === "unusable" ? null : (endorsementKey?.sizeBytes ?? null),
    offlineDeviceId,
    records: records.length,
    unreadRecords: records.flatMap(({ typeHex, content }) => (content.kind === "unread" ? [typeHex] : [])),
    listed: listedFields(listed),
  };
}

/** What is known of a row without a usable hash. */
export function readableFields(readable: ReadableFields | undefined): RowFields {
  if (readable === undefined) return {};
  const { capturedAt, ...fields } = readable;
  return {
    ...shownTexts(fields),
    ...(capturedAt === undefined ? {} : { capturedAt: new Date(capturedAt).toISOString() }),
  };
}

/** What the file's own columns say. */
export function listedFields(listed: ListedFields): RowFields {
  return shownTexts(listed);
}

/** Texts of a file, which can hold anything. */
function shownTexts(texts: Readonly<Record<string, string>>): RowFields {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, withoutSecrets(text, "[left out]")]));
}
