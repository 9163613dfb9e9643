import type { StickState } from "../../../shared/domain/link/stick-files.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** What became of the program on a stick. `names`: files that are not as the bench left them. */
export type StickCheck = { readonly state: StickState; readonly names: readonly string[] };

/**
 * How many files were put on a stick. `keptAside`: the name under which the bench's own list of sticks was put aside because
 * it could not be read; sticks from before count as foreign then.
 */
export type PreparedStick = { readonly files: number; readonly keptAside?: string };

/** Sticks that carry the collector to devices without a network. */
export type DeviceSticks = {
  /** Puts collector, launcher and manifest on a stick, each whole; what lies on it beside them stays. Error: `file.notWritten`. */
  readonly prepare: (folder: string) => Promise<Result<PreparedStick>>;
  /** Whether a stick still holds what was put on it; undefined when it carries no collector. */
  readonly check: (folder: string) => Promise<StickCheck | undefined>;
};
