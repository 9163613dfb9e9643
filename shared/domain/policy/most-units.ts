/** Units of one order that may be here for files to bring more: a hundred bench-fulls. Further rows wait on disk until units ship. */
export const mostUnits = 5_000;
