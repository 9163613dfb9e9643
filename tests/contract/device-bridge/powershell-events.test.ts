import { expect, test } from "vitest";
import type { EventWish } from "../../../shared/contract/bridge/event-wish.ts";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { startScriptBench } from "../../support/powershell/script-bench.ts";

const deployment = "Microsoft-Windows-ModernDeployment-Diagnostics-Provider";
const shell = "Microsoft-Windows-Shell-Core/Operational";
const enrolment = "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin";
const registration = "Microsoft-Windows-User Device Registration/Admin";

/** Every channel of the device reference's table of events, with the ids it names. */
const channels: Readonly<Record<string, readonly number[]>> = {
  [`${deployment}/Autopilot`]: [
    100, 101, 102, 103, 104, 106, 108, 109, 110, 111, 112, 153, 160, 161, 163, 164, 169, 171, 172, 208, 250, 251, 807,
    809, 815, 908,
  ],
  [`${deployment}/ManagementService`]: [509, 1005, 1010],
  [shell]: [62404, 62407],
  [enrolment]: [
    39, 72, 75, 76, 100, 107, 109, 110, 111, 208, 209, 306, 404, 813, 814, 1905, 1906, 1920, 1922, 1924, 2800,
  ],
  [registration]: [101, 300, 301, 304, 305, 306, 307, 358, 360, 362, 376],
  "Microsoft-Windows-HelloForBusiness/Operational": [3024, 6045],
  "Microsoft-Windows-AAD/Operational": [1097, 1098],
  System: [1, 12, 14, 15, 16, 17, 18, 24, 27, 33, 42, 507, 1025],
  "Microsoft-Windows-AppXDeploymentServer/Operational": [404],
  "Microsoft-Windows-Time-Service/Operational": [35],
  "Microsoft-Autopilot-BootstrapperAgent/BootstrapperAgentServiceLogProvider": [142],
};
const wish = (channel: string, ids: readonly number[] = [], after: number | null = null): EventWish => ({
  channel,
  ids: [...ids],
  after,
});

describePowerShell("events", (engine) => {
  async function read(events: readonly EventWish[]) {
    const answer = await startScriptBench(engine, { device: "events" }).bridge.readSignals("local", undefined, events);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return { events: answer.value.events ?? [], marks: answer.value.marks ?? [] };
  }

  test("every event of every channel comes with its id, and what its channel was looked at up to", async () => {
    const { events, marks } = await read(Object.entries(channels).map(([channel, ids]) => wish(channel, ids)));
    for (const [channel, ids] of Object.entries(channels)) {
      const seen = events.filter((event) => event.channel === channel);
      expect([...new Set(seen.map(({ id }) => id))].sort((left, right) => left - right)).toEqual(ids);
      expect(marks).toContainEqual({ channel, recordId: Math.max(...seen.map(({ recordId }) => recordId)) });
    }
    expect(JSON.stringify(events)).not.toMatch(/Geheim|Ereignis|wurde|Phase/);
  });

  test("of their data words, codes and numbers are taken", async () => {
    const { events } = await read([wish(shell), wish(`${deployment}/Autopilot`), wish(enrolment), wish(registration)]);
    const dataOf = (id: number) =>
      events.filter((event) => event.id === id).map(({ tokens, errorCode, value }) => [...tokens, errorCode, value]);
    const mark = (end: string) => [`CommercialOOBE_ESPProgress_${end}`, null, null];
    expect(dataOf(62407)).toEqual([
      ["CommercialOOBE_BootstrapStatusCategory_SubcategoryProcessing_Started", "RebootCoalescing", "-2147024894", null],
      ...["Abort", "Timeout", "Failed", "Failure", "Page_Exiting"].map(mark),
      ...["WhiteGlove_Failure", "WhiteGlove_Failed", "WhiteGlove_Success"].map(mark),
    ]);
    expect([dataOf(62404), dataOf(807), dataOf(908)]).toEqual([
      [
        ["NGC", null, null],
        ["AADHello", null, null],
      ],
      [["ZtdDeviceIsNotRegistered", null, null]],
      [["SerialNumberMismatch", "ProductKeyIdMismatch", null, null]],
    ]);
    expect([dataOf(171), dataOf(76), dataOf(109), dataOf(304), dataOf(1924)]).toEqual([
      [["2164297729", 2164297729]],
      [["2149056522", 2149056522]],
      [
        [null, null],
        [null, 2],
      ],
      [["0x801c03ea", null]],
      [["2147944003", null]],
    ]);
  });

  test("of events without a meaning all of Autopilot's own come, and elsewhere those of trouble", async () => {
    const { events } = await read([
      { ...wish(`${deployment}/Autopilot`, [161]), others: "all" },
      { ...wish(shell, [62404]), others: "problems" },
      { ...wish(enrolment, [72]), others: "problems" },
      { ...wish("System", [12]), provider: "TPM", others: "problems" },
    ]);
    const dataOf = (id: number) =>
      events
        .filter((event) => event.id === id)
        .map(({ channel, level, tokens, errorCode, numbers }) => [channel, level, tokens, errorCode, numbers]);
    expect([dataOf(4711), dataOf(62999), dataOf(4712), dataOf(4713)]).toEqual([
      [[`${deployment}/Autopilot`, 4, ["Some_Mark"], "2164297729", [2164297729, 12]]],
      [],
      [[enrolment, 2, [], "0x80180099", [3]]],
      [["TPM", 3, [], null, [7]]],
    ]);
    // Not more than a few of one reading, and none that was asked for by its id a second time.
    expect(events.filter(({ channel, id }) => channel.endsWith("/Autopilot") && id !== 161)).toHaveLength(16);
    expect(dataOf(161)).toHaveLength(1);
  });

  test("nothing that was seen is told again, and a log that was cleared counts from the start", async () => {
    const first = await read([wish(shell)]);
    const mark = first.marks[0]?.recordId ?? 0;
    expect((await read([wish(shell, [], mark)])).events).toEqual([]);
    const [newest] = first.events;
    expect((await read([wish(shell, [], mark - 1)])).events).toEqual([newest]);
    expect((await read([wish(shell, [62404], 999_999)])).events.map(({ id }) => id)).toEqual([62404, 62404]);
  });

  test("a source within a channel, a log that is not there and a name that is none", async () => {
    const system = await read([{ ...wish("System"), provider: "TPM" }, wish("Nowhere/Admin")]);
    expect(new Set(system.events.map(({ channel }) => channel))).toEqual(new Set(["TPM"]));
    expect(system.marks.map(({ channel }) => channel)).toEqual(["System"]);
    const { bridge } = startScriptBench(engine, { device: "events" });
    expect(await bridge.readSignals("local", undefined, [wish("']] or *[System[('")])).toMatchObject({
      ok: false,
      error: { context: { reason: "badRequest" } },
    });
  });
});
