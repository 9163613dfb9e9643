import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";

const requestLimitMs = 30_000;

/** Where a request goes in place of `address`, and the headers it carries besides MSAL's own. */
export type NetworkRoute = { readonly address: string; readonly headers: Readonly<Record<string, string>> };

/**
 * Sends MSAL's requests, each within thirty seconds: MSAL's own client waits for ever. `onDate` is told the service's time
 * as each answer names it.
 */
export function createNetworkClient(
  onDate: (date: string | null) => void,
  routeOf: (address: string) => NetworkRoute = (address) => ({ address, headers: {} }),
): INetworkModule {
  async function send<Body>(
    method: "GET" | "POST",
    asked: string,
    options: NetworkRequestOptions,
  ): Promise<NetworkResponse<Body>> {
    const { address, headers } = routeOf(asked);
    const response = await fetch(address, {
      method,
      headers: { ...options.headers, ...headers },
      ...(method === "POST" ? { body: options.body ?? "" } : {}),
      redirect: "error",
      signal: AbortSignal.timeout(requestLimitMs),
    });
    onDate(response.headers.get("Date"));
    // MSAL checks what it uses of the body; its interface leaves the type to the caller.
    const body = (await response.json()) as Body;
    return { headers: Object.fromEntries(response.headers), body, status: response.status };
  }
  return {
    sendGetRequestAsync: (address, options = {}) => send("GET", address, options),
    sendPostRequestAsync: (address, options = {}) => send("POST", address, options),
  };
}
