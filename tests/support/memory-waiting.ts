import type { WaitingRow, WaitingRows } from "../../main/app/ports/waiting-rows.ts";
import { serialKey } from "../../shared/domain/intake/same-unit.ts";
import { factsOf } from "../../shared/domain/intake/sort-candidates.ts";
import { waitingKeys } from "../../shared/domain/intake/waiting-keys.ts";
import { normaliseSerial } from "../../shared/domain/unit/normalise-serial.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";

/** Waiting rows without a file, for tests of what lies above them. */
export function createMemoryWaiting(canWrite: () => boolean = () => true): WaitingRows {
  const rows = new Map<string, WaitingRow>();
  const writing = (work: () => number): Result<number> =>
    canWrite() ? ok(work()) : err(appError("unavailable", "store.writeFailed", { reason: "other" }));
  const serialOf = ({ candidate }: WaitingRow): string =>
    serialKey(factsOf(candidate).serialNumber) ?? serialKey(candidate.listed.serialNumber) ?? "";
  return {
    put: (news) =>
      writing(() => {
        const before = rows.size;
        for (const row of JSON.parse(JSON.stringify(news)) as WaitingRow[]) {
          const { readingId, fileName } = rows.get(row.candidate.newUnitId) ?? row;
          rows.set(row.candidate.newUnitId, { ...row, readingId, fileName });
        }
        return rows.size - before;
      }),
    remove: (unitIds) => writing(() => unitIds.filter((id) => rows.delete(id)).length),
    under: (keys) => {
      const found = keys.map((key) => {
        const under = [...rows.values()].filter(({ candidate }) => waitingKeys(candidate).includes(key));
        return [key, under.slice(0, 16)] as const;
      });
      return ok(new Map(found.filter(([, under]) => under.length > 0)));
    },
    page: ({ serialPrefix, offset, limit }) => {
      const prefix = normaliseSerial(serialPrefix);
      const chosen = [...rows.values()].filter((row) => serialOf(row).startsWith(prefix));
      const sorted =
        prefix === ""
          ? chosen
          : chosen.toSorted((left, right) =>
              serialOf(left) < serialOf(right) ? -1 : Number(serialOf(left) !== serialOf(right)),
            );
      return ok({ rows: sorted.slice(offset, offset + limit), total: chosen.length });
    },
    count: (readingId) => ok([...rows.values()].filter((row) => row.readingId === (readingId ?? row.readingId)).length),
  };
}
