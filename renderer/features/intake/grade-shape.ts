import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import type { ShapeName } from "../../ui/primitives/shape.tsx";

/** The shape of each grade; the word beside it says the same. */
export const gradeShape: Readonly<Record<IntakeReadingRow["grade"], ShapeName>> = {
  fine: "check",
  warn: "triangle",
  block: "octagon",
};
