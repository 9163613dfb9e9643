import { architectures, captureOsTypes } from "./coded-values.ts";
import type { CaptureFacts } from "./device-facts.ts";
import type { RecordPayload } from "./record-payload.ts";
import { CAPTURE_EPOCH_MS, ZONE_RANGE, ZONE_STEP_MINUTES } from "./record-units.ts";

/** Capture facts as far as the bytes go. */
export type PartialCapture = { readonly [Field in keyof CaptureFacts]: CaptureFacts[Field] | null };

/** Bytes of a whole capture record without its header. */
export const CAPTURE_PAYLOAD_BYTES = 24;

/** Record 1, whole. */
export function readCapture({ view, start }: Pick<RecordPayload, "view" | "start">): CaptureFacts {
  return {
    toolBuild: version(view, start),
    osBuild: version(view, start + 8),
    capturedAt: capturedAt(view, start + 16),
    zoneOffsetMinutes: zoneOffset(view, start + 20),
    osType: captureOsTypes.nameOf(view.getUint8(start + 21)),
    osArchitecture: architectures.nameOf(view.getUint8(start + 22)),
    toolVersion: view.getUint8(start + 23),
  };
}

/** Record 1 of a text that ends inside it. */
export function readCutCapture({ view, start, end }: Pick<RecordPayload, "view" | "start" | "end">): PartialCapture {
  const size = end - start;
  return {
    toolBuild: size < 8 ? null : version(view, start),
    osBuild: size < 16 ? null : version(view, start + 8),
    capturedAt: size < 20 ? null : capturedAt(view, start + 16),
    zoneOffsetMinutes: size < 21 ? null : zoneOffset(view, start + 20),
    osType: size < 22 ? null : captureOsTypes.nameOf(view.getUint8(start + 21)),
    osArchitecture: size < 23 ? null : architectures.nameOf(view.getUint8(start + 22)),
    toolVersion: size < CAPTURE_PAYLOAD_BYTES ? null : view.getUint8(start + 23),
  };
}

/** A version stands as minor, major, revision, build. */
function version(view: DataView, at: number): string {
  const minor = view.getUint16(at, true);
  const major = view.getUint16(at + 2, true);
  const revision = view.getUint16(at + 4, true);
  const build = view.getUint16(at + 6, true);
  return `${major}.${minor}.${build}.${revision}`;
}

function capturedAt(view: DataView, at: number): number {
  return CAPTURE_EPOCH_MS + view.getUint32(at, true) * 1000;
}

function zoneOffset(view: DataView, at: number): number | "unknown" {
  const steps = view.getInt8(at);
  return steps < ZONE_RANGE.lowest || steps > ZONE_RANGE.highest ? "unknown" : steps * ZONE_STEP_MINUTES;
}
