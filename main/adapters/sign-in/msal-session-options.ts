import type { INetworkModule } from "@azure/msal-node";
import type { CloudName } from "../../../shared/domain/sign-in/cloud.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";

/** What a session is made of. */
export type MsalSessionOptions = {
  /** Application (client) id of the bench's public client; its redirect address is `http://localhost`. */
  readonly clientId: string;
  readonly cloud?: CloudName;
  /** A sign-in address that is not the cloud's own. */
  readonly loginAddress?: string;
  /** Hosts of sign-in addresses that are none of Microsoft's own. */
  readonly knownAuthorities?: readonly string[];
  /** The tenant to sign in to at this moment; undefined lets any organisation sign in. */
  readonly tenant: () => TenantId | undefined;
  /** Permissions asked for at sign-in, qualified with the service's address. */
  readonly scopes: readonly string[];
  /** Permissions that an administrator is asked to consent to; those of the sign-in unless said otherwise. */
  readonly consentScopes?: readonly string[];
  readonly clock: Clock;
  /** The PC's own time in epoch milliseconds, to compare with Microsoft's. */
  readonly pcNow?: () => number;
  readonly secrets: Secrets;
  /** Where the encrypted token cache is kept. */
  readonly cacheFile: string;
  readonly openBrowser: (page: string) => Promise<void>;
  /** What MSAL sends its requests with; it tells the time of each answer. */
  readonly networkClient?: (onDate: (date: string | null) => void) => INetworkModule;
  readonly log: Log;
};
