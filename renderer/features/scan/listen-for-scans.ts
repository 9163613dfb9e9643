import { createScanDetector, withoutPrefix } from "./scan-detector.ts";
import { setFieldText, type TextField, textFieldOf, wantsScan } from "./text-field.ts";

/** Who is told about scans and about single keys. */
export type ScanListener = {
  readonly prefix: () => string;
  readonly onScan: (text: string) => void;
  /** A single character that a person pressed outside any field. */
  readonly onKey: (key: string) => void;
};

/** A key counts as pressed by a person once no further character has followed for this long. */
const settleMs = 60;

/**
 * Hears every key of a page before anything else does and picks the scans out. A field that has the focus during a scan
 * keeps its text, unless it asked for a scan. Answers a function that stops listening.
 */
export function listenForScans(page: Window, listener: ScanListener): () => void {
  const detect = createScanDetector();
  let before: { readonly field: TextField; readonly text: string } | undefined;
  let settling: number | undefined;

  const cancelKey = (): void => page.clearTimeout(settling);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const answer = detect({ key: event.key, at: event.timeStamp });
    const field = textFieldOf(event.target);
    switch (answer.kind) {
      case "first":
        cancelKey();
        before = field === undefined ? undefined : { field, text: field.value };
        if (field === undefined) settling = page.setTimeout(() => listener.onKey(event.key), settleMs);
        return;
      case "fast":
        cancelKey();
        // A blank inside a scan must not press the button that has the focus.
        if (field === undefined) event.preventDefault();
        return;
      case "scan":
        cancelKey();
        event.preventDefault();
        event.stopPropagation();
        take(withoutPrefix(answer.text, listener.prefix()));
        return;
      case "other":
        return;
    }
  }

  function take(text: string): void {
    const asked = before !== undefined && wantsScan(before.field);
    if (before !== undefined) setFieldText(before.field, asked ? text : before.text);
    before = undefined;
    if (!asked) listener.onScan(text);
  }

  page.addEventListener("keydown", onKeyDown, { capture: true });
  return () => {
    cancelKey();
    page.removeEventListener("keydown", onKeyDown, { capture: true });
  };
}
