import * as z from "zod";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { answerError, badAnswer } from "./answer-error.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";
import { blindDelayMs, parseRetryAfter } from "./retry-policy.ts";

/** Graph's limit of parts in one batch. */
const mostParts = 20;
const mostIdleRounds = 5;

const batchAnswerSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).catch({}),
      body: z.unknown().optional(),
    }),
  ),
});
type PartAnswer = z.infer<typeof batchAnswerSchema>["responses"][number];

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
      ...refused.map(({ part }) => askedDelayMs(part, clock.now()) ?? blindDelayMs(Math.max(idleRounds, 1), random)),
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
  if (!answer.ok) return answer;
  const parsed = batchAnswerSchema.safeParse(answer.value);
  if (!parsed.success) return err(badAnswer(call.operation, "no batch answer"));
  return ok(new Map(parsed.data.responses.map((part) => [part.id, part])));
}

function isRemoved({ status }: PartAnswer): boolean {
  return (status >= 200 && status < 300) || status === 404 || status === 410;
}

function isTemporary({ status }: PartAnswer): boolean {
  return status === 429 || status >= 500;
}

function askedDelayMs(part: PartAnswer | undefined, now: EpochMs): number | undefined {
  const header = Object.entries(part?.headers ?? {}).find(([name]) => name.toLowerCase() === "retry-after")?.[1];
  return parseRetryAfter(typeof header === "number" || typeof header === "string" ? String(header) : undefined, now);
}

function partError(operation: string, part: PartAnswer | undefined, now: EpochMs) {
  if (part === undefined) return badAnswer(operation, "a part of the batch has no answer");
  const retryAfterMs = askedDelayMs(part, now);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return answerError({ operation, status: part.status, body: part.body, ...wait });
}
