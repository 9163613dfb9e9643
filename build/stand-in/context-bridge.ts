import type { Codec, Passage } from "./codec.ts";

/** One of the two ends of the bridge between a page's own world and its preload's. */
export type BridgeEnd = {
  /** Takes what the other end posted. */
  readonly receive: (text: string) => void;
  /** Offers a value to the other end under a key. */
  readonly expose: (key: string, value: unknown) => void;
};

/**
 * Makes one end of the bridge. Values cross by the codec; a function becomes a function that calls across, a promise a
 * promise that settles when its original does. Calls are answered while they are posted, because both worlds share one
 * thread. Runs inside pages from its own source text: it must not use anything from outside itself.
 */
export function createBridgeEnd(
  codec: Codec,
  post: (text: string) => void,
  onExposed: (key: string, value: unknown) => void,
): BridgeEnd {
  type Message = { type: string; id?: number; key?: string; ok?: boolean; value?: string };
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;
  let answer: Message = { type: "answer" };

  const settle = (id: number, ok: boolean, value: unknown): void =>
    post(JSON.stringify({ type: "settle", id, ok, value: codec.encode(value, passage) }));

  const passage: Passage = {
    out: (kind, value) => {
      lastId += 1;
      const id = lastId;
      if (kind === "function") functions.set(id, value as (...args: unknown[]) => unknown);
      else {
        (value as Promise<unknown>).then(
          (result) => settle(id, true, result),
          (error) => settle(id, false, error),
        );
      }
      return id;
    },
    in: (kind, id) => {
      if (kind === "promise") return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
      return (...args: unknown[]) => {
        post(JSON.stringify({ type: "call", id, value: codec.encode(args, passage) }));
        const { ok, value = "null" } = answer;
        const result = codec.decode(value, passage);
        if (ok !== true) throw result;
        return result;
      };
    },
  };

  const answerCall = (id: number, value: string): void => {
    let reply: Message;
    try {
      const result = functions.get(id)?.(...(codec.decode(value, passage) as unknown[]));
      reply = { type: "answer", ok: true, value: codec.encode(result, passage) };
    } catch (error) {
      reply = { type: "answer", ok: false, value: codec.encode(error) };
    }
    post(JSON.stringify(reply));
  };

  return {
    receive: (text) => {
      const message = JSON.parse(text) as Message;
      const { type, id = 0, value = "null" } = message;
      if (type === "expose") onExposed(message.key ?? "", codec.decode(value, passage));
      else if (type === "call") answerCall(id, value);
      else if (type === "answer") answer = message;
      else {
        const promise = promises.get(id);
        promises.delete(id);
        promise?.[message.ok ? "resolve" : "reject"](codec.decode(value, passage));
      }
    },
    expose: (key, value) => post(JSON.stringify({ type: "expose", key, value: codec.encode(value, passage) })),
  };
}
