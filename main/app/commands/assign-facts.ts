import type { ChoiceInput, WishInput } from "../../../shared/contract/assign/view.ts";
import type { PreviewRow } from "../../../shared/domain/assignment/preview-change.ts";
import type { ChosenDevice, PreviewFacts } from "../../../shared/domain/assignment/preview-facts.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { RegistrationRecord } from "../../../shared/domain/tenant/records.ts";
import { normaliseSerial } from "../../../shared/domain/unit/normalise-serial.ts";
import { serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { mapGet, mapValues } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { DeviceDirectory } from "../ports/device-directory.ts";

/** What a dry run is made from: the chosen devices, what was read, and chosen ones that the tenant does not have. */
export type ReadPreview = {
  readonly chosen: readonly ChosenDevice[];
  readonly facts: PreviewFacts;
  readonly unfound: readonly PreviewRow[];
};

const mostDevices = 1000;

/** Reads what a dry run needs: the list of devices, and people and groups only where the wish names some. */
export async function readPreviewFacts(
  directory: DeviceDirectory,
  state: () => BenchState,
  choice: ChoiceInput,
  wish: WishInput,
): Promise<Result<ReadPreview>> {
  const { order } = state();
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const registrations = await directory.listRegistrations(order.tenantId, "technician");
  if (!registrations.ok) return registrations;
  const { chosen, unfound } = chooseDevices(state(), choice, registrations.value);
  if (chosen.length + unfound.length === 0) return err(appError("notFound", "assign.noDevices"));
  if (chosen.length + unfound.length > mostDevices) return err(appError("invalid", "assign.tooManyDevices"));
  const people = await readPeople(directory, order.tenantId, wish, chosen);
  if (!people.ok) return people;
  const group = await readGroup(directory, order.tenantId, wish);
  if (!group.ok) return group;
  const namesElsewhere = await readNamesElsewhere(directory, order.tenantId, wish);
  const facts = { state: state(), registrations: registrations.value, ...people.value, ...group.value, namesElsewhere };
  return ok({ chosen, unfound, facts });
}

function chooseDevices(
  state: BenchState,
  choice: ChoiceInput,
  registrations: readonly RegistrationRecord[],
): Pick<ReadPreview, "chosen" | "unfound"> {
  const unitOf = (registration: RegistrationRecord): Unit | undefined => {
    const id = mapGet(state.byZtdId, registration.ztdId);
    return id === undefined ? undefined : mapGet(state.units, id);
  };
  const withUnit = (registration: RegistrationRecord): ChosenDevice => {
    const unit = unitOf(registration);
    return unit === undefined ? { registration } : { registration, unit };
  };
  switch (choice.kind) {
    case "units":
    case "order":
      return ofUnits(chosenUnits(state, choice), registrations);
    case "tag":
      return {
        chosen: registrations.filter(({ groupTag }) => groupTag === choice.groupTag).map(withUnit),
        unfound: [],
      };
    case "serials": {
      const bySerial = Map.groupBy(registrations, ({ serialNumber }) => normaliseSerial(serialNumber));
      const serials = [...new Map(choice.serialNumbers.map((serial) => [normaliseSerial(serial), serial]))];
      const found = serials.map(([key, serialNumber]) => ({ serialNumber, rows: bySerial.get(key) ?? [] }));
      // Of two registrations with one serial number nobody knows which is meant.
      return {
        chosen: found.flatMap(({ rows }) => (rows.length === 1 ? rows.map(withUnit) : [])),
        unfound: found.flatMap(({ serialNumber, rows }) =>
          rows.length === 1
            ? []
            : [unfoundRow({ serialNumber }, rows.length === 0 ? "notRegistered" : "registeredTwice")],
        ),
      };
    }
  }
}

function chosenUnits(state: BenchState, choice: ChoiceInput): readonly Unit[] {
  if (choice.kind === "units") return choice.unitIds.flatMap((id) => mapGet(state.units, id) ?? []);
  return [...mapValues(state.units)].filter((unit) => unit.registration !== undefined && unit.stage !== "shipped");
}

function ofUnits(
  units: readonly Unit[],
  registrations: readonly RegistrationRecord[],
): Pick<ReadPreview, "chosen" | "unfound"> {
  const byId = new Map(registrations.map((record) => [record.ztdId, record]));
  const chosen: ChosenDevice[] = [];
  const unfound: PreviewRow[] = [];
  for (const unit of units) {
    const registration = byId.get(unit.registration?.value.ztdId ?? "");
    if (registration !== undefined) chosen.push({ registration, unit });
    else unfound.push(unfoundRow({ serialNumber: serialOf(unit), unit }, "notRegistered"));
  }
  return { chosen, unfound };
}

function unfoundRow(
  { serialNumber, unit }: { readonly serialNumber: string; readonly unit?: Unit },
  reason: "notRegistered" | "registeredTwice",
): PreviewRow {
  return {
    ztdId: "",
    serialNumber,
    model: unit?.hash?.value.model ?? unit?.listed?.model ?? "",
    ...(unit === undefined ? {} : { unitId: unit.id }),
    ...(unit?.slot === undefined ? {} : { slot: unit.slot }),
    outcome: "refused",
    items: [],
    refusals: [reason],
    warnings: [],
  };
}

async function readPeople(
  directory: DeviceDirectory,
  tenant: TenantId,
  { user }: WishInput,
  chosen: readonly ChosenDevice[],
): Promise<Result<Pick<PreviewFacts, "people" | "unreadPeople">>> {
  const nobody = { people: new Map(), unreadPeople: new Set<string>() };
  if (user === undefined || user.kind === "none") return ok(nobody);
  const listed = chosen.flatMap(({ unit }) => unit?.listed?.assignedUser ?? []);
  const names = user.kind === "fixed" ? [user.userPrincipalName] : listed.filter((name) => name !== "");
  const distinct = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  if (distinct.length === 0) return ok(nobody);
  const found = await directory.findPeople(tenant, distinct);
  if (!found.ok) return found;
  const { people, unread } = found.value;
  const byName = new Map(people.map((person) => [person.userPrincipalName.toLowerCase(), person]));
  return ok({ people: byName, unreadPeople: unread });
}

/** Names that a device would share with one that Intune manages or that joined; read only where a name is wished. */
async function readNamesElsewhere(
  directory: DeviceDirectory,
  tenant: TenantId,
  { name }: WishInput,
): Promise<PreviewFacts["namesElsewhere"]> {
  if (name === undefined) return new Map();
  const managed = await directory.listManagedDevices(tenant);
  const joined = managed.ok ? await directory.listDirectoryDevices(tenant) : managed;
  // What could not be read is told with every name of the dry run.
  if (!managed.ok || !joined.ok) return undefined;
  const owners = new Map<string, Set<string>>();
  const rows = [
    ...managed.value.map(({ deviceName, entraDeviceId }) => ({ name: deviceName, entraDeviceId })),
    ...joined.value.map(({ displayName, entraDeviceId }) => ({ name: displayName, entraDeviceId })),
  ];
  for (const row of rows) {
    const key = row.name.toLowerCase();
    owners.set(key, (owners.get(key) ?? new Set()).add(row.entraDeviceId.toLowerCase()));
  }
  return owners;
}

async function readGroup(
  directory: DeviceDirectory,
  tenant: TenantId,
  { membership }: WishInput,
): Promise<Result<Pick<PreviewFacts, "memberDeviceIds" | "objectIds">>> {
  if (membership === undefined) return ok({ memberDeviceIds: new Set(), objectIds: new Map() });
  const members = await directory.listGroupMembers(tenant, membership.groupId);
  if (!members.ok) return members;
  const devices = await directory.listDirectoryDevices(tenant);
  if (!devices.ok) return devices;
  return ok({
    memberDeviceIds: new Set(members.value.map(({ entraDeviceId }) => entraDeviceId)),
    objectIds: new Map(devices.value.map(({ ztdId, objectId }) => [ztdId.toLowerCase(), objectId])),
  });
}
