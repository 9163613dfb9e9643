import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useRef } from "react";

const useStyles = makeStyles({
  row: { display: "inline-flex", alignItems: "center", gap: "0.25rem", maxWidth: "100%" },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  large: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: 700,
    whiteSpace: "nowrap",
  },
});

/** An id with a button that selects it and copies it. */
export function CopyText(props: {
  readonly text: string;
  readonly label: string;
  /** As large as something that is typed elsewhere has to be. */
  readonly isLarge?: boolean;
}) {
  const styles = useStyles();
  const place = useRef<HTMLSpanElement>(null);
  function copy(): void {
    const selection = window.getSelection();
    if (place.current === null || selection === null) return;
    selection.selectAllChildren(place.current);
    // The newer clipboard API asks for a permission, and this page is given none.
    document.execCommand("copy");
  }
  return (
    <span className={styles.row}>
      <span ref={place} className={mergeClasses(styles.text, props.isLarge === true && styles.large)}>
        {props.text}
      </span>
      <Button appearance="subtle" size="small" icon={<CopyRegular />} aria-label={props.label} onClick={copy} />
    </span>
  );
}
