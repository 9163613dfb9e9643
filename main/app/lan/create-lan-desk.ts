import type { CommandHandlers, CommandInput } from "../../../shared/contract/commands/index.ts";
import type { LanTarget, LanView } from "../../../shared/contract/lan/view.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import { expandTargets } from "../../../shared/domain/lan/expand-targets.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../ports/clock.ts";
import type { DeviceBridge, DeviceLogon } from "../ports/device-bridge.ts";
import type { Ids } from "../ports/ids.ts";
import type { Log } from "../ports/log.ts";
import { createWholeTopic, type Topic } from "../topics/topic.ts";
import { lanReasonOf, listenerTrouble } from "./lan-reason.ts";

/** What the desk needs. `submit` hands a command to the bench. */
export type LanDeskPorts = {
  readonly bridge: Pick<DeviceBridge, "devices" | "setLogon" | "readSignals">;
  readonly ids: Ids;
  readonly log: Log;
  readonly state: () => BenchState;
  readonly submit: (command: Command) => Promise<Result<void>>;
};

/** The commands about devices on the network. */
export type LanHandlers = Pick<CommandHandlers, "lan.add" | "lan.forget">;

/** Devices on the network: tried with an account that is asked for once and never leaves memory. */
export type LanDesk = {
  readonly handlers: LanHandlers;
  readonly topic: Topic<"lan">;
  /** Forgets every account. */
  readonly stop: Stop;
};

const nothing: LanView = { isTrying: false, targets: [], logons: 0 };

/** Builds the desk. Nothing is tried before somebody asks. */
export function createLanDesk({ bridge, ids, log, state, submit }: LanDeskPorts): LanDesk {
  const { topic, set } = createWholeTopic("lan", nothing);
  const addresses = new Set<string>();
  let targets: ReadonlyMap<string, LanTarget> = new Map();
  let round = new AbortController();
  let isTrying = false;

  const show = (): void => set({ isTrying, targets: [...targets.values()], logons: addresses.size });

  const note = (target: LanTarget): void => {
    targets = new Map(targets).set(target.address, target);
    show();
  };

  const keepLogon = (address: string, logon: DeviceLogon | undefined): void => {
    bridge.setLogon(address, logon);
    if (logon === undefined) addresses.delete(address);
    else addresses.add(address);
  };

  /** Asks for the little that any device can tell: only whether it lets the account in matters. */
  const tryDevice = async (address: string, logon: DeviceLogon, signal: AbortSignal): Promise<void> => {
    note({ address, state: "trying" });
    keepLogon(address, logon);
    const answer = await bridge.readSignals(address, signal, []);
    if (signal.aborted) return;
    const reason = answer.ok ? undefined : lanReasonOf(answer.error);
    if (reason !== undefined) {
      keepLogon(address, undefined);
      note({ address, state: "refused", reason });
      return;
    }
    const taken = await takeIn(address);
    if (signal.aborted) return;
    note(taken.ok ? { address, state: "reached" } : { address, state: "refused", reason: "failed" });
  };

  /** A new device becomes a unit, which the loop collects; one that was given up is read again. */
  const takeIn = async (address: string): Promise<Result<void>> => {
    const known = mapGet(state().byAddress, address);
    const unit = known === undefined ? undefined : mapGet(state().units, known);
    if (unit === undefined) {
      const device = { address, label: address, newUnitId: unitId(ids.uuid()) };
      return submit({ kind: "addReachableDevices", devices: [device] });
    }
    return unit.hash === undefined ? submit({ kind: "collectAgain", unitId: unit.id }) : ok(undefined);
  };

  const tryAll = async (
    asked: readonly string[],
    logon: DeviceLogon,
    onlyHttps: boolean,
    signal: AbortSignal,
  ): Promise<void> => {
    const listed = await bridge.devices(asked);
    if (signal.aborted) return;
    const byAddress = new Map(listed.ok ? listed.value.devices.map((device) => [device.address, device]) : []);
    await Promise.all(
      asked.map((address) => {
        const trouble = listed.ok
          ? listenerTrouble(byAddress.get(address), onlyHttps)
          : (lanReasonOf(listed.error) ?? "failed");
        if (trouble === undefined) return tryDevice(address, logon, signal);
        note({ address, state: "refused", reason: trouble });
        return undefined;
      }),
    );
    const reached = [...targets.values()].filter((target) => target.state === "reached").length;
    log.info("lan.tried", { targets: asked.length, reached });
  };

  const add = (input: CommandInput<"lan.add">): Result<Record<string, never>> => {
    if (isTrying) return err(appError("refused", "lan.busy"));
    const asked = expandTargets(input.targets);
    if (!asked.ok) return asked;
    if (input.password === "") return err(appError("invalid", "lan.blankPassword"));
    const { userName, password } = input;
    // Windows ends both at NUL, and would try another logon than the one that was entered.
    if (`${userName}${password}`.includes("\0")) return err(appError("invalid", "lan.cutLogon"));
    targets = new Map(asked.value.map((address) => [address, { address, state: "waiting" }]));
    isTrying = true;
    show();
    const { signal } = round;
    void tryAll(asked.value, { userName, password }, input.onlyHttps, signal).finally(() => {
      if (signal.aborted) return;
      isTrying = false;
      show();
    });
    return ok({});
  };

  /** What still runs of the round before ends without a trace. */
  const forget = (): void => {
    round.abort();
    round = new AbortController();
    isTrying = false;
    for (const address of [...addresses]) keepLogon(address, undefined);
    targets = new Map();
    show();
  };

  return {
    topic,
    handlers: {
      "lan.add": async (input) => add(input),
      "lan.forget": async () => {
        forget();
        return ok({});
      },
    },
    stop: forget,
  };
}
