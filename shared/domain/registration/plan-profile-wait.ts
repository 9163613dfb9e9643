import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { Effect } from "../bench/plan/effect.ts";
import { dueAt, type Pacing } from "../bench/plan/pacing.ts";
import { profileLateMs } from "./profile-wait.ts";

/** How often groups and profiles are read again once a unit waits longer than usual: the cause on its tile is then no older. */
const causeMs = 10 * 60_000;

/** Reads groups and profiles again while profiles are later than usual; within the usual time nothing is asked for more. */
export function planProfileWait(
  state: Pick<BenchState, "demand">,
  pacing: Pacing,
  now: EpochMs,
): { readonly effects: readonly Effect[]; readonly wakeAt?: EpochMs } {
  const { fast, fastSince } = state.demand.assignedDevices;
  if (fast === 0 || fastSince === undefined) return { effects: [] };
  const due = dueAt(pacing, "read:configuration", causeMs);
  if (due === undefined) return { effects: [] };
  const from = epochMs(Math.max(due, fastSince + profileLateMs));
  return from <= now ? { effects: [{ kind: "readTenant", read: "configuration" }] } : { effects: [], wakeAt: from };
}
