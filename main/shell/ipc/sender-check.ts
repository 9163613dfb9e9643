import { isAppUrl } from "../security/app-origin.ts";

/** The part of Electron's IPC event that says who is asking. */
export type CallSender = {
  readonly sender: { readonly id: number };
  /** Null once the frame has navigated away or is gone. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/**
 * True when the call comes from the main frame of a window the shell made, showing a page of the app's own origin.
 * There is no exemption, neither for development nor for tests.
 */
export function isTrustedSender(event: CallSender, isKnownWindow: (contentsId: number) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isKnownWindow(event.sender.id) && isAppUrl(frame.url);
}
