import { describe, expect, it } from "vitest";
import { createBridgeCare } from "../../../main/app/bridge-care/create-bridge-care.ts";
import { benchNetwork, checkNetwork } from "../../../main/app/commands/check-network.ts";
import type { BridgeState } from "../../../main/app/ports/device-bridge.ts";
import { bridgeDetails } from "../../../main/app/topics/bridge-details.ts";
import type { CleanupResult, HelloResult } from "../../../shared/contract/bridge/messages.ts";
import type { NetworkEndpoint } from "../../../shared/contract/bridge/network-endpoint.ts";
import type { NetworkAnswer } from "../../../shared/contract/bridge/network-results.ts";
import { networkEndpoints } from "../../../shared/domain/network/network-endpoints.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { say } from "../../../shared/text/say.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { openRunningBench } from "../../support/loop-bench.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

const hello: HelloResult = {
  protocol: 2,
  hostVersion: "2",
  powerShellVersion: "5.1.26100.4061",
  powerShellEdition: "Desktop",
  osDescription: "Windows",
  computerName: "BENCH",
  elevated: false,
  languageMode: "FullLanguage",
  executionPolicy: null,
  capabilities: [
    { operation: "hello", available: true },
    { operation: "network", available: true },
    { operation: "signals", available: true },
    { operation: "collect", available: false, reason: "The bench was not started as administrator." },
    { operation: "later", available: false },
  ],
};
const ready: BridgeState = { kind: "ready", hello };
const lost: BridgeState = { kind: "restarting", error: appError("unavailable", "bridge.exited"), attempt: 1 };
const leftover: CleanupResult = {
  reverted: [{ what: "trustedHost", detail: "192.0.2.7" }],
  left: [{ what: "temporaryFolder", detail: "reseal-diagnostics-1" }],
};

/** Care of a bridge whose states and answers the test gives. */
function openCare(answer: () => Result<CleanupResult>) {
  const log = createRecordingLog();
  const listeners = new Set<(state: BridgeState) => void>();
  let asked = 0;
  const care = createBridgeCare(
    {
      watchState: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      cleanUp: async () => {
        asked += 1;
        return answer();
      },
    },
    log,
  );
  const told: (CleanupResult | undefined)[] = [];
  care.watch((last) => told.push(last));
  const enter = async (...states: readonly BridgeState[]): Promise<void> => {
    for (const state of states) for (const listener of listeners) listener(state);
    await Promise.resolve();
  };
  return { care, log, told, enter, asked: () => asked, isWatching: () => listeners.size > 0 };
}

describe("what a bridge left on this PC", () => {
  it("is taken back whenever a host is ready, once each time", async () => {
    const { enter, asked } = openCare(() => ok(leftover));
    await enter({ kind: "starting" }, ready, ready);
    expect(asked()).toBe(1);
    await enter(lost, ready);
    expect(asked()).toBe(2);
  });

  it("is told and logged by number, never by name", async () => {
    const { care, told, log } = openCare(() => ok(leftover));
    expect(await care.cleanUp()).toEqual(ok(leftover));
    expect(told).toEqual([undefined, leftover]);
    expect(log.lines()).toEqual([{ level: "info", event: "bridge.cleanedUp", fields: { reverted: 1, left: 1 } }]);
  });

  it("cannot be taken back by a bridge that is missing; nothing is left behind of the care itself", async () => {
    const { care, told, log, isWatching } = openCare(() => err(appError("unavailable", "bridge.unavailable")));
    expect(await care.cleanUp()).toMatchObject({ ok: false });
    expect([told, log.lines().map(({ event }) => event)]).toEqual([[undefined], ["bridge.notCleanedUp"]]);
    care.stop();
    expect(isWatching()).toBe(false);
  });
});

describe("what the bridge can do here", () => {
  it("is said in words, each missing thing with its reason", () => {
    expect(bridgeDetails(hello, leftover).map(say)).toEqual([
      "PowerShell 5.1.26100.4061 Desktop, language mode FullLanguage",
      "Not started as administrator",
      "Possible here: network check, signals of the technician flow",
      "Not possible here: hardware hash and identity of this PC. The bench was not started as administrator.",
      "Not possible here: later",
      "1 thing of a bridge before was taken back",
      "1 thing of a bridge before could not be taken back: see This PC in Settings",
    ]);
    const able = bridgeDetails({ ...hello, elevated: true, capabilities: [], executionPolicy: "Bypass" }, undefined);
    expect(able.map(say)).toEqual([
      "PowerShell 5.1.26100.4061 Desktop, language mode FullLanguage, execution policy Bypass",
      "Started as administrator",
    ]);
  });
});

describe("the network check of the bench", () => {
  const reached = (endpoint: NetworkEndpoint): NetworkAnswer["endpoints"][number] => ({
    id: endpoint.id,
    host: endpoint.host,
    port: endpoint.port,
    resolved: endpoint.id !== "autopilot",
    connected: endpoint.id === "autopilot" ? null : true,
    issuer: null,
    trusted: null,
    httpStatus: endpoint.id === "autopilot" ? null : 200,
    redirectHost: null,
    error: endpoint.id === "autopilot" ? "HostNotFound" : null,
    elapsedMs: 12,
  });

  it("asks for every endpoint, keeps what came of it as evidence, and says it", async () => {
    const { bench, clock, journal } = await openRunningBench();
    expect(benchNetwork(bench.state())).toEqual({ checks: [] });
    const asked: string[] = [];
    const { bridge } = fakePorts(
      {},
      {
        checkNetwork: async (address, endpoints) => {
          asked.push(...endpoints.map(({ id }) => id));
          const head = { address, observedAt: "2026-09-01T08:00:00Z", proxy: "", clockOffsetMs: 40 };
          return ok({ ...head, endpoints: endpoints.map(reached) });
        },
      },
    );
    const checked = await checkNetwork({ bench, bridge, clock });
    expect(asked).toEqual(networkEndpoints.map(({ id }) => id));
    expect(journal()).toContain("benchNetworkChecked");
    if (!checked.ok) throw new Error(checked.error.code);
    expect(checked.value).toEqual(benchNetwork(bench.state()));
    expect(checked.value.checkedAt).toBe(clock.now());
    const ofAutopilot = checked.value.checks.find(({ check }) => check === "autopilot");
    expect(ofAutopilot).toMatchObject({ state: "fail", advice: "fixNameResolution" });
    expect(bench.state().network?.value).not.toHaveProperty("address");
  });

  it("that the bridge cannot do leaves what was known", async () => {
    const { bench, clock, journal } = await openRunningBench();
    const { bridge } = fakePorts();
    expect(await checkNetwork({ bench, bridge, clock })).toMatchObject({
      ok: false,
      error: { code: "bridge.unavailable" },
    });
    expect(journal()).not.toContain("benchNetworkChecked");
  });
});
