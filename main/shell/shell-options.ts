import type { CommandHandlers } from "../../shared/contract/commands/index.ts";
import type { TopicSource } from "../app/bench/topic-source.ts";
import type { Ids } from "../app/ports/ids.ts";
import type { Log } from "../app/ports/log.ts";
import type { NativeServices } from "./native/native-services.ts";

/** The bench as the shell sees it. Both getters are asked anew each time, so that the bench behind them can be replaced. */
export type Bench = {
  readonly handlers: () => CommandHandlers;
  readonly topics: () => TopicSource;
  /** Ends everything in order; the shell waits for it, but not for ever. */
  readonly stop: () => Promise<void>;
};

/** What the shell is started with. */
export type ShellOptions = {
  readonly log: Log;
  readonly ids: Ids;
  /** Absolute path of the built page. */
  readonly rendererFolder: string;
  /** Absolute path of the built preload. */
  readonly preloadFile: string;
  /**
   * Opens the bench once Electron is ready, while the window is already loading: the page's calls and watches wait for it.
   * A rejection is a defect; expected trouble belongs into the handlers' answers.
   */
  readonly openBench: (native: NativeServices) => Promise<Bench>;
};
