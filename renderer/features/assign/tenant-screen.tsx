import { Button, makeStyles } from "@fluentui/react-components";
import { tenantScreenText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { Screen } from "../../ui/layout/screen.tsx";
import { Card } from "../../ui/primitives/card.tsx";
import { ChangesCard } from "./changes-card.tsx";
import { SyncCard } from "./sync-card.tsx";

const useStyles = makeStyles({ line: { margin: 0 }, button: { alignSelf: "flex-start" } });

/** What this bench changes in the tenant: values of several devices at once, and every change that was made. */
export function TenantScreen() {
  const { ui } = useBench();
  const styles = useStyles();
  return (
    <Screen title={text.title}>
      <Card title={text.changeTitle}>
        <p className={styles.line}>{text.changeMeaning}</p>
        <Button size="large" appearance="primary" className={styles.button} onClick={() => ui.act.assign("several")}>
          {text.open}
        </Button>
      </Card>
      <SyncCard />
      <ChangesCard />
    </Screen>
  );
}
