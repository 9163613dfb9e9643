import { makeStyles, tokens } from "@fluentui/react-components";
import type { PastView } from "../../../shared/domain/clearing/past-view.ts";
import { boardSteps, caseReasonText, pastCaseText } from "../../../shared/text/lists/clearing-text.ts";
import { pastScreenText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { Card } from "../../ui/primitives/card.tsx";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "1.25rem", display: "flex", flexDirection: "column", gap: "0.5rem" },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 600 },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** What of the unit's past stands in its way, each with the reason it is taken to be there. */
export function PastCases({ past }: { readonly past: PastView }) {
  const styles = useStyles();
  if (past.cases.length === 0) return past.readAt === undefined ? null : <p className={styles.words}>{text.noCases}</p>;
  return (
    <>
      <Card title={text.cases}>
        <ul className={styles.list}>
          {past.cases.map(({ name, reasons }) => (
            <li key={name} data-case={name}>
              <p className={styles.name}>{pastCaseText[name]}</p>
              {reasons.map((reason) => (
                <p key={reason} className={styles.words}>
                  {caseReasonText[reason]}
                </p>
              ))}
            </li>
          ))}
        </ul>
      </Card>
      {past.cases.some(({ name }) => name === "boardReplaced") ? (
        <Card title={text.board}>
          <ol className={styles.list}>
            {boardSteps.map((step) => (
              <li key={step} className={styles.words}>
                {step}
              </li>
            ))}
          </ol>
        </Card>
      ) : null}
    </>
  );
}
