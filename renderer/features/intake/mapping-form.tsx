import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeTable } from "../../../shared/contract/topics/intake.ts";
import type { ColumnRole } from "../../../shared/domain/intake/intake-piece.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { columnRoleText, intakeMappingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { choiceOf, isGuess, isUsable, roleOf, withRole } from "./column-choice.ts";

const roles = Object.keys(columnRoleText) as readonly ColumnRole[];

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: "0.5rem",
    padding: "0.75rem 1rem",
    borderRadius: "0.375rem",
    border: `1px solid ${signal.benchLine}`,
  },
  guessed: { border: `2px dashed ${signal.lookLine}` },
  text: { margin: 0 },
  samples: { margin: 0, padding: 0, listStyleType: "none", overflowWrap: "anywhere" },
  use: { alignSelf: "flex-start" },
});

/** Which column of a table holds what, to be corrected. Using other columns reads the kept original again. */
export function MappingForm(props: { readonly readingId: string; readonly table: IntakeTable }) {
  const { readingId, table } = props;
  const [choice, setChoice] = useState(() => choiceOf(table));
  const command = useCommand("intake.readAgain");
  const styles = useStyles();
  const columns = [text.number, text.header, text.samples, text.role];
  const title = table.entry === "" ? text.title : text.titleOf(table.entry);

  return (
    <div className={mergeClasses(styles.form, isGuess(table) && styles.guessed)}>
      <p className={styles.text}>{isGuess(table) ? text.guessed : text.known}</p>
      <DataTable
        label={title}
        columns={columns}
        rows={table.columns.map(({ column, title: header, samples }) => ({
          key: String(column),
          cells: [
            column,
            header || "–",
            samples.length === 0 ? (
              "–"
            ) : (
              <ul key="samples" className={styles.samples}>
                {samples.map((sample, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: values repeat, and their order never changes
                  <li key={`${index} ${sample}`}>{sample}</li>
                ))}
              </ul>
            ),
            <Choice
              key="role"
              aria-label={text.roleOf(column)}
              value={roleOf(choice, column) ?? ""}
              onChange={(event) =>
                setChoice(
                  withRole(
                    choice,
                    column,
                    roles.find((role) => role === event.target.value),
                  ),
                )
              }
            >
              <option value="">{text.unused}</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {columnRoleText[role]}
                </option>
              ))}
            </Choice>,
          ],
        }))}
      />
      {isUsable(choice) ? null : <p className={styles.text}>{text.unusable}</p>}
      <Button
        className={styles.use}
        appearance="primary"
        disabledFocusable={command.isRunning}
        onClick={() => void command.run({ readingId, entry: table.entry, columns: { ...choice } })}
      >
        {text.use}
      </Button>
      {command.error === undefined ? null : <ErrorNote words={errorText(command.error)} />}
    </div>
  );
}
