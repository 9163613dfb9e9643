import * as z from "zod";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { parseRetryAfter } from "../../../shared/kernel/retry-after.ts";
import { badAnswer } from "./answer-error.ts";

/** Graph's limit of parts in one batch. */
export const mostParts = 20;

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

/** What became of one part of a batch. */
export type PartAnswer = z.infer<typeof batchAnswerSchema>["responses"][number];

/** The parts' answers by their ids; Graph gives them in any order. Error: `graph.badAnswer`. */
export function readBatchAnswer(operation: string, value: unknown): Result<ReadonlyMap<string, PartAnswer>> {
  const parsed = batchAnswerSchema.safeParse(value);
  if (!parsed.success) return err(badAnswer(operation, "no batch answer"));
  return ok(new Map(parsed.data.responses.map((part) => [part.id, part])));
}

/** The wait that a part's own Retry-After asks for, in milliseconds from `now`; undefined when it asks for none. */
export function askedDelayMs({ headers }: PartAnswer, now: EpochMs): number | undefined {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === "retry-after")?.[1];
  return parseRetryAfter(typeof header === "number" || typeof header === "string" ? String(header) : undefined, now);
}
