import type { EpochMs } from "../../kernel/brand.ts";

/** How Intune's own list of Autopilot devices stands. Source: Microsoft Graph beta, windowsAutopilotSettings. */
export type AutopilotSync = {
  readonly state: "completed" | "inProgress" | "failed" | "unknown";
  /** When the list was last brought up to date. */
  readonly lastSyncAt?: EpochMs;
  /** From when Intune takes the next manual sync, whoever asked for the one before; absent when it takes one now. */
  readonly nextAt?: EpochMs;
};
