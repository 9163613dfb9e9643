import type { BridgeMessage } from "../../../shared/contract/bridge/messages.ts";
import { bridgeMessageSchema } from "../../../shared/contract/bridge/messages.ts";

/** Reads one line of the host; undefined when it is not a message of the protocol. Never throws. */
export function readBridgeMessage(line: string): BridgeMessage | undefined {
  const parsed = bridgeMessageSchema.safeParse(parseJson(line));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
