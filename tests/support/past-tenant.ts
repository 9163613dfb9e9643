import type { DeviceDirectory } from "../../main/app/ports/device-directory.ts";
import type { PastRecord } from "../../shared/domain/clearing/past-record.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What reached the tenant: a write that was carried out, or a reading and what it showed. */
export type TenantEvent =
  | { readonly kind: "write"; readonly name: string; readonly id: string; readonly at: number }
  | { readonly kind: "read"; readonly ids: readonly string[]; readonly at: number };

/** The tenant's three places as clearing needs them: slow to answer, and slower to show what was deleted. */
export type PastTenant = {
  readonly directory: (isAlive: () => boolean) => Partial<DeviceDirectory>;
  readonly records: () => readonly PastRecord[];
  readonly events: () => readonly TenantEvent[];
};

const travelMs = 2_000;
const shownForMs = {
  deleteManagedDevice: 60_000,
  deleteRegistration: 10 * 60_000,
  deleteDirectoryDevice: 5_000,
} as const;

/** A tenant with these records. A call of an app that has died is carried out if it had arrived, and never answered. */
export function createPastTenant(clock: VirtualClock, records: readonly PastRecord[]): PastTenant {
  const known = new Map(records.map((record) => [record.id, record] as const));
  const deletedAt = new Map<string, number>();
  const events: TenantEvent[] = [];

  const shown = (): readonly PastRecord[] =>
    [...known.values()].filter((record) => (deletedAt.get(record.id) ?? Number.POSITIVE_INFINITY) > clock.now());

  const remove = (name: keyof typeof shownForMs, id: string): Result<void> => {
    events.push({ kind: "write", name, id, at: clock.now() });
    if (!shown().some((record) => record.id === id)) return err(appError("notFound", "graph.notFound"));
    if (deletedAt.has(id))
      return err(appError("invalid", "graph.invalid", { phrase: "ZtdDeviceDeletionInProgess", status: 400 }));
    const isEnrolled = shown().some((record) => record.place === "managedDevice");
    if (name === "deleteRegistration" && isEnrolled) return err(appError("invalid", "graph.invalid", { status: 400 }));
    deletedAt.set(id, clock.now() + shownForMs[name]);
    return ok(undefined);
  };

  const change = (name: string, id: string, changes: Partial<PastRecord>): Result<void> => {
    events.push({ kind: "write", name, id, at: clock.now() });
    const record = known.get(id);
    if (record === undefined) return err(appError("notFound", "graph.notFound"));
    known.set(id, { ...record, ...changes });
    return ok(undefined);
  };

  const directory = (isAlive: () => boolean): Partial<DeviceDirectory> => {
    const answer = async <T>(work: () => Result<T>): Promise<Result<T>> => {
      await clock.delay(travelMs);
      if (!isAlive()) return forever();
      const result = work();
      await clock.delay(travelMs);
      return isAlive() ? result : forever();
    };
    return {
      readPast: () =>
        answer(() => {
          const found = shown();
          events.push({ kind: "read", ids: found.map(({ id }) => id), at: clock.now() });
          return ok(found);
        }),
      deleteManagedDevice: (_tenant, id) => answer(() => remove("deleteManagedDevice", id)),
      deleteRegistration: (_tenant, id) => answer(() => remove("deleteRegistration", id)),
      deleteDirectoryDevice: (_tenant, id) => answer(() => remove("deleteDirectoryDevice", id)),
      readSync: () => answer(() => ok({ state: "completed" })),
      requestSync: () => answer(() => ok("asked")),
      unassignUser: (_tenant, id) => answer(() => change("unassignUser", id, { userPrincipalName: "" })),
      allowNextEnrollment: (_tenant, id) => answer(() => change("allowNextEnrollment", id, { isBlocked: false })),
    };
  };
  return { directory, records: shown, events: () => events };
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
