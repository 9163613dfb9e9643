import type { IntakeReader } from "../../main/app/ports/intake-reader.ts";

/** Counts the work that goes on outside the virtual clock: calls over loopback and the files of the sign-in. */
export type Activity = {
  /** The same function, with its calls counted from their start to their end. */
  readonly track: <Given extends readonly unknown[], Answer>(
    call: (...given: Given) => Promise<Answer>,
  ) => (...given: Given) => Promise<Answer>;
  /** The same port, with all of its asynchronous functions tracked, and those of what they answer. */
  readonly trackAll: <Port extends object>(port: Port) => Port;
  /** The same reader; handing over each piece counts. */
  readonly trackReading: (reader: IntakeReader) => IntakeReader;
  /** `fetch` whose calls count until their body was read. */
  readonly fetch: typeof fetch;
  /** Resolves when nothing happens any more that does not wait on the virtual clock. */
  readonly untilQuiet: () => Promise<void>;
};

/**
 * Turns of the event loop without any tracked call after which everything in memory has come to rest as well. Streams and
 * promises in memory need one; the rest is margin.
 */
const quietTurns = 4;

/** Makes a counter with nothing under way. */
export function createActivity(): Activity {
  let underWay = 0;
  let begun = 0;

  const track: Activity["track"] =
    (call) =>
    async (...given) => {
      underWay += 1;
      begun += 1;
      try {
        return await call(...given);
      } finally {
        underWay -= 1;
      }
    };

  const trackAll: Activity["trackAll"] = (port) =>
    Object.fromEntries(Object.entries(port).map(([name, member]) => [name, trackedMember(member)])) as typeof port;

  const trackedMember = (member: unknown): unknown => {
    if (typeof member === "function") return tracked(member as (...given: readonly unknown[]) => unknown);
    return isAsyncIterable(member) ? trackEach(member) : member;
  };

  /** A function that answers a promise counts until then; what it answers may be a port again, as an open file is. */
  const tracked =
    (member: (...given: readonly unknown[]) => unknown) =>
    (...given: readonly unknown[]): unknown => {
      const answer = member(...given);
      return answer instanceof Promise ? track(async () => trackedAnswer(await answer))() : answer;
    };

  const trackedAnswer = (answer: unknown): unknown => {
    if (typeof answer !== "object" || answer === null || !("value" in answer)) return answer;
    const { value } = answer;
    const isPort =
      typeof value === "object" &&
      value !== null &&
      Object.values(value).some((member) => typeof member === "function");
    return isPort ? { ...answer, value: trackAll(value) } : answer;
  };

  const trackEach = <T>(items: AsyncIterable<T>): AsyncIterable<T> => ({
    [Symbol.asyncIterator]: () => {
      const iterator = items[Symbol.asyncIterator]();
      return {
        next: track(() => iterator.next()),
        return: track(async () => ({ done: true, value: await iterator.return?.() })),
      };
    },
  });

  return {
    track,
    trackAll,
    trackReading: (reader) => ({ read: (source, options) => trackEach(reader.read(source, options)) }),
    fetch: track(async (address: string | URL | Request, request?: RequestInit) => {
      const answer = await fetch(address, request);
      return Object.assign(answer, { text: track(answer.text.bind(answer)) });
    }),
    untilQuiet: async () => {
      let quiet = 0;
      let known = begun;
      while (quiet < quietTurns) {
        await turn();
        const isQuiet = underWay === 0 && known === begun;
        known = begun;
        quiet = isQuiet ? quiet + 1 : 0;
      }
    },
  };
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** One turn of the event loop: input and output that is ready is handled, and every promise reaction after it. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
