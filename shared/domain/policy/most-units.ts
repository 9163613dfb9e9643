/** Units that files bring onto the board of one order, all together: a hundred bench-fulls. Further rows wait on disk. */
export const mostUnits = 5_000;
