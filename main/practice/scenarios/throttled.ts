import { goodMorning } from "./good-morning.ts";
import type { Scenario } from "./scenario.ts";

const importRoute = "importedWindowsAutopilotDeviceIdentities/import";

/** The devices and the truth of *A good morning*, with a service that refuses, fails and hangs up. */
export const throttled: Scenario = {
  ...goodMorning,
  id: "throttled",
  title: "Throttled",
  faults: [
    { route: importRoute, kind: "throttledWithWait", first: 1, share: 0, retryAfterSeconds: 20 },
    { route: importRoute, kind: "answerLost", first: 2, share: 0, retryAfterSeconds: 0 },
    { route: "", kind: "throttledWithWait", first: 0, share: 0.15, retryAfterSeconds: 10 },
    { route: "", kind: "throttledBlind", first: 0, share: 0.08, retryAfterSeconds: 0 },
    { route: "GET ", kind: "unavailable", first: 1, share: 0.05, retryAfterSeconds: 0 },
    { route: "", kind: "dropped", first: 0, share: 0.05, retryAfterSeconds: 0 },
  ],
};
