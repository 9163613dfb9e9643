import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { signal } from "../theme/signal-colours.ts";
import { TenantMark } from "./tenant-mark.tsx";

const useStyles = makeStyles({
  modal: {
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    padding: 0,
    border: "none",
    color: signal.benchText,
    backgroundColor: signal.benchSurface,
    boxShadow: "0 0 24px rgba(0, 0, 0, 0.35)",
    // One that scrolls takes the focus itself when it opens; what lies over all else needs no ring for that.
    outlineStyle: "none",
    "@media (forced-colors: active)": { border: "2px solid CanvasText" },
    "@media print": { boxShadow: "none" },
  },
  // Whatever is asked here is about this tenant; the frame behind is out of reach and darkened.
  tenant: { flexShrink: 0, padding: "0.5rem 1.5rem 0", ":empty": { display: "none" } },
  centre: {
    width: "min(38rem, calc(100vw - 2rem))",
    maxHeight: "calc(100vh - 2rem)",
    borderRadius: "0.5rem",
    "::backdrop": { backgroundColor: "rgba(0, 0, 0, 0.4)" },
  },
  end: {
    margin: "6px 0 0 auto",
    width: "clamp(38rem, 40vw, 50rem)",
    maxWidth: "100vw",
    height: "calc(100vh - 6px)",
    maxHeight: "none",
    overflowY: "auto",
    "::backdrop": { backgroundColor: "transparent" },
  },
});

/**
 * Something that lies over the screen and keeps the focus until it is closed: by Esc, by a press beside it, or by what is
 * in it. The focus then goes back to where it was. Built on the browser's own dialog, which keeps the rest of the page inert.
 */
export function Modal(props: {
  readonly label: string;
  readonly place: "centre" | "end";
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const styles = useStyles();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  function closeWhenBeside(event: MouseEvent): void {
    if (event.target === dialog.current) props.onClose();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key for closing is Esc, which the browser reports as `cancel`
    <dialog
      ref={dialog}
      aria-label={props.label}
      data-place={props.place}
      className={mergeClasses(styles.modal, styles[props.place])}
      onClick={closeWhenBeside}
      onCancel={(event) => {
        // React lets this event rise through its tree: a question in a panel must not close the panel with it.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <div className={styles.tenant}>
        <TenantMark />
      </div>
      {props.children}
    </dialog>
  );
}
