import { mapValues } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { Order } from "../order/order.ts";
import { currentAttempt, serialOf, type Unit } from "../unit/unit.ts";

/** The columns of a manifest, in order. */
export const manifestColumns = [
  "Order",
  "Customer",
  "Tenant",
  "Serial number",
  "Manufacturer",
  "Model",
  "Autopilot device id",
  "Group tag",
  "Profile",
  "Technician flow ended (UTC)",
  "Start user flow from (UTC)",
  "Start user flow before (UTC)",
  "Box code",
  "Shipped (UTC)",
] as const;

/** One shipped unit as the manifest lists it. */
export type ManifestRow = readonly string[];

/** The shipped units of an order, by serial number. Carries no hash and no user. */
export function manifestRows(state: BenchState, order: Order): readonly ManifestRow[] {
  return [...mapValues(state.units)]
    .filter((unit) => unit.shipped !== undefined)
    .map((unit) => rowOf(unit, order))
    .toSorted((left, right) => (left[3] ?? "").localeCompare(right[3] ?? "", "en"));
}

/** CSV with CRLF line ends, quoted where needed, safe to open in a spreadsheet. */
export function manifestCsv(rows: readonly ManifestRow[]): string {
  return [manifestColumns, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function rowOf(unit: Unit, order: Order): ManifestRow {
  const attempt = currentAttempt(unit);
  return [
    order.number,
    order.customer,
    order.tenantName,
    serialOf(unit),
    unit.hash?.value.manufacturer ?? "",
    unit.hash?.value.model ?? "",
    unit.registration?.value.ztdId ?? "",
    unit.registration?.value.groupTag ?? "",
    unit.profile?.value.profileName ?? "",
    isoTime(attempt?.success?.at),
    isoTime(attempt?.label?.useFrom),
    isoTime(attempt?.label?.useBefore),
    attempt?.label?.boxCode ?? "",
    isoTime(unit.shipped?.at),
  ];
}

function isoTime(at: number | undefined): string {
  return at === undefined ? "" : new Date(at).toISOString();
}
