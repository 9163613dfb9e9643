/** The note on a stick that was collected. */
export const receiptName = "reseal-collected.json";
