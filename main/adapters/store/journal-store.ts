import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { BenchStore, JournalRow } from "../../app/ports/bench-store.ts";
import type { JournalTable } from "./database-tables.ts";
import { chainHash, chainStart, continuesChain, sameBytes } from "./journal-chain.ts";
import { journalQueries } from "./journal-queries.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { chainBroken } from "./store-errors.ts";
import type { Guard } from "./store-guard.ts";

/** The journal part of the store: append, read and check the hash chain. */
export type JournalStore = Pick<BenchStore, "append" | "readAfter" | "readUnit" | "verify">;

/** Reads the journal's head once and keeps it; this process is the file's only writer. */
export function createJournalStore(connection: SqliteConnection, file: string, guard: Guard): JournalStore {
  const queries = journalQueries(connection);
  let head = queries.readHead.first() ?? { sequence: 0, hash: chainStart };

  const append = (evidence: readonly Evidence[]): Result<number> => {
    if (evidence.length === 0) return ok(head.sequence);
    return guard.writing(() => {
      head = connection.transaction(() => {
        let { sequence, hash } = head;
        for (const item of evidence) {
          const row = rowOf(sequence + 1, item);
          const previousHash = hash;
          hash = chainHash(previousHash, row);
          sequence = row.sequence;
          const { id, kind, unit_id, order_id, at, json } = row;
          queries.insertRow.run(sequence, id, kind, unit_id, order_id, at, json, previousHash, hash);
        }
        queries.writeHead.run(1, sequence, hash);
        return { sequence, hash };
      });
      return ok(head.sequence);
    });
  };

  /** Walks the chain from after `sequence` to the head; answers the first row that does not fit, if any. */
  const walk = (sequence: number, visit: (row: JournalTable) => void): AppError | undefined => {
    let previousHash = sequence === 0 ? chainStart : queries.readHashOf.first(sequence)?.hash;
    if (previousHash === undefined) return chainBroken(file, sequence);
    let last = sequence;
    for (const row of queries.readAfter.each(sequence)) {
      if (!continuesChain(row, last + 1, previousHash)) return chainBroken(file, last + 1);
      visit(row);
      previousHash = row.hash;
      last = row.sequence;
    }
    const reachesHead = last === head.sequence && sameBytes(previousHash, head.hash);
    return reachesHead ? undefined : chainBroken(file, last + 1);
  };

  const readAfter = (sequence: number): Result<readonly JournalRow[]> =>
    guard.reading(() => {
      const rows: JournalRow[] = [];
      const broken = walk(sequence, (row) => rows.push(readRow(row)));
      return broken === undefined ? ok(rows) : err(broken);
    });

  const readUnit = (unitId: string): Result<readonly JournalRow[]> =>
    guard.reading(() => {
      const rows: JournalRow[] = [];
      for (const row of queries.readUnit.each(unitId)) {
        if (!sameBytes(row.hash, chainHash(row.previous_hash, row))) return err(chainBroken(file, row.sequence));
        rows.push(readRow(row));
      }
      return ok(rows);
    });

  const verify = (): Result<{ readonly rows: number }> =>
    guard.reading(() => {
      let rows = 0;
      const broken = walk(0, () => {
        rows += 1;
      });
      return broken === undefined ? ok({ rows }) : err(broken);
    });

  return { append, readAfter, readUnit, verify };
}

function rowOf(sequence: number, evidence: Evidence) {
  const unitId = "unitId" in evidence ? evidence.unitId : null;
  const json = JSON.stringify(evidence);
  return {
    sequence,
    id: evidence.id,
    kind: evidence.kind,
    unit_id: unitId,
    order_id: evidence.orderId,
    at: evidence.at,
    json,
  };
}

/** The stored text is trusted as far as the chain vouches for it; kinds this version does not know are kept as read. */
function readRow(row: JournalTable): JournalRow {
  const evidence: Evidence = JSON.parse(row.json);
  return { sequence: row.sequence, evidence };
}
