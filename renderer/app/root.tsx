import { FluentProvider } from "@fluentui/react-components";
import { type Bench, BenchContext } from "../state/bench-context.ts";
import { useStore } from "../state/store.ts";
import { useTheme } from "../ui/theme/use-theme.ts";
import { AppFrame } from "./app-frame.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";

/** The whole page: theme, bench, frame. */
export function Root({ bench }: { readonly bench: Bench }) {
  const theme = useTheme(useStore(bench.settings, (settings) => settings?.theme ?? "system"));
  return (
    <FluentProvider theme={theme}>
      <BenchContext value={bench}>
        <ErrorBoundary>
          <AppFrame />
        </ErrorBoundary>
      </BenchContext>
    </FluentProvider>
  );
}
