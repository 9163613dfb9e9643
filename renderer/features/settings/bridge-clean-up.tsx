import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { cleanedThingText } from "../../../shared/text/lists/bridge-text.ts";
import { cleanUpText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  line: { margin: 0 },
  list: { margin: 0, paddingLeft: "1.25rem", overflowWrap: "anywhere" },
  cleanUp: { alignSelf: "flex-start" },
});

/** Takes back what a bridge that was ended in the middle has left on this PC, and says what that was. */
export function BridgeCleanUp() {
  const styles = useStyles();
  const cleanUp = useCommand("bridge.cleanUp");
  const [result, setResult] = useState<CommandOutput<"bridge.cleanUp">>();

  async function run(): Promise<void> {
    const answer = await cleanUp.run({});
    setResult(answer.ok ? answer.value : undefined);
  }

  return (
    <>
      <p className={styles.line}>{text.meaning}</p>
      <Button className={styles.cleanUp} disabledFocusable={cleanUp.isRunning} onClick={() => void run()}>
        {cleanUp.isRunning ? text.cleaning : text.cleanUp}
      </Button>
      {cleanUp.error === undefined ? null : <ErrorNote words={errorText(cleanUp.error)} />}
      <div role="status">
        {result === undefined ? null : (
          <ul className={styles.list}>
            {linesOf(result).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function linesOf({ reverted, left }: CommandOutput<"bridge.cleanUp">): readonly string[] {
  if (reverted.length + left.length === 0) return [text.nothing];
  return [
    ...left.map(({ what, detail }) => text.left(named(cleanedThingText, what), detail)),
    ...reverted.map(({ what, detail }) => text.reverted(named(cleanedThingText, what), detail)),
  ];
}
