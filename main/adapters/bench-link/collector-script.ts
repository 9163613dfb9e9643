import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LinkOperation } from "../../../shared/contract/link/messages.ts";
import { diagnosticsChannels } from "../../../shared/domain/diagnostics/diagnostics-channels.ts";
import { eventWishes, type FlowEventWish } from "../../../shared/domain/flow/event-wishes.ts";
import { collectorMark } from "../../../shared/domain/link/link-line.ts";
import { type NetworkEndpointFacts, networkEndpoints } from "../../../shared/domain/network/network-endpoints.ts";
import { powerShellData } from "./powershell-data.ts";

/** Where the scripts lie: the host's reading scripts, and those that run on a device. */
export type ScriptFolders = { readonly host: string; readonly device: string };

const device = ["windows-facts", "device-registry", "trusted-hosts", "device-session"] as const;

/** What each reading is made of, in this order, as in the host; the last part gives the answer. */
export const collectorReadings = {
  collect: [...device, "tpm-facts", "supply-facts", "read-device"],
  readiness: [...device, "profile-facts", "tpm-facts", "supply-facts", "run-tool", "read-readiness"],
  signals: [...device, "profile-facts", "extension-signals", "read-events", "read-signals"],
  network: ["windows-facts", "check-network"],
  diagnostics: [...device, "read-events", "run-tool", "temporary-folder", "hand-over", "gather-diagnostics"],
} as const satisfies Readonly<Record<LinkOperation, readonly string[]>>;

/** What a device is called: a reading that the host has no use for. */
const identityReading = ["windows-facts", "read-identity"] as const;

/** The bench as a collector finds it: an address, a port and the certificate's SHA-256 in hexadecimal digits. */
export type CollectorTarget = { readonly address: string; readonly port: number; readonly fingerprint: string };

/** What a collector on a stick asks its device for, where no bench says it. */
export type StickWishes = {
  /** Endpoints of the network that are tried. */
  readonly endpoints: readonly Pick<NetworkEndpointFacts, "id" | "host" | "port" | "protocol" | "path">[];
  /** Events that are told. */
  readonly events: readonly FlowEventWish[];
  /** Logs that are exported of a device that failed. */
  readonly channels: readonly string[];
};

const stickWishes: StickWishes = {
  endpoints: networkEndpoints.map(({ id, host, port, protocol, path }) => ({ id, host, port, protocol, path })),
  events: eventWishes(undefined),
  channels: diagnosticsChannels,
};

/**
 * Puts a collector together as one file: where the bench is, or on a stick what is asked for, the reading
 * scripts word for word, and the collector itself. Every value is of a form that cannot be anything but data; another one
 * throws.
 */
export async function collectorScript(
  folders: ScriptFolders,
  target?: CollectorTarget,
  wishes: StickWishes = stickWishes,
): Promise<string> {
  const readings = Object.entries({ identity: identityReading, ...collectorReadings });
  const names = [...new Set(readings.flatMap(([, parts]): readonly string[] => parts))];
  const texts = await Promise.all(
    names.map((name) => readScript(name === "read-identity" ? folders.device : folders.host, name)),
  );
  const script = [
    "param([string]$code)",
    ...(target === undefined ? ["$bench = $null", `$wishes = ${powerShellData(wishes)}`] : [benchLine(target)]),
    "$parts = @{}",
    ...names.map((name, index) => `$parts['${name}'] = {\n${texts[index] ?? ""}\n}`),
    "$readings = @{}",
    ...readings.map(([name, parts]) => `$readings.${name} = @(${parts.map((part) => `'${part}'`).join(", ")})`),
    await readScript(folders.device, "collector"),
  ].join("\n");
  if (script.includes(collectorMark)) throw new Error("The collector holds the mark that stands before it");
  return script;
}

/** A script's text, with one kind of line end. */
async function readScript(folder: string, name: string): Promise<string> {
  return (await readFile(join(folder, `${name}.ps1`), "utf8")).replaceAll("\r\n", "\n");
}

function benchLine({ address, port, fingerprint }: CollectorTarget): string {
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(address) || !Number.isInteger(port) || !/^[0-9a-f]{64}$/.test(fingerprint))
    throw new Error("The bench's place is not of the form that may stand in a script");
  return `$bench = @{ address = '${address}'; port = ${port}; fingerprint = '${fingerprint}' }`;
}
