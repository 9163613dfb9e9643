import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DeviceLogon } from "../../../main/app/ports/device-bridge.ts";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import {
  addressOf,
  httpPort as http,
  httpsPort as https,
  keepsNotesHere,
  killHosts,
  listenAt as listen,
  networkLogon as logon,
  noteFolder,
  notesIn,
  untilIn as until,
} from "../../support/powershell/network-bench.ts";
import { type ScriptBenchOptions, startScriptBench } from "../../support/powershell/script-bench.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const [fresh, inFlow, filtered, restricted, hanging, withEvents] = [21, 22, 23, 24, 25, 26].map((last) =>
  addressOf(last),
) as [string, string, string, string, string, string];
describePowerShell("devices on the network", (engine) => {
  const start = (options: Omit<ScriptBenchOptions, "device"> = {}) =>
    startScriptBench(engine, { device: "network", ...options });
  const refusal = (reason: string) => ({ ok: false, error: { code: "bridge.collectFailed", context: { reason } } });

  test("are read as this PC is, with a passing entry in the trusted hosts", async () => {
    await listen(fresh);
    const bench = start({ trustedHosts: "10.0.0.5" });
    bench.bridge.setLogon(fresh, logon);
    expect(await bench.bridge.collect(fresh)).toMatchObject({
      ok: true,
      value: {
        address: fresh,
        serialNumber: "SIM0000001",
        hardwareHash: "SIMULATED",
        operatingSystem: { edition: "Professional", updateRevision: 4061 },
        secureBoot: true,
        clockUtc: "2026-01-05T08:00:07.000Z",
      },
    });
    expect(bench.changes()).toEqual([
      `TrustedHosts = 10.0.0.5,${fresh}`,
      `session ${fresh} ${http}`,
      `session of ${fresh} closed`,
      "TrustedHosts = 10.0.0.5",
    ]);
  });

  test("readiness and signals come as from this PC itself", async () => {
    await listen(inFlow);
    const bench = start();
    const local = startScriptBench(engine, { device: "in-flow" });
    bench.bridge.setLogon(inFlow, logon);
    const [far, near] = [await bench.bridge.readReadiness(inFlow), await local.bridge.readReadiness("local")];
    expect(far.ok && far.value.facts).toEqual({
      ...(near.ok && near.value.facts),
      // The registry class counts without a sign where the drive does not.
      tpm: { ...(near.ok && near.value.facts.tpm), identityKeyError: 2147943568 },
    });
    const signals = await bench.bridge.readSignals(inFlow);
    expect(signals).toMatchObject({
      ok: true,
      value: {
        deviceSetup: expect.stringContaining("in_progress"),
        firstSync: { skipUserStatusPage: 4294967295 },
        otherCategories: [{ name: "NewCategory" }],
        provisioning: {
          downloadedAt: "2026-01-05T08:00:30Z",
          offlineJoinApplied: true,
          restartUris: ["./Vendor/MSFT/Policy/Config/DeviceGuard/LsaCfgFlags"],
          policyNodes: { count: 3, newest: [expect.stringMatching(/LsaCfgFlags$/), expect.stringMatching(/A$/)] },
        },
        extension: { apps: [{ reportStatus: 1000 }, { reportStatus: 3000 }] },
        session: { joinUser: "placeholder", lastBootAt: "2026-01-05T07:30:00.000Z" },
      },
    });
  });

  test("over HTTPS nothing is changed on this PC", async () => {
    await listen(fresh, https);
    const bench = start();
    bench.bridge.setLogon(fresh, logon);
    expect(await bench.bridge.collect(fresh)).toMatchObject({ ok: true });
    expect(bench.changes()).toEqual([`session ${fresh} ${https}`, `session of ${fresh} closed`]);
  });

  test("events of a device come as those of this PC", async () => {
    await listen(withEvents, https);
    const bench = start();
    bench.bridge.setLogon(withEvents, logon);
    const channel = "Microsoft-Windows-Shell-Core/Operational";
    const signals = await bench.bridge.readSignals(withEvents, undefined, [{ channel, ids: [62407], after: null }]);
    expect(signals.ok && signals.value.events).toHaveLength(9);
  });

  test("every way to fail has its name, and leaves nothing", async () => {
    for (const reachable of [fresh, filtered, restricted]) await listen(reachable);
    const bench = start({ trustedHosts: "10.0.0.5" });
    const cases: readonly (readonly [string, DeviceLogon | undefined, object])[] = [
      [addressOf(29), logon, { ok: false, error: { code: "bridge.deviceUnreachable" } }],
      [filtered, logon, refusal("tokenFiltered")],
      [filtered, { ...logon, userName: "x\\Administrator" }, refusal("accessDenied")],
      [restricted, logon, refusal("blankPassword")],
      [fresh, { ...logon, password: "" }, refusal("blankPassword")],
      [fresh, { ...logon, password: "other" }, refusal("logonFailed")],
      [fresh, undefined, refusal("noCredential")],
      ["*", logon, { ok: false, error: { context: { reason: "badRequest" } } }],
    ];
    for (const [address, given, error] of cases) {
      bench.bridge.setLogon(address, given);
      const answer = await bench.bridge.collect(address);
      expect(answer).toMatchObject(error);
      expect(bench.trustedHosts()).toBe("10.0.0.5");
      const told = JSON.stringify([answer, bench.log.lines(), bench.bridge.diagnostics(), bench.changes()]);
      expect(told).not.toContain("P@ss");
    }
  });

  test("a bench without rights cannot trust a device, says so, and leaves no note", async () => {
    await listen(fresh);
    const bench = start({ environment: { RESEAL_TEST_REFUSES_CHANGES: "1" } });
    bench.bridge.setLogon(fresh, logon);
    expect(await bench.bridge.collect(fresh)).toMatchObject(refusal("notElevated"));
    expect([bench.changes(), notesIn(bench.folder)]).toEqual([[], []]);
  });

  test("which targets can be reached is told without a logon", async () => {
    await listen(fresh);
    await listen(inFlow, https);
    expect(await start().bridge.devices([fresh, inFlow, addressOf(29), "not $(a) name"])).toMatchObject({
      ok: true,
      value: {
        devices: [
          { address: "local" },
          { address: fresh, winRm: { http: true, https: false } },
          { address: inFlow, winRm: { http: false, https: true } },
          { address: addressOf(29), winRm: { http: false, https: false } },
          { address: "not $(a) name", winRm: { http: false, https: false } },
        ],
      },
    });
  });

  test("a reading that is cancelled takes its entry back", async () => {
    await listen(hanging);
    const bench = start({ trustedHosts: "10.0.0.5" });
    bench.bridge.setLogon(hanging, logon);
    const abort = new AbortController();
    const reading = bench.bridge.collect(hanging, abort.signal);
    await until(bench.folder, () => bench.changes().some((change) => change.startsWith("session")));
    expect(bench.trustedHosts()).toBe(`10.0.0.5,${hanging}`);
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    await until(bench.folder, () => bench.trustedHosts() === "10.0.0.5");
  });

  test("one that is cancelled in the middle of the change takes it back as well", async () => {
    await listen(fresh);
    const bench = start({ trustedHosts: "10.0.0.5", environment: { RESEAL_TEST_HANGS_AFTER: fresh } });
    bench.bridge.setLogon(fresh, logon);
    const abort = new AbortController();
    const reading = bench.bridge.collect(fresh, abort.signal);
    await until(bench.folder, () => bench.trustedHosts() === `10.0.0.5,${fresh}`);
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    await until(bench.folder, () => bench.trustedHosts() === "10.0.0.5");
    expect(bench.changes()).toEqual([`TrustedHosts = 10.0.0.5,${fresh}`, "TrustedHosts = 10.0.0.5"]);
  });

  test("an entry that was there before stays, and one that two readings need goes with the last", async () => {
    await listen(fresh);
    await listen(hanging);
    const bench = start({ trustedHosts: fresh });
    for (const address of [fresh, hanging]) bench.bridge.setLogon(address, logon);
    expect(await bench.bridge.collect(fresh)).toMatchObject({ ok: true });
    expect(bench.trustedHosts()).toBe(fresh);
    const abort = new AbortController();
    const reading = bench.bridge.collect(hanging, abort.signal);
    await until(bench.folder, () => bench.trustedHosts().includes(hanging));
    expect(await bench.bridge.readSignals(hanging)).toMatchObject({ ok: true });
    expect(bench.trustedHosts()).toBe(`${fresh},${hanging}`);
    abort.abort();
    await reading;
    await until(bench.folder, () => bench.trustedHosts() === fresh);
  });

  test.runIf(keepsNotesHere)("after a crash in the middle the next start takes everything back", async () => {
    await listen(hanging);
    const folder = temporaryFolder();
    const crashed = start({ folder, trustedHosts: "10.0.0.5" });
    crashed.bridge.setLogon(hanging, logon);
    const reading = crashed.bridge.collect(hanging);
    await until(folder, () => crashed.changes().some((change) => change.startsWith("session")));
    killHosts(folder);
    expect(await reading).toMatchObject({ ok: false });
    expect(crashed.trustedHosts()).toBe(`10.0.0.5,${hanging}`);
    const next = start({ folder });
    await until(folder, () => next.trustedHosts() === "10.0.0.5");
    expect(await next.bridge.cleanUp()).toEqual({ ok: true, value: { reverted: [], left: [] } });
    expect(notesIn(folder)).toEqual([]);
  });

  test.runIf(keepsNotesHere)("cleaning up tells what it took back, and leaves others alone", async () => {
    const folder = temporaryFolder();
    const bench = start({ folder, trustedHosts: "10.0.0.5,10.0.0.9" });
    await bench.bridge.cleanUp();
    const notes = noteFolder(folder);
    mkdirSync(notes, { recursive: true });
    writeFileSync(join(notes, "gone.note"), "10.0.0.9\n999999\n2026-01-05T08:00:00\n");
    const gone = { what: "trustedHost", detail: "10.0.0.9" };
    expect(await bench.bridge.cleanUp()).toMatchObject({ ok: true, value: { reverted: [gone], left: [] } });
    expect(bench.trustedHosts()).toBe("10.0.0.5");
  });
});
