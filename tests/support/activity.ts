/** Counts the work that goes on outside the virtual clock: calls over loopback and the files of the sign-in. */
export type Activity = {
  /** The same function, with its calls counted from their start to their end. */
  readonly track: <Given extends readonly unknown[], Answer>(
    call: (...given: Given) => Promise<Answer>,
  ) => (...given: Given) => Promise<Answer>;
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

  return {
    track,
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

/** One turn of the event loop: input and output that is ready is handled, and every promise reaction after it. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
