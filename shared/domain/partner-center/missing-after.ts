/** A device that Partner Center took and Intune does not show is looked at after this time (graph-api a.4, 806). */
export const missingAfterMs = 30 * 60_000;
