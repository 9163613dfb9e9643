import type { Codec } from "./codec.ts";

type Listener = (event: unknown, ...args: unknown[]) => void;

/**
 * Makes Electron's `ipcRenderer` for the preload's world, and the function that takes what the main side sends. Runs
 * inside pages from its own source text: it must not use anything from outside itself.
 * @param post posts one message to the main side
 */
export function createIpcRenderer(codec: Codec, post: (...message: readonly unknown[]) => void) {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const invocations = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;
  const of = (channel: string) => listeners.get(channel) ?? [];
  const add = (channel: string, listener: Listener, once: boolean): unknown => {
    listeners.set(channel, [...of(channel), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener): unknown => {
    const at = of(channel).findLastIndex((entry) => entry.listener === listener);
    if (at !== -1) listeners.set(channel, of(channel).toSpliced(at, 1));
    return ipcRenderer;
  };
  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => post("send", channel, codec.encode(args)),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const text = codec.encode(args);
        lastId += 1;
        invocations.set(lastId, { resolve, reject });
        post("invoke", channel, text, lastId);
      }),
    sendSync: () => {
      throw new Error("ipcRenderer.sendSync is not offered by the stand-in");
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => of(channel).length,
  };
  const receive = (text: string): void => {
    const [kind, key, value] = JSON.parse(text) as [string, string | number, string];
    const decoded = codec.decode(value);
    if (kind === "send") {
      for (const { listener, once } of of(String(key))) {
        if (once) remove(String(key), listener);
        listener({ sender: ipcRenderer, ports: [] }, ...(decoded as unknown[]));
      }
      return;
    }
    invocations.get(Number(key))?.[kind === "resolve" ? "resolve" : "reject"](decoded);
    invocations.delete(Number(key));
  };
  return { ipcRenderer, receive };
}
