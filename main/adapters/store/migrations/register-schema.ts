import { identityTables } from "./identity-tables.ts";
import type { Schema } from "./schema.ts";

/** The register of all orders of a bench PC ("RSID"). */
export const registerSchema: Schema = { applicationId: 0x52534944, steps: [identityTables] };
