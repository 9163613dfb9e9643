import { blindDelayMs } from "../../../shared/domain/policy/retry-limits.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { answerError, badAnswer } from "./answer-error.ts";
import { askedDelayMs, mostParts, type PartAnswer, readBatchAnswer } from "./batch-answer.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";

const mostIdleRounds = 5;

/** A batch's facts without its path and body. */
export type BatchCall = Omit<GraphCall, "path" | "body" | "repeatable">;

/**
 * Deletes the objects at `paths` by `$batch`, twenty at a time, answers in any order. What is gone already counts as
 * deleted; throttled and unavailable parts are sent again after the longest wait among them. Error: the first part's.
 */
export async function removeInBatches(
  client: GraphClient,
  call: BatchCall,
  paths: readonly string[],
): Promise<Result<void>> {
  for (let start = 0; start < paths.length; start += mostParts) {
    const removed = await removeBatch(client, call, paths.slice(start, start + mostParts));
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}

async function removeBatch(client: GraphClient, call: BatchCall, paths: readonly string[]): Promise<Result<void>> {
  const { clock, random, stopped } = client.ports;
  let open = paths;
  // Counts rounds in which nothing was removed: a batch that shrinks is on its way, however often parts are refused.
  let idleRounds = 0;
  for (;;) {
    const answer = await sendParts(client, call, open);
    if (!answer.ok) return answer;
    const refused = open.flatMap((path, index) => {
      const part = answer.value.get(String(index));
      return part !== undefined && isRemoved(part) ? [] : [{ path, part }];
    });
    const [first] = refused;
    if (first === undefined) return ok(undefined);
    idleRounds = refused.length < open.length ? 0 : idleRounds + 1;
    const final =
      refused.find(({ part }) => part === undefined || !isTemporary(part)) ??
      (idleRounds < mostIdleRounds ? undefined : first);
    if (final !== undefined) return err(partError(call.operation, final.part, clock.now()));
    const delayMs = Math.max(
      ...refused.map(({ part }) => waitOf(part, clock.now()) ?? blindDelayMs(Math.max(idleRounds, 1), random)),
    );
    try {
      await clock.delay(delayMs, stopped);
    } catch (reason) {
      if (!stopped.aborted) throw reason;
      return err(partError(call.operation, first.part, clock.now()));
    }
    open = refused.map(({ path }) => path);
  }
}

async function sendParts(
  client: GraphClient,
  call: BatchCall,
  paths: readonly string[],
): Promise<Result<ReadonlyMap<string, PartAnswer>>> {
  const headers = { "Content-Type": "application/json" };
  const requests = paths.map((url, index) => ({ id: String(index), method: "DELETE", url, headers }));
  // Deleting twice is deleting once, so the whole batch may be repeated when its answer got lost.
  const answer = await client.send({ ...call, path: "/$batch", body: { requests }, repeatable: true });
  return answer.ok ? readBatchAnswer(call.operation, answer.value) : answer;
}

function isRemoved({ status }: PartAnswer): boolean {
  return (status >= 200 && status < 300) || status === 404 || status === 410;
}

function isTemporary({ status }: PartAnswer): boolean {
  return status === 429 || status >= 500;
}

function waitOf(part: PartAnswer | undefined, now: EpochMs): number | undefined {
  return part === undefined ? undefined : askedDelayMs(part, now);
}

function partError(operation: string, part: PartAnswer | undefined, now: EpochMs) {
  if (part === undefined) return badAnswer(operation, "a part of the batch has no answer");
  const retryAfterMs = askedDelayMs(part, now);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return answerError({ operation, status: part.status, body: part.body, ...wait });
}
