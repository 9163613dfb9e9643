import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventWishes } from "../../../../shared/domain/flow/event-wishes.ts";
import { flowChannels } from "../../../../shared/domain/flow/flow-events.ts";
import type { FlowEvent } from "../../../../shared/domain/flow/flow-signals.ts";
import { profileVerdict } from "../../../../shared/domain/flow/profile-verdict.ts";
import type { RawEvent } from "../../../../shared/domain/flow/raw-signals.ts";
import { type KnownEvents, meaningOf, readEvents } from "../../../../shared/domain/flow/read-events.ts";
import { readFlowSignals, saysTheSame } from "../../../../shared/domain/flow/read-flow-signals.ts";
import listed from "../../../fixtures/device-side/events.json" with { type: "json" };
import { rawSignals } from "../../../support/raw-signals.ts";
import { at } from "../../../support/records.ts";

const autopilot = flowChannels.autopilot.channel;
const shell = flowChannels.shell.channel;
const nothing: KnownEvents = { events: [], others: [], marks: {} };
const times = { clockOffsetMs: 0, from: at(0) };
const context = { at: at(1), clockOffsetMs: 0, eventsFrom: at(0) };
const success = "CommercialOOBE_ESPProgress_WhiteGlove_Success";

const event = (channel: string, id: number, recordId: number, changes: Partial<RawEvent> = {}): RawEvent => ({
  channel,
  id,
  recordId,
  at: new Date(at(10)).toISOString(),
  tokens: [],
  errorCode: null,
  value: null,
  ...changes,
});
const read = (events: readonly RawEvent[], known = nothing, marks: Parameters<typeof readEvents>[0]["marks"] = []) =>
  readEvents({ events, marks }, known, times);
const keysOf = ({ events }: KnownEvents) => events.map(({ key }) => key);

describe("meanings", () => {
  it.each(listed.events.map((row) => [`${row.channel} ${row.id} ${row.tokens.join(" ")}`, row] as const))(
    "%s",
    (_, { channel, id, tokens, meaning }) => {
      expect(meaningOf({ channel, id, tokens })).toBe(meaning);
    },
  );

  it("an id without a meaning, a channel that is not read and a word that does not fit have none", () => {
    expect(meaningOf({ channel: autopilot, id: 4711, tokens: [] })).toBeUndefined();
    expect(meaningOf({ channel: "Security", id: 161, tokens: [] })).toBeUndefined();
    expect(meaningOf({ channel: shell, id: 62_407, tokens: ["CommercialOOBE_Other"] })).toBeUndefined();
    expect(keysOf(read([event(autopilot, 4711, 1)]))).toEqual([]);
  });

  it("every id that has a meaning is asked for, once a log", () => {
    const wishes = eventWishes(undefined);
    for (const { channel, id } of listed.events) {
      const wish = wishes.find((one) => (one.provider ?? one.channel) === channel);
      expect([channel, id, wish?.ids.length === 0 || wish?.ids.includes(id)]).toEqual([channel, id, true]);
    }
    expect(wishes.filter(({ channel }) => channel === "System").map(({ provider }) => provider)).toEqual([
      "TPM",
      "Microsoft-Windows-TPM-WMI",
      "Microsoft-Windows-Kernel-General",
      "Microsoft-Windows-Kernel-Power",
      "Microsoft-Windows-Power-Troubleshooter",
    ]);
  });
});

describe("reading on", () => {
  it("counts, keeps the last time and code, and corrects the time by the clock's offset", () => {
    const first = read([event(autopilot, 171, 5, { errorCode: "-2130472959" })]);
    const later = { at: new Date(at(20)).toISOString() };
    const second = readEvents({ events: [event(autopilot, 171, 9, later)], marks: [] }, first, {
      clockOffsetMs: 5 * 60_000,
      from: at(0),
    });
    expect(second).toEqual({
      events: [{ key: "tpmNotConfirmed", count: 2, lastAt: at(15), errorCode: "0x81039001" }],
      others: [],
      marks: { [autopilot]: 9 },
    });
  });

  it("never takes an old outcome for a new one: not below the mark, not from before the run", () => {
    const failed = event(shell, 62_407, 40, { tokens: ["CommercialOOBE_ESPProgress_WhiteGlove_Failed"] });
    expect(keysOf(read([failed], { ...nothing, marks: { [shell]: 40 } }))).toEqual([]);
    expect(keysOf(read([{ ...failed, at: new Date(at(-60)).toISOString() }]))).toEqual([]);
    expect(keysOf(read([failed], { ...nothing, marks: { [shell]: 39 } }))).toEqual(["flowFailed"]);
  });

  it("a log that was cleared counts from the start again", () => {
    const known = { ...nothing, marks: { [shell]: 400 } };
    const again = read([event(shell, 62_407, 3, { tokens: [success] })], known, [{ channel: shell, recordId: 3 }]);
    expect([keysOf(again), again.marks]).toEqual([["flowSucceeded"], { [shell]: 3 }]);
  });

  it("what repeats hundreds of times a minute is noted once and is no news after that", () => {
    const many = Array.from({ length: 300 }, (_, index) => event(autopilot, 100, index + 1));
    const once = read(many);
    expect(once.events).toEqual([{ key: "policyNotFound", count: 1, lastAt: at(10) }]);
    const more = read([event(autopilot, 100, 301, { at: new Date(at(30)).toISOString() })], once);
    expect([more.events, more.marks]).toEqual([once.events, { [autopilot]: 301 }]);
  });

  it("sources that share a log share its mark, and are asked for from there", () => {
    const { marks } = read([event("TPM", 15, 70), event("Microsoft-Windows-Kernel-Power", 42, 71)]);
    expect(marks).toEqual({ System: 71 });
    const asked = eventWishes(marks).filter(({ channel }) => channel === "System");
    expect(asked.map(({ after }) => after)).toEqual([71, 71, 71, 71, 71]);
  });

  it("comes to the same in one go and in pieces, in any order", () => {
    const some = fc.uniqueArray(
      fc.record({ recordId: fc.integer({ min: 1, max: 60 }), id: fc.constantFrom(161, 171, 172, 807, 4711) }),
      { selector: ({ recordId }) => recordId, maxLength: 20 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 60 }), (rows, split) => {
        const events = rows.map(({ recordId, id }) => event(autopilot, id, recordId));
        const early = events.filter(({ recordId }) => recordId <= split);
        const late = events.filter(({ recordId }) => recordId > split);
        expect(read([...early, ...late], read(early))).toEqual(read(events));
      }),
    );
  });
});

describe("events without a meaning", () => {
  const odd = event(autopilot, 4711, 5, { level: 2, errorCode: "-2130472959", numbers: [7, 8], tokens: ["Some_Mark"] });

  it("are kept as they stand: log, id, level, code, numbers and words", () => {
    expect(read([odd, event(shell, 62_407, 6, { tokens: ["CommercialOOBE_Other"] })]).others).toEqual([
      {
        channel: autopilot,
        id: 4711,
        level: 2,
        count: 1,
        lastAt: at(10),
        errorCode: "0x81039001",
        numbers: [7, 8],
        words: ["Some_Mark"],
      },
      { channel: shell, id: 62_407, count: 1, lastAt: at(10), numbers: [], words: ["CommercialOOBE_Other"] },
    ]);
  });

  it("are counted by their id, and news once", () => {
    const once = read([odd]);
    const twice = read(
      [event(autopilot, 4711, 9, { at: new Date(at(20)).toISOString(), errorCode: "0x81039001" })],
      once,
    );
    expect(twice.others).toMatchObject([{ count: 2, lastAt: at(20) }]);
    const signals = (known: KnownEvents) => ({ ...readFlowSignals(rawSignals(), context), otherEvents: known.others });
    expect(saysTheSame(signals(once), signals(twice))).toBe(true);
    expect(saysTheSame(signals(nothing), signals(once))).toBe(false);
    const coded = { ...once, others: once.others.map((other) => ({ ...other, errorCode: "0x80180014" })) };
    expect(saysTheSame(signals(once), signals(coded))).toBe(false);
  });

  it("are asked for: all of Autopilot's own logs, what tells of trouble of the others", () => {
    const others = Object.fromEntries(eventWishes(undefined).map(({ channel, others: which }) => [channel, which]));
    expect([others[autopilot], others[flowChannels.management.channel], others[shell], others.System]).toEqual([
      "all",
      "all",
      "problems",
      "problems",
    ]);
    // All of this log are asked for anyway.
    expect(others[flowChannels.time.channel]).toBeUndefined();
  });

  it("fill no more room than for the two dozen that were heard of last", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      event(autopilot, 5000 + index, index + 1, { at: new Date(at(index)).toISOString() }),
    );
    expect(read(many).others.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, index) => 5036 + index));
  });
});

describe("the verdict on the profile", () => {
  const verdictOf = (...ids: readonly number[]) =>
    profileVerdict(read(ids.map((id, index) => event(autopilot, id, index + 1))).events);

  it.each([
    ["notRegistered", [100, 164, 161, 815, 809, 908, 807]],
    ["identityMismatch", [161, 815, 809, 908]],
    ["profileDeleted", [161, 815, 809]],
    ["noProfile", [164, 161, 815]],
    ["downloaded", [100, 164, 163, 161]],
    ["downloaded", [153]],
    ["cached", [164, 163]],
    ["nothingReturned", [100, 164]],
    ["noInternet", [100]],
    [undefined, [171]],
  ])("%s", (verdict, ids) => {
    expect(verdictOf(...ids)).toBe(verdict);
  });

  it("does not depend on the order of events", () => {
    const known: readonly FlowEvent[] = read(
      [161, 809, 100].map((id, index) => event(autopilot, id, index + 1)),
    ).events;
    expect(profileVerdict(known.toReversed())).toBe("profileDeleted");
  });
});
