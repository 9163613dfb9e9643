import { type ICachePlugin, type INetworkModule, PublicClientApplication } from "@azure/msal-node";

/** What MSAL is set up with. */
export type MsalApplicationOptions = {
  readonly clientId: string;
  readonly authority: string;
  /** Hosts of sign-in addresses that are none of Microsoft's own. */
  readonly knownAuthorities: readonly string[];
  readonly cachePlugin: ICachePlugin;
  readonly networkClient: INetworkModule;
};

/** MSAL for Node as a public client that answers claims challenges. */
export function createMsalApplication(options: MsalApplicationOptions): PublicClientApplication {
  const { clientId, authority, cachePlugin, networkClient } = options;
  return new PublicClientApplication({
    auth: {
      clientId,
      authority,
      knownAuthorities: [...options.knownAuthorities],
      // Says that claims challenges are answered here: the service may then end a session at once.
      clientCapabilities: ["CP1"],
    },
    cache: { cachePlugin },
    system: { networkClient },
  });
}
