import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { formatAge } from "../../../shared/text/clock-text.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { checkSummary, networkLines, readinessLines } from "../../../shared/text/screens/check-lines.ts";
import { unitTabText as text, unitScreenText } from "../../../shared/text/screens/unit-screen-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { useCommand } from "../../state/use-command.ts";
import { CheckList } from "../../ui/primitives/check-list.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  tab: { display: "flex", flexDirection: "column", gap: "1.25rem" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: 600 },
  try: { alignSelf: "flex-start" },
  summary: { margin: "0 0 0.25rem", fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
});

/** Whether the unit may be started: the checks of the device and of the network, each with what was read and when. */
export function ReadinessTab(props: { readonly unitId: string; readonly readiness: UnitView["readiness"] }) {
  const styles = useStyles();
  const { checks, readAt, network, mayTryNetwork } = props.readiness;
  return (
    <div className={styles.tab}>
      {readAt === undefined ? (
        <p>{text.noReadiness}</p>
      ) : (
        <Part title={unitScreenText.readiness} lines={readinessLines(checks)} at={readAt} />
      )}
      {mayTryNetwork ? <TryNetwork unitId={props.unitId} /> : null}
      {network === undefined ? (
        <p>{text.noNetwork}</p>
      ) : (
        <Part title={text.networkFrom[network.from]} lines={networkLines(network.checks)} at={network.seenAt} />
      )}
    </div>
  );
}

/** Lets the device try the network; what came of it shows as evidence of the unit. */
function TryNetwork({ unitId }: { readonly unitId: string }) {
  const styles = useStyles();
  const { run, isRunning, error } = useCommand("network.check");
  return (
    <>
      <Button
        className={styles.try}
        data-try-network=""
        disabledFocusable={isRunning}
        onClick={() => void run({ unitId })}
      >
        {isRunning ? text.tryingNetwork : text.tryNetwork}
      </Button>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </>
  );
}

function Part(props: {
  readonly title: string;
  readonly lines: Parameters<typeof CheckList>[0]["lines"];
  readonly at: number;
}) {
  const styles = useStyles();
  const { clock } = useBench();
  const age = useClockText(clock, (now) => formatAge(now - props.at));
  return (
    <section>
      <h3 className={styles.heading}>{props.title}</h3>
      <p className={styles.summary}>
        {checkSummary(props.lines)} · {text.ago(age)}
      </p>
      <CheckList label={props.title} lines={props.lines} />
    </section>
  );
}
