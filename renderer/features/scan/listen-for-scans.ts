import { createScanDetector, type ScanFrame, withoutFrame } from "./scan-detector.ts";
import { fieldOf, isSecretField, setFieldText, type TextField, wantsScan } from "./text-field.ts";

/** Who is told about scans and about single keys. */
export type ScanListener = {
  /** What the scanner puts around each code now. */
  readonly frame: () => ScanFrame;
  readonly onScan: (text: string) => void;
  /** A single character that a person pressed outside any field. */
  readonly onKey: (key: string) => void;
};

/** A key counts as pressed by a person once no further character has followed for this long. */
const settleMs = 80;

/**
 * Hears every key of a page before anything else does and picks the scans out. A field that has the focus during a scan
 * keeps its text, unless it asked for a scan, and keeps the focus. Answers a function that stops listening.
 */
export function listenForScans(page: Window, listener: ScanListener): () => void {
  const detect = createScanDetector();
  let before: { readonly field: TextField; readonly text: string } | undefined;
  let settling: number | undefined;

  const cancelKey = (): void => page.clearTimeout(settling);

  function onKeyDown(event: KeyboardEvent): void {
    // What is typed as a secret is never a scan, however fast it comes: a scan is shown and sent on.
    if (isShortcut(event) || event.isComposing || isSecretField(event.target)) return;
    const answer = detect({ key: event.key, at: event.timeStamp, repeats: event.repeat });
    const field = fieldOf(event.target);
    switch (answer.kind) {
      case "first":
        cancelKey();
        before = field === undefined ? undefined : { field, text: field.value };
        if (field === undefined) settling = page.setTimeout(() => listener.onKey(event.key), settleMs);
        return;
      case "fast":
        cancelKey();
        // A blank inside a scan must not press the button that has the focus, and no character may choose in a list.
        if (field === undefined || field instanceof HTMLSelectElement) event.preventDefault();
        return;
      case "scan":
        cancelKey();
        event.preventDefault();
        event.stopPropagation();
        take(withoutFrame(answer.text, listener.frame()));
        return;
      case "tail":
        event.preventDefault();
        event.stopPropagation();
        return;
      case "other":
        return;
    }
  }

  function take(text: string): void {
    const asked = before !== undefined && wantsScan(before.field);
    if (before !== undefined) setFieldText(before.field, asked ? text : before.text);
    before = undefined;
    if (!asked && text.trim() !== "") listener.onScan(text);
  }

  page.addEventListener("keydown", onKeyDown, { capture: true });
  return () => {
    cancelKey();
    page.removeEventListener("keydown", onKeyDown, { capture: true });
  };
}

/** A key with Ctrl, Alt or the Windows key. AltGr is none of them: it makes brackets and braces on many keyboards. */
function isShortcut(event: KeyboardEvent): boolean {
  if (event.getModifierState("AltGraph")) return false;
  return event.ctrlKey || event.altKey || event.metaKey || (event.key === "Tab" && event.shiftKey);
}
