import type { Migration } from "./migration.ts";

/**
 * What a file of this product holds. `applicationId` marks the file as the product's; `steps` lead from an empty file to
 * the newest version, oldest first. The file's `user_version` is the number of the last step done.
 */
export type Schema = { readonly applicationId: number; readonly steps: readonly Migration[] };
