import { callChannel, commandNames, topicChannel, topicNames } from "../../shared/contract/names.ts";
import type { PageApi } from "../../shared/contract/page-api.ts";
import type { TopicDelivery, TopicRequest } from "../../shared/contract/topics/wire.ts";

/** The part of Electron's ipcRenderer the page's API is made from. */
export type PageIpc = {
  readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>;
  readonly on: (channel: string, listener: (event: unknown, delivery: TopicDelivery) => void) => unknown;
};

const unknownName = {
  ok: false,
  error: { code: "ipc.unknownName", kind: "invalid", retry: { when: "never" }, context: {} },
} as const;

/**
 * The object the page sees: names from the contract's lists go to the main process, others end here.
 * @param page a random name of this document; a message meant for the document before a reload is not delivered
 */
export function createPageApi(ipc: PageIpc, page: string): PageApi {
  const listeners = new Map<number, (message: never) => void>();
  let watches = 0;

  ipc.on(topicChannel, (_event, delivery) => {
    if (delivery.page !== page) return;
    for (const { watch, message } of delivery.messages) listeners.get(watch)?.(message as never);
  });

  const request = (message: TopicRequest) => ipc.invoke(topicChannel, message);

  const api: PageApi = {
    call: (name, input) => {
      if (!commandNames.includes(name)) return Promise.resolve(unknownName);
      // The contract ties the answer's type to the name; the channel itself knows no types.
      return ipc.invoke(callChannel, name, input) as ReturnType<typeof api.call<typeof name>>;
    },
    watch: (topic, listener) => {
      if (!topicNames.includes(topic)) throw new TypeError("No such topic.");
      watches += 1;
      const watch = watches;
      listeners.set(watch, listener);
      void request({ act: "watch", page, watch, topic });
      return () => {
        if (listeners.delete(watch)) void request({ act: "unwatch", page, watch });
      };
    },
  };
  return Object.freeze(api);
}
