import type { IntakeOrigin, IntakeReading } from "../../../shared/contract/topics/intake.ts";

/** Files that came together: a stick, a folder, a drop; or one file alone. */
export type ReadingGroup = {
  readonly key: string;
  readonly origin: IntakeOrigin;
  /** The file that came first comes first; never empty. */
  readonly readings: readonly IntakeReading[];
};

/** Puts the files of a batch together. Groups keep the order of the readings, which is newest first. */
export function groupReadings(readings: readonly IntakeReading[]): readonly ReadingGroup[] {
  const groups = new Map<string, { readonly origin: IntakeOrigin; readonly readings: IntakeReading[] }>();
  for (const reading of readings) {
    const group = groups.get(reading.origin.batchId);
    if (group === undefined) groups.set(reading.origin.batchId, { origin: reading.origin, readings: [reading] });
    else group.readings.unshift(reading);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** A file's name as it stands in its group: without the folder that the whole group is named for. */
export function nameInGroup(fileName: string, batchName: string): string {
  const folder = `${batchName}/`;
  return batchName !== "" && fileName.startsWith(folder) ? fileName.slice(folder.length) : fileName;
}
