import { expect, test } from "vitest";
import { type AttemptOutcome, decideRetry } from "../../../../main/adapters/graph/retry-policy.ts";

const noJitter = (): number => 0;
const answer = (status: number, retryAfterMs?: number): AttemptOutcome => ({
  kind: "answer",
  status,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
const lost: AttemptOutcome = { kind: "failure", failure: { kind: "lost", detail: "" } };
const notSent: AttemptOutcome = { kind: "failure", failure: { kind: "notSent", detail: "" } };
const accept = { next: "accept" };

test.each<[string, number, AttemptOutcome, boolean, object]>([
  ["success", 1, answer(200), true, accept],
  ["refusal", 1, answer(403), true, accept],
  ["throttled write", 1, answer(429), false, { next: "retry", delayMs: 0, pauseTenantMs: 5_000 }],
  ["throttled, asked to wait", 2, answer(429, 7_000), true, { next: "retry", delayMs: 0, pauseTenantMs: 7_000 }],
  ["throttled, asked to come at once", 1, answer(429, 0), true, { next: "retry", delayMs: 0, pauseTenantMs: 1_000 }],
  ["throttled for the last time", 5, answer(429, 7_000), true, { next: "accept", pauseTenantMs: 7_000 }],
  ["write invited back", 1, answer(503, 9_000), false, { next: "retry", delayMs: 0, pauseTenantMs: 9_000 }],
  ["write, unavailable", 1, answer(503), false, accept],
  ["read, unavailable", 2, answer(503), true, { next: "retry", delayMs: 15_000 }],
  ["read, gateway", 3, answer(504), true, { next: "retry", delayMs: 45_000 }],
  ["read, failed often", 5, answer(500), true, accept],
  ["read, lost", 4, lost, true, { next: "retry", delayMs: 120_000 }],
  ["read, lost often", 5, lost, true, accept],
  ["write, lost", 1, lost, false, accept],
  ["read, unreachable", 1, notSent, true, { next: "retry", delayMs: 5_000 }],
  ["read, still unreachable", 2, notSent, true, accept],
  ["paused", 1, { kind: "failure", failure: { kind: "paused", forMs: 1 } }, true, accept],
  ["stopped", 1, { kind: "failure", failure: { kind: "stopped" } }, true, accept],
])("%s", (_name, attempt, outcome, repeatable, decision) => {
  expect(decideRetry(attempt, outcome, repeatable, noJitter)).toEqual(decision);
});

test("jitter adds at most a quarter", () => {
  expect(decideRetry(1, answer(500), true, () => 0.999_999)).toEqual({ next: "retry", delayMs: 6_250 });
});
