import { EventEmitter } from "node:events";
import type { createProtocol } from "./custom-schemes.ts";

type Headers = Readonly<Record<string, readonly string[]>>;
type RequestDetails = { readonly url: string; readonly method: string; readonly resourceType: string };
type HeadersDetails = RequestDetails & { readonly responseHeaders: Headers; readonly statusCode: number };
type BeforeListener = (details: RequestDetails, answer: (response: { readonly cancel?: boolean }) => void) => void;
type HeadersListener = (
  details: HeadersDetails,
  answer: (response: {
    readonly cancel?: boolean;
    readonly responseHeaders?: Record<string, string | string[]>;
  }) => void,
) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** Electron's one session, as far as the stand-in knows it. Partitions all lead here. */
export type Session = ReturnType<typeof createSession>;

/** Makes the default session over the app's protocol. */
export function createSession(protocol: ReturnType<typeof createProtocol>) {
  const state: { check?: CheckHandler; before?: BeforeListener; headers?: HeadersListener; userAgent: string } = {
    userAgent: "stand-in",
  };
  /** Listeners may come with a filter before them; the stand-in asks for every address. */
  const last = <L>(args: readonly unknown[]): L | undefined => (args.at(-1) as L | null) ?? undefined;
  return Object.assign(new EventEmitter(), {
    protocol,
    setPermissionCheckHandler: (handler: CheckHandler | null) => Object.assign(state, { check: handler ?? undefined }),
    /** Kept for its presence only: pages get the answer of the check handler, which Chromium can be told beforehand. */
    setPermissionRequestHandler: (_handler: unknown): void => undefined,
    setDevicePermissionHandler: (_handler: unknown): void => undefined,
    setUSBProtectedClassesHandler: (_handler: unknown): void => undefined,
    setBluetoothPairingHandler: (_handler: unknown): void => undefined,
    setDisplayMediaRequestHandler: (_handler: unknown): void => undefined,
    setCertificateVerifyProc: (_verify: unknown): void => undefined,
    setSpellCheckerEnabled: (_enabled: boolean): void => undefined,
    setUserAgent: (userAgent: string) => Object.assign(state, { userAgent }),
    getUserAgent: () => state.userAgent,
    clearCache: async (): Promise<void> => undefined,
    clearStorageData: async (): Promise<void> => undefined,
    setProxy: async (_config: unknown): Promise<void> => undefined,
    webRequest: {
      onBeforeRequest: (...args: unknown[]) => Object.assign(state, { before: last<BeforeListener>(args) }),
      onHeadersReceived: (...args: unknown[]) => Object.assign(state, { headers: last<HeadersListener>(args) }),
    },
    /** For the stand-in itself: what the page may do, false when a handler says no. */
    isPermitted: (contents: unknown, permission: string, origin: string): boolean =>
      state.check?.(contents, permission, origin, { requestingUrl: origin, isMainFrame: true }) ?? true,
    /** For the stand-in itself: true when the app cancels a request. */
    isCancelled: (details: RequestDetails): Promise<boolean> =>
      new Promise((settle) => {
        if (state.before) state.before(details, ({ cancel }) => settle(cancel === true));
        else settle(false);
      }),
    /** For the stand-in itself: a response's headers as the app changes them; undefined when it cancels. */
    changedHeaders: (details: HeadersDetails): Promise<readonly { name: string; value: string }[] | undefined> =>
      new Promise((settle) => {
        const flat = (headers: Readonly<Record<string, string | readonly string[]>>) =>
          Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));
        if (!state.headers) return settle(flat(details.responseHeaders));
        state.headers(details, ({ cancel, responseHeaders }) =>
          settle(cancel ? undefined : flat(responseHeaders ?? details.responseHeaders)),
        );
      }),
  });
}
