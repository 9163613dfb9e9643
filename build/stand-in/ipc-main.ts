import { EventEmitter } from "node:events";
import type { Codec } from "./codec.ts";

type Handler = (event: object, ...args: unknown[]) => unknown;

/** Electron's `ipcMain`, and the way messages reach it. */
export type IpcMain = EventEmitter & {
  readonly handle: (channel: string, handler: Handler) => void;
  readonly handleOnce: (channel: string, handler: Handler) => void;
  readonly removeHandler: (channel: string) => void;
};

/** Calls the handler of a channel; failures carry Electron's wording, which pages may rely on. */
export type Invoke = (
  event: object,
  channel: string,
  text: string,
) => Promise<{ readonly ok: boolean; readonly text: string }>;

/** Makes `ipcMain` and the function that runs an invocation from a page. */
export function createIpcMain(codec: Codec): { readonly ipcMain: IpcMain; readonly invoke: Invoke } {
  const handlers = new Map<string, Handler>();
  const emitter = new EventEmitter();
  const handle = (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  };
  const removeHandler = (channel: string): void => {
    handlers.delete(channel);
  };
  const handleOnce = (channel: string, handler: Handler): void =>
    handle(channel, (event, ...args) => {
      removeHandler(channel);
      return handler(event, ...args);
    });
  const invoke: Invoke = async (event, channel, text) => {
    try {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const result = await handler(event, ...(codec.decode(text) as unknown[]));
      return { ok: true, text: codec.encode(result) };
    } catch (error) {
      const failure = new Error(`Error invoking remote method '${channel}': ${error}`);
      process.stderr.write(`stand-in: ${failure.message}\n`);
      return { ok: false, text: codec.encode(failure) };
    }
  };
  return { ipcMain: Object.assign(emitter, { handle, handleOnce, removeHandler }), invoke };
}
