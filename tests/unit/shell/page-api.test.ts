import { describe, expect, it } from "vitest";
import { createPageApi } from "../../../preload/main-window/page-api.ts";
import type { CommandName, TopicName } from "../../../shared/contract/names.ts";
import type { TopicDelivery } from "../../../shared/contract/topics/wire.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";

function pageWith() {
  const sent: unknown[][] = [];
  let deliver: (event: unknown, delivery: TopicDelivery) => void = () => expect.unreachable();
  const api = createPageApi(
    {
      invoke: async (...args) => {
        sent.push(args);
        return ok("answer");
      },
      on: (_channel, listener) => {
        deliver = listener;
      },
    },
    "p1",
  );
  const arrive = (page: string, ...messages: unknown[]) =>
    deliver({ secret: "event" }, { page, messages } as unknown as TopicDelivery);
  return { api, sent, arrive };
}

describe("the page's API", () => {
  it("is one frozen object of two functions", () => {
    const { api } = pageWith();
    expect([Object.keys(api), Object.isFrozen(api)]).toEqual([["call", "watch"], true]);
  });

  it("passes a call on under its name", async () => {
    const { api, sent } = pageWith();
    expect(await api.call("settings.read", {})).toEqual(ok("answer"));
    expect(sent).toEqual([["bench:call", "settings.read", {}]]);
  });

  it.each(["bench:call", "", "__proto__", "toString"])("refuses the command %j in the page", async (name) => {
    const { api, sent } = pageWith();
    expect(await api.call(name as CommandName, {} as never)).toEqual(err(appError("invalid", "ipc.unknownName")));
    expect(sent).toEqual([]);
  });

  it("refuses a topic that is none in the page", () => {
    const { api, sent } = pageWith();
    expect(() => api.watch("boards" as TopicName, () => undefined)).toThrow(TypeError);
    expect(sent).toEqual([]);
  });

  it("gives a listener the messages of its own watch and nothing else", () => {
    const { api, sent, arrive } = pageWith();
    const heard: unknown[][] = [];
    const stop = api.watch("board", (...args) => void heard.push(args));
    api.watch("status", () => expect.unreachable());
    arrive("p1", { watch: 1, message: "first" }, { watch: 9, message: "nobody" }, { watch: 1, message: "second" });
    arrive("page before a reload", { watch: 1, message: "old" });
    stop();
    stop();
    arrive("p1", { watch: 1, message: "late" });
    expect(heard).toEqual([["first"], ["second"]]);
    expect(sent).toEqual([
      ["bench:topic", { act: "watch", page: "p1", watch: 1, topic: "board" }],
      ["bench:topic", { act: "watch", page: "p1", watch: 2, topic: "status" }],
      ["bench:topic", { act: "unwatch", page: "p1", watch: 1 }],
    ]);
  });
});
