/** Capture times count seconds from 2000-01-01T00:00:00Z. */
export const CAPTURE_EPOCH_MS = 946_684_800_000;

/** Zone offsets count quarters of an hour. */
export const ZONE_STEP_MINUTES = 15;

/** Lowest and highest zone value that can be one (UTC-12 to UTC+14). */
export const ZONE_RANGE = { lowest: -48, highest: 56 } as const;

/** The impossible zone value old capture tools wrote, whatever the zone. */
export const UNKNOWN_ZONE = 120;

/** A maximum capacity of this size may be SMBIOS 0x80000000 KiB, which only says "see the extended field". */
export const UNSTATED_MAXIMUM_GIB = 2048;
