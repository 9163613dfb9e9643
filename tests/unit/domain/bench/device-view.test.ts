import { describe, expect, it } from "vitest";
import { nextAttentionAt } from "../../../../shared/domain/bench/attention.ts";
import { projectUnit } from "../../../../shared/domain/bench/project/project-unit.ts";
import type { FlowApp } from "../../../../shared/domain/flow/flow-app.ts";
import type { FlowPage, FlowSignals } from "../../../../shared/domain/flow/flow-signals.ts";
import type { NetworkResults } from "../../../../shared/domain/network/network-results.ts";
import { say } from "../../../../shared/text/say.ts";
import { benchWith, orderIn, type Step, unitIn } from "../../../support/builders.ts";
import { at, flowStep, signals } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const panelOf = (minute: number, ...given: Parameters<typeof benchWith>) => {
  const bench = benchWith(...given);
  return projectUnit(unitIn(bench), orderIn(bench), bench, at(minute));
};

const page: FlowPage = {
  shown: true,
  blocks: true,
  mayReset: true,
  mayRetry: true,
  mayContinue: false,
  otherBits: 0,
  timeoutMinutes: 90,
  message: "",
  serverDone: null,
  syncDone: null,
};
const app = (id: string, state: FlowApp["state"], changes: Partial<FlowApp> = {}): FlowApp => ({
  kind: "win32",
  id,
  name: "",
  state,
  raw: "",
  blocking: true,
  ...changes,
});
const network: NetworkResults = { endpoints: [], proxy: "", clockOffsetMs: 0 };

describe("readiness in the panel", () => {
  it("has no checks before the device was read, and every check after", () => {
    expect(panelOf(1, "seen").readiness).toEqual({ checks: [], mayTryNetwork: false });
    const { checks, readAt } = panelOf(3, "checked", a.factsRead(2, { computer: { secureBoot: false } })).readiness;
    expect([checks.length, readAt]).toEqual([36, at(2)]);
    expect(checks.filter(({ state }) => state !== "pass").map(({ check }) => check)).toEqual([
      "tpmAfterFailure",
      "deviceAssociation",
      "secureBoot",
    ]);
  });

  it("shows the device's own view of the network, else the bench's", () => {
    const ofBench: Step = { minute: 1, source: "E-BR", fact: { kind: "benchNetworkChecked", results: network } };
    expect(panelOf(3, "checked", ofBench).readiness.network).toMatchObject({ from: "bench", seenAt: at(1) });
    const own = a.networkChecked(2, { ...network, proxy: "proxy.example:8080" });
    const { network: shown } = panelOf(3, "checked", ofBench, own).readiness;
    expect(shown).toMatchObject({ from: "device", seenAt: at(2) });
    expect(shown?.checks.find(({ check }) => check === "proxy")?.state).toBe("warn");
    expect(panelOf(3, "checked").readiness.network).toBeUndefined();
  });
});

describe("the flow in the panel", () => {
  const told = (changes: Partial<FlowSignals>, state: Parameters<typeof signals>[0] = "inProgress") =>
    panelOf(30, "running", a.signalsSeen(25, signals(state, changes)));

  it("counts down by the time the device was told, else by the tenant's", () => {
    expect(told({}).flow.pageUntil).toBe(at(70));
    expect(told({ page }).flow).toMatchObject({ pageUntil: at(100), lookBy: at(115), page });
    const bench = benchWith("running", a.signalsSeen(25, signals("inProgress", { page })));
    expect(nextAttentionAt(unitIn(bench), bench, at(60))).toBe(at(115));
  });

  it("tells apps, restarts, counts and events, without what repeats all the time", () => {
    const { flow } = told({
      apps: [app("one", "done"), app("two", "running")],
      restartAwaited: true,
      counts: [{ kind: "ExpectedPolicies", done: 3, total: 9 }],
      providers: [{ name: "Sidecar", state: "completed", raw: "3", appsListed: true }],
      events: [
        { key: "policyNotFound", count: 1, lastAt: at(11) },
        { key: "profileDownloaded", count: 1, lastAt: at(12) },
        { key: "enrolled", count: 1, lastAt: at(15) },
      ],
    });
    expect(flow).toMatchObject({
      restartAwaited: true,
      profile: "downloaded",
      counts: [{ done: 3, total: 9 }],
      providers: [{ name: "Sidecar" }],
    });
    // What is under way comes before what is over.
    expect(flow.apps.map(({ id }) => id)).toEqual(["two", "one"]);
    expect(flow.events.map(({ key }) => key)).toEqual(["enrolled", "profileDownloaded"]);
  });

  it("a page that does not count its apps is counted by its apps", () => {
    const categories = [{ phase: "deviceSetup", succeeded: null, steps: [flowStep("Apps", "inProgress")] }] as const;
    const { tile } = told({
      categories,
      apps: [app("one", "done"), app("two", "running"), app("old", "failed", { stale: true })],
    });
    expect([tile.word, say(tile.detail)]).toEqual(["installingApps", "1 of 2"]);
    expect(say(told({ categories }).tile.detail)).toBe("Identifying apps");
  });

  it("a failed run says what its error means, on the tile, in the verdict and in the tab", () => {
    const failed = panelOf(30, "running", a.signalsSeen(25, "failed"));
    expect(failed.flow.failure).toMatchObject({ errorCode: "0x87D1041C", step: "Apps", phase: "deviceSetup", app: "" });
    expect(say(failed.tile.detail)).toBe("At: apps · the app was not found after its installation");
    if (failed.verdict.kind !== "stop") throw new Error("It was not stopped");
    expect(say(failed.verdict.nextStep)).toMatch(/^Have the packager correct the detection rule/);
    expect(panelOf(30, "running").flow.failure).toBeUndefined();
  });

  it("names the app that is being installed, and the app that a run failed with", () => {
    const named = [app("one", "done", { name: "Company Portal" }), app("two", "running", { name: "Office" })];
    const script = app("script", "running", { kind: "script", name: "Script" });
    expect(say(told({ apps: [script, ...named] }).tile.detail)).toMatch(/^\d+ of \d+ · Office$/);
    const broken = app("vpn", "failed", { name: "Contoso VPN", errorCode: "0x87D1041C" });
    const aside = [app("old", "failed", { stale: true, name: "Old" }), app("x", "failed", { blocking: false })];
    const failed = told({ apps: [...aside, broken] }, "failed");
    expect(failed.flow.failure).toMatchObject({ app: "Contoso VPN", moreApps: 0 });
    expect(say(failed.tile.detail)).toBe("At: Contoso VPN · the app was not found after its installation");
    const two = told({ apps: [app("a-b-c", "failed"), broken] }, "failed");
    expect(say(two.tile.detail)).toMatch(/^At: a-b-c and 1 more · /);
  });

  it("a red screen that nobody read the code of has the code of the app that failed", () => {
    const broken = app("vpn", "failed", { name: "Contoso VPN", errorCode: "0x80070643" });
    const seen = a.signalsSeen(25, signals("inProgress", { apps: [broken] }));
    const { tile, flow } = panelOf(30, "running", seen, a.failed(28, ""));
    expect(flow.failure).toMatchObject({ errorCode: "0x80070643", app: "Contoso VPN", phase: "deviceSetup" });
    expect(tile.wordParams).toEqual({ errorCode: "0x80070643" });
  });

  it("a person's code goes before the device's, and says something else before enrolment", () => {
    const timedOut = panelOf(40, "readyToStart", a.started(10), a.failed(35, "0x800705B4"));
    expect(timedOut.flow.failure).toMatchObject({ errorCode: "0x800705B4", step: "", phase: "", app: "" });
    expect(say(timedOut.tile.detail)).toBe("No answer in time");
    expect(say(panelOf(40, "running", a.failed(35, "0x800705B4")).tile.detail)).toBe("The page's time ran out");
  });

  it("a user before the hand-over stops the tile while it runs", () => {
    const { tile, verdict, flow } = told({ userFlow: ["desktop"] });
    expect([tile.class, tile.word, tile.detail.code]).toEqual(["stop", "stopped", "stop.userFlowSeen"]);
    expect([verdict.kind, flow.userFlow]).toEqual(["stop", ["desktop"]]);
  });
});
