/** What separates cells, the likeliest first. */
export const delimiters = [",", ";", "\t", "|"] as const;
