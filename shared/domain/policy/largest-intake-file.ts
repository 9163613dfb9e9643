/** The largest file that the page hands over, in bytes. It goes in chunks, so that neither side ever holds it whole. */
export const largestIntakeFileBytes = 4 * 1024 ** 3;
