import type { RowRepair } from "../../../../shared/domain/intake/intake-row.ts";

/** One record of a table: a line or more of a text, a row of a sheet. */
export type TableRecord = {
  /** From 1: where it begins. */
  readonly line: number;
  /** Without what programs put around a value. */
  readonly cells: readonly string[];
  /** What was put right to get at the cells. */
  readonly repairs: readonly RowRepair[];
  /** Longer than any row can be; it has no cells then. */
  readonly tooLong?: boolean;
};
