import type { EpochMs } from "../../kernel/brand.ts";

/** What was read on the device itself. `null` means "could not be read", never "no". */
export type Readiness = {
  readonly readAt: EpochMs;
  readonly manufacturer: string;
  readonly model: string;
  readonly edition: string;
  readonly editionSku: number;
  readonly build: string;
  readonly tpmPresent: boolean | null;
  readonly tpmReady: boolean | null;
  readonly tpmSpecVersion: string | null;
  readonly endorsementKeyCertificate: boolean | null;
  readonly secureBoot: boolean | null;
  readonly onAcPower: boolean | null;
  readonly wiredNetwork: boolean | null;
  readonly previouslyEnrolled: boolean | null;
  /** Device clock minus bench clock, in milliseconds. */
  readonly clockOffsetMs: number;
};
