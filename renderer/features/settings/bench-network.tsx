import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { formatClock } from "../../../shared/text/clock-text.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { checkSummary, networkLines } from "../../../shared/text/screens/check-lines.ts";
import { benchNetworkText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { CheckList } from "../../ui/primitives/check-list.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  line: { margin: 0 },
  check: { alignSelf: "flex-start" },
  summary: { cursor: "pointer", padding: "0.25rem 0", fontWeight: 600 },
});

/** The endpoints that devices need, as they were last tried from this PC, and the button that tries them again. */
export function BenchNetwork() {
  const styles = useStyles();
  const { run: read } = useCommand("network.read");
  const check = useCommand("network.check");
  const [known, setKnown] = useState<CommandOutput<"network.read">>();
  useEffect(() => {
    void read({}).then((answer) => {
      if (answer.ok) setKnown(answer.value);
    });
  }, [read]);

  async function checkNow(): Promise<void> {
    const answer = await check.run({});
    if (answer.ok) setKnown(answer.value);
  }

  const lines = networkLines(known?.checks ?? []);
  const troubles = lines.filter(({ state }) => state !== "pass" && state !== "notApplicable");
  return (
    <>
      <p className={styles.line}>{text.meaning}</p>
      <Button className={styles.check} disabledFocusable={check.isRunning} onClick={() => void checkNow()}>
        {check.isRunning ? text.checking : text.check}
      </Button>
      {check.error === undefined ? null : <ErrorNote words={errorText(check.error)} />}
      <p className={styles.line} role="status">
        {known?.checkedAt === undefined ? text.notYet : text.checked(formatClock(known.checkedAt), checkSummary(lines))}
      </p>
      {troubles.length === 0 ? null : <CheckList label={text.troubles} lines={troubles} />}
      {lines.length === troubles.length ? null : (
        <details>
          <summary className={styles.summary}>{text.others(lines.length - troubles.length)}</summary>
          <CheckList label={text.checks} lines={lines.filter((line) => !troubles.includes(line))} />
        </details>
      )}
    </>
  );
}
