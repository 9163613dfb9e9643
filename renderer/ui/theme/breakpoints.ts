/** A window in which space is dear: the smaller of the two usual bench screens. */
export const compactWindow = "@media (max-width: 90rem)";

/** A window so narrow, or text so large, that the parts of the frame lie below each other. */
export const stackedWindow = "@media (max-width: 56rem)";

/** Compact but not stacked, for what both would set: rules of two media queries have no order of their own. */
export const compactOnlyWindow = "@media (min-width: 56.01rem) and (max-width: 90rem)";

/** A window so low that what is fixed in a panel leaves little room for the rest. */
export const lowWindow = "@media (max-height: 60rem)";
