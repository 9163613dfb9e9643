import { Button, makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { errorText } from "../../shared/text/errors/error-text.ts";
import { orderFileText, openingText as text } from "../../shared/text/screens/settings-screen-text.ts";
import { signInText } from "../../shared/text/screens/sign-in-screen-text.ts";
import { OrderFile } from "../features/order/order-file.tsx";
import { SignIn } from "../features/sign-in/sign-in.tsx";
import { useBench } from "../state/bench-context.ts";
import { useStore } from "../state/store.ts";
import { Screen } from "../ui/layout/screen.tsx";
import { AfterDelay } from "../ui/primitives/after-delay.tsx";
import { Card } from "../ui/primitives/card.tsx";
import { ErrorNote } from "../ui/primitives/error-note.tsx";

const slotsDrawn = Array.from({ length: 24 }, (_, index) => `slot ${index + 1}`);

const useStyles = makeStyles({
  doors: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(20rem, 1fr))",
    gap: "1rem",
    alignItems: "start",
  },
  skeleton: { display: "grid", gridTemplateColumns: "repeat(6, 1fr)", gap: "0.75rem", padding: "1.5rem" },
  tile: { height: "9.75rem" },
});

/** Until there is a board: its skeleton while the bench opens, and the ways on when no order could be opened. */
export function OpeningScreen() {
  const bench = useBench();
  const opening = useStore(bench.opening, (value) => value);
  const styles = useStyles();
  if (opening.state !== "failed") {
    return (
      <AfterDelay delayMs={300}>
        <main aria-label={text.loading}>
          <Skeleton className={styles.skeleton} aria-label={text.loading}>
            {slotsDrawn.map((slot) => (
              <SkeletonItem key={slot} className={styles.tile} />
            ))}
          </Skeleton>
        </main>
      </AfterDelay>
    );
  }
  return (
    <Screen title={text.heading}>
      <ErrorNote
        words={errorText(opening.error)}
        action={<Button onClick={() => void bench.open()}>{text.tryAgain}</Button>}
      />
      <div className={styles.doors}>
        <Card title={signInText.heading}>
          <SignIn />
        </Card>
        <Card title={orderFileText.heading}>
          <OrderFile />
        </Card>
      </div>
    </Screen>
  );
}
