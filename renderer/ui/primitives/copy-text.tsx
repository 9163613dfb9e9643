import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useRef } from "react";

const useStyles = makeStyles({
  row: { display: "inline-flex", alignItems: "center", gap: "0.25rem", maxWidth: "100%" },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

/** An id with a button that selects it and copies it. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
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
      <span ref={place} className={styles.text}>
        {text}
      </span>
      <Button appearance="subtle" size="small" icon={<CopyRegular />} aria-label={label} onClick={copy} />
    </span>
  );
}
