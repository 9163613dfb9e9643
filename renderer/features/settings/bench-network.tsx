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
  checks: { maxHeight: "28rem", overflowY: "auto" },
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
      {lines.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <section className={styles.checks} aria-label={text.checks} tabIndex={0}>
          <CheckList label={text.checks} lines={lines} />
        </section>
      )}
    </>
  );
}
