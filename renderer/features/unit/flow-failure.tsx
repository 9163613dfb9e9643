import { makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { errorPhase, explainError } from "../../../shared/text/lists/error-catalogue.ts";
import { failedAppText } from "../../../shared/text/lists/flow-text.ts";
import { flowScreenText as text } from "../../../shared/text/screens/flow-screen-text.ts";
import { FactList } from "../../ui/primitives/fact-list.tsx";

const useStyles = makeStyles({
  heading: { margin: "0 0 0.375rem", fontSize: tokens.fontSizeBase400, fontWeight: 600 },
});

/** The error that a run ended with: what it means, how sure that is, and what to do. */
export function FlowFailure({ failure }: { readonly failure: NonNullable<UnitView["flow"]["failure"]> }) {
  const styles = useStyles();
  if (failure.errorCode === "") return null;
  const words = explainError(failure.errorCode, errorPhase(failure.phase));
  const facts: readonly (readonly [string, string])[] = [
    [text.app, failedAppText(failure.app, failure.moreApps)],
    [text.code, words.code],
    [text.name, words.name],
    [text.meaning, words.meaning || text.noMeaning],
    [text.cause, words.cause],
    [text.action, words.action],
    [text.retry, words.retry],
    [text.certainty, words.certainty],
    [text.sources, words.sources],
  ];
  return (
    <section data-error={words.code}>
      <h3 className={styles.heading}>{text.error}</h3>
      <FactList facts={facts.filter(([, value]) => value !== "")} />
    </section>
  );
}
