import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { partnerScreenText as text } from "../../../shared/text/screens/partner-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { ChooseCustomer } from "./choose-customer.tsx";
import { PartnerSignIn } from "./partner-sign-in.tsx";
import { ReconcileList } from "./reconcile-list.tsx";
import { UploadList } from "./upload-list.tsx";

const useStyles = makeStyles({
  line: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" },
});

/** The order's way through Partner Center: for whom, what was uploaded, and what of it is really in Intune. */
export function PartnerCard() {
  const { partner, session } = useBench();
  const view = useStore(partner, (value) => value);
  const right = useStore(session, (state) => state?.rights.find(({ name }) => name === "partnerCenter")?.state);
  const isSignInWanted = right === "unknown" || right === "notAsked" || right === "noConsent" || right === "refused";
  const [isChoosing, setChoosing] = useState(false);
  const styles = useStyles();
  if (view === undefined || view.path === "graph") return null;
  const { customer } = view;
  return (
    <Card title={text.title}>
      <p className={styles.line}>{text.meaning(view.path)}</p>
      {view.uploads ? (
        <>
          <p className={styles.line} data-partner-customer={customer === undefined ? "none" : "chosen"}>
            {customer === undefined
              ? text.noCustomer
              : text.customer(customer.name, customer.domain, customer.chosenAt)}
          </p>
          {view.isStopped ? <ErrorNote words={text.stopped} /> : null}
          {customer === undefined || view.isStopped ? (
            <div className={styles.buttons}>
              <Button size="large" appearance="primary" onClick={() => setChoosing(true)}>
                {text.choose}
              </Button>
            </div>
          ) : null}
          {customer !== undefined && isSignInWanted ? <PartnerSignIn onSignedIn={() => undefined} /> : null}
          <UploadList jobs={view.jobs} />
        </>
      ) : (
        <p className={styles.line}>{text.byHand}</p>
      )}
      <ReconcileList view={view} />
      {isChoosing ? <ChooseCustomer onClose={() => setChoosing(false)} /> : null}
    </Card>
  );
}
