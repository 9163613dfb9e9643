import { useEffect } from "react";
import { useBench } from "../state/bench-context.ts";
import { soundForCounts } from "./sound-for.ts";
import { createSounds, type SoundName } from "./sounds.ts";

/** Plays a sound when hands are needed, something failed or is done; silent where sounds are off. */
export function useSounds(): void {
  const { board, settings, ui } = useBench();
  useEffect(() => {
    const sounds = createSounds();
    const play = (name: SoundName | undefined): void => {
      if (name !== undefined && settings.get()?.sounds === true) sounds.play(name);
    };
    let counts = board.get()?.counts;
    let report = ui.get().report;
    const stops = [
      board.subscribe(() => {
        const next = board.get()?.counts;
        play(soundForCounts(counts, next));
        counts = next;
      }),
      ui.subscribe(() => {
        const next = ui.get().report;
        if (next !== undefined && next !== report) play(next.isFault ? "fault" : "done");
        report = next;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      void sounds.stop();
    };
  }, [board, settings, ui]);
}
