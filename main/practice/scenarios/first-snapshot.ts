import { emptyBatteryClockMs } from "../world/device-clock.ts";
import type { DeviceCharacter, DeviceRow } from "../world/device-rows.ts";
import { dayMs } from "../world/durations.ts";
import { emptyLedger } from "../world/ledger.ts";
import { partnerStart } from "../world/partner-start.ts";
import { drawCode } from "../world/random.ts";
import { noRows } from "../world/table-list.ts";
import type { WorldSnapshot } from "../world/world-snapshot.ts";
import type { WorldSwitches } from "../world/world-switches.ts";
import { worldTables } from "../world/world-tables.ts";
import { slateModel } from "./device-models.ts";
import { earlierRowsOf } from "./earlier-rows.ts";
import { policyRows } from "./policy-start.ts";
import type { DeviceModel, Scenario } from "./scenario.ts";
import { tenantFactsOf, tenantRowsOf } from "./tenant-start.ts";

/** What a new world is made of. */
export type WorldStart = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly speed: number;
  readonly realBase: number;
  readonly simulatedBase: number;
  readonly switches: WorldSwitches;
};

/** The first moment of a world: the same start always gives the same world. */
export function firstSnapshot(start: WorldStart): WorldSnapshot {
  const { scenario, seed, simulatedBase } = start;
  const tenant = tenantFactsOf(scenario, seed);
  const devices = devicesOf(scenario, seed);
  return {
    version: 1,
    scenario: scenario.id,
    scenarioTitle: scenario.title,
    seed,
    speed: start.speed,
    realBase: start.realBase,
    simulatedBase,
    switches: start.switches,
    faults: scenario.faults,
    order: {
      customer: scenario.customer,
      number: scenario.orderNumber,
      tenantId: tenant.tenantId,
      tenantName: tenant.name,
      groupTag: scenario.groupTag,
      expectedProfile: `${scenario.customer} preprovision`,
      quantity: scenario.units.length,
      slots: scenario.slots,
      shipBy: simulatedBase + 2 * dayMs,
      ...(scenario.path === undefined
        ? {}
        : { path: scenario.path, partnerTenantId: partnerStart(seed, tenant).facts.tenantId }),
      ...(scenario.nameRule === undefined ? {} : { nameRule: scenario.nameRule }),
    },
    tenant,
    sync: { status: "completed", lastSyncAt: simulatedBase - dayMs / 2, lastTriggerAt: null },
    counters: {},
    ledger: emptyLedger,
    ...noRows(worldTables),
    ...tenantRowsOf(scenario, seed, simulatedBase),
    ...policyRows,
    ...earlierRowsOf(scenario, devices, seed, simulatedBase),
    devices,
    partner: partnerStart(seed, tenant, scenario.partner),
    events: [],
  };
}

function devicesOf(scenario: Scenario, seed: number): readonly DeviceRow[] {
  const taken = new Set<string>();
  return scenario.units.map((character, index) => {
    const model = modelOf(scenario, character, index);
    const position = index + 1;
    let serialNumber = "";
    for (let attempt = 0; serialNumber === "" || taken.has(serialNumber); attempt += 1)
      serialNumber = `${model.serialPrefix}${drawCode(seed, 5, "serial", position, attempt)}`;
    taken.add(serialNumber);
    return deviceOf(model, character, position, serialNumber);
  });
}

function modelOf(scenario: Scenario, character: DeviceCharacter, index: number): DeviceModel {
  const [usual, other] = scenario.models;
  // The page that lets these through is aimed at tablets, by the first letters of their serial numbers.
  if (character === "successTooEarly") return slateModel;
  const model = (index % 3 === 2 ? other : undefined) ?? usual;
  if (model === undefined) throw new Error(`scenario ${scenario.id} names no model`);
  return model;
}

function deviceOf(model: DeviceModel, character: DeviceCharacter, position: number, serialNumber: string): DeviceRow {
  return {
    id: serialNumber.toLowerCase(),
    position,
    serialNumber,
    manufacturer: "Contoso",
    model: model.name,
    sku: model.sku,
    family: model.family,
    character,
    signalForm: position % 2 === 0 ? "nested" : "flat",
    power: "on",
    stage: "oobe",
    attempts: 0,
    restarts: 0,
    run: null,
    sealedAt: null,
    sealedComplete: false,
    previouslyEnrolled: false,
    ...(character === "wrongClock" ? { clockErrorMs: emptyBatteryClockMs } : {}),
  };
}
