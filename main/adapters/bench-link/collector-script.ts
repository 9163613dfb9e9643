import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { collectorMark } from "../../../shared/domain/link/link-line.ts";

/** Where the scripts lie: the host's reading scripts, and those that run on a device. */
export type ScriptFolders = { readonly host: string; readonly device: string };

/** Scripts that others stand on, in an order in which each comes after those it needs. */
const libraries = [
  "windows-facts",
  "device-registry",
  "trusted-hosts",
  "device-session",
  "tpm-facts",
  "supply-facts",
  "run-tool",
  "extension-signals",
  "read-events",
] as const;

/** The reading scripts by the names a collector knows them under. */
const readings = [
  ["identity", "device", "read-identity"],
  ["collect", "host", "read-device"],
  ["readiness", "host", "read-readiness"],
  ["signals", "host", "read-signals"],
  ["network", "host", "check-network"],
] as const;

/** The bench as a collector finds it: an address, a port and the certificate's SHA-256 in hexadecimal digits. */
export type CollectorTarget = { readonly address: string; readonly port: number; readonly fingerprint: string };

/**
 * Puts a collector together as one file: where the bench is (absent on a stick), the reading scripts word for word, and
 * the collector itself. Every value is of a form that cannot be anything but data; another one throws.
 */
export async function collectorScript(folders: ScriptFolders, target?: CollectorTarget): Promise<string> {
  const read = async (folder: keyof ScriptFolders, name: string): Promise<string> =>
    (await readFile(join(folders[folder], `${name}.ps1`), "utf8")).replaceAll("\r\n", "\n");
  const shared = await Promise.all(libraries.map((name) => read("host", name)));
  const own = await Promise.all(readings.map(([, folder, name]) => read(folder, name)));
  const script = [
    "param([string]$code)",
    target === undefined ? "$bench = $null" : benchLine(target),
    `$libraries = @(\n${shared.map(block).join("\n")}\n)`,
    "$readings = @{}",
    ...readings.map(([name], index) => `$readings.${name} = ${block(own[index] ?? "")}`),
    await read("device", "collector"),
  ].join("\n");
  if (script.includes(collectorMark)) throw new Error("The collector holds the mark that stands before it");
  return script;
}

/** A script as a block that is not run but carries its text. */
function block(script: string): string {
  return `{\n${script}\n}`;
}

function benchLine({ address, port, fingerprint }: CollectorTarget): string {
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(address) || !Number.isInteger(port) || !/^[0-9a-f]{64}$/.test(fingerprint))
    throw new Error("The bench's place is not of the form that may stand in a script");
  return `$bench = @{ address = '${address}'; port = ${port}; fingerprint = '${fingerprint}' }`;
}
