import {
  type DiagnosticsChunk,
  type DiagnosticsResult,
  diagnosticsMaxBytes,
} from "../../../shared/contract/bridge/diagnostics-result.ts";
import { decodeBase64 } from "../../../shared/kernel/base64.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { Originals, OriginalWriter } from "../ports/originals.ts";

/** A file of a device that is kept, and what of it is missing. */
export type KeptPieces = {
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
  readonly missing: DiagnosticsResult["missing"];
};

/** Puts the files that devices hand over in pieces together: each piece is encrypted as it comes. */
export type LinkPieces = {
  /** Takes the next piece of a file of a visit; the first one again begins the file anew. Error: `store.writeFailed`, `secrets.unavailable`. */
  readonly take: (visit: string, piece: DiagnosticsChunk) => Promise<Result<"taken" | "refused">>;
  /** Keeps the files that are whole, and says which are not. */
  readonly finish: (visit: string, announced: DiagnosticsResult) => Promise<Result<KeptPieces>>;
  /** Leaves nothing of a visit behind. */
  readonly drop: (visit: string) => Promise<void>;
};

/** A file on its way in. */
type Arriving = { readonly writer: OriginalWriter; readonly pieces: number; readonly bytes: number };

/** Files of one visit at most, as many as a device may announce. */
const mostFiles = 64;

const notWhole = "notWhole: its pieces did not arrive as they were announced.";

/** Builds a keeper that holds nothing yet. */
export function createLinkPieces(originals: Originals): LinkPieces {
  const visits = new Map<string, Map<string, Arriving>>();

  const discard = async (visit: string, file: string): Promise<void> => {
    const files = visits.get(visit);
    const arriving = files?.get(file);
    files?.delete(file);
    await arriving?.writer.discard();
  };

  const begin = async (files: Map<string, Arriving>, file: string): Promise<Result<Arriving>> => {
    const writer = await originals.begin();
    if (!writer.ok) return writer;
    const arriving = { writer: writer.value, pieces: 0, bytes: 0 };
    files.set(file, arriving);
    return ok(arriving);
  };

  return {
    take: async (visit, { file, index, data }) => {
      const files = visits.get(visit) ?? new Map<string, Arriving>();
      visits.set(visit, files);
      if (index === 0) await discard(visit, file);
      const known = files.get(file);
      const isNext = index === (known?.pieces ?? 0) && (known !== undefined || files.size < mostFiles);
      const bytes = decodeBase64(data);
      const held = [...files.values()].reduce((sum, arriving) => sum + arriving.bytes, 0);
      if (!isNext || !bytes.ok || held + bytes.value.length > diagnosticsMaxBytes) {
        await discard(visit, file);
        return ok("refused");
      }
      const arriving = known === undefined ? await begin(files, file) : ok(known);
      if (!arriving.ok) return arriving;
      const { writer, pieces } = arriving.value;
      const written = await writer.write(bytes.value);
      if (!written.ok) {
        await discard(visit, file);
        return written;
      }
      files.set(file, { writer, pieces: pieces + 1, bytes: arriving.value.bytes + bytes.value.length });
      return ok("taken");
    },
    finish: async (visit, announced) => {
      const files = visits.get(visit) ?? new Map<string, Arriving>();
      const kept: KeptPieces["files"][number][] = [];
      const missing = [...announced.missing];
      for (const { name, bytes, chunks, sha256 } of announced.files) {
        const arriving = files.get(name);
        if (arriving === undefined || arriving.pieces !== chunks || arriving.bytes !== bytes) {
          missing.push({ part: name, reason: notWhole });
          continue;
        }
        files.delete(name);
        const original = await arriving.writer.finish();
        if (!original.ok) return original;
        if (original.value.sha256 === sha256) kept.push({ name, sha256, size: original.value.size });
        else missing.push({ part: name, reason: notWhole });
      }
      for (const file of files.keys()) await discard(visit, file);
      visits.delete(visit);
      return ok({ files: kept, missing });
    },
    drop: async (visit) => {
      for (const file of visits.get(visit)?.keys() ?? []) await discard(visit, file);
      visits.delete(visit);
    },
  };
}
