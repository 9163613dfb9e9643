import type { DevToolsSession } from "./devtools.ts";
import type { Host } from "./host.ts";
import type { PageState } from "./page-state.ts";
import type { WorldNames } from "./page-worlds.ts";
import type { WebContents } from "./web-contents.ts";

/** The main side's end of a page's messages. */
export type PageMessages = {
  /** Sends to the listeners in the current document; without one the message is lost, as with Electron. */
  readonly send: (channel: string, ...args: readonly unknown[]) => void;
};

/** Connects the preload's world of a page with `ipcMain`. */
export function connectMessages(
  page: DevToolsSession,
  host: Host,
  contents: WebContents,
  state: PageState,
  names: WorldNames,
): PageMessages {
  const deliver = async (contextId: number, message: readonly unknown[]): Promise<void> => {
    const expression = `${names.receive}(${JSON.stringify(JSON.stringify(message))})`;
    try {
      await page.send("Runtime.evaluate", { expression, contextId, silent: true });
    } catch (error) {
      // A document that left meanwhile waits for nothing; anything else is a defect.
      if (!state.isDestroyed && state.preloadContext === contextId) throw error;
    }
  };
  const send = (channel: string, ...args: readonly unknown[]): void => {
    const text = host.codec.encode(args);
    if (!state.isDestroyed && state.preloadContext !== undefined) {
      contents.quietly(deliver(state.preloadContext, ["send", channel, text]));
    }
  };
  const invoke = async (event: object, channel: string, text: string, id: number, contextId: number): Promise<void> => {
    const answer = await host.invoke(event, channel, text);
    if (!state.isDestroyed && state.preloadContext === contextId) {
      await deliver(contextId, [answer.ok ? "resolve" : "reject", id, answer.text]);
    }
  };
  page.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.name === names.worldName) state.preloadContext = context.id;
  });
  page.on("Runtime.executionContextsCleared", () => {
    state.preloadContext = undefined;
  });
  page.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
    if (name !== names.post) return;
    const [kind, channel, text, id] = JSON.parse(payload) as [string, string, string, number];
    if (kind === "title") return contents.setTitle(channel);
    const senderFrame = contents.mainFrame;
    const event = {
      sender: contents,
      senderFrame,
      processId: contents.id,
      frameId: senderFrame.routingId,
      type: "frame",
    };
    if (kind === "invoke") return contents.quietly(invoke(event, channel, text, id, executionContextId));
    const args = host.codec.decode(text) as unknown[];
    contents.ipc.emit(channel, { ...event, reply: send }, ...args);
    host.ipcMain.emit(channel, { ...event, reply: send }, ...args);
  });
  return { send };
}
