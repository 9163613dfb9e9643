import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { LinkView } from "../../../shared/contract/link/view.ts";
import { type LinkPlace, linkLine } from "../../../shared/domain/link/link-line.ts";
import { judgePairing, newPairing, type Pairing, placesLeft } from "../../../shared/domain/link/pairing.ts";
import { pairingCodeFrom } from "../../../shared/domain/link/pairing-code.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { OpenBenchLink } from "../ports/bench-link.ts";
import type { Stop } from "../ports/clock.ts";
import { createWholeTopic, type Topic } from "../topics/topic.ts";
import { createLinkDevices } from "./link-devices.ts";
import { createLinkPieces } from "./link-pieces.ts";
import type { LinkPorts } from "./link-ports.ts";
import { createLinkService } from "./link-service.ts";

/** The commands about the link. */
export type LinkHandlers = Pick<CommandHandlers, "link.open" | "link.close" | "link.newCode">;

/** The bench link as the app sees it. Closed until somebody opens it. */
export type LinkDesk = {
  readonly handlers: LinkHandlers;
  readonly topic: Topic<"link">;
  /** Where devices call in and with which code; undefined while none can. */
  readonly place: () => LinkPlace | undefined;
  /** Tells every change. */
  readonly watch: (listener: (view: LinkView) => void) => Stop;
  readonly stop: () => Promise<void>;
};

/** The life of a code, in real milliseconds. */
const codeLifeMs = 10 * 60_000;

/** Between two changes of the number of refusals, in real milliseconds. */
const refusalsPauseMs = 500;

/** Random bytes that a code is made of: nearly all of them are usable, and ten are needed. */
const codeBytes = 64;

const closed: LinkView = { devices: [], refusals: { count: 0 } };

/** Builds the desk; nothing listens yet. */
export function createLinkDesk(ports: LinkPorts): LinkDesk {
  const { clock, link } = ports;
  const pieces = createLinkPieces(ports.originals);
  const devices = createLinkDevices((visit) => void pieces.drop(visit));
  const { topic, set } = createWholeTopic("link", closed);
  const listeners = new Set<(view: LinkView) => void>();
  let open: OpenBenchLink | undefined;
  let opening: Promise<Result<Record<string, never>>> | undefined;
  let pairing: Pairing | undefined;
  let refusals: LinkView["refusals"] = { count: 0 };
  let drawn: { readonly line: string; readonly drawing: string } | undefined;
  let view = closed;
  let stopExpiry: Stop = () => undefined;
  let stopRefusals: Stop | undefined;

  const codeView = (place: OpenBenchLink): NonNullable<LinkView["open"]>["code"] => {
    if (pairing === undefined) return undefined;
    const line = linkLine({ ...place, code: pairing.code });
    if (drawn?.line !== line) drawn = { line, drawing: link.drawCode(line) };
    const { code: text, expiresAt, deviceLimit } = pairing;
    return { text, ...drawn, expiresAt, deviceLimit, placesLeft: placesLeft(pairing) };
  };

  const show = (): void => {
    const code = open === undefined ? undefined : codeView(open);
    const shown =
      open === undefined
        ? {}
        : {
            open: {
              address: open.address,
              port: open.port,
              fingerprint: open.fingerprint,
              ...(code === undefined ? {} : { code }),
            },
          };
    view = { ...shown, devices: devices.view(), refusals };
    set(view);
    for (const listener of listeners) listener(view);
  };

  const renewCode = (): void => {
    const code = pairingCodeFrom(link.random(codeBytes));
    if (code === undefined) throw new Error("The random bytes of a code were not usable");
    const expiresAt = epochMs(clock.now() + codeLifeMs * ports.speed);
    pairing = newPairing(code, expiresAt, Math.max(1, ports.bench.state().order?.slots ?? 1));
    stopExpiry();
    stopExpiry = clock.setTimer(expiresAt, () => {
      pairing = undefined;
      show();
    });
  };

  const service = createLinkService({
    ports,
    devices,
    pieces,
    judge: (attempt) => {
      const end = judgePairing(pairing, attempt, clock.now());
      pairing = end.pairing;
      return end;
    },
    onChanged: show,
    onRefused: (reason) => {
      refusals = { count: refusals.count + 1, last: reason };
      // Whoever floods the listener must not flood the screen with it.
      stopRefusals ??= clock.setTimer(epochMs(clock.now() + refusalsPauseMs * ports.speed), () => {
        stopRefusals = undefined;
        show();
      });
    },
  });

  const start = async (address: string): Promise<Result<Record<string, never>>> => {
    const interfaces = await ports.facts.networkInterfaces();
    const isOurs = ports.moreAddresses.includes(address) || interfaces.some((known) => known.address === address);
    if (!isOurs) return err(retryWhenTechnicianActs(appError("invalid", "link.noSuchInterface", { address })));
    await close();
    const opened = await link.open(address, service);
    if (!opened.ok) return opened;
    open = opened.value;
    refusals = { count: 0 };
    renewCode();
    show();
    return ok({});
  };

  const close = async (): Promise<void> => {
    const before = open;
    open = undefined;
    pairing = undefined;
    stopExpiry();
    stopRefusals?.();
    stopRefusals = undefined;
    devices.clear();
    await before?.close();
    show();
  };

  return {
    topic,
    place: () => {
      if (open === undefined || pairing === undefined) return undefined;
      const { address, port, fingerprint } = open;
      return { address, port, fingerprint, code: pairing.code };
    },
    watch: (listener) => {
      listeners.add(listener);
      listener(view);
      return () => void listeners.delete(listener);
    },
    handlers: {
      "link.open": async ({ address }) => {
        await opening;
        opening = start(address);
        return opening;
      },
      "link.close": async () => {
        await opening;
        await close();
        return ok({});
      },
      "link.newCode": async () => {
        if (open === undefined) return err(appError("refused", "link.notOpen"));
        renewCode();
        show();
        return ok({});
      },
    },
    stop: async () => {
      await opening;
      await close();
    },
  };
}
