import { createHash } from "node:crypto";
import type { DiagnosticsChunk, DiagnosticsResult } from "../../../shared/contract/bridge/diagnostics-result.ts";
import { diagnosticsMaxBytes } from "../../../shared/contract/bridge/diagnostics-result.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { DiagnosticsFile } from "../../app/ports/device-bridge.ts";
import { bridgeBadMessage } from "./bridge-errors.ts";

/** Puts the pieces of a device's files together. */
export type FileGathering = {
  readonly take: (chunk: DiagnosticsChunk) => void;
  /** The files as they were announced; an error when one is not whole or the pieces were too many. */
  readonly finish: (announced: DiagnosticsResult["files"]) => Result<readonly DiagnosticsFile[]>;
};

/** Makes a gathering that keeps no more than the contract allows. */
export function createFileGathering(): FileGathering {
  const pieces = new Map<string, Buffer[]>();
  let kept = 0;
  let isBroken = false;

  const take = ({ file, index, data }: DiagnosticsChunk): void => {
    const bytes = Buffer.from(data, "base64");
    const before = pieces.get(file) ?? [];
    kept += bytes.length;
    if (kept > diagnosticsMaxBytes || index !== before.length) isBroken = true;
    if (isBroken) pieces.clear();
    else pieces.set(file, [...before, bytes]);
  };

  const finish = (announced: DiagnosticsResult["files"]): Result<readonly DiagnosticsFile[]> => {
    const joined = (name: string): Uint8Array => new Uint8Array(Buffer.concat(pieces.get(name) ?? []));
    const files = announced.map(({ name, sha256 }) => ({ name, sha256, bytes: joined(name) }));
    const isWhole = files.every(({ bytes, sha256 }) => createHash("sha256").update(bytes).digest("hex") === sha256);
    if (isBroken || !isWhole || files.length !== pieces.size) return err(bridgeBadMessage("fileNotWhole"));
    return ok(files);
  };
  return { take, finish };
}
