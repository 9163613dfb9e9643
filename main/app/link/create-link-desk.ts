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
import { type AddressState, watchAddress } from "./address-watch.ts";
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

/** Before it is tried again to listen on an address that is there again, in real milliseconds. */
const retryMs = 3_000;

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
  let lost: NonNullable<LinkView["open"]>["lost"];
  /** Opening, closing and listening anew follow each other. */
  let last: Promise<unknown> = Promise.resolve();
  let pairing: Pairing | undefined;
  let refusals: LinkView["refusals"] = { count: 0 };
  let drawn: { readonly line: string; readonly drawing: string } | undefined;
  let view = closed;
  let stopExpiry: Stop = () => undefined;
  let stopRefusals: Stop | undefined;
  let stopWatch: Stop = () => undefined;
  let stopRetry: Stop = () => undefined;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const codeView = (place: OpenBenchLink): NonNullable<LinkView["open"]>["code"] => {
    if (pairing === undefined) return undefined;
    const line = linkLine({ ...place, code: pairing.code });
    if (drawn?.line !== line) drawn = { line, drawing: link.drawCode(line) };
    const { code: text, expiresAt, deviceLimit } = pairing;
    return { text, ...drawn, expiresAt, deviceLimit, placesLeft: placesLeft(pairing) };
  };

  const show = (): void => {
    const code = open === undefined || lost !== undefined ? undefined : codeView(open);
    const shown =
      open === undefined
        ? {}
        : {
            open: {
              address: open.address,
              port: open.port,
              fingerprint: open.fingerprint,
              ...(lost === undefined ? {} : { lost }),
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
    if (!ports.moreAddresses.includes(address))
      stopWatch = watchAddress(ports, address, (state) => noteAddress(address, state));
    show();
    return ok({});
  };

  const noteAddress = (address: string, state: AddressState): void => {
    stopRetry();
    if (state.kind === "there") return void inTurn(() => listenAgain(address));
    const { interfaceName, moved } = state;
    if (lost === undefined) ports.log.warn("link.networkGone", { address, interfaceName });
    lost = {
      since: lost?.since ?? clock.now(),
      interfaceName,
      ...(moved === undefined ? {} : { moved: moved.address }),
    };
    show();
  };

  /** What listened on an address that went away may be deaf when it comes back: it listens anew, for the same visits and code. */
  const listenAgain = async (address: string): Promise<void> => {
    if (open?.address !== address || lost === undefined) return;
    await open.close();
    const opened = await link.open(address, service);
    if (opened.ok) {
      open = opened.value;
      lost = undefined;
      show();
      return;
    }
    stopRetry = clock.setTimer(
      epochMs(clock.now() + retryMs * ports.speed),
      () => void inTurn(() => listenAgain(address)),
    );
  };

  const close = async (): Promise<void> => {
    const before = open;
    open = undefined;
    pairing = undefined;
    lost = undefined;
    stopExpiry();
    stopWatch();
    stopRetry();
    stopRefusals?.();
    stopRefusals = undefined;
    devices.clear();
    await before?.close();
    show();
  };

  return {
    topic,
    place: () => {
      if (open === undefined || pairing === undefined || lost !== undefined) return undefined;
      const { address, port, fingerprint } = open;
      return { address, port, fingerprint, code: pairing.code };
    },
    watch: (listener) => {
      listeners.add(listener);
      listener(view);
      return () => void listeners.delete(listener);
    },
    handlers: {
      "link.open": ({ address }) => inTurn(() => start(address)),
      "link.close": async () => {
        await inTurn(close);
        return ok({});
      },
      "link.newCode": async () => {
        if (open === undefined) return err(appError("refused", "link.notOpen"));
        renewCode();
        show();
        return ok({});
      },
    },
    stop: () => inTurn(close),
  };
}
