import { randomUUID } from "node:crypto";
import type { Ids } from "../../app/ports/ids.ts";

/** Random (version 4) UUIDs. */
export function createRandomIds(): Ids {
  return { uuid: () => randomUUID() };
}
