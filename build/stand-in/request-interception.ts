import type { CustomSchemes } from "./custom-schemes.ts";
import type { DevToolsSession } from "./devtools.ts";
import type { Session } from "./session.ts";

type Paused = {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
  readonly frameId: string;
  readonly resourceType: string;
};

/**
 * Serves a page's requests: custom schemes by the app's handlers with its response headers, everything else as Chromium
 * would (which here means: nothing outside this computer).
 * @param isDenied asked for every document, with frame and address: was this navigation forbidden?
 */
export async function interceptRequests(
  page: DevToolsSession,
  schemes: CustomSchemes,
  session: Session,
  isDenied: (frameId: string, url: string) => boolean,
): Promise<void> {
  const answer = async (paused: Paused): Promise<void> => {
    const { requestId, request, frameId, resourceType } = paused;
    const details = { url: schemes.toApp(request.url), method: request.method, resourceType };
    if ((resourceType === "Document" && isDenied(frameId, request.url)) || (await session.isCancelled(details))) {
      await page.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
      return;
    }
    const handler = schemes.handlerFor(request.url);
    if (handler === undefined) {
      await page.send("Fetch.continueRequest", { requestId });
      return;
    }
    const response = await handler(toRequest(details.url, request));
    const body = Buffer.from(await response.arrayBuffer()).toString("base64");
    const responseHeaders = await session.changedHeaders({
      ...details,
      statusCode: response.status,
      responseHeaders: groupHeaders(response.headers),
    });
    if (responseHeaders === undefined) await page.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
    else {
      await page.send("Fetch.fulfillRequest", {
        requestId,
        responseCode: response.status,
        responseHeaders: [...responseHeaders],
        body,
      });
    }
  };
  page.on("Fetch.requestPaused", (paused) => {
    answer(paused).catch(async (error: Error) => {
      process.stderr.write(`stand-in: request ${paused.request.url} failed: ${error.message}\n`);
      // The page may be gone by now, and the request with it.
      await Promise.allSettled([
        page.send("Fetch.failRequest", { requestId: paused.requestId, errorReason: "Failed" }),
      ]);
    });
  });
  await page.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
}

function toRequest(url: string, { method, headers, postData }: Paused["request"]): Request {
  return new Request(url, { method, headers, ...(postData !== undefined && { body: postData }) });
}

function groupHeaders(headers: Headers): Record<string, string[]> {
  const names = [...new Set(headers.keys())];
  return Object.fromEntries(
    names.map((name) => [name, name === "set-cookie" ? headers.getSetCookie() : [headers.get(name) ?? ""]]),
  );
}
