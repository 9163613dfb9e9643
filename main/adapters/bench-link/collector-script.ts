import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { collectorMark } from "../../../shared/domain/link/link-line.ts";

/** Where the scripts lie: the host's reading scripts, and those that run on a device. */
export type ScriptFolders = { readonly host: string; readonly device: string };

/** The host's scripts that a collector carries, by the names it knows them under. */
const readingScripts = { facts: "windows-facts.ps1", collect: "read-device.ps1", signals: "read-signals.ps1" } as const;

/** The bench as a collector finds it: an address, a port and the certificate's SHA-256 in hexadecimal digits. */
export type CollectorTarget = { readonly address: string; readonly port: number; readonly fingerprint: string };

/**
 * Puts a collector together as one file: where the bench is (absent on a stick), the reading scripts word for word, and
 * the collector itself. Every value is of a form that cannot be anything but data; another one throws.
 */
export async function collectorScript(folders: ScriptFolders, target?: CollectorTarget): Promise<string> {
  const names = Object.entries(readingScripts);
  const readings = await Promise.all(names.map(([, file]) => readFile(join(folders.host, file), "utf8")));
  const body = await readFile(join(folders.device, "collector.ps1"), "utf8");
  const script = [
    "param([string]$code)",
    target === undefined ? "$bench = $null" : benchLine(target),
    "$scripts = @{}",
    ...names.map(([name], index) => `$scripts.${name} = {\n${readings[index] ?? ""}\n}`),
    body,
  ].join("\n");
  const text = script.replaceAll("\r\n", "\n");
  if (text.includes(collectorMark)) throw new Error("The collector holds the mark that stands before it");
  return text;
}

function benchLine({ address, port, fingerprint }: CollectorTarget): string {
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(address) || !Number.isInteger(port) || !/^[0-9a-f]{64}$/.test(fingerprint))
    throw new Error("The bench's place is not of the form that may stand in a script");
  return `$bench = @{ address = '${address}'; port = ${port}; fingerprint = '${fingerprint}' }`;
}
