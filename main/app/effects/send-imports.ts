import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect, ImportItem } from "../../../shared/domain/bench/plan/effect.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { ImportRecord, ImportRequest } from "../../../shared/domain/tenant/records.ts";
import { serialOf } from "../../../shared/domain/unit/unit.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";

type Prepared = { readonly item: ImportItem; readonly request: Result<ImportRequest> };

/** Sends one import call. What became of each row is evidence; a call that broke off leaves its rows unclear. */
export async function runSendImports(
  ports: EffectPorts,
  { items }: Effect & { readonly kind: "sendImports" },
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order } = state();
  if (order === undefined) return { drafts: [] };
  const prepared = items.map((item) => ({ item, request: requestFor(ports, item, state(), order) }));
  const refusals = prepared.flatMap(({ item, request }) =>
    request.ok ? [] : [failure(ports, item, request.error, true)],
  );
  const sendable = prepared.filter(
    (entry): entry is Prepared & { readonly request: { readonly ok: true; readonly value: ImportRequest } } =>
      entry.request.ok,
  );
  if (sendable.length === 0) return { drafts: refusals };

  const replaced = sendable.flatMap(({ item }) => item.replacesRecordId ?? []);
  if (replaced.length > 0) {
    const removed = await ports.directory.deleteImports(order.tenantId, replaced);
    if (!removed.ok)
      return {
        drafts: [...refusals, ...sendable.map(({ item }) => failure(ports, item, removed.error, false))],
        error: removed.error,
      };
  }
  const sent = await sendRows(
    ports,
    order,
    sendable.map(({ item, request }) => ({ item, row: request.value })),
    { taken: 0, alone: 0, general: undefined },
  );
  return { drafts: [...refusals, ...sent.drafts], ...(sent.error === undefined ? {} : { error: sent.error }) };
}

type SendableRow = { readonly item: ImportItem; readonly row: ImportRequest };

/** What halving a refused call has shown so far. */
type Halving = { taken: number; alone: number; general: AppError | undefined };

/** After so many rows that were refused alone, and none taken, the last row is tried: perhaps it is not the rows. */
const doubtfulRefusals = 4;

/**
 * One bad row makes Graph refuse the whole call (400, or 413 when it is too large): it is halved until the bad row is
 * alone. Where every row is refused it is not the rows, and the rest is not tried one by one.
 */
async function sendRows(
  ports: EffectPorts,
  order: Order,
  rows: readonly SendableRow[],
  halving: Halving,
): Promise<EffectOutcome> {
  const { general } = halving;
  if (general !== undefined) return { drafts: rows.map(({ item }) => failure(ports, item, general, true)) };
  const answer = await ports.directory.importIdentities(
    order.tenantId,
    rows.map(({ row }) => row),
  );
  if (answer.ok) {
    halving.taken += rows.length;
    return { drafts: rows.map((sent, index) => accepted(ports, sent, answer.value, index)) };
  }
  if (answer.error.code !== "graph.invalid")
    return { drafts: rows.map(({ item }) => failure(ports, item, answer.error, false)), error: answer.error };
  if (rows.length === 1) {
    halving.alone += 1;
    return { drafts: rows.map(({ item }) => failure(ports, item, answer.error, true)) };
  }
  const middle = Math.ceil(rows.length / 2);
  return inTurn(ports, order, [rows.slice(0, middle), rows.slice(middle)], halving);
}

async function inTurn(
  ports: EffectPorts,
  order: Order,
  parts: readonly (readonly SendableRow[])[],
  halving: Halving,
): Promise<EffectOutcome> {
  const drafts: Draft[] = [];
  let error: AppError | undefined;
  for (const part of parts) {
    const isDoubtful = halving.taken === 0 && halving.alone >= doubtfulRefusals && part.length > 1;
    const tried = isDoubtful ? part.slice(-1) : [];
    for (const rows of [tried, part.slice(0, part.length - tried.length)].filter(({ length }) => length > 0)) {
      const outcome = await sendRows(ports, order, rows, halving);
      drafts.push(...outcome.drafts);
      error ??= outcome.error;
      if (rows === tried && halving.taken === 0 && outcome.error === undefined) halving.general ??= refusalIn(outcome);
    }
  }
  return { drafts, ...(error === undefined ? {} : { error }) };
}

function refusalIn({ drafts }: EffectOutcome): AppError | undefined {
  const [draft] = drafts;
  return draft?.kind === "importFailed" ? draft.error : undefined;
}

/** The import id says which record is whose; a record without one is taken by its place, as the service keeps the order. */
function accepted(ports: EffectPorts, { item }: SendableRow, records: readonly ImportRecord[], index: number): Draft {
  const inPlace = records[index]?.importId === "" ? records[index] : undefined;
  const record = records.find((known) => known.importId === item.importId) ?? inPlace;
  if (record === undefined) return failure(ports, item, appError("unavailable", "graph.badAnswer"), false);
  return { kind: "importAccepted", source: "E-IMP", at: ports.clock.now(), unitId: item.unitId, record };
}

function requestFor({ store }: EffectPorts, item: ImportItem, state: BenchState, order: Order): Result<ImportRequest> {
  const unit = mapGet(state.units, item.unitId);
  const hash = unit?.hash;
  if (unit === undefined || hash === undefined) return { ok: false, error: appError("notFound", "unit.hashNotStored") };
  const text = store.getHardwareHash(hash.value.digest);
  if (!text.ok) return text;
  if (text.value === undefined) return { ok: false, error: appError("notFound", "unit.hashNotStored") };
  return ok({
    importId: item.importId,
    serialNumber: serialOf(unit),
    hardwareHash: text.value,
    groupTag: order.groupTag,
    assignedUser: "",
  });
}

function failure({ clock }: EffectPorts, item: ImportItem, error: AppError, refused: boolean): Draft {
  return { kind: "importFailed", source: "E-IMP", at: clock.now(), unitId: item.unitId, error, refused };
}
