import type { ErrorFacts } from "../diagnosis/error-entry.ts";
import { importErrors } from "../diagnosis/import-errors.ts";

/** The word of an error of the import service that there is something to say about. */
export type ImportError = keyof typeof importErrors;

/**
 * What follows an imported row that ended in an error: the registration that is there is taken over; the device is another
 * tenant's; the same row is sent again, once after each of these pauses; or a person has to act first.
 */
export type ImportFollows =
  | { readonly kind: "adopt" }
  | { readonly kind: "foreignTenant" }
  | { readonly kind: "again"; readonly pausesMs: readonly number[] }
  | { readonly kind: "person" };

const minuteMs = 60_000;
const person: ImportFollows = { kind: "person" };
/**
 * The service's own trouble (workflow 3.8: three times). Mostly it has passed at once, so that the row still goes with the
 * wave it belongs to; what lasts gets ten minutes.
 */
const soon: ImportFollows = { kind: "again", pausesMs: [minuteMs / 4, 2 * minuteMs, 8 * minuteMs] };
/** A deregistration takes up to half an hour (graph-api b.5). */
const afterDeletion: ImportFollows = { kind: "again", pausesMs: [30 * minuteMs, 60 * minuteMs] };

/** One thing follows each error (graph-api a.4). What the person has to do stands with the error's own words. */
const followsBy: Readonly<Record<ImportError, ImportFollows>> = {
  StorageError: soon,
  InvalidZtdRequestBody: soon,
  InvalidZtdHardwareHash: person,
  MissingZtdSerialNumberAndProductKey: person,
  ZtdDeviceAlreadyAssigned: { kind: "adopt" },
  ZtdDeviceIsNotRegistered: soon,
  ZtdDeviceAssignedToOtherTenant: { kind: "foreignTenant" },
  ZtdProfileIsNotRegistered: person,
  ZtdDeviceHasNoAssignedProfile: person,
  ZtdProfileAssignedToOtherTenant: person,
  ZtdDeviceRegisteredByOtherTenant: person,
  ZtdDeviceNotFound: person,
  ZtdDeviceIsNotUnique: person,
  ZtdDeviceAlreadyAadRegistered: person,
  ZtdDeviceDeletionInProgess: afterDeletion,
  ZtdDeviceAlreadyDeleted: afterDeletion,
  SerialNumberMismatch: person,
  ProductKeyIdMismatch: person,
  HardwareMismatchDetected: person,
  ZtdDeviceDuplicated: person,
  HashNot4k: person,
  "Edm.Binary": person,
};

/** The service writes this one in two ways. */
const otherSpellings: Readonly<Record<string, ImportError>> = {
  ztddeviceassignedtoanothertenant: "ZtdDeviceAssignedToOtherTenant",
};

const byName: ReadonlyMap<string, ImportError> = new Map([
  ...wordsOf().map((word) => [word.toLowerCase(), word] as const),
  ...Object.entries(otherSpellings),
]);

/** The first word of a number: one number may stand for two. */
const byNumber: ReadonlyMap<number, ImportError> = new Map(
  wordsOf()
    .toReversed()
    .flatMap((word) => {
      const facts: ErrorFacts = importErrors[word];
      return facts.number === undefined ? [] : [[facts.number, word] as const];
    }),
);

/** The error that a row's name says, else its code, without regard to case; undefined for one that nobody knows. */
export function importErrorOf(name: string, code: number): ImportError | undefined {
  return byName.get(name.trim().toLowerCase()) ?? byNumber.get(code);
}

/** What follows a row's error. An unknown one is a person's: its name and code are shown as they came. */
export function followsOf(name: string, code: number): ImportFollows {
  const error = importErrorOf(name, code);
  return error === undefined ? person : followsBy[error];
}

function wordsOf(): readonly ImportError[] {
  return Object.keys(followsBy) as ImportError[];
}
