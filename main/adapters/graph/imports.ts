import * as z from "zod";
import type { ImportRecord, ImportRequest } from "../../../shared/domain/tenant/records.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { badAnswer } from "./answer-error.ts";
import { removeInBatches } from "./batch.ts";
import type { GraphClient } from "./graph-client.ts";
import { readAll, readOne } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireEnum, wireId, wireNumber, wireText } from "./wire-values.ts";

const collection = "/deviceManagement/importedWindowsAutopilotDeviceIdentities";
const mostRowsPerImport = 100;
const common = { version: "v1.0", scopes: graphScopes.changeEnrollment } as const;

const importSchema = z
  .object({
    id: wireId,
    importId: wireText,
    serialNumber: wireText,
    state: z
      .object({
        deviceImportStatus: wireEnum(["unknown", "pending", "partial", "complete", "error"]),
        deviceRegistrationId: wireText,
        deviceErrorCode: wireNumber,
        deviceErrorName: wireText,
      })
      .catch({ deviceImportStatus: "unknown", deviceRegistrationId: "", deviceErrorCode: 0, deviceErrorName: "" }),
  })
  .transform(
    ({ id, importId, serialNumber, state }): ImportRecord => ({
      recordId: id,
      importId,
      serialNumber,
      status: state.deviceImportStatus,
      registrationId: state.deviceRegistrationId,
      errorCode: state.deviceErrorCode,
      errorName: state.deviceErrorName,
    }),
  );

const importAnswerSchema = z.object({ value: z.array(importSchema) });

/** Sends one `/import` call and answers the created rows in the order of `rows`. Errors: those of `send`, `graph.invalid`. */
export async function importIdentities(
  client: GraphClient,
  tenant: TenantId,
  rows: readonly ImportRequest[],
): Promise<Result<readonly ImportRecord[]>> {
  const operation = "importIdentities";
  if (rows.length === 0 || rows.length > mostRowsPerImport) {
    return err(appError("invalid", "graph.invalid", { operation, rows: rows.length, most: mostRowsPerImport }));
  }
  const body = { importedWindowsAutopilotDeviceIdentities: rows.map(wireImport) };
  const call = { ...common, operation, tenant, path: `${collection}/import`, body };
  const answer = await readOne(client, call, importAnswerSchema);
  return answer.ok ? inRequestOrder(operation, rows, answer.value.value) : answer;
}

/** All imported rows of the tenant. */
export function listImports(client: GraphClient, tenant: TenantId): Promise<Result<readonly ImportRecord[]>> {
  const call = { ...common, scopes: graphScopes.readEnrollment, operation: "listImports", tenant, path: collection };
  return readAll(client, call, importSchema);
}

/** Removes imported rows; a row that is already gone counts as removed. */
export function deleteImports(
  client: GraphClient,
  tenant: TenantId,
  recordIds: readonly string[],
): Promise<Result<void>> {
  const paths = recordIds.map((id) => `${collection}/${encodeURIComponent(id)}`);
  return removeInBatches(client, { ...common, operation: "deleteImports", tenant }, paths);
}

function wireImport(row: ImportRequest): object {
  return {
    "@odata.type": "#microsoft.graph.importedWindowsAutopilotDeviceIdentity",
    serialNumber: row.serialNumber,
    productKey: "",
    hardwareIdentifier: row.hardwareHash,
    groupTag: row.groupTag,
    assignedUserPrincipalName: row.assignedUser,
    importId: row.importId,
  };
}

/** Nothing promises that the answer keeps the order, so rows are matched by what was sent; equal rows by position. */
function inRequestOrder(
  operation: string,
  rows: readonly ImportRequest[],
  records: readonly ImportRecord[],
): Result<readonly ImportRecord[]> {
  const waiting = Map.groupBy(records, rowKey);
  const ordered = rows.map((row) => waiting.get(rowKey(row))?.shift());
  const found = ordered.filter((record) => record !== undefined);
  return found.length === rows.length ? ok(found) : err(badAnswer(operation, "rows of the import are missing"));
}

function rowKey({ importId, serialNumber }: { readonly importId: string; readonly serialNumber: string }): string {
  return `${importId.toLowerCase()} ${serialNumber.trim().toLowerCase()}`;
}
