import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";

const requestLimitMs = 30_000;

/** Sends MSAL's requests, each within thirty seconds (its own client waits for ever). `routes` says where an address really lies. */
export function createNetworkClient(routes: (address: string) => string = (address) => address): INetworkModule {
  async function send<Body>(
    method: "GET" | "POST",
    address: string,
    options: NetworkRequestOptions,
  ): Promise<NetworkResponse<Body>> {
    const response = await fetch(routes(address), {
      method,
      headers: options.headers ?? {},
      ...(method === "POST" ? { body: options.body ?? "" } : {}),
      redirect: "error",
      signal: AbortSignal.timeout(requestLimitMs),
    });
    // MSAL validates what it uses of the body; its interface leaves the type to the caller.
    const body = (await response.json()) as Body;
    return { headers: Object.fromEntries(response.headers), body, status: response.status };
  }
  return {
    sendGetRequestAsync: (address, options = {}) => send("GET", address, options),
    sendPostRequestAsync: (address, options = {}) => send("POST", address, options),
  };
}
