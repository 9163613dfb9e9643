import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";

/** Maker and model as a person says them: many makers repeat their name in the model. Empty when neither is known. */
export function makerAndModel({ manufacturer, model }: Pick<IntakeReadingRow, "manufacturer" | "model">): string {
  const isRepeated = `${model} `.toLowerCase().startsWith(`${manufacturer} `.toLowerCase());
  return (isRepeated ? model : `${manufacturer} ${model}`).trim();
}
