import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { signal } from "../theme/signal-colours.ts";
import { Modal } from "./modal.tsx";

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "flex-start",
    justifyContent: "space-between",
    gap: "1.25rem",
    padding: "1rem 1.5rem 0.75rem",
    borderBottom: `1px solid ${signal.benchLine}`,
    flexShrink: 0,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  close: { flexShrink: 0, whiteSpace: "nowrap" },
  body: { display: "flex", flexDirection: "column", gap: "1rem", padding: "1rem 1.5rem 1.5rem", overflowY: "auto" },
});

/**
 * A panel at the side: a title that stays, what it is about below it, and a body that scrolls. `label` names the panel
 * where the title alone does not.
 */
export function SidePanel(props: {
  readonly title: string;
  readonly label?: string;
  readonly about?: ReactNode;
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title } = props;
  const styles = useStyles();
  return (
    <Modal label={props.label ?? title} place="end" onClose={props.onClose}>
      <div className={styles.header}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          {props.about}
        </div>
        <Button size="large" className={styles.close} onClick={props.onClose}>
          {props.close}
        </Button>
      </div>
      <section className={styles.body} aria-label={title}>
        {props.children}
      </section>
    </Modal>
  );
}
