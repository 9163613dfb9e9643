import { flowChannels } from "../flow/flow-events.ts";

/** Logs that are exported whole: those whose events have a meaning. */
export const diagnosticsChannels: readonly string[] = [
  ...new Set(Object.values(flowChannels).map(({ channel }) => channel)),
];
