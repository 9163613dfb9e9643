import type { Result } from "../../../shared/kernel/result.ts";
import type { BenchPlace } from "../bench-place.ts";
import { openAtPractice } from "./open-at-practice.ts";
import { openAtTenant } from "./open-at-tenant.ts";
import type { OpenPlace, Surroundings } from "./surroundings.ts";

/** Opens a bench at a place: this folder alone picks concrete adapters. Errors: `store.*`, `practice.*`, `order.*`. */
export async function openBenchAt(place: BenchPlace, around: Surroundings): Promise<Result<OpenPlace>> {
  return place.kind === "tenant" ? openAtTenant(place, around) : openAtPractice(place, around);
}
