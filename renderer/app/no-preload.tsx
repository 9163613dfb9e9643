import { FluentProvider } from "@fluentui/react-components";
import { frameText as text } from "../../shared/text/screens/frame-text.ts";
import { ErrorNote } from "../ui/primitives/error-note.tsx";
import { lightTheme } from "../ui/theme/themes.ts";

/** What a page shows that was opened without the way to the bench. */
export function NoPreload() {
  const words = { title: text.noPreloadTitle, meaning: text.noPreloadMeaning, nextStep: text.noPreloadNextStep };
  return (
    <FluentProvider theme={lightTheme}>
      <ErrorNote words={words} />
    </FluentProvider>
  );
}
