import type { IntakeReading } from "../../../shared/domain/intake/intake-reading.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** Reads a dropped or found file into rows. Pure parsing: nothing is imported yet. */
export type IntakeReader = {
  /** Errors: `intake.unreadable`, `intake.noRows`, `intake.tooLarge`, with what is wrong and where. */
  readonly read: (fileName: string, bytes: Uint8Array) => Result<IntakeReading>;
};
