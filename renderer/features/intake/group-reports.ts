import type { IntakeReport } from "../../../shared/contract/topics/intake.ts";

/** Files of one reading follow each other; a longer pause on the bench's clock begins another reading. */
const largestPauseMs = 5 * 60_000;

/**
 * Puts files of one row each, as a stick full of collected devices holds them, together when they were read one after the
 * other in the same form. Every other file stays alone, and a file that comes again begins a new group. The groups keep
 * the order of the files (newest first); inside a group the file read first comes first.
 */
export function groupReports(reports: readonly IntakeReport[]): readonly (readonly IntakeReport[])[] {
  const groups: IntakeReport[][] = [];
  for (const report of reports) {
    const group = groups.at(-1);
    if (group !== undefined && belongs(report, group)) group.unshift(report);
    else groups.push([report]);
  }
  return groups;
}

function belongs(report: IntakeReport, group: readonly IntakeReport[]): boolean {
  const [neighbour] = group;
  return (
    neighbour !== undefined &&
    report.total === 1 &&
    neighbour.total === 1 &&
    report.shape === neighbour.shape &&
    report.encoding === neighbour.encoding &&
    Math.abs(neighbour.readAt - report.readAt) <= largestPauseMs &&
    group.every(({ fileName }) => fileName !== report.fileName)
  );
}
