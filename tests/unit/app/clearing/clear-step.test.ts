import { describe, expect, it } from "vitest";
import { runClearStep } from "../../../../main/app/effects/clear-step.ts";
import { runReadPast } from "../../../../main/app/effects/read-past.ts";
import { type AppError, appError, retryLater } from "../../../../shared/kernel/app-error.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";
import { benchWith } from "../../../support/builders.ts";
import { fakePorts } from "../../../support/fake-ports.ts";
import { pastAutopilot, pastManaged, pastSteps } from "../../../support/past-records.ts";

const past = pastSteps("A");
const step = [{ action: "deleteManagedDevice", record: pastManaged() }] as const;
const sent = benchWith("readyToStart", past.begun(61, "deleteIntuneRecord", step), past.sent(61));
const effect = { kind: "clearStep", unitId: unitId("A"), step: 0, attempt: 1 } as const;
const phrase = (text: string): AppError => appError("invalid", "graph.invalid", { phrase: text });

describe("what a call says about its step", () => {
  it.each<readonly [string, AppError | undefined]>([
    ["taken", undefined],
    ["gone", appError("notFound", "graph.notFound")],
    ["gone", phrase("ZtdDeviceAlreadyDeleted")],
    ["inProgress", phrase("ZtdDeviceDeletionInProgess")],
    ["inProgress", phrase("ztdDeviceDeletionInProgress")],
    ["refused", phrase("Other")],
    ["refused", appError("invalid", "graph.invalid")],
    ["refused", appError("unauthorised", "graph.forbidden")],
    ["refused", appError("refused", "clearing.registeredObject")],
    ["unclear", appError("unavailable", "graph.unavailable")],
    ["unclear", appError("unavailable", "graph.badAnswer")],
    ["unclear", appError("cancelled", "graph.unavailable")],
    ["notSent, tried again", retryLater(appError("unavailable", "graph.throttled"), 60_000)],
    ["notSent, tried again", appError("unavailable", "graph.offline")],
    ["notSent, tried again", appError("conflict", "graph.conflict")],
    ["notSent, tried again", appError("unauthorised", "signIn.required")],
    ["notSent, tried again", appError("unauthorised", "graph.unauthorised")],
    ["notSent, tried again", appError("refused", "order.wrongTenant")],
  ])("%s", async (expected, error) => {
    const asked: string[] = [];
    const ports = fakePorts({
      deleteManagedDevice: async (_tenant, id) => {
        asked.push(id);
        return error === undefined ? ok(undefined) : err(error);
      },
    });
    const { drafts, error: again } = await runClearStep(ports, effect, () => sent);
    expect(asked).toEqual(["old-managed-a"]);
    const [answer] = drafts;
    const word = answer?.kind === "clearingStepAnswered" ? answer.answer : "none";
    expect(again === undefined ? word : `${word}, tried again`).toBe(expected);
  });

  it("nothing is sent for a step that is not the journal's, or that somebody ended", async () => {
    const ports = fakePorts({ deleteManagedDevice: () => Promise.reject(new Error("sent")) });
    const ended = benchWith(
      "readyToStart",
      past.begun(61, "deleteIntuneRecord", step),
      past.sent(61),
      past.givenUp(62),
    );
    const notSent = benchWith("readyToStart", past.begun(61, "deleteIntuneRecord", step));
    for (const state of [ended, notSent, benchWith("readyToStart")])
      expect(await runClearStep(ports, effect, () => state)).toEqual({ drafts: [] });
    expect(await runClearStep(ports, { ...effect, step: 1 }, () => sent)).toEqual({ drafts: [] });
  });
});

describe("after a registration was deleted", () => {
  const deletion = [{ action: "deleteAutopilotDevice", record: pastAutopilot() }] as const;
  const state = benchWith("readyToStart", past.begun(61, "deregister", deletion), past.sent(61));

  it.each([
    ["asked", ok("asked" as const), { answer: "taken", refresh: "asked" }],
    ["too soon", ok("tooSoon" as const), { answer: "taken", refresh: "tooSoon" }],
    [
      "not asked",
      err(appError("unavailable", "graph.offline")),
      { answer: "taken", refresh: "notAsked", error: { code: "graph.offline" } },
    ],
  ])("Intune is asked for its list, which holds nothing up: %s", async (_what, refreshed, expected) => {
    const ports = fakePorts({ deleteRegistration: async () => ok(undefined), requestSync: async () => refreshed });
    const outcome = await runClearStep(ports, effect, () => state);
    expect(outcome.error).toBeUndefined();
    expect(outcome.drafts).toMatchObject([expected]);
  });

  it("one that another party registered says so, and nothing is asked for", async () => {
    const ports = fakePorts({
      deleteRegistration: async () => err(phrase("ZtdDeviceRegisteredByOtherTenant")),
      requestSync: () => Promise.reject(new Error("asked")),
    });
    const { drafts } = await runClearStep(ports, effect, () => state);
    expect(drafts).toMatchObject([{ answer: "refused", error: { code: "clearing.registeredByOther" } }]);
  });
});

const look = { kind: "readPast", unitId: unitId("A"), serialNumber: "SIM-A", entraDeviceIds: [] } as const;

describe("a look", () => {
  it("is journaled whole when it shows something new, and else only that it was taken", async () => {
    const ports = fakePorts({ readPast: async () => ok([pastManaged()]) });
    const kindsFor = async (known: Parameters<typeof past.recordsSeen>[1]) => {
      const { drafts } = await runReadPast(ports, look, () => benchWith("readyToStart", past.recordsSeen(20, known)));
      return drafts.map(({ kind }) => kind);
    };
    expect(await kindsFor([])).toEqual(["clearingRecordsSeen"]);
    expect(await kindsFor([pastManaged("A", { groupTag: "X" })])).toEqual(["clearingRecordsSeen"]);
    expect(await kindsFor([pastManaged()])).toEqual(["clearingRecordsSame"]);
  });
});

describe("a look that fails", () => {
  it("says so, and is tried again by itself only while a clearing waits for it", async () => {
    const asked = benchWith("readyToStart", past.lookAsked(50));
    const plain = await runReadPast(fakePorts(), look, () => asked);
    expect(plain.drafts).toMatchObject([{ kind: "clearingLookFailed", error: { code: "graph.offline" } }]);
    expect(plain.error).toBeUndefined();
    expect((await runReadPast(fakePorts(), look, () => sent)).error?.code).toBe("graph.offline");
  });
});
