import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { Effect } from "../bench/plan/effect.ts";
import { effectKey } from "../bench/plan/effect.ts";
import { dueAt, type Pacing } from "../bench/plan/pacing.ts";
import type { Draft } from "../evidence/draft.ts";
import { firstPollMs, jobPauseMs, longestPollMs } from "./job-pace.ts";
import { nextUpload } from "./next-upload.ts";
import { isOpenUpload, type PartnerUpload } from "./partner-upload.ts";
import { planTags } from "./tag-queue.ts";

/** What Partner Center is asked for now, what is journaled before, and when to plan again. */
export type PartnerPlan = {
  readonly effects: readonly Effect[];
  readonly drafts: readonly Draft[];
  readonly wakeAt?: EpochMs;
};

const nothing: PartnerPlan = { effects: [], drafts: [] };

/**
 * From when a list proves that an unclear upload's batch is not there: a call that broke off may still be worked on, and
 * a new batch may take a moment to appear.
 */
const settleMs = 60_000;
/** Rows of an upload whose job cannot be asked for are looked for this long among the batch's devices. */
const mostSearchMs = 30 * 60_000;

/** Plans the next upload, the next look at open jobs and for uploads of unclear fate, and the order's tag for what is there. */
export function planPartner(state: BenchState, pacing: Pacing, now: EpochMs): PartnerPlan {
  const tags = planTags(state, now);
  const uploads = planUploads(state, pacing, now);
  return tags === undefined ? uploads : { ...uploads, drafts: [...uploads.drafts, tags] };
}

function planUploads(state: BenchState, pacing: Pacing, now: EpochMs): PartnerPlan {
  if (state.order === undefined || state.partner.customer === undefined) return nothing;
  if (state.toUpload.size === 0 && !state.partner.uploads.some(isOpenUpload)) return nothing;
  const plans = [planUpload(state, pacing, now), planJobs(state, pacing, now), planLookUp(state, pacing, now)];
  const wakes = plans.flatMap(({ wakeAt }) => (wakeAt === undefined ? [] : [wakeAt]));
  return {
    effects: plans.flatMap(({ effects }) => effects),
    drafts: plans.flatMap(({ drafts }) => drafts),
    ...(wakes.length === 0 ? {} : { wakeAt: epochMs(Math.min(...wakes)) }),
  };
}

function planUpload(state: BenchState, pacing: Pacing, now: EpochMs): PartnerPlan {
  const due = dueAt(pacing, "uploadPartner", 0);
  // The end of what runs plans anew.
  const next = due === undefined ? undefined : nextUpload(state, now);
  if (due === undefined || next === undefined) return nothing;
  if ("wakeAt" in next) return { ...nothing, wakeAt: epochMs(Math.max(next.wakeAt, due)) };
  if (due > now) return { ...nothing, wakeAt: due };
  const { effect } = next;
  const drafts = effect.items.map(
    ({ unitId, attempt }, position): Draft => ({
      kind: "partnerSent",
      source: "E-RUN",
      at: now,
      unitId,
      requestId: effect.requestId,
      batchId: effect.batchId,
      isAddition: effect.isAddition,
      position,
      rows: effect.items.length,
      attempt,
    }),
  );
  return { effects: [effect], drafts };
}

function planJobs(state: BenchState, pacing: Pacing, now: EpochMs): PartnerPlan {
  const open = state.partner.uploads.filter(({ state: stands }) => stands === "accepted");
  if (open.length === 0) return nothing;
  const youngest = Math.max(...open.map(({ stateAt }) => stateAt));
  const effect = { kind: "readPartnerJobs", requestIds: open.map(({ requestId }) => requestId) } as const;
  // By its age at the last look: what depends on the clock itself would move on with every look at the clock.
  const ageMs = (pacing.get(effectKey(effect))?.endedAt ?? youngest) - youngest;
  // The first look at a job that was just taken comes after the shortest pause, too.
  return planned(effect, pacing, jobPauseMs(ageMs), now, epochMs(youngest + firstPollMs));
}

/** Unclear uploads once a list can prove something, and those whose rows can only be found in the lists. */
function planLookUp(state: BenchState, pacing: Pacing, now: EpochMs): PartnerPlan {
  const wanted = state.partner.uploads.filter((upload) => isToBeLookedUp(upload, now));
  if (wanted.length === 0) return nothing;
  const from = Math.min(...wanted.map(({ state: stands, stateAt }) => stateAt + (stands === "unclear" ? settleMs : 0)));
  const due = wanted.filter(({ state: stands, stateAt }) => stands !== "unclear" || stateAt + settleMs <= now);
  if (due.length === 0) return { ...nothing, wakeAt: epochMs(from) };
  const effect = { kind: "lookUpPartnerUploads", requestIds: due.map(({ requestId }) => requestId) } as const;
  const isUrgent = due.some(({ state: stands }) => stands === "unclear");
  return planned(effect, pacing, isUrgent ? firstPollMs : longestPollMs, now, epochMs(0));
}

function isToBeLookedUp({ state, stateAt }: PartnerUpload, now: EpochMs): boolean {
  return state === "unclear" || (state === "lost" && now < stateAt + mostSearchMs);
}

function planned(effect: Effect, pacing: Pacing, intervalMs: number, now: EpochMs, from: EpochMs): PartnerPlan {
  const due = dueAt(pacing, effectKey(effect), intervalMs);
  if (due === undefined) return nothing;
  const at = epochMs(Math.max(due, from));
  return at <= now ? { effects: [effect], drafts: [] } : { ...nothing, wakeAt: at };
}
