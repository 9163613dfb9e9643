import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";

/** Notices that nothing was heard for a while. */
export type SilenceWatch = { readonly heard: () => void; readonly stop: Stop };

/** Runs `onSilence` once when `silenceMs` pass without `heard`. */
export function watchSilence(clock: Clock, silenceMs: number, onSilence: () => void): SilenceWatch {
  let heardAt = clock.now();
  const arm = (): Stop =>
    clock.setTimer(epochMs(heardAt + silenceMs), () => {
      if (clock.now() - heardAt >= silenceMs) onSilence();
      else stopTimer = arm();
    });
  let stopTimer = arm();
  return {
    heard: () => {
      heardAt = clock.now();
    },
    stop: () => stopTimer(),
  };
}
