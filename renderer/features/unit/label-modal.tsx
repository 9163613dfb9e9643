import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { actionScreenText as text } from "../../../shared/text/screens/action-screen-text.ts";
import { LabelPicture } from "../../ui/primitives/label-picture.tsx";
import { Modal } from "../../ui/primitives/modal.tsx";

const hideInPrint = { "@media print": { display: "none" } } as const;
const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: "0.875rem", padding: "1.5rem", overflowY: "auto" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: 600, ...hideInPrint },
  buttons: { display: "flex", justifyContent: "flex-end", gap: "0.75rem", ...hideInPrint },
  text: { margin: 0, ...hideInPrint },
});

/** The label that was made, to print on this PC and to stick on the box. */
export function LabelModal(props: {
  readonly svg: string;
  readonly serialNumber: string;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  return (
    <Modal label={text.label.title} place="centre" onClose={props.onClose}>
      <div className={styles.body}>
        <h2 className={styles.heading}>{text.label.title}</h2>
        <LabelPicture svg={props.svg} label={text.label.alternative(props.serialNumber)} />
        <p className={styles.text}>{text.label.next}</p>
        <div className={styles.buttons}>
          <Button size="large" onClick={() => window.print()}>
            {text.label.print}
          </Button>
          <Button size="large" appearance="primary" onClick={props.onClose}>
            {text.label.close}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
