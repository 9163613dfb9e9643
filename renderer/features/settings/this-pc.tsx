import { makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { thisPcText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "1.25rem" },
  line: { margin: 0 },
});

/** The bench PC's network interfaces and removable drives, as they are when Settings is opened. */
export function ThisPc() {
  const styles = useStyles();
  const { run, error } = useCommand("bench.facts");
  const [facts, setFacts] = useState<CommandOutput<"bench.facts">>();
  useEffect(() => {
    void run({}).then((answer) => {
      if (answer.ok) setFacts(answer.value);
    });
  }, [run]);
  if (error !== undefined) return <ErrorNote words={errorText(error)} />;
  if (facts === undefined) return <p className={styles.line}>{text.reading}</p>;
  const lines = [...facts.networkInterfaces.map(text.networkInterface), ...facts.removableDrives.map(text.drive)];
  if (facts.removableDrives.length === 0) lines.push(text.noDrive);
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
