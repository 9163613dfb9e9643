import type { EpochMs } from "../../kernel/brand.ts";

/** Papers that an owner of the device has, and that Microsoft asks for when the other organisation does not answer. */
export const releasePapers = [
  "invoice",
  "deliveryNote",
  "transferOfOwnership",
  "photoOfLabel",
  "photoOfScreen",
] as const;
export type ReleasePaper = (typeof releasePapers)[number];

/** One time the import service said that another tenant has the device. */
export type ForeignRow = {
  readonly code: number;
  readonly name: string;
  readonly attempt: number;
  readonly importId: string;
  readonly seenAt: EpochMs;
};

/** How the release of a device that another tenant has stands. It outlives restarts and refused tries. */
export type ReleaseTrail = {
  readonly foundAt: EpochMs;
  /** Newest last. */
  readonly rows: readonly ForeignRow[];
  readonly caseNumber: string;
  readonly papers: readonly ReleasePaper[];
  readonly note: string;
  readonly notedAt?: EpochMs;
  readonly notedBy?: string;
  /** The evidence pack as last written. */
  readonly packAt?: EpochMs;
  /** When somebody last took the hash out, for Microsoft. */
  readonly hashTakenAt?: EpochMs;
  /** When somebody said that the owner has released it; the device is then tried again. */
  readonly toldAt?: EpochMs;
  readonly toldBy?: string;
};
