import type { EpochMs, EvidenceId, UnitId } from "../../kernel/brand.ts";
import { emptyPersistentMap, type PersistentMap } from "../../kernel/persistent-map.ts";
import type { TenantChange } from "../assignment/tenant-change.ts";
import type { BegunClearing } from "../clearing/limits.ts";
import type { BenchEvidence } from "../evidence/evidence.ts";
import type { WithdrawableKind } from "../evidence/unit-facts.ts";
import type { NetworkResults } from "../network/network-results.ts";
import type { Order } from "../order/order.ts";
import { noPartnerState, type PartnerState } from "../partner-center/partner-upload.ts";
import type { Seen } from "../unit/flow-attempt.ts";
import type { Unit } from "../unit/unit.ts";
import type { EspReading } from "../verdict/esp-reading.ts";
import type { HolderIndex } from "./holders.ts";
import { noDemand, type TenantDemand } from "./tenant-demand.ts";

/** The tenant's configuration as last read, and the states its ESP configurations were in before. */
export type TenantConfiguration = Pick<
  BenchEvidence & { readonly kind: "tenantConfigurationSeen" },
  "organization" | "profiles" | "espConfigurations" | "groups" | "seenAt"
> & { readonly espReadings: readonly EspReading[] };

/** A confirmation that may still be taken back. */
export type LastConfirmation = {
  readonly unitId: UnitId;
  readonly evidenceId: EvidenceId;
  readonly kind: WithdrawableKind;
  readonly at: EpochMs;
};

/** One intake file that was read: the same bytes again are recognised. */
export type KnownFile = { readonly fileName: string; readonly sha256: string; readonly at: EpochMs };

/**
 * Everything the bench knows, folded from the journal and from nothing else. The indexes are kept so that one piece of
 * evidence costs the same with ten units as with ten thousand.
 */
export type BenchState = {
  readonly order?: Order;
  readonly units: PersistentMap<Unit>;
  /** By the id, and by the serial number, of a unit that is no longer there: the unit it turned out to be. */
  readonly merged: PersistentMap<UnitId>;
  /** By normalised serial number. */
  readonly bySerial: HolderIndex;
  readonly byUuid: HolderIndex;
  /** By network address; a dock may have lent the same one to many. */
  readonly byMac: HolderIndex;
  /** By what makes two devices the same unit (`sameUnitKeys`). */
  readonly bySameUnit: HolderIndex;
  readonly byAddress: PersistentMap<UnitId>;
  readonly byZtdId: PersistentMap<UnitId>;
  readonly bySlot: PersistentMap<UnitId>;
  readonly byImportId: PersistentMap<UnitId>;
  /** Units whose serial number has several registrations in the tenant, none of them known to be theirs; by unit id. */
  readonly registeredTwice: PersistentMap<UnitId>;
  /** Units that the tenant is known not to have and that are to be sent to it, with the time from when they may be. */
  readonly toImport: PersistentMap<EpochMs>;
  /** Units whose imported row has told its result and is still there, with the time since when. */
  readonly toTidy: PersistentMap<EpochMs>;
  /** Units that the order's name rule is to name, with the time from when. */
  readonly toName: PersistentMap<EpochMs>;
  /** What this bench changed in the tenant, the newest first. */
  readonly changes: readonly TenantChange[];
  /** Clearings of a past that were begun on this bench, oldest first. */
  readonly clearings: readonly BegunClearing[];
  /** Units that are to be uploaded to Partner Center, with the time from when they may be. */
  readonly toUpload: PersistentMap<EpochMs>;
  /** Units that Partner Center registered and that are to get the order's tag, with the time from when. */
  readonly toTag: PersistentMap<EpochMs>;
  /** What was chosen in Partner Center, and what was uploaded there. */
  readonly partner: PartnerState;
  readonly configuration?: TenantConfiguration;
  readonly demand: TenantDemand;
  /** The network as tried from the bench itself. */
  readonly network?: Seen<NetworkResults>;
  readonly files: readonly KnownFile[];
  readonly startedAt?: EpochMs;
  /** Newest confirmations, newest first; at most twenty. */
  readonly confirmations: readonly LastConfirmation[];
};

/** The state before the first row. */
export const emptyBenchState: BenchState = {
  units: emptyPersistentMap(),
  merged: emptyPersistentMap(),
  bySerial: emptyPersistentMap(),
  byUuid: emptyPersistentMap(),
  byMac: emptyPersistentMap(),
  bySameUnit: emptyPersistentMap(),
  byAddress: emptyPersistentMap(),
  byZtdId: emptyPersistentMap(),
  bySlot: emptyPersistentMap(),
  byImportId: emptyPersistentMap(),
  registeredTwice: emptyPersistentMap(),
  toImport: emptyPersistentMap(),
  toTidy: emptyPersistentMap(),
  toName: emptyPersistentMap(),
  changes: [],
  clearings: [],
  toUpload: emptyPersistentMap(),
  toTag: emptyPersistentMap(),
  partner: noPartnerState,
  demand: noDemand,
  files: [],
  confirmations: [],
};
