import { useEffect } from "react";
import { listenForScans } from "../features/scan/listen-for-scans.ts";
import { textFieldOf } from "../features/scan/text-field.ts";
import { type Bench, useBench } from "../state/bench-context.ts";
import { takeScan, undo } from "./bench-actions.ts";

/** Hears scans and keys for the whole page while the app is shown. */
export function useAppKeys(): void {
  const bench = useBench();
  useEffect(() => {
    const stopScans = listenForScans(window, {
      frame: () => {
        const settings = bench.settings.get();
        return { prefix: settings?.scannerPrefix ?? "", suffix: settings?.scannerSuffix ?? "" };
      },
      onScan: (text) => void takeScan(bench, text),
      onKey: (key) => pressCharacter(bench, key),
    });
    const onKeyDown = (event: KeyboardEvent): void => {
      if (pressNamedKey(bench, event)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      stopScans();
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [bench]);
}

/** A character that a person pressed outside any field: a line of Touch next, or the search. */
function pressCharacter(bench: Bench, key: string): void {
  if (isCovered() || bench.ui.get().view !== "bench") return;
  if (key === "/") {
    bench.ui.act.search(true);
    document.querySelector<HTMLElement>("[data-board-search]")?.focus();
  }
  // The line that is shown under a number is the one that opens, also while the list holds still.
  if (/^[1-9]$/.test(key)) document.querySelector<HTMLElement>(`[data-touch-key="${key}"]`)?.click();
}

/** Keys with a name, alone or with Ctrl. Answers whether the key was taken. */
function pressNamedKey(bench: Bench, event: KeyboardEvent): boolean {
  const { ui } = bench;
  if (event.key === "F11") {
    ui.act.setWall(!ui.get().isWall);
    return true;
  }
  const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  // In a field, Ctrl+Z takes back what was typed; beside the unit panel it takes back what the panel shows.
  if (control && event.key.toLowerCase() === "z" && textFieldOf(event.target) === undefined && !isAsked()) {
    void undo(bench);
    return true;
  }
  if (isCovered()) return false;
  if (event.key === "F1") {
    ui.act.openOverlay("help");
    return true;
  }
  if (control && event.key.toLowerCase() === "k") {
    ui.act.openOverlay("palette");
    return true;
  }
  return event.key === "Escape" && leave(bench);
}

/** Esc, when nothing lies over the screen: one step back. */
function leave({ ui }: Bench): boolean {
  const state = ui.get();
  if (state.view === "ship" && state.shipUnitId !== undefined) ui.act.selectForShipping(undefined);
  else if (state.view === "bench" && (state.isSearching || state.filter.count !== undefined)) ui.act.search(false);
  else if (state.isWall) ui.act.setWall(false);
  else return false;
  return true;
}

/** Whether a panel or a question lies over the screen; it has the keys then. */
function isCovered(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** Whether a question in the middle of the screen waits for its answer. */
function isAsked(): boolean {
  return document.querySelector('dialog[open][data-place="centre"]') !== null;
}
