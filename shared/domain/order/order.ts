import type { EpochMs, OrderId, TenantId } from "../../kernel/brand.ts";
import type { CloudName } from "../sign-in/cloud.ts";

/** How strictly gates bind: lab warns where production blocks (workflow R3). */
export type OrderMode = "lab" | "production";

/** How the devices of an order get registered: by this bench with their hashes, by Partner Center's upload, or either. */
export type RegistrationPath = "graph" | "partnerCenter" | "both";

/** What must leave the bench for one customer, locked to one tenant. */
export type Order = {
  readonly id: OrderId;
  readonly number: string;
  readonly customer: string;
  readonly tenantId: TenantId;
  readonly tenantName: string;
  /** CSS colour of the tenant edge. */
  readonly tenantColour: string;
  readonly groupTag: string;
  /** Display name of the deployment profile every unit must carry. */
  readonly expectedProfile: string;
  readonly quantity: number;
  readonly slots: number;
  readonly shipBy: EpochMs;
  readonly mode: OrderMode;
  readonly openedAt: EpochMs;
  /** Absent means by Graph. */
  readonly path?: RegistrationPath;
  /** The partner whose Partner Center this bench uploads to; absent where somebody else does, or nobody. */
  readonly partnerTenantId?: TenantId;
  /** Whether the technician flow is to be run: it needs a TPM 2.0. Absent means yes. */
  readonly preProvisioning?: boolean;
  /** Which of Microsoft's clouds the tenant is in. Absent means the global one. */
  readonly cloud?: CloudName;
  /** How computers are named: a template with `%SERIAL%` or `%RAND:x%`, 15 characters in the end. Absent: the profile decides. */
  readonly nameRule?: string;
};
