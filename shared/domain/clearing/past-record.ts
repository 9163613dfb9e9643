import type { EpochMs } from "../../kernel/brand.ts";

/** The three places in which a device of the past may stand; the screen always says which one is meant. */
export const recordPlaces = ["managedDevice", "autopilotDevice", "directoryDevice"] as const;
export type RecordPlace = (typeof recordPlaces)[number];

/** A value of a record as Graph showed it. */
export type WholeValue = string | number | boolean | null | readonly string[];

/** One record of the tenant that may belong to a unit's past. Texts are empty where the record does not say it. */
export type PastRecord = {
  readonly place: RecordPlace;
  /** What it is deleted by: managed device id, ZTDID, or the object id in Microsoft Entra. */
  readonly id: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly name: string;
  readonly groupTag: string;
  readonly userPrincipalName: string;
  /** `personal`: the user's own device. */
  readonly ownership: "company" | "personal" | "unknown";
  readonly ztdId: string;
  readonly entraDeviceId: string;
  readonly managedDeviceId: string;
  readonly enrolledAt?: EpochMs;
  readonly lastContactAt?: EpochMs;
  /** A userless enrolment is blocked for it (0x80180014). */
  readonly isBlocked: boolean;
  /** `AzureAd` = joined, `Workplace` = registered by a user, `ServerAd` = hybrid (graph-api j). */
  readonly trustType: string;
  /** All properties as they were before anything was changed, without those that are secrets. */
  readonly whole: Readonly<Record<string, WholeValue>>;
};

/** What the three places had of one serial number. `askedAt`: it says nothing about later. */
export type PastReading = { readonly askedAt: EpochMs; readonly records: readonly PastRecord[] };

/** The records of one place. */
export function recordsIn(reading: PastReading, place: RecordPlace): readonly PastRecord[] {
  return reading.records.filter((record) => record.place === place);
}
