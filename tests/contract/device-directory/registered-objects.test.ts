import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { createGraphDeviceDirectory } from "../../../main/adapters/graph/graph-device-directory.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import type { EntraDeviceRow, IdentityRow } from "../../../main/practice/world/tenant-rows.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { startPracticeTenant } from "../../support/practice-tenant.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

/** What a device object and its registration went through before somebody wants the object deleted. */
const pasts = [
  "registered",
  // Only the list of Autopilot devices still says whose the object is, and not in the object's own spelling.
  "registeredWithoutZtdId",
  // Only the object still says it: the list shows new registrations later.
  "registeredNotListed",
  "ztdIdInCapitals",
  "beingDeregistered",
  // Not registered any more, and still marked as if it were.
  "ztdIdLeftOver",
  // Nothing holds it.
  "leftOver",
] as const;
type Past = (typeof pasts)[number];

const deletable: ReadonlySet<Past> = new Set(["leftOver"]);

function marksWithout({ physicalIds }: EntraDeviceRow): readonly string[] {
  return physicalIds.filter((mark) => !mark.toUpperCase().startsWith("[ZTDID]"));
}

test("whatever the past of its devices, the tenant keeps the object of every registered one", {
  timeout: 300_000,
}, async () => {
  const { world, clock, address, accessToken } = await startPracticeTenant("second-life");
  const directory = createGraphDeviceDirectory({
    clock,
    log: createRecordingLog(),
    random: () => 0,
    accessToken: async () => ok(accessToken()),
    routes: (asked) => asked.replace("https://graph.microsoft.com", address),
  });
  onTestFinished(directory.stop);
  const tenant = tenantId(world.tenant.tenantId);
  const [identity] = world.identities.all();
  const object = world.entraDevices.get(identity?.entraObjectId ?? "");
  if (identity === undefined || object === undefined) throw new Error("Nothing is registered");
  let made = 0;

  /** Puts a device with this past into the tenant; answers its object. */
  const make = (past: Past): EntraDeviceRow => {
    made += 1;
    const id = (kind: number): string => `0000000${kind}-0000-4000-8000-${String(made).padStart(12, "0")}`;
    const ztdId = id(1);
    const device: EntraDeviceRow = {
      ...object,
      id: id(2),
      deviceId: id(3),
      displayName: `PAST-${made}`,
      physicalIds: [...marksWithout(object), `[${past === "ztdIdInCapitals" ? "ZTDID" : "ZTDId"}]:${ztdId}`],
    };
    const hasMark = past !== "registeredWithoutZtdId" && past !== "leftOver";
    const row: IdentityRow = {
      ...identity,
      id: ztdId,
      serialNumber: `PAST-${made}`,
      entraObjectId: device.id,
      entraDeviceId: device.deviceId,
      listedAt: past === "registeredNotListed" ? clock.now() + 10 * minuteMs : identity.listedAt,
      deletedAt: past === "beingDeregistered" ? clock.now() : null,
    };
    if (past !== "ztdIdLeftOver" && past !== "leftOver") world.identities.put(row);
    return world.entraDevices.put(hasMark ? device : { ...device, physicalIds: marksWithout(device) });
  };

  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pasts), { minLength: 1, maxLength: 8 }), async (chosen) => {
      const objects = chosen.map((past) => ({ past, device: make(past) }));
      const answers = await Promise.all(
        objects.map(({ device }) => directory.deleteDirectoryDevice(tenant, device.id)),
      );
      for (const [index, { past, device }] of objects.entries()) {
        const isKept = world.entraDevices.get(device.id) !== undefined;
        const told = answers[index];
        expect([past, isKept]).toEqual([past, !deletable.has(past)]);
        expect([past, told?.ok === true ? "deleted" : told?.error.code]).toEqual([
          past,
          deletable.has(past) ? "deleted" : "clearing.registeredObject",
        ]);
      }
      // The truth of the tenant itself, whatever the bench was told: no registration has lost its object.
      const lost = world.identities
        .all()
        .filter(({ entraObjectId }) => world.entraDevices.get(entraObjectId) === undefined);
      expect(lost).toEqual([]);
    }),
    { numRuns: 12, examples: [[[...pasts]]] },
  );
});
