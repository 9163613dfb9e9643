import { useEffect } from "react";

/** Hears what is pasted while its screen is shown, unless a field has the focus or something lies over the screen. */
export function usePaste(onPaste: (transfer: DataTransfer) => void): void {
  useEffect(() => {
    function paste(event: ClipboardEvent): void {
      const isInField = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      if (isInField || document.querySelector("dialog[open]") !== null || event.clipboardData === null) return;
      event.preventDefault();
      onPaste(event.clipboardData);
    }
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [onPaste]);
}
