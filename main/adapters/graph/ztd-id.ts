/** The ZTDID that an Autopilot registration left on a device object; empty when it is of none. */
export function ztdIdIn(physicalIds: readonly string[]): string {
  const entry = physicalIds.find((id) => id.toUpperCase().startsWith("[ZTDID]:"));
  return entry === undefined ? "" : entry.slice("[ZTDID]:".length).toLowerCase();
}
