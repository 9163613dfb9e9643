import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionsOf } from "../../../../shared/domain/bench/actions.ts";
import type { Command } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { projectUnit } from "../../../../shared/domain/bench/project/project-unit.ts";
import { type UnitAction, unitActions } from "../../../../shared/domain/bench/unit-view.ts";
import type { Unit } from "../../../../shared/domain/unit/unit.ts";
import { mapValues } from "../../../../shared/kernel/persistent-map.ts";
import { benchWith, given, orderIn, orderOpened, type Step, unitIn } from "../../../support/builders.ts";
import { at, registration } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeItem, plannedChange } from "../assignment/change-steps.ts";
import { anySteps } from "./any-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");

const available = (minute: number, ...given: Parameters<typeof benchWith>) =>
  actionsOf(unitIn(benchWith(...given)), at(minute)).flatMap((view) => (view.available ? [view.action] : []));

/** The command behind an action, with identifiers that are right for the unit. */
function commandOf(action: UnitAction, { id: unitId, slot, stage, ...unit }: Unit, serialEnding: string): Command {
  const identifiers = { serialEnding, slotOrModel: slot === undefined ? "Contoso Book 14" : `SLOT-${slot}` };
  switch (action) {
    case "confirmStart":
      return { kind: "confirm", unitId, what: "started" };
    case "confirmSuccess":
      return { kind: "confirm", unitId, what: "success" };
    case "confirmFailure":
      return { kind: "confirm", unitId, what: "failure" };
    case "confirmStillRunning":
      return { kind: "confirm", unitId, what: "stillRunning" };
    case "confirmReseal":
      return { kind: "confirm", unitId, what: "reseal" };
    case "confirmPowerOff":
      return { kind: "confirm", unitId, what: "powerOff" };
    case "acceptReport":
      return { kind: "acceptReport", unitId, name: "Supervisor 01", reason: "Report not updated" };
    case "decideIdentity":
      return { kind: "decideIdentity", unitId, serialNumber: serialEnding, identifiers };
    case "changeAssignment": {
      const items = [changeItem("A", { unitId, ztdId: unit.registration?.value.ztdId ?? "", after: "NEW-NAME" })];
      return { kind: "openTenantChange", change: plannedChange(items), approval: { kind: "identifiers", identifiers } };
    }
    case "clearPast":
      return { kind: stage === "clearing" ? "giveUpClearing" : "lookAtPast", unitId };
    case "startRework":
      return { kind: "startRework", unitId, identifiers, reason: "other" };
    case "routeToIt":
      return { kind: "routeToIt", unitId, identifiers, reason: "customerRule" };
    default:
      return { kind: action, unitId };
  }
}

describe("actions", () => {
  it("offer the work that can be done now, first", () => {
    expect(available(20, "readyToStart")).toEqual([
      "confirmStart",
      "changeAssignment",
      "startRework",
      "routeToIt",
      "clearPast",
    ]);
    expect(available(30, "running")).toEqual([
      "confirmSuccess",
      "confirmFailure",
      "confirmStillRunning",
      "changeAssignment",
      "startRework",
      "routeToIt",
    ]);
    expect(available(53, "running", a.succeeded())).toEqual([
      "confirmReseal",
      "changeAssignment",
      "startRework",
      "routeToIt",
    ]);
    expect(available(56, "running", a.succeeded(), a.resealed())).toEqual([
      "confirmPowerOff",
      "changeAssignment",
      "startRework",
      "routeToIt",
    ]);
    expect(available(58, "sealed")).toEqual(["changeAssignment", "printLabel", "startRework", "routeToIt"]);
    expect(available(115, "sealed")).toEqual([
      "changeAssignment",
      "printLabel",
      "acceptReport",
      "startRework",
      "routeToIt",
    ]);
    expect(available(81, "ready", a.reworkStarted(80))).toEqual(["changeAssignment", "endRework", "clearPast"]);
    expect(available(71, "ready", a.shipped(70))).toEqual([]);
    expect(available(1, "seen", a.seen(1, "bench-1"))).toEqual(["collectAgain"]);
  });

  it("a refused registration can be tried again, unless something else stops the unit", () => {
    const row = a.importSeen(7, { status: "error", errorCode: 899, errorName: "ZtdSomethingNew" });
    expect(available(9, "registering", row)).toContain("registerAgain");
    expect(available(9, "registering")).not.toContain("registerAgain");
    expect(available(9, "registering", row, b.seen(8), b.hashRead(8, { serialNumber: "SIM-A" }))).not.toContain(
      "registerAgain",
    );
  });

  it("that ask for two identifiers wait until there are two", () => {
    const reasonsOf = (...steps: readonly Step[]) =>
      actionsOf(unitIn(given(orderOpened(), a.seen(), ...steps)), at(9))
        .filter(({ action }) => action === "startRework" || action === "routeToIt")
        .map(({ reason }) => reason?.code);
    const none = ["action.noIdentifiers", "action.noIdentifiers"];
    expect(reasonsOf()).toEqual(none);
    expect(reasonsOf(a.placed(1, 3))).toEqual(none);
    expect(reasonsOf(a.identityScanned(1, "SIM-A"))).toEqual(none);
    expect(reasonsOf(a.identityScanned(1, "SIM-A"), a.placed(2, 3))).toEqual([undefined, undefined]);
    expect(reasonsOf(a.hashRead(1))).toEqual([undefined, undefined]);
    const registered = unitIn(
      given(orderOpened(), a.seen(), a.hashRead(1, { serialNumber: "" }), a.registrationSeen(2)),
    );
    expect(actionsOf(registered, at(9)).find(({ action }) => action === "changeAssignment")?.reason?.code).toBe(
      none[0],
    );
  });

  it("keep the others, each with its reason, and mark what asks for two identifiers", () => {
    const views = actionsOf(unitIn(benchWith("checked")), at(10));
    expect(views.map((view) => view.action).toSorted()).toEqual(unitActions.toSorted());
    for (const view of views) expect(view.available).toBe(view.reason === undefined);
    const asking = views.filter((view) => view.needsIdentifiers).map((view) => view.action);
    expect(asking.toSorted()).toEqual(["changeAssignment", "decideIdentity", "routeToIt", "startRework"]);
  });

  it("say what is missing", () => {
    const reasonOf = (action: UnitAction, minute: number, ...steps: readonly Step[]) =>
      actionsOf(unitIn(benchWith("running", ...steps)), at(minute)).find((view) => view.action === action)?.reason;
    expect(reasonOf("confirmReseal", 30)?.code).toBe("action.needsSuccess");
    expect(reasonOf("confirmPowerOff", 30)?.code).toBe("action.needsReseal");
    expect(reasonOf("confirmStart", 30)?.code).toBe("action.alreadyDone");
    expect(reasonOf("acceptReport", 60, a.succeeded(), a.resealed())).toEqual({
      code: "action.reportNotDue",
      params: { untilAt: at(115) },
    });
    expect(reasonOf("collectAgain", 30)?.code).toBe("action.noAddress");
    expect(reasonOf("confirmReseal", 30, b.seen(), b.hashRead(1, { serialNumber: "SIM-A" }))?.code).toBe(
      "action.stopped",
    );
  });

  it("an action is offered exactly when its command would be accepted", () => {
    fc.assert(
      fc.property(anySteps, fc.nat({ max: 400 }), (steps, minute) => {
        const bench = given(...steps);
        for (const unit of mapValues(bench.units)) {
          const { tile, identity } = projectUnit(unit, orderIn(bench), bench, at(minute));
          const serial = tile.serialNumber;
          // Of several serial numbers, one that is long enough to be named by its ending.
          const doubted = identity.serials.find(({ serialNumber }) => serialNumber.trim().length >= 4)?.serialNumber;
          for (const view of actionsOf(unit, at(minute))) {
            const isIdentity = view.action === "decideIdentity";
            const named = isIdentity ? (doubted ?? serial) : serial;
            const decided = decide(bench, commandOf(view.action, unit, named), { actor: "T", now: at(minute) });
            expect([view.action, decided.ok]).toEqual([view.action, view.available]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("the panel", () => {
  const panelOf = (minute: number, ...given: Parameters<typeof benchWith>) => {
    const bench = benchWith(...given);
    return projectUnit(unitIn(bench), orderIn(bench), bench, at(minute));
  };

  it("names every source of a serial number, and the decision between them", () => {
    const doubted = panelOf(3, "checked", a.identityScanned(2, "SIM-X")).identity;
    expect(doubted).toMatchObject({
      isInDoubt: true,
      serials: [
        { serialNumber: "SIM-A", source: "hash" },
        { serialNumber: "SIM-X", source: "scan" },
      ],
    });
    const decided = panelOf(
      4,
      "checked",
      a.identityScanned(2, "SIM-X"),
      a.identityDecided(3, "SIM-A", ["SIM-A", "SIM-X"]),
    );
    expect(decided.identity).toMatchObject({
      isInDoubt: false,
      decided: { serialNumber: "SIM-A", actor: "Technician 07" },
    });
    expect(available(3, "checked", a.identityScanned(2, "SIM-X"))[0]).toBe("decideIdentity");
  });

  it("names units that share a value, five at the most", () => {
    const many = Array.from({ length: 8 }, (_, index) => unitSteps(`C${index}`)).flatMap((c) => [
      c.seen(),
      c.hashRead(1, { macAddresses: ["02:00:5E:00:10:01"] }),
    ]);
    const { identity } = panelOf(3, "seen", a.hashRead(1, { macAddresses: ["02:00:5e:00:10:01"] }), ...many);
    expect(identity.sharedWith).toHaveLength(5);
    expect(identity.findings).toContainEqual({
      code: "sharedWithOtherUnit",
      level: "warn",
      field: "networkAdapters",
      params: {},
    });
    expect(identity.grade).toBe("warn");
  });

  it("says what a file lists beside the hash, and that a registration was there before", () => {
    const { identity, registration: record } = panelOf(
      9,
      "seen",
      a.listed(1, { groupTag: "TAG-B", assignedUser: "ada@contoso.com", productId: "3300326890139" }),
      a.hashRead(2),
      a.registrationSeen(8),
    );
    expect(identity).toMatchObject({ groupTag: "TAG-B", assignedUser: "ada@contoso.com" });
    expect(identity.rows.find((row) => row.field === "productKeyId")?.reported).toBe("3300326890139");
    expect([record.adopted, panelOf(9, "registered").registration.adopted]).toEqual([true, false]);
  });

  it("marks identity fields that disagree", () => {
    const rows = panelOf(3, "checked", a.identityScanned(2, "SIM-X"), a.readinessRead(2, { model: "Contoso Book 15" }))
      .identity.rows;
    expect(rows.filter((row) => row.disagrees).map((row) => row.field)).toEqual(["serialNumber", "model"]);
    expect(panelOf(3, "checked").identity.rows.filter((row) => row.disagrees)).toEqual([]);
  });

  it("shows phases with their steps, and no end before there is one", () => {
    const running = panelOf(21, "running").flow;
    expect(running.phases.map((phase) => phase.state)).toEqual(["succeeded", "running"]);
    expect(running).toMatchObject({ startedAt: at(10), lookBy: at(85), lastSignalAt: at(20) });
    expect(running).not.toHaveProperty("endedAt");
    expect(panelOf(60, "sealed").flow).toMatchObject({ endedAt: at(52) });
    expect(panelOf(60, "readyToStart").flow.phases.map((phase) => phase.state)).toEqual(["unknown", "unknown"]);
  });

  it("names the chain from registration to ESP", () => {
    expect(panelOf(70, "ready").registration).toMatchObject({
      importStatus: "complete",
      ztdId: registration().ztdId,
      groupTag: "TAG-A",
      expectedGroupTag: "TAG-A",
      profileName: "Bench profile",
      espName: "Bench devices",
      groupNames: ["Group bench"],
      joined: "unknown",
      managedDeviceId: "managed-A",
      seenAt: at(63),
    });
  });

  it("says how the device object stands", () => {
    const joined = (changes: Parameters<typeof a.directoryDeviceSeen>[1]) =>
      panelOf(70, "ready", a.directoryDeviceSeen(60, changes)).registration.joined;
    expect([
      joined({}),
      joined({ enabled: true }),
      joined({ trustType: "ServerAd" }),
      joined({ trustType: "" }),
    ]).toEqual(["notYet", "joined", "otherwise", "notYet"]);
  });

  it("counts the attempt from one", () => {
    expect([panelOf(1, "seen").attempt, panelOf(40, "running", a.failed(30), a.started(35)).attempt]).toEqual([1, 2]);
  });
});
