import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { fileKindText } from "../../../shared/text/lists/file-kind-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { TextButton } from "../../ui/primitives/text-button.tsx";
import { isGuess } from "./column-choice.ts";
import { nameInGroup, type ReadingGroup } from "./group-readings.ts";
import { totalsOf } from "./intake-totals.ts";
import { outcomeWords } from "./note-sentence.ts";
import { ReadingDetails } from "./reading-details.tsx";
import { ReadingState } from "./reading-state.tsx";
import { tableWords } from "./table-words.ts";
import { TotalsLine } from "./totals-line.tsx";

const useStyles = makeStyles({ name: { minWidth: "12rem" } });

/** The files of a group, one a line; pressing one opens its details below it. */
export function GroupFiles({ group, title }: { readonly group: ReadingGroup; readonly title: string }) {
  const styles = useStyles();
  const [toggled, setToggled] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setToggled((before) => (before.includes(id) ? before.filter((known) => known !== id) : [...before, id]));
  return (
    <DataTable
      label={text.filesOf(title)}
      columns={[text.file, text.what, text.becameOfRows]}
      rows={group.readings.map((reading) => {
        const { readingId } = reading;
        const name = nameInGroup(reading.fileName, group.origin.batchName);
        // What a person has to look at is open until it was closed.
        const isOpen = toggled.includes(readingId) !== reading.tables.some(isGuess);
        return {
          key: readingId,
          isMarked: reading.state === "failed",
          cells: [
            <div key="name" className={styles.name}>
              <TextButton label={text.openFile(name)} isExpanded={isOpen} onPress={() => toggle(readingId)}>
                {name}
              </TextButton>
            </div>,
            whatItIs(reading),
            <div key="became">
              <ReadingState reading={reading} />
              {reading.total === 0 ? null : <TotalsLine totals={totalsOf([reading])} isSmall />}
              <div>{outcomeWords(reading)}</div>
            </div>,
          ],
          ...(isOpen ? { below: <ReadingDetails reading={reading} isNamed /> } : {}),
        };
      })}
    />
  );
}

/** A file in a few words: its only table, the container it is, or how many tables lie in it. */
function whatItIs({ tables, moreTables, notes }: IntakeReading): string {
  const [first] = tables;
  if (first !== undefined && first.entry === "") return tableWords(first);
  const own = notes.find(({ entry, kind }) => entry === "" && kind !== undefined)?.kind;
  const words = own === undefined ? [] : [named(fileKindText, own)];
  if (first !== undefined) words.push(text.tables(tables.length + moreTables));
  return words.join(" · ") || "–";
}
