import { useEffect } from "react";
import { useBench } from "../state/bench-context.ts";

/** Brings Intake up as soon as files are dragged over the page, so that they can be dropped wherever a person aims. */
export function useFilesOpenIntake(): void {
  const { ui } = useBench();
  useEffect(() => {
    function enter(event: DragEvent): void {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      ui.act.show("intake");
    }
    window.addEventListener("dragenter", enter);
    return () => window.removeEventListener("dragenter", enter);
  }, [ui]);
}
