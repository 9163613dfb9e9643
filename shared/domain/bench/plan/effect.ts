import { assertNever } from "../../../kernel/assert-never.ts";
import type { UnitId } from "../../../kernel/brand.ts";
import type { TenantRead } from "../tenant-demand.ts";

/** One row of an import call. `replacesRecordId` is an errored row of ours that the new one takes the place of. */
export type ImportItem = {
  readonly unitId: UnitId;
  readonly importId: string;
  readonly attempt: number;
  readonly replacesRecordId?: string;
};

/** Something to be done through a port. Data only; its outcome comes back as evidence. */
export type Effect =
  | { readonly kind: "collect"; readonly unitId: UnitId; readonly address: string }
  | { readonly kind: "collectDiagnostics"; readonly unitId: UnitId; readonly address: string }
  | { readonly kind: "readReadiness"; readonly unitId: UnitId; readonly address: string }
  | { readonly kind: "readSignals"; readonly unitId: UnitId; readonly address: string }
  | { readonly kind: "sendImports"; readonly items: readonly ImportItem[] }
  | { readonly kind: "readTenant"; readonly read: TenantRead };

/** What may run only once at a time: one reading of each kind per unit, one import call and one of each read per tenant. */
export function effectKey(effect: Effect): string {
  switch (effect.kind) {
    case "collect":
    case "collectDiagnostics":
    case "readReadiness":
    case "readSignals":
      return `${effect.kind}:${effect.unitId}`;
    case "sendImports":
      return "sendImports";
    case "readTenant":
      return `read:${effect.read}`;
    default:
      return assertNever(effect);
  }
}
