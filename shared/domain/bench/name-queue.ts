import type { EpochMs } from "../../kernel/brand.ts";
import { mapDelete, mapGet, mapSet, type PersistentMap } from "../../kernel/persistent-map.ts";
import type { Order } from "../order/order.ts";
import type { Unit } from "../unit/unit.ts";

/**
 * Puts a unit that the order's rule is to name into the queue, and takes every other out. Only devices without a name get
 * one, once, and before they start: the name of a device that was there before is a person's decision.
 */
export function queueName(queue: PersistentMap<EpochMs>, unit: Unit, order: Order | undefined): PersistentMap<EpochMs> {
  if (order?.nameRule === undefined || !isToName(unit)) return mapDelete(queue, unit.id);
  return mapGet(queue, unit.id) === undefined ? mapSet<EpochMs>(queue, unit.id, unit.lastSeenAt) : queue;
}

function isToName({ stage, registration, change, namedAt }: Unit): boolean {
  if (stage !== "registered" && stage !== "assigned" && stage !== "readyToStart") return false;
  return registration?.value.displayName === "" && change === undefined && namedAt === undefined;
}
