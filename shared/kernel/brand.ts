declare const brandMark: unique symbol;

/** A string or number that only the code that checked it may produce. */
export type Brand<T, Name extends string> = T & { readonly [brandMark]: Name };

/** One physical device on the bench, known from first sight, before any serial is trusted. */
export type UnitId = Brand<string, "UnitId">;
/** What must leave the bench for one customer. */
export type OrderId = Brand<string, "OrderId">;
/** A tenant's directory id (GUID, lower case). */
export type TenantId = Brand<string, "TenantId">;
/** One row of the journal. */
export type EvidenceId = Brand<string, "EvidenceId">;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Brand<number, "EpochMs">;
/** A numbered physical position, from 1. */
export type SlotNumber = Brand<number, "SlotNumber">;

/** Names a checked string as a unit id. */
export const unitId = (text: string): UnitId => text as UnitId;
/** Names a checked string as an order id. */
export const orderId = (text: string): OrderId => text as OrderId;
/** Names a GUID as a tenant id; tenant ids compare in lower case. */
export const tenantId = (text: string): TenantId => text.toLowerCase() as TenantId;
/** Names a checked string as an evidence id. */
export const evidenceId = (text: string): EvidenceId => text as EvidenceId;
/** Names a number of milliseconds since 1970 as a time. */
export const epochMs = (milliseconds: number): EpochMs => milliseconds as EpochMs;
/** Names a positive integer as a slot. */
export const slotNumber = (position: number): SlotNumber => position as SlotNumber;
