import type { PracticeDevice } from "../../../shared/contract/practice/control.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../ports/clock.ts";
import type { PracticeControl } from "../ports/practice-control.ts";
import { createWholeTopic, type Topic } from "./topic.ts";

/** How often simulated screens are looked at while somebody watches, in real milliseconds. */
const lookMs = 500;

/** The simulated devices' screens; looked at only while somebody watches. Without practice there are none. */
export function createPracticeTopic(
  control: PracticeControl | undefined,
  clock: Clock,
  speed: number,
): { readonly topic: Topic<"practice">; readonly refresh: () => void; readonly stop: Stop } {
  const { topic, set } = createWholeTopic("practice", { devices: [] as PracticeDevice[], stickPlugged: false });
  let watchers = 0;
  let stopTimer: Stop = () => undefined;

  const look = async (): Promise<void> => {
    const state = await control?.state();
    if (state?.ok === true) set({ devices: state.value.devices, stickPlugged: state.value.stickPlugged });
  };

  const tick = (): void => {
    stopTimer();
    if (watchers === 0 || control === undefined) return;
    stopTimer = clock.setTimer(epochMs(clock.now() + lookMs * speed), () => {
      void look().finally(tick);
    });
  };

  const watch: Topic<"practice">["watch"] = (listener) => {
    const stopWatch = topic.watch(listener);
    watchers += 1;
    if (watchers === 1) void look().finally(tick);
    let stopped = false;
    return () => {
      if (stopped) return;
      stopped = true;
      watchers -= 1;
      stopWatch();
    };
  };

  return { topic: { ...topic, watch }, refresh: () => void look(), stop: () => stopTimer() };
}
