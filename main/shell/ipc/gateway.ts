import type { IpcMain, IpcMainInvokeEvent } from "electron";
import { callChannel, topicChannel } from "../../../shared/contract/names.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import type { CallAnswerer } from "./answer-call.ts";
import { isTrustedSender } from "./sender-check.ts";
import type { TopicPublisher } from "./topic-publisher.ts";

/** What the gateway joins together. */
export type GatewayOptions = {
  readonly ipcMain: Pick<IpcMain, "handle" | "removeHandler">;
  readonly isKnownWindow: (contentsId: number) => boolean;
  readonly answerCall: CallAnswerer;
  readonly topics: TopicPublisher;
  readonly log: Log;
};

/**
 * The only ipcMain of the product: two channels, and one check of the sender before anything else is looked at.
 * A stranger gets `ipc.wrongSender`; nothing ever gets `undefined`.
 */
export function startGateway(options: GatewayOptions): Stop {
  const { ipcMain, log } = options;

  function guarded<T>(channel: string, answer: (event: IpcMainInvokeEvent, args: readonly unknown[]) => T) {
    ipcMain.handle(channel, (event, ...args: unknown[]): T | Result<never> => {
      if (isTrustedSender(event, options.isKnownWindow)) return answer(event, args);
      log.warn("ipc.refused", { channel, reason: "wrongSender" });
      return err(appError("unauthorised", "ipc.wrongSender"));
    });
  }

  guarded(callChannel, (_event, [name, input]) => options.answerCall(name, input));
  guarded(topicChannel, (event, [request]) => {
    const result = options.topics.request(event.sender, request);
    if (!result.ok) log.warn("ipc.refused", { channel: topicChannel, reason: result.error.code });
    return result;
  });

  return () => {
    ipcMain.removeHandler(callChannel);
    ipcMain.removeHandler(topicChannel);
    options.topics.stop();
  };
}
