import type { WebContents } from "./web-contents.ts";

/** Electron's `WebFrameMain` for the main frame of one document. */
export type WebFrame = {
  readonly url: string;
  readonly origin: string;
  readonly parent: null;
  readonly top: WebFrame;
  readonly name: string;
  readonly processId: number;
  readonly routingId: number;
  readonly frameTreeNodeId: number;
  readonly isDestroyed: () => boolean;
  readonly send: (channel: string, ...args: unknown[]) => void;
  readonly executeJavaScript: (code: string) => Promise<unknown>;
};

/** The main frame of a document; its address follows navigation within the document. */
export function createWebFrame(contents: WebContents): WebFrame {
  const frame: WebFrame = {
    get url() {
      return contents.getURL();
    },
    get origin() {
      return originOf(contents.getURL());
    },
    parent: null,
    get top() {
      return frame;
    },
    name: "",
    processId: contents.id,
    routingId: 1,
    frameTreeNodeId: contents.id,
    isDestroyed: () => contents.isDestroyed() || contents.mainFrame !== frame,
    send: (channel, ...args) => contents.send(channel, ...args),
    executeJavaScript: (code) => contents.executeJavaScript(code),
  };
  return frame;
}

/** Origin of an address, for the app's own schemes too (which the URL standard calls opaque). */
export function originOf(url: string): string {
  const { protocol, host } = URL.canParse(url) ? new URL(url) : { protocol: "", host: "" };
  return host === "" ? "null" : `${protocol}//${host}`;
}
