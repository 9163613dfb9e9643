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

/** The unit that carries a serial number, compared as the bench compares them; undefined when none or several do. */
export function unitWithSerial(tiles: Iterable<Tile>, text: string): Tile | undefined {
  const wanted = comparable(text);
  const found = [...tiles].filter((tile) => comparable(tile.serialNumber) === wanted);
  return found.length === 1 ? found[0] : undefined;
}

/** Whether the next scan at the packing place can be this unit's box: it is ready, or its box is the last point missing. */
export function awaitsBox(tile: Pick<Tile, "class" | "word">): boolean {
  return tile.class === "ready" || tile.word === "scanBox";
}

/**
 * Answers a scan at the packing place: first the unit, then its box. A box is first put on record where the label still
 * waits for it, so that one scan is enough; whether the unit may leave is decided by the bench alone.
 */
export async function answerShipScan(
  client: BenchClient,
  tiles: Iterable<Tile>,
  unitInHand: string | undefined,
  text: string,
): Promise<ShipAnswer> {
  const unit = unitWithSerial(tiles, text);
  if (unit !== undefined) return { kind: "unit", unitId: unit.unitId };
  if (unitInHand === undefined) return findUnit(client, text);
  const first = await client.call("unit.ship", { unitId: unitInHand, boxCode: text });
  if (first.ok) return { kind: "shipped", unitId: unitInHand };
  if (first.error.code !== "unit.notReadyToShip") return { kind: "refused", error: first.error };
  const scanned = await client.call("bench.scan", { text, openUnitId: unitInHand });
  if (!scanned.ok) return { kind: "refused", error: first.error };
  if (scanned.value.effect !== "matched" || scanned.value.unitId !== unitInHand) {
    return { kind: "refused", error: appError("conflict", "unit.wrongBox") };
  }
  const second = await client.call("unit.ship", { unitId: unitInHand, boxCode: text });
  return second.ok ? { kind: "shipped", unitId: unitInHand } : { kind: "refused", error: second.error };
}

async function findUnit(client: BenchClient, text: string): Promise<ShipAnswer> {
  const scanned = await client.call("bench.scan", { text });
  if (!scanned.ok) return { kind: "refused", error: scanned.error };
  const { unitId } = scanned.value;
  return unitId === undefined
    ? { kind: "refused", error: appError("notFound", "scan.unknown") }
    : { kind: "unit", unitId };
}

function comparable(serialNumber: string): string {
  return serialNumber.trim().replace(/\s+/g, " ").toUpperCase();
}
