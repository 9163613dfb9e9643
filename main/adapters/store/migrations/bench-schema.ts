import { hashKeyTables } from "./hash-key-tables.ts";
import { intakeLedgerTables } from "./intake-ledger-tables.ts";
import { journalTables } from "./journal-tables.ts";
import { keptSecretsTables } from "./kept-secrets-tables.ts";
import type { Schema } from "./schema.ts";
import { snapshotPartTables } from "./snapshot-part-tables.ts";
import { waitingRowTables } from "./waiting-row-tables.ts";

/** The bench file of one order ("RSBN"). */
export const benchSchema: Schema = {
  applicationId: 0x5253424e,
  steps: [journalTables, keptSecretsTables, intakeLedgerTables, hashKeyTables, snapshotPartTables, waitingRowTables],
};
