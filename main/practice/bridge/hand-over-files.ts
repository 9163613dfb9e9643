import { createHash } from "node:crypto";
import type { DiagnosticsResult } from "../../../shared/contract/bridge/diagnostics-result.ts";
import { eventsOf } from "../world/device-events.ts";
import type { DeviceRow } from "../world/device-rows.ts";
import { signalsOf } from "../world/device-signals.ts";
import type { World } from "../world/world.ts";
import type { TaskListener } from "./bridge-operations.ts";

const chunkBytes = 96 * 1024;

/** Hands over what a simulated device has to show: its registry and its events. It has no archive tool. */
export function handOverFiles(
  world: World,
  device: DeviceRow,
  address: string,
  now: number,
  { onProgress, onChunk }: TaskListener,
): DiagnosticsResult {
  const files = [
    { name: "registry.json", text: JSON.stringify(signalsOf(world, device, address, now)) },
    { name: "events.json", text: JSON.stringify(eventsOf(world, device, now)) },
  ].map(({ name, text }) => {
    onProgress(name);
    const bytes = Buffer.from(text);
    const chunks = Math.max(1, Math.ceil(bytes.length / chunkBytes));
    for (let index = 0; index < chunks; index += 1) {
      const data = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes).toString("base64");
      onChunk({ file: name, index, data });
    }
    return { name, bytes: bytes.length, chunks, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
  const missing = [{ part: "diagnostics.cab", reason: "toolMissing: a simulated device has no MdmDiagnosticsTool." }];
  return { address, observedAt: new Date(now).toISOString(), files, missing };
}
