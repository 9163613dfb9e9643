import type {
  CaptureFacts,
  ChassisFacts,
  DiskCapacity,
  DiskIdentity,
  DisplayFacts,
  EndorsementKey,
  GraphicsMemory,
  MemoryFacts,
  NetworkAdapter,
  OfflineDeviceId,
  ProcessorFacts,
  TpmFacts,
  VideoAdapter,
} from "./device-facts.ts";
import type { TextField } from "./record-types.ts";

/** Where a record stands: bytes from the start of the blob, and its type as four hexadecimal digits. */
export type RecordPlace = { readonly offset: number; readonly typeHex: string };

/** What one record says. `unread` keeps the bytes of a type nobody knows or of a known type with another shape. */
export type RecordContent =
  | { readonly kind: "capture"; readonly value: CaptureFacts }
  | { readonly kind: "processor"; readonly value: ProcessorFacts }
  | { readonly kind: "memory"; readonly value: MemoryFacts }
  | { readonly kind: "diskCapacity"; readonly value: DiskCapacity }
  | { readonly kind: "diskIdentity"; readonly value: DiskIdentity }
  | { readonly kind: "networkAdapter"; readonly value: NetworkAdapter }
  | { readonly kind: "display"; readonly value: DisplayFacts }
  | { readonly kind: "chassis"; readonly value: ChassisFacts }
  | { readonly kind: "offlineDeviceId"; readonly value: OfflineDeviceId }
  | { readonly kind: "uuid"; readonly value: string }
  | { readonly kind: "tpm"; readonly value: TpmFacts }
  | { readonly kind: "endorsementKey"; readonly value: EndorsementKey }
  | { readonly kind: "graphicsMemory"; readonly value: GraphicsMemory }
  | { readonly kind: "videoAdapter"; readonly value: VideoAdapter }
  | { readonly kind: "text"; readonly field: TextField; readonly value: string }
  | { readonly kind: "unread"; readonly why: "unknownType" | "unexpectedShape"; readonly bytesHex: string };

/** One record: its place, its length with the four header bytes, and its content. */
export type HashRecord = RecordPlace & {
  readonly type: number;
  readonly length: number;
  /** A known type in another shape than the one described: what stands at fixed places was read where that is safe. */
  readonly isIrregular: boolean;
  readonly content: RecordContent;
};
