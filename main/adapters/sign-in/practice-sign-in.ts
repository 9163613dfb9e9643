import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { createNetworkClient } from "./network-client.ts";

/** The sign-in service's address in practice: a name that exists nowhere, so that nothing can leave by mistake. */
export const practiceLoginAddress = "https://login.practice.invalid";

/**
 * MSAL's network in practice: every https address lies at the simulated tenant's `address`, while MSAL, which insists on
 * https, goes on using the names it knows. MSAL waits between two polls for a device code by the PC's clock, so the
 * interval shrinks with practice's `speed`.
 */
export function createPracticeNetworkClient(
  address: string,
  speed = 1,
  onDate: (date: string | null) => void = () => undefined,
): INetworkModule {
  const network = createNetworkClient(onDate, (asked) => ({
    address: practiceAddress(asked, address),
    headers: { "X-Forwarded-Proto": "https", "X-Forwarded-Host": new URL(asked).host },
  }));
  return {
    ...network,
    sendPostRequestAsync: async <Body>(
      asked: string,
      options?: NetworkRequestOptions,
    ): Promise<NetworkResponse<Body>> => {
      const response = await network.sendPostRequestAsync<Body>(asked, options);
      return { ...response, body: withShorterInterval(response.body, speed) };
    },
  };
}

function withShorterInterval<Body>(body: Body, speed: number): Body {
  if (typeof body !== "object" || body === null || !("interval" in body)) return body;
  return typeof body.interval === "number" ? { ...body, interval: body.interval / speed } : body;
}

/**
 * A browser for practice: opens the authorize page at the simulated tenant's `address`, which signs the technician in at
 * once, and sends the page's form on to the waiting loopback address, as a browser's script would. Throws when the page
 * is not such a form.
 */
export function createPracticeBrowser(address: string): (page: string) => Promise<void> {
  return async (page) => {
    const response = await fetch(practiceAddress(page, address));
    const form = formOf(await response.text());
    if (form === undefined) throw new Error(`The practice sign-in page answered ${response.status} without a form`);
    const answer = await fetch(form.action, { method: "POST", body: form.fields });
    // Read to its end, so that the loopback listener can close the connection.
    await answer.text();
  };
}

function practiceAddress(asked: string, address: string): string {
  const url = new URL(asked);
  return url.protocol === "https:" ? `${new URL(address).origin}${url.pathname}${url.search}` : asked;
}

/** The one form of a form_post page: where to, and its hidden fields. */
function formOf(page: string): { readonly action: string; readonly fields: URLSearchParams } | undefined {
  const action = attribute(/<form\b[^>]*>/i.exec(page)?.[0], "action");
  if (action === undefined) return undefined;
  const fields = new URLSearchParams();
  for (const [input] of page.matchAll(/<input\b[^>]*>/gi)) {
    const name = attribute(input, "name");
    if (name !== undefined) fields.append(name, attribute(input, "value") ?? "");
  }
  return { action, fields };
}

function attribute(tag: string | undefined, name: string): string | undefined {
  const text = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag ?? "");
  const raw = text?.[1] ?? text?.[2];
  return raw
    ?.replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/&(?:apos|#39|#x27);/gi, "'")
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&amp;/gi, "&");
}
