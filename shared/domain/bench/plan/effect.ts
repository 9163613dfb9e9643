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
  /** Imported rows of ours whose results are known, to be deleted in one batch. */
  | { readonly kind: "removeImports"; readonly rows: readonly { readonly unitId: UnitId; readonly recordId: string }[] }
  /** What the tenant's three places have of one serial number, and of device objects that records of it name. */
  | {
      readonly kind: "readPast";
      readonly unitId: UnitId;
      readonly serialNumber: string;
      readonly entraDeviceIds: readonly string[];
    }
  /** One step of the clearing under way. */
  | { readonly kind: "clearStep"; readonly unitId: UnitId; readonly step: number; readonly attempt: number }
  /** Units to upload to Partner Center as one batch, or into one that is there. */
  | {
      readonly kind: "uploadPartner";
      readonly requestId: string;
      readonly batchId: string;
      readonly isAddition: boolean;
      readonly items: readonly { readonly unitId: UnitId; readonly attempt: number }[];
    }
  /** How the jobs of these uploads stand. */
  | { readonly kind: "readPartnerJobs"; readonly requestIds: readonly string[] }
  /** Whether these uploads arrived, by the lists of batches and of their devices. */
  | { readonly kind: "lookUpPartnerUploads"; readonly requestIds: readonly string[] }
  | { readonly kind: "readTenant"; readonly read: TenantRead }
  /** Steps of a change, by their places in it. */
  | { readonly kind: "sendChange"; readonly changeId: string; readonly steps: readonly number[] }
  /** The members of a group that somebody was put into or taken out of. */
  | { readonly kind: "readChangeGroup"; readonly groupId: string };

/** What may run only once at a time: one reading of each kind per unit, one import call and one of each read per tenant. */
export function effectKey(effect: Effect): string {
  switch (effect.kind) {
    case "collect":
    case "collectDiagnostics":
    case "readReadiness":
    case "readSignals":
    case "readPast":
    case "clearStep":
      return `${effect.kind}:${effect.unitId}`;
    case "sendImports":
    case "removeImports":
      return effect.kind;
    case "uploadPartner":
    case "readPartnerJobs":
    case "lookUpPartnerUploads":
      return effect.kind;
    case "readTenant":
      return `read:${effect.read}`;
    case "sendChange":
      return "sendChange";
    case "readChangeGroup":
      return `changeGroup:${effect.groupId}`;
    default:
      return assertNever(effect);
  }
}
