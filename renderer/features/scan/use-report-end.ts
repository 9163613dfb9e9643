import { useEffect } from "react";
import { useBench, useUi } from "../../state/bench-context.ts";

/** How long a scan and its effect are shown. */
const shownMs = 10_000;

/** Takes a report away when its time is over, wherever it is shown and even when that place changes meanwhile. */
export function useReportEnd(): void {
  const { ui } = useBench();
  const sequence = useUi((state) => state.report?.sequence);
  useEffect(() => {
    if (sequence === undefined) return undefined;
    const timer = setTimeout(() => ui.act.forgetReport(sequence), shownMs);
    return () => clearTimeout(timer);
  }, [ui, sequence]);
}
