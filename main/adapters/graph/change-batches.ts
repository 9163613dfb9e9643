import { blindDelayMs } from "../../../shared/domain/policy/retry-limits.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { answerError, badAnswer } from "./answer-error.ts";
import { askedDelayMs, mostParts, type PartAnswer, readBatchAnswer } from "./batch-answer.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";

/** How often parts that were not worked on are sent again. */
const mostRounds = 4;
/** Two changes at once: a few seconds later the service takes it (graph-api b.6). */
const conflictPauseMs = 5_000;

/** One request of a batch; without a body none is sent. */
export type ChangePart = { readonly method: "GET" | "POST" | "DELETE"; readonly url: string; readonly body?: object };

/** A batch's facts without its path and body. */
export type ChangeCall = Omit<GraphCall, "path" | "body" | "repeatable">;

/**
 * Sends requests by `$batch`, twenty at a time, and answers each by itself, in their order: the JSON of a success, or its
 * own error. Parts that certainly were not worked on are sent again, after the longest wait that is asked for; a batch
 * that breaks off is not repeated unless `repeatable`, as nobody knows which of its parts were done.
 */
export async function sendInBatches(
  client: GraphClient,
  call: ChangeCall & { readonly repeatable: boolean },
  parts: readonly ChangePart[],
): Promise<readonly Result<unknown>[]> {
  const results: Result<unknown>[] = [];
  for (let start = 0; start < parts.length; start += mostParts)
    results.push(...(await sendBatch(client, call, parts.slice(start, start + mostParts))));
  return results;
}

async function sendBatch(
  client: GraphClient,
  call: ChangeCall & { readonly repeatable: boolean },
  parts: readonly ChangePart[],
): Promise<readonly Result<unknown>[]> {
  const { clock, random, stopped } = client.ports;
  const results = new Map<number, Result<unknown>>();
  let open = parts.map((_part, index) => index);
  for (let round = 1; open.length > 0; round += 1) {
    const answer = await sendOnce(client, call, parts, open);
    // What was sent again is in this call's fate, whatever the round before said of it.
    if (!answer.ok) {
      for (const index of open) results.set(index, answer);
      break;
    }
    const waits: number[] = [];
    const again: number[] = [];
    for (const index of open) {
      const part = answer.value.get(String(index));
      results.set(index, resultOf(call.operation, part, clock.now()));
      if (part === undefined || !isNotWorkedOn(part)) continue;
      again.push(index);
      waits.push(waitOf(part, clock.now()) ?? blindDelayMs(round, random));
    }
    open = again;
    if (open.length === 0 || round === mostRounds) break;
    try {
      await clock.delay(Math.max(...waits), stopped);
    } catch (reason) {
      if (!stopped.aborted) throw reason;
      break;
    }
  }
  return parts.map((_part, index) => results.get(index) ?? err(badAnswer(call.operation, "a part has no answer")));
}

async function sendOnce(
  client: GraphClient,
  call: ChangeCall & { readonly repeatable: boolean },
  parts: readonly ChangePart[],
  open: readonly number[],
): Promise<Result<ReadonlyMap<string, PartAnswer>>> {
  const headers = { "Content-Type": "application/json" };
  const requests = open.flatMap((index) => {
    const part = parts[index];
    if (part === undefined) return [];
    const { method, url, body } = part;
    return [{ id: String(index), method, url, ...(body === undefined ? {} : { headers, body }) }];
  });
  const answer = await client.send({ ...call, path: "/$batch", body: { requests } });
  return answer.ok ? readBatchAnswer(call.operation, answer.value) : answer;
}

function resultOf(operation: string, part: PartAnswer | undefined, now: EpochMs): Result<unknown, AppError> {
  if (part === undefined) return err(badAnswer(operation, "a part has no answer"));
  if (part.status >= 200 && part.status < 300) return ok(part.body);
  const retryAfterMs = waitOf(part, now);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return err(answerError({ operation, status: part.status, body: part.body, ...wait }));
}

/** Throttled, unavailable, at the same time as another change, or left out because of those. */
function isNotWorkedOn({ status }: PartAnswer): boolean {
  return status === 429 || status === 503 || status === 412 || status === 409 || status === 424;
}

function waitOf(part: PartAnswer, now: EpochMs): number | undefined {
  const asked = askedDelayMs(part, now);
  return asked ?? (part.status === 412 || part.status === 409 ? conflictPauseMs : undefined);
}
