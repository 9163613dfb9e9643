import { hash } from "node:crypto";
import type { KeptHash } from "../../../main/app/ports/bench-store.ts";
import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import { epochMs, evidenceId, orderId, unitId } from "../../../shared/kernel/brand.ts";

/** Evidence number `index` about unit `unit`; all fields follow from the two. */
export function unitSeen(index: number, unit = "unit-1"): Evidence {
  return {
    id: evidenceId(`evidence-${index}`),
    at: epochMs(1_700_000_000_000 + index),
    seenAt: epochMs(1_700_000_000_500 + index),
    source: "E-BR",
    actor: "bench",
    orderId: orderId("order-1"),
    unitId: unitId(unit),
    kind: "unitSeen",
    label: `Gerät ${index} "é"`,
    address: `bench-${index}`,
  };
}

/** Evidence number `index` about no unit. */
export function benchStarted(index: number): Evidence {
  return {
    id: evidenceId(`evidence-${index}`),
    at: epochMs(1_700_000_000_000 + index),
    seenAt: epochMs(1_700_000_000_000 + index),
    source: "E-RUN",
    actor: "bench",
    orderId: orderId("order-1"),
    kind: "benchStarted",
  };
}

/** Evidence `from` up to and with `to`. */
export function unitsSeen(from: number, to: number, unit?: string): readonly Evidence[] {
  return Array.from({ length: to - from + 1 }, (_, offset) => unitSeen(from + offset, unit));
}

/** A hash text with its SHA-256. */
export function keptHash(hashText: string): KeptHash {
  return { digest: hash("sha256", hashText), hashText };
}
