import { describe, expect, it } from "vitest";
import type { FlowSignals } from "../../../../shared/domain/flow/flow-signals.ts";
import { readFlowSignals, saysTheSame } from "../../../../shared/domain/flow/read-flow-signals.ts";
import { signalledEnd } from "../../../../shared/domain/flow/signalled-end.ts";
import { rawSignals, type SomeSignals } from "../../../support/raw-signals.ts";
import { at } from "../../../support/records.ts";

const setup = (members: unknown): SomeSignals => ({ deviceSetup: JSON.stringify(members) });
const apps = (state: string, text = "") => ({
  AppsSubcategory: { subcategoryState: state, subcategoryStatusText: text },
});

type Step = readonly [seconds: number, SomeSignals];

/** Reads one after the other, seconds after minute 10. */
function readings(...steps: readonly Step[]): FlowSignals {
  let before: FlowSignals | undefined;
  for (const [seconds, some] of steps) {
    before = readFlowSignals(rawSignals(some), {
      at: at(10 + seconds / 60),
      clockOffsetMs: 0,
      eventsFrom: at(0),
      ...(before === undefined ? {} : { before }),
    });
  }
  if (before === undefined) throw new Error("Nothing was read");
  return before;
}
const endOf = (...steps: readonly Step[]) => signalledEnd(readings(...steps)).kind;

const failed = setup(apps("failed", "Apps (0x87d1041c)"));
const done = setup(apps("succeeded"));
const running = setup(apps("inProgress"));

describe("an end settles", () => {
  it.each<readonly [string, string, readonly Step[]]>([
    ["a failure that was just seen", "running", [[0, failed]]],
    [
      "a failure that has held for 20 s",
      "running",
      [
        [0, failed],
        [20, failed],
      ],
    ],
    [
      "a failure that has held for 30 s",
      "failed",
      [
        [0, failed],
        [30, failed],
      ],
    ],
    [
      "a failure with a retry in between",
      "running",
      [
        [0, failed],
        [20, running],
        [40, failed],
      ],
    ],
    [
      "a retry after a settled failure",
      "running",
      [
        [0, failed],
        [40, failed],
        [60, running],
      ],
    ],
    [
      "a failure whose words changed meanwhile",
      "failed",
      [
        [0, setup(apps("failed"))],
        [40, failed],
      ],
    ],
    ["sub-steps that are all done", "running", [[0, done]]],
    [
      "sub-steps that have been done for 30 s",
      "succeeded",
      [
        [0, done],
        [30, done],
      ],
    ],
    [
      "a failure that turned into success",
      "running",
      [
        [0, failed],
        [25, done],
      ],
    ],
    ["the category's own word", "succeeded", [[0, setup({ categorySucceeded: true })]]],
    ["a category that says no", "running", [[0, setup({ categorySucceeded: false, ...apps("succeeded") })]]],
  ])("%s: %s", (_, kind, steps) => {
    expect(endOf(...steps)).toBe(kind);
  });

  it("at once with the event that the success page has appeared", () => {
    const success = {
      ...done,
      events: [
        {
          channel: "Microsoft-Windows-Shell-Core/Operational",
          id: 62_407,
          recordId: 7,
          at: new Date(at(9)).toISOString(),
          tokens: ["CommercialOOBE_ESPProgress_WhiteGlove_Success"],
          errorCode: null,
          value: null,
        },
      ],
    };
    expect(endOf([0, success])).toBe("succeeded");
    expect(endOf([0, { ...success, ...running }])).toBe("running");
  });

  it("and settling is news, while an unchanged reading is none", () => {
    const first = readings([0, failed]);
    const settled = readings([0, failed], [30, failed]);
    expect(saysTheSame(first, settled)).toBe(false);
    expect(saysTheSame(settled, readings([0, failed], [30, failed], [50, failed]))).toBe(true);
  });

  it("signals of earlier versions, which did not settle, count as they did", () => {
    const { ending: _later, ...old } = readings([0, failed]);
    expect(signalledEnd(old).kind).toBe("failed");
  });
});

describe("the cause of a failure", () => {
  const app = (appId: string, errorCode: number) => ({
    appId,
    revision: 1,
    deviceContext: true,
    exitCode: null,
    intent: 3,
    lastUpdated: "2026-09-01T08:09:00Z",
    enforcement: JSON.stringify({ EnforcementState: 5000, ErrorCode: errorCode }),
    espPhase: "DeviceSetup",
    reportStatus: null,
  });
  const one = "11111111-1111-4111-8111-111111111111";
  const two = "22222222-2222-4222-8222-222222222222";
  const withoutCode = setup(apps("failed", "Apps (Error)"));
  const extension = (...list: readonly ReturnType<typeof app>[]) => ({ ...withoutCode, extension: { apps: list } });

  it("is the sub-step's own code, else the one that its app tells", () => {
    expect(signalledEnd(readings([0, failed], [30, failed]))).toEqual({
      kind: "failed",
      phase: "deviceSetup",
      step: "Apps",
      errorCode: "0x87D1041C",
    });
    const caused = readings(
      [0, setup(apps("inProgress"))],
      [20, extension(app(one, 1603))],
      [60, extension(app(one, 1603))],
    );
    expect(signalledEnd(caused)).toMatchObject({ kind: "failed", errorCode: "0x80070643" });
  });

  it("is not told where several apps name several, nor by an app of an earlier enrolment", () => {
    const several = extension(app(one, 1603), app(two, 1618));
    expect(signalledEnd(readings([0, running], [20, several], [60, several]))).toMatchObject({ errorCode: "" });
    const stale = extension(app(one, 1603));
    expect(signalledEnd(readings([0, stale], [60, stale]))).toMatchObject({ errorCode: "" });
  });
});
