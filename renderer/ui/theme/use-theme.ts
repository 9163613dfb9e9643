import { useSyncExternalStore } from "react";
import { darkTheme, lightTheme, type ResealTheme } from "./themes.ts";

const darkQuery = "(prefers-color-scheme: dark)";

/** The theme for a choice of the technician; `system` follows Windows, also while the app runs. */
export function useTheme(choice: "system" | "light" | "dark"): ResealTheme {
  const isSystemDark = useSyncExternalStore(followSystem, () => window.matchMedia(darkQuery).matches);
  const isDark = choice === "dark" || (choice === "system" && isSystemDark);
  return isDark ? darkTheme : lightTheme;
}

function followSystem(listener: () => void): () => void {
  const query = window.matchMedia(darkQuery);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
