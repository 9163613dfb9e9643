/** Answers a request for a custom scheme, as given to `protocol.handle`. */
type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** The app's own schemes: their handlers, and the https addresses Chromium sees in their place. */
export type CustomSchemes = {
  readonly handlers: Map<string, SchemeHandler>;
  /** `app://host/x` → `https://host.app.standin/x`; any other address stays as it is. */
  readonly toPage: (url: string) => string;
  /** The way back. */
  readonly toApp: (url: string) => string;
  /** The handler for an address as the page sees it. */
  readonly handlerFor: (pageUrl: string) => SchemeHandler | undefined;
};

const suffix = ".standin";

/** Keeps the schemes of one app. */
export function createCustomSchemes(): CustomSchemes {
  const handlers = new Map<string, SchemeHandler>();
  const pattern = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.standin(?=[/?#]|$)/;
  return {
    handlers,
    toPage: (url) => {
      const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
      return handlers.has(scheme.toLowerCase())
        ? `https://${host}.${scheme.toLowerCase()}${suffix}${rest || "/"}`
        : url;
    },
    toApp: (url) => url.replace(pattern, "$2://$1"),
    handlerFor: (pageUrl) => handlers.get(pattern.exec(pageUrl)?.[2] ?? ""),
  };
}

/** Electron's `protocol` over these schemes. */
export function createProtocol(schemes: CustomSchemes) {
  return {
    /** Every handled scheme is standard, secure and fetchable here: it is served as https. */
    registerSchemesAsPrivileged: (_schemes: readonly unknown[]): void => undefined,
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (schemes.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      schemes.handlers.set(scheme, handler);
    },
    unhandle: (scheme: string): void => {
      schemes.handlers.delete(scheme);
    },
    isProtocolHandled: (scheme: string): boolean => schemes.handlers.has(scheme),
  };
}
