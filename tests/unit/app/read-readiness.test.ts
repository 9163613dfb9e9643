import { describe, expect, it } from "vitest";
import { createEffectRunner } from "../../../main/app/effects/run-effect.ts";
import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import { noFacts } from "../../../shared/domain/readiness/no-facts.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { given, orderOpened } from "../../support/builders.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { at, order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const a = unitSteps("A");
const effect = { kind: "readReadiness", unitId: unitId("A"), address: "bench-1" } as const;
const bench = given(orderOpened(), a.seen(0, "bench-1"), a.hashRead(1));
const answer: ReadinessResult = {
  address: "bench-1",
  observedAt: "2026-09-01T08:30:00Z",
  clockUtc: new Date(at(30) + 400_000).toISOString(),
  facts: {
    ...noFacts,
    supply: { ...noFacts.supply, networkAdapters: [] },
    leftovers: { ...noFacts.leftovers, joinedTenantId: "other", enrollmentTypes: [], associationHints: [] },
  },
  remoteAccess: { tokenFilterPolicy: null, winRm: "Stopped" },
};

describe("reading readiness again", () => {
  it("is evidence of the unit with its clock held against the bench's and the order's tenant beside it", async () => {
    const ports = fakePorts({}, { readReadiness: async () => ok(answer) });
    const { drafts, error } = await createEffectRunner(ports)(effect, () => bench, new AbortController().signal);
    expect(error).toBeUndefined();
    const [read] = drafts;
    if (read?.kind !== "readinessFactsRead") throw new Error("Other facts than expected");
    expect(read).toMatchObject({ source: "E-BR", unitId: "A", at: at(30) });
    expect(read.reading).toMatchObject({
      facts: answer.facts,
      clockOffsetMs: 400_000,
      orderTenantId: order().tenantId,
      remoteAccess: answer.remoteAccess,
    });
  });

  it("of a device that does not answer says nothing, and is tried again later", async () => {
    const gone = appError("unavailable", "bridge.deviceUnreachable");
    const ports = fakePorts({}, { readReadiness: async () => err(gone) });
    const outcome = await createEffectRunner(ports)(effect, () => bench, new AbortController().signal);
    expect(outcome).toEqual({ drafts: [], error: gone });
  });
});
