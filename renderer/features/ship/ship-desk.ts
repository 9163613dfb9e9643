import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import type { BenchClient } from "../../client/bench-client.ts";

/** What a scan at the packing place came to. */
export type ShipAnswer =
  /** A unit is in hand now. */
  | { readonly kind: "unit"; readonly unitId: string }
  /** The unit in hand was shipped in this box. */
  | { readonly kind: "shipped"; readonly unitId: string }
  /** No, and why. */
  | { readonly kind: "refused"; readonly error: AppError };

/** Whether a scan is any business of the packing place: slots, action cards and orders are not. */
export function isShipScan(text: string): boolean {
  return !/^(SLOT|ACT|ORDER)-/i.test(text);
}

/** Whether the next scan at the packing place can be this unit's box: it is ready, or its box is the last point missing. */
export function awaitsBox(tile: Pick<Tile, "class" | "word">): boolean {
  return tile.class === "ready" || tile.word === "scanBox";
}

/**
 * Answers a scan at the packing place: first the unit, then its box. Whatever is not a box label is looked up by the
 * bench, so that the next unit can be taken in hand at any time; whether a unit may leave is decided by the bench alone.
 */
export async function answerShipScan(
  client: BenchClient,
  unitInHand: string | undefined,
  text: string,
): Promise<ShipAnswer> {
  if (unitInHand !== undefined && isBoxLabel(text)) return shipInBox(client, unitInHand, text);
  const scanned = await client.call("bench.scan", { text });
  if (scanned.ok && scanned.value.unitId !== undefined) return { kind: "unit", unitId: scanned.value.unitId };
  const unknown = scanned.ok ? appError("notFound", "scan.unknown") : scanned.error;
  if (unitInHand === undefined || unknown.code !== "scan.unknown") return { kind: "refused", error: unknown };
  // Nothing the bench knows: then it was meant as the box, and the bench says what is wrong with it.
  return shipInBox(client, unitInHand, text);
}

/** The labels that this product prints begin like this. */
function isBoxLabel(text: string): boolean {
  return text.trim().startsWith("RESEAL:");
}

/** A box is first put on record where the label still waits for it, so that one scan is enough. */
async function shipInBox(client: BenchClient, unitInHand: string, text: string): Promise<ShipAnswer> {
  const first = await client.call("unit.ship", { unitId: unitInHand, boxCode: text });
  if (first.ok) return { kind: "shipped", unitId: unitInHand };
  if (first.error.code !== "unit.notReadyToShip" || !isBoxLabel(text)) return { kind: "refused", error: first.error };
  const scanned = await client.call("bench.scan", { text, openUnitId: unitInHand });
  if (!scanned.ok) return { kind: "refused", error: first.error };
  if (scanned.value.effect !== "matched" || scanned.value.unitId !== unitInHand) {
    return { kind: "refused", error: appError("conflict", "unit.wrongBox") };
  }
  const second = await client.call("unit.ship", { unitId: unitInHand, boxCode: text });
  return second.ok ? { kind: "shipped", unitId: unitInHand } : { kind: "refused", error: second.error };
}
