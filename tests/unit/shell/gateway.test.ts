import { describe, expect, it } from "vitest";
import { type GatewayOptions, startGateway } from "../../../main/shell/ipc/gateway.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

type Handler = (event: unknown, ...args: unknown[]) => unknown;

function gateway() {
  const handlers = new Map<string, Handler>();
  const asked: unknown[] = [];
  const log = createRecordingLog();
  const ipcMain = {
    handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
    removeHandler: (channel: string) => void handlers.delete(channel),
  } as unknown as GatewayOptions["ipcMain"];
  const stop = startGateway({
    ipcMain,
    isKnownWindow: (contentsId) => contentsId === 1,
    answerCall: async (name, input) => {
      asked.push(["call", name, input]);
      return ok("answered");
    },
    topics: {
      request: (_receiver, request) => {
        asked.push(["topic", request]);
        return err(appError("invalid", "ipc.wrongShape"));
      },
      refresh: () => expect.unreachable(),
      stop: () => void asked.push("stopped"),
    },
    log,
  });
  return { handlers, asked, lines: log.lines, stop };
}

const page = { sender: { id: 1 }, senderFrame: { url: "app://reseal/index.html", parent: null } };
const stranger = { ...page, senderFrame: { url: "https://example.com/", parent: null } };
const refusal = err(appError("unauthorised", "ipc.wrongSender"));

describe("the gateway", () => {
  it("listens on two channels and no other, until it is stopped", () => {
    const { handlers, asked, stop } = gateway();
    expect([...handlers.keys()]).toEqual(["bench:call", "bench:topic"]);
    stop();
    expect([...handlers.keys(), ...asked]).toEqual(["stopped"]);
  });

  it("passes a page's call and watch on", async () => {
    const { handlers, asked, lines } = gateway();
    expect(await handlers.get("bench:call")?.(page, "unit.read", { unitId: "u" }, "more")).toEqual(ok("answered"));
    expect(await handlers.get("bench:topic")?.(page, { act: "?" })).toMatchObject({ ok: false });
    expect(asked).toEqual([
      ["call", "unit.read", { unitId: "u" }],
      ["topic", { act: "?" }],
    ]);
    expect(lines()).toEqual([
      { level: "warn", event: "ipc.refused", fields: { channel: "bench:topic", reason: "ipc.wrongShape" } },
    ]);
  });

  it.each(["bench:call", "bench:topic"])(
    "answers a stranger on %s before looking at what it wants",
    async (channel) => {
      const { handlers, asked, lines } = gateway();
      expect(await handlers.get(channel)?.(stranger, "unit.read", { unitId: "u" })).toEqual(refusal);
      expect(asked).toEqual([]);
      expect(lines()).toEqual([{ level: "warn", event: "ipc.refused", fields: { channel, reason: "wrongSender" } }]);
    },
  );
});
