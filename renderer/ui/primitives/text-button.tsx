import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  button: {
    padding: "0.125rem 0",
    border: "none",
    backgroundColor: "transparent",
    color: tokens.colorBrandForegroundLink,
    font: "inherit",
    textAlign: "left",
    textDecorationLine: "underline",
    overflowWrap: "anywhere",
    cursor: "pointer",
    ":focus-visible": { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A text that can be pressed: where a table has hundreds of them, a whole button each would be slow to draw. */
export function TextButton(props: {
  /** What pressing it does, for those who listen to the screen; begins or ends with the text itself. */
  readonly label: string;
  readonly isExpanded?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={useStyles().button}
      aria-label={props.label}
      aria-expanded={props.isExpanded}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}
