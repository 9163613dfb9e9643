import { extname, isAbsolute, relative, resolve } from "node:path";
import type { CustomScheme } from "electron";
import type { Log } from "../../app/ports/log.ts";
import { appScheme, isAppUrl } from "./app-origin.ts";
import { securityHeaders } from "./csp.ts";

/** What Electron must know about the scheme before it is ready. `standard` gives the page a real origin. */
export const appSchemeRegistration: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, codeCache: true },
};

/** The kinds of file a page is made of; nothing else is served, whatever lies in the folder. */
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** A file of the page and how to label it. */
export type AppFile = { readonly path: string; readonly contentType: string };

/**
 * The file a URL of the app names, or undefined for anything else: another scheme or host, a way out of the folder in any
 * spelling, an encoded separator, a drive or stream name, a kind of file no page needs.
 * @param folder absolute path of the page's files
 */
export function resolveAppFile(text: string, folder: string): AppFile | undefined {
  // Looked at before it is parsed, because parsing takes dot segments and backslashes away.
  if (/[\\\0]|%2f|%5c|%00|(?:\/|%2e|\.)(?:\.|%2e)(?:\/|$|\?|#)/i.test(text)) return undefined;
  const url = URL.parse(text);
  if (url === null || !isAppUrl(text)) return undefined;
  const name = decoded(url.pathname);
  if (name === undefined || /[:%]/.test(name)) return undefined;
  const path = resolve(folder, `.${name === "/" || name === "" ? "/index.html" : name}`);
  const inside = relative(folder, path);
  const contentType = contentTypes[extname(path).toLowerCase()];
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside) || contentType === undefined) return undefined;
  return { path, contentType };
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** What answering the app's protocol needs; `readFile` rejects when there is no such file. */
export type AppProtocolOptions = {
  readonly folder: string;
  readonly readFile: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly log: Log;
};

/** Answers requests on `app://reseal/…` with files of the page, each with the security headers. */
export function createAppProtocol(options: AppProtocolOptions): (request: Request) => Promise<Response> {
  const refuse = (status: number) => new Response(null, { status, headers: securityHeaders });
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
    const file = resolveAppFile(request.url, options.folder);
    if (file === undefined) {
      options.log.warn("protocol.refused");
      return refuse(404);
    }
    try {
      const body = await options.readFile(file.path);
      return new Response(body, { headers: { ...securityHeaders, "Content-Type": file.contentType } });
    } catch (error) {
      options.log.warn("protocol.unreadable", {
        code: error instanceof Error && "code" in error ? String(error.code) : "",
      });
      return refuse(404);
    }
  };
}
