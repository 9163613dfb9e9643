import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useId, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { syncState, syncText as text } from "../../../shared/text/screens/sync-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const minuteMs = 60_000;
const useStyles = makeStyles({ line: { margin: 0 }, button: { alignSelf: "flex-start" } });

/** How Intune's own list of Autopilot devices stands, and the button that has it brought up to date. */
export function SyncCard() {
  const { clock } = useBench();
  const styles = useStyles();
  const waitId = useId();
  const { run: read, error: unread } = useCommand("tenant.readSync");
  const sync = useCommand("tenant.sync");
  const [known, setKnown] = useState<CommandOutput<"tenant.readSync">>();
  const [answer, setAnswer] = useState<CommandOutput<"tenant.sync">["refresh"]>();
  const nextAt = known?.nextAt;
  const isEarly = useStore(clock, (now) => nextAt !== undefined && now < nextAt);
  // While Intune is at it, the card looks again every minute; the number only tells that one has passed.
  const minute = useStore(clock, (now) => (known?.state === "inProgress" ? Math.floor(now / minuteMs) : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a minute that passed is the reason to read again.
  useEffect(() => {
    void read({}).then((shown) => {
      if (!shown.ok) return;
      setKnown(shown.value);
      if (shown.value.state !== "inProgress") setAnswer(undefined);
    });
  }, [read, minute]);

  async function syncNow(): Promise<void> {
    const asked = await sync.run({});
    setAnswer(asked.ok ? asked.value.refresh : undefined);
    if (asked.ok) setKnown(asked.value.sync);
  }

  const error = sync.error ?? unread;
  return (
    <Card title={text.title}>
      <p className={styles.line}>{text.meaning}</p>
      <Button
        size="large"
        className={styles.button}
        disabledFocusable={sync.isRunning || isEarly}
        aria-describedby={isEarly ? waitId : undefined}
        onClick={() => void syncNow()}
      >
        {sync.isRunning ? text.starting : text.start}
      </Button>
      {isEarly && nextAt !== undefined ? (
        <p className={styles.line} id={waitId}>
          {text.nextAt(nextAt)}
        </p>
      ) : null}
      {error === undefined ? (
        <p className={styles.line} role="status">
          {answer === undefined ? "" : `${text.answers[answer]} `}
          {known === undefined ? text.reading : syncState(known)}
        </p>
      ) : (
        <ErrorNote words={errorText(error)} />
      )}
    </Card>
  );
}
