import { makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";
import type { ReactNode } from "react";
import {
  benchNetworkText,
  cleanUpText,
  orderFileText,
  practiceText,
  settingsScreenText as text,
  thisPcText,
} from "../../../shared/text/screens/settings-screen-text.ts";
import { appRegistrationText, rightsText, signInText } from "../../../shared/text/screens/sign-in-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { Screen } from "../../ui/layout/screen.tsx";
import { AfterDelay } from "../../ui/primitives/after-delay.tsx";
import { Card } from "../../ui/primitives/card.tsx";
import { AppRegistration } from "./app-registration.tsx";
import { BenchNetwork } from "./bench-network.tsx";
import { BenchSettings } from "./bench-settings.tsx";
import { BridgeCleanUp } from "./bridge-clean-up.tsx";
import { ThisPc } from "./this-pc.tsx";
import { WatchedFolders } from "./watched-folders.tsx";

const useStyles = makeStyles({
  // Columns and no rows: a high card leaves no hole beside it.
  cards: {
    columnWidth: "20rem",
    columnGap: "1rem",
    marginBottom: "-1rem",
    "> *": { breakInside: "avoid", marginBottom: "1rem" },
  },
  text: { margin: 0, overflowWrap: "anywhere" },
});

/** What can be set on this PC. Sign-in, practice and order come from their own features. */
export function SettingsScreen(props: {
  readonly signIn: ReactNode;
  readonly rights: ReactNode;
  readonly practice: ReactNode;
  readonly order: ReactNode;
}) {
  const bench = useBench();
  const settings = useStore(bench.settings, (value) => value);
  const folder = useStore(bench.status, (status) => status?.outputFolder);
  const version = useStore(bench.opening, (opening) => (opening.state === "open" ? opening.result.version : undefined));
  const styles = useStyles();
  return (
    <Screen title={text.title}>
      <div className={styles.cards}>
        <Card title={signInText.heading}>{props.signIn}</Card>
        <Card title={text.bench}>
          {settings === undefined ? (
            <AfterDelay delayMs={300}>
              <Skeleton aria-label={text.loading}>
                <SkeletonItem size={128} />
              </Skeleton>
            </AfterDelay>
          ) : (
            <BenchSettings settings={settings} />
          )}
        </Card>
        {settings === undefined ? null : (
          <Card title={text.folders}>
            <WatchedFolders settings={settings} />
          </Card>
        )}
        {settings === undefined ? null : (
          <Card title={appRegistrationText.heading}>
            <AppRegistration settings={settings} />
          </Card>
        )}
        <Card title={practiceText.heading}>{props.practice}</Card>
        <Card title={orderFileText.heading}>{props.order}</Card>
        <Card title={thisPcText.heading}>
          <ThisPc />
        </Card>
        <Card title={benchNetworkText.heading}>
          <BenchNetwork />
        </Card>
        <Card title={cleanUpText.heading}>
          <BridgeCleanUp />
        </Card>
        <Card title={text.files}>
          {folder === undefined ? null : <p className={styles.text}>{text.outputFolder(folder)}</p>}
          {version === undefined ? null : <p className={styles.text}>{text.version(version)}</p>}
        </Card>
      </div>
      <Card title={rightsText.heading}>{props.rights}</Card>
    </Screen>
  );
}
