import { Badge, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { frameText } from "../../../shared/text/screens/frame-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  // Grows with its text.
  badge: { height: "auto", minHeight: "1.25rem" },
  hands: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.5rem" },
});

/** Buttons that stand for hands at a simulated device, marked as practice, and what went wrong. Nothing outside practice. */
export function PracticeHands(props: {
  readonly label: string;
  readonly error: AppError | undefined;
  readonly children: ReactNode;
}) {
  const { status } = useBench();
  const isPractice = useStore(status, (view) => view?.practice !== undefined);
  const styles = useStyles();
  if (!isPractice) return null;
  return (
    <section aria-label={props.label}>
      <div className={styles.hands}>
        <Badge className={styles.badge} appearance="outline" color="important">
          {frameText.practiceTitle}
        </Badge>
        {props.children}
      </div>
      {props.error === undefined ? null : <ErrorNote words={errorText(props.error)} />}
    </section>
  );
}
