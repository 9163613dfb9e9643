import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";

/** Writes refusals down: the first of a kind from an address at once, what follows in the next ten seconds as a number. */
export type RefusalLog = {
  readonly note: (reason: string, from: string) => void;
  /** Writes what was counted and not yet written. */
  readonly stop: () => void;
};

const windowMs = 10_000;

/** Kinds and addresses that are told apart at once; a flood from more of them is written down under `*`. */
const mostKinds = 256;

/** Builds the log. No content of a message ever reaches it: only a reason of ours and an address. */
export function createRefusalLog(log: Log, clock: Clock): RefusalLog {
  const open = new Map<string, { readonly reason: string; readonly from: string; more: number; readonly stop: Stop }>();

  const close = (key: string): void => {
    const entry = open.get(key);
    if (entry === undefined) return;
    entry.stop();
    open.delete(key);
    if (entry.more > 0) log.warn("link.refusedMore", { reason: entry.reason, from: entry.from, times: entry.more });
  };

  return {
    note: (reason, caller) => {
      const from = open.size < mostKinds || open.has(`${reason} ${caller}`) ? caller : "*";
      const key = `${reason} ${from}`;
      const entry = open.get(key);
      if (entry !== undefined) {
        entry.more += 1;
        return;
      }
      log.warn("link.refused", { reason, from });
      const stop = clock.setTimer(epochMs(clock.now() + windowMs), () => close(key));
      open.set(key, { reason, from, more: 0, stop });
    },
    stop: () => {
      for (const key of [...open.keys()]) close(key);
    },
  };
}
