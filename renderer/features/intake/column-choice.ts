import type { IntakeTable } from "../../../shared/contract/topics/intake.ts";
import type { ColumnChoice, ColumnRole } from "../../../shared/domain/intake/intake-piece.ts";

/** Whether a person should check the columns: they were guessed, and rows came of it. */
export function isGuess({ guessed, chosen, kind }: Pick<IntakeTable, "guessed" | "chosen" | "kind">): boolean {
  return guessed && !chosen && kind !== "corporateIdentifiers";
}

/** The columns of a table as they are read now. */
export function choiceOf(table: Pick<IntakeTable, "columns">): ColumnChoice {
  return Object.fromEntries(table.columns.flatMap(({ role, column }) => (role === undefined ? [] : [[role, column]])));
}

/** What a column is said to hold; undefined when it is not used. */
export function roleOf(choice: ColumnChoice, column: number): ColumnRole | undefined {
  return (Object.keys(choice) as ColumnRole[]).find((role) => choice[role] === column);
}

/** Gives a column another role. Every role has one column: the one that had it before is not used any more. */
export function withRole(choice: ColumnChoice, column: number, role: ColumnRole | undefined): ColumnChoice {
  const others = Object.entries(choice).filter(([name, held]) => held !== column && name !== role);
  return Object.fromEntries(role === undefined ? others : [...others, [role, column]]);
}

/** Whether rows read this way can be told apart at all: by hash, by key id, or by maker, model and serial together. */
export function isUsable(choice: ColumnChoice): boolean {
  if (choice.hardwareHash !== undefined || choice.productId !== undefined) return true;
  return choice.manufacturer !== undefined && choice.model !== undefined && choice.serialNumber !== undefined;
}
