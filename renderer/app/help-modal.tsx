import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { frameText } from "../../shared/text/screens/frame-text.ts";
import { commonKeys, type KeyHelp, keysText as text, viewKeys } from "../../shared/text/screens/keys-text.ts";
import type { ViewName } from "../state/ui-state.ts";
import { FactList } from "../ui/primitives/fact-list.tsx";
import { Modal } from "../ui/primitives/modal.tsx";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: "0.75rem", padding: "1.5rem", overflowY: "auto" },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: 600 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: 600 },
  text: { margin: 0 },
  close: { alignSelf: "flex-end" },
});

/** The keys of the screen that is shown, the keys that work everywhere, and what can be scanned. */
export function HelpModal({ view, onClose }: { readonly view: ViewName; readonly onClose: () => void }) {
  const styles = useStyles();
  const title = text.helpTitle(frameText.views[view]);
  const facts = (keys: readonly KeyHelp[]) => keys.map((key) => [key.keys, key.does] as const);
  return (
    <Modal label={title} place="centre" onClose={onClose}>
      <div className={styles.body}>
        <h2 className={styles.title}>{title}</h2>
        <h3 className={styles.heading}>{text.here}</h3>
        <FactList facts={facts(viewKeys[view])} />
        <h3 className={styles.heading}>{text.everywhere}</h3>
        <FactList facts={facts(commonKeys)} />
        <h3 className={styles.heading}>{text.scanning}</h3>
        <p className={styles.text}>{text.scanningText}</p>
        <Button className={styles.close} size="large" appearance="primary" onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </Modal>
  );
}
