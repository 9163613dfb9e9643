import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import * as z from "zod";

/** Microsoft's number of the last refusal that carried an OAuth word. */
export type NumberOfRefusal = (words: readonly string[]) => number | undefined;

const refusalSchema = z.object({ error: z.string(), error_codes: z.tuple([z.number().int()], z.unknown()) });

/** Notes the numbers of refusals on their way to MSAL, which keeps only the word while it polls for a device code. */
export function withRefusalNumbers(network: INetworkModule): INetworkModule & { readonly numberOf: NumberOfRefusal } {
  let last: { readonly word: string; readonly number: number } | undefined;
  return {
    sendGetRequestAsync: network.sendGetRequestAsync.bind(network),
    sendPostRequestAsync: async <Body>(
      address: string,
      options?: NetworkRequestOptions,
    ): Promise<NetworkResponse<Body>> => {
      const response = await network.sendPostRequestAsync<Body>(address, options);
      const refusal = refusalSchema.safeParse(response.body);
      last = refusal.success ? { word: refusal.data.error, number: refusal.data.error_codes[0] } : undefined;
      return response;
    },
    numberOf: (words) => (last !== undefined && words.includes(last.word) ? last.number : undefined),
  };
}
