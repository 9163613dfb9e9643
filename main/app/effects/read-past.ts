import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import { openClearing } from "../../../shared/domain/clearing/clearing.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Reads what the tenant's three places have of one unit. While a clearing waits for it, a failed reading is tried again. */
export async function runReadPast(
  { directory, clock }: EffectPorts,
  { unitId, serialNumber, entraDeviceIds }: Effect & { readonly kind: "readPast" },
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order } = state();
  if (order === undefined) return { drafts: [] };
  const askedAt = clock.now();
  const records = await directory.readPast(order.tenantId, { serialNumber, entraDeviceIds });
  const envelope = { source: "E-ADM", at: clock.now(), unitId } as const;
  if (records.ok) {
    const known = mapGet(state().units, unitId)?.past?.reading?.value.records;
    const isSame = known !== undefined && JSON.stringify(known) === JSON.stringify(records.value);
    const seen = { kind: "clearingRecordsSeen", ...envelope, reading: { askedAt, records: records.value } } as const;
    return { drafts: [isSame ? { kind: "clearingRecordsSame", ...envelope, askedAt } : seen] };
  }
  const { error } = records;
  const isAwaited = openClearing(mapGet(state().units, unitId)?.past) !== undefined;
  return { drafts: [{ kind: "clearingLookFailed", ...envelope, error }], ...(isAwaited ? { error } : {}) };
}
