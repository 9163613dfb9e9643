import type { DeviceFacts, DiskFacts, GraphicsFacts } from "./device-facts.ts";
import type { HashRecord, RecordContent } from "./hash-record.ts";
import { recordTypes } from "./record-types.ts";

type Kind = RecordContent["kind"];
type ValueOf<K extends Kind> = Extract<RecordContent, { readonly kind: K; readonly value: unknown }>["value"];
type Draft = { -readonly [Field in keyof DeviceFacts]: DeviceFacts[Field] };

/**
 * Gathers the records into one description of the device. Of a record that should stand once the first counts; repeats are
 * paired by their order: the n-th size of a disk with the n-th name of one.
 */
export function assembleFacts(records: readonly HashRecord[]): DeviceFacts {
  const facts = emptyFacts();
  const disks = pairs<ValueOf<"diskCapacity">, ValueOf<"diskIdentity">>();
  const graphics = pairs<ValueOf<"graphicsMemory">, ValueOf<"videoAdapter">>();
  const networkAdapters: ValueOf<"networkAdapter">[] = [];
  const displays: ValueOf<"display">[] = [];
  for (const { type, content } of records) {
    switch (content.kind) {
      case "text":
        facts[content.field] ??= content.value;
        break;
      case "diskCapacity":
        disks.first.push(content.value);
        break;
      case "diskIdentity":
        disks.second.push(content.value);
        break;
      case "graphicsMemory":
        graphics.first.push(content.value);
        break;
      case "videoAdapter":
        graphics.second.push(content.value);
        break;
      case "networkAdapter":
        networkAdapters.push(content.value);
        break;
      case "display":
        displays.push(content.value);
        break;
      case "capture":
        break;
      case "unread":
        if (type === recordTypes.endorsementKey) facts.endorsementKey ??= "unusable";
        break;
      default:
        takeSingle(facts, content);
    }
  }
  facts.disks = zip(disks, (capacity, identity): DiskFacts => ({ capacity, identity }));
  facts.graphics = zip(graphics, (memory, adapter): GraphicsFacts => ({ memory, adapter }));
  facts.networkAdapters = networkAdapters;
  facts.displays = displays;
  return facts;
}

type Single = Extract<
  RecordContent,
  { readonly kind: "processor" | "memory" | "chassis" | "offlineDeviceId" | "uuid" | "tpm" | "endorsementKey" }
>;

function takeSingle(facts: Draft, content: Single): void {
  switch (content.kind) {
    case "processor":
      facts.processor ??= content.value;
      break;
    case "memory":
      facts.memory ??= content.value;
      break;
    case "chassis":
      facts.chassis ??= content.value;
      break;
    case "offlineDeviceId":
      facts.offlineDeviceId ??= content.value;
      break;
    case "uuid":
      facts.uuid ??= content.value;
      break;
    case "tpm":
      facts.tpm ??= content.value;
      break;
    case "endorsementKey":
      facts.endorsementKey ??= content.value;
      break;
  }
}

type Pairs<First, Second> = { readonly first: First[]; readonly second: Second[] };

function pairs<First, Second>(): Pairs<First, Second> {
  return { first: [], second: [] };
}

function zip<First, Second, Joined>(
  { first, second }: Pairs<First, Second>,
  join: (one: First | null, other: Second | null) => Joined,
): readonly Joined[] {
  const joined: Joined[] = [];
  const length = Math.max(first.length, second.length);
  for (let at = 0; at < length; at += 1) joined.push(join(first[at] ?? null, second[at] ?? null));
  return joined;
}

/** Written out: the spread of one object into another costs more than reading a record. */
function emptyFacts(): Draft {
  return {
    processorManufacturer: null,
    processorModel: null,
    serialNumber: null,
    firmwareVendor: null,
    manufacturer: null,
    productName: null,
    sku: null,
    family: null,
    firmwareVersion: null,
    boardProduct: null,
    boardVersion: null,
    systemVersion: null,
    productKeyId: null,
    productKeyPartNumber: null,
    bootDiskSerial: null,
    processor: null,
    memory: null,
    disks: [],
    networkAdapters: [],
    displays: [],
    chassis: null,
    offlineDeviceId: null,
    endorsementKey: null,
    uuid: null,
    tpm: null,
    graphics: [],
  };
}
