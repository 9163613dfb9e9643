import type { BenchStore, JournalRow, StoredSnapshot } from "../../main/app/ports/bench-store.ts";
import type { IntakeLedger } from "../../main/app/ports/intake-ledger.ts";
import type { WaitingRows } from "../../main/app/ports/waiting-rows.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { err, ok } from "../../shared/kernel/result.ts";
import { createMemoryLedger } from "./memory-ledger.ts";
import { createMemoryWaiting } from "./memory-waiting.ts";

/** The store without a file, for tests of what lies above it. `failWrites(true)` makes every write answer `store.writeFailed`. */
export type MemoryBenchStore = BenchStore & {
  readonly ledger: IntakeLedger;
  readonly waiting: WaitingRows;
  readonly failWrites: (failing: boolean) => void;
};

/** Makes an empty store, or one that continues another's rows as a restarted app would. */
export function createMemoryBenchStore(earlier: readonly Evidence[] = []): MemoryBenchStore {
  const rows: JournalRow[] = [];
  const ids = new Set<string>();
  const hashes = new Map<string, string>();
  let snapshot: StoredSnapshot | undefined;
  let isOpen = true;
  let failing = false;

  const reading = <T>(work: () => Result<T>): Result<T> =>
    isOpen ? work() : err(appError("unavailable", "store.unreadable", { reason: "other" }));
  const writing = <T>(work: () => Result<T>): Result<T> =>
    isOpen && !failing ? work() : err(appError("unavailable", "store.writeFailed", { reason: "other" }));

  const append = (evidence: readonly Evidence[]): Result<number> =>
    writing(() => {
      const fresh = new Set(evidence.map((item) => item.id));
      if (fresh.size < evidence.length || evidence.some((item) => ids.has(item.id)))
        return err(appError("unavailable", "store.writeFailed", { reason: "other" }));
      for (const item of evidence) {
        ids.add(item.id);
        const kept: Evidence = JSON.parse(JSON.stringify(item));
        rows.push({ sequence: rows.length + 1, evidence: kept });
      }
      return ok(rows.length);
    });
  append(earlier);

  return {
    append,
    readAfter: (sequence) =>
      reading(() =>
        sequence > rows.length
          ? err(appError("conflict", "store.chainBroken", { sequence }))
          : ok(rows.slice(sequence)),
      ),
    readUnit: (unitId) =>
      reading(() => ok(rows.filter(({ evidence }) => "unitId" in evidence && evidence.unitId === unitId))),
    loadSnapshot: (formatVersion) =>
      reading(() => ok(snapshot?.formatVersion === formatVersion ? snapshot : undefined)),
    saveSnapshot: (next) =>
      writing(() => {
        snapshot = { ...next, parts: [...next.parts] };
        return ok(undefined);
      }),
    verify: () => reading(() => ok({ rows: rows.length })),
    putHardwareHash: (digest, hashText) =>
      writing(() => {
        hashes.set(digest, hashText);
        return ok(undefined);
      }),
    putHardwareHashes: (news) =>
      writing(() => {
        for (const { digest, hashText } of news) hashes.set(digest, hashText);
        return ok(undefined);
      }),
    getHardwareHash: (digest) => reading(() => ok(hashes.get(digest))),
    ledger: createMemoryLedger({ canRead: () => isOpen, canWrite: () => isOpen && !failing }),
    waiting: createMemoryWaiting(() => isOpen && !failing),
    close: () => {
      isOpen = false;
    },
    failWrites: (next) => {
      failing = next;
    },
  };
}
