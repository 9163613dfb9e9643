import { hexToBytes } from "../../kernel/hex.ts";
import { encodeUtf16 } from "../../kernel/utf16.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { chassisTypes } from "./chassis-types.ts";
import {
  architectures,
  captureOsTypes,
  digitizerFlags,
  diskKinds,
  errorCorrections,
  networkMedia,
  powerRoles,
  removalPolicies,
  reportedFlags,
  storageBuses,
} from "./coded-values.ts";
import type {
  CaptureFacts,
  ChassisFacts,
  DiskFacts,
  DisplayFacts,
  GraphicsFacts,
  MemoryFacts,
  NetworkAdapter,
  OfflineDeviceId,
  ProcessorFacts,
} from "./device-facts.ts";
import { recordTypes } from "./record-types.ts";
import { CAPTURE_EPOCH_MS, UNKNOWN_ZONE, UNSTATED_MAXIMUM_GIB, ZONE_STEP_MINUTES } from "./record-units.ts";

/** Record 1. A version is written as minor, major, revision, build. */
export function writeCapture(writer: ByteWriter, facts: CaptureFacts): void {
  writer.record(recordTypes.capture, (payload) => {
    for (const version of [facts.toolBuild, facts.osBuild]) {
      const [major = 0, minor = 0, build = 0, revision = 0] = version.split(".").map(Number);
      payload.unsigned(minor, 2).unsigned(major, 2).unsigned(revision, 2).unsigned(build, 2);
    }
    const zone = facts.zoneOffsetMinutes;
    const zoneSteps = zone === "unknown" ? UNKNOWN_ZONE : zone / ZONE_STEP_MINUTES;
    payload
      .unsigned(Math.floor((facts.capturedAt - CAPTURE_EPOCH_MS) / 1000), 4)
      .unsigned(zoneSteps & 0xff, 1)
      .unsigned(captureOsTypes.codeOf(facts.osType), 1)
      .unsigned(architectures.codeOf(facts.osArchitecture), 1)
      .unsigned(facts.toolVersion, 1);
  });
}

/** Record 2. */
export function writeProcessor(writer: ByteWriter, facts: ProcessorFacts): void {
  writer.record(recordTypes.processor, (payload) =>
    payload
      .unsigned(architectures.codeOf(facts.architecture), 2)
      .unsigned(facts.packages, 2)
      .unsigned(facts.cores, 2)
      .unsigned(facts.threads, 2)
      .unsigned(facts.hyperThreading ? 1 : 0, 2)
      .unsigned(0, 2),
  );
}

/** Record 5. */
export function writeMemory(writer: ByteWriter, facts: MemoryFacts): void {
  writer.record(recordTypes.memory, (payload) =>
    payload
      .unsigned(facts.ramGiB, 8)
      .unsigned(facts.maximumGiB === "unknown" ? UNSTATED_MAXIMUM_GIB : facts.maximumGiB, 8)
      .unsigned(facts.slots, 2)
      .unsigned(facts.arrays, 2)
      .unsigned(errorCorrections.codeOf(facts.errorCorrection), 1),
  );
}

/** Records 6 and 7 of one disk. */
export function writeDisk(writer: ByteWriter, { capacity, identity }: DiskFacts): void {
  if (capacity !== null) {
    writer.record(recordTypes.diskCapacity, (payload) =>
      payload
        .unsigned(capacity.sizeGB, 8)
        .unsigned(storageBuses.codeOf(capacity.bus), 2)
        .unsigned(diskKinds.codeOf(capacity.kind), 1)
        .unsigned(reportedFlags.codeOf(capacity.trim), 1),
    );
  }
  if (identity !== null) {
    writer.record(recordTypes.diskIdentity, (payload) =>
      payload.text(`${identity.serial}|${identity.product}|${identity.vendor}`),
    );
  }
}

/** Record 8. */
export function writeNetworkAdapter(writer: ByteWriter, adapter: NetworkAdapter): void {
  const bus = encodeUtf16(`${adapter.bus}\0`);
  writer.record(recordTypes.networkAdapter, (payload) =>
    payload
      .unsigned(networkMedia.codeOf(adapter.medium), 4)
      .raw(hexToBytes(adapter.mac.replaceAll(":", "")))
      .unsigned(bus.length, 4)
      .raw(bus),
  );
}

/** Record 9. */
export function writeDisplay(writer: ByteWriter, display: DisplayFacts): void {
  writer.record(recordTypes.display, (payload) =>
    payload
      .unsigned(display.physicalWidth, 2)
      .unsigned(display.physicalHeight, 2)
      .unsigned(display.pixelsX, 2)
      .unsigned(display.pixelsY, 2)
      .unsigned(Number.parseInt(display.tailHex, 16), 4),
  );
}

/** Record 10. */
export function writeChassis(writer: ByteWriter, facts: ChassisFacts): void {
  writer.record(recordTypes.chassis, (payload) =>
    payload
      .unsigned(chassisTypes.codeOf(facts.type), 1)
      .unsigned(powerRoles.codeOf(facts.powerRole), 1)
      .unsigned(facts.opticalDrive ? 1 : 0, 1)
      .unsigned(
        facts.digitizer.reduce((bits, flag) => bits | digitizerFlags.codeOf(flag), 0),
        1,
      )
      .unsigned(0, 1),
  );
}

/** Record 11. */
export function writeOfflineDeviceId(writer: ByteWriter, facts: Omit<OfflineDeviceId, "method">): void {
  const id = hexToBytes(facts.idHex);
  writer.record(recordTypes.offlineDeviceId, (payload) =>
    payload.unsigned(facts.status, 4).unsigned(facts.methodCode, 2).unsigned(id.length, 2).unsigned(0, 2).raw(id),
  );
}

/** Record 12: the first three groups of the UUID are little-endian. */
export function writeUuid(writer: ByteWriter, uuid: string): void {
  const bytes = hexToBytes(uuid.replaceAll("-", ""));
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  writer.record(recordTypes.uuid, (payload) => payload.raw(order.map((at) => bytes[at] ?? 0)));
}

/** Records 29 and 30 of one graphics adapter. */
export function writeGraphics(writer: ByteWriter, { memory, adapter }: GraphicsFacts): void {
  if (memory !== null) {
    writer.record(recordTypes.graphicsMemory, (payload) =>
      payload
        .unsigned(memory.dedicatedVideo, 8)
        .unsigned(memory.dedicatedSystem, 8)
        .unsigned(removalPolicies.codeOf(memory.removalPolicy), 1)
        .unsigned(memory.local ? 1 : 0, 1),
    );
  }
  if (adapter !== null) {
    writer.record(recordTypes.videoAdapter, (payload) =>
      payload.raw(encodeUtf16(`${adapter.vendor}|${adapter.model}\0`)),
    );
  }
}
