import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs } from "../../kernel/brand.ts";
import type { Seen } from "../unit/flow-attempt.ts";

/** One file of a device, kept encrypted under its SHA-256. `name` tells slot, serial number, order and what it is. */
export type KeptDiagnostics = { readonly name: string; readonly sha256: string; readonly size: number };

/** What was gathered of a device, and what could not be, with the reason. */
export type GatheredDiagnostics = {
  readonly files: readonly KeptDiagnostics[];
  readonly missing: readonly { readonly part: string; readonly reason: string }[];
};

/** Diagnostics of a unit: when they were last asked for, whether they are still to come, and what came of it. */
export type DiagnosticsTrail = {
  readonly askedAt: EpochMs;
  readonly isAwaited: boolean;
  readonly gathered?: Seen<GatheredDiagnostics>;
  /** Why the last try gave nothing. */
  readonly failure?: Seen<AppError>;
};
