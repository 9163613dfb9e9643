import type { LinkPair, LinkReport } from "../../../shared/contract/link/messages.ts";
import { benchLookup } from "../../../shared/domain/bench/decide/bench-lookup.ts";
import { linkDeviceKey, linkDeviceName } from "../../../shared/domain/link/link-device.ts";
import type { PairingEnd } from "../../../shared/domain/link/pairing.ts";
import { type UnitId, unitId } from "../../../shared/kernel/brand.ts";
import { derivedGuid } from "../../../shared/kernel/derived-guid.ts";
import { bytesToHex } from "../../../shared/kernel/hex.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { encodeUtf8 } from "../../../shared/kernel/utf8.ts";
import type { LinkService } from "../ports/bench-link.ts";
import { linkAnswer } from "./link-answer.ts";
import type { LinkDevices } from "./link-devices.ts";
import { linkEvidence } from "./link-evidence.ts";
import type { LinkPorts } from "./link-ports.ts";

/** What the service is built on. */
export type LinkServiceParts = {
  readonly ports: LinkPorts;
  readonly devices: LinkDevices;
  /** Decides on a try to call in, and keeps what came of it. */
  readonly judge: (attempt: {
    readonly code: string;
    readonly nonce: string;
    readonly deviceKey: string;
  }) => PairingEnd;
  /** Something about a device changed. */
  readonly onChanged: () => void;
  readonly onRefused: (reason: string) => void;
};

/** Answers devices: takes them in with the code, and their reports as evidence. */
export function createLinkService({ ports, devices, judge, onChanged, onRefused }: LinkServiceParts): LinkService {
  const { bench, clock, link, digest, log } = ports;
  const digestOf = (text: string): string => bytesToHex(digest(encodeUtf8(text)));

  /** The unit of a device that calls in: the one with its UUID and serial number, else always the same new one. */
  const unitOf = (deviceKey: string): UnitId => {
    const state = bench.state();
    const known = deviceKey.startsWith("id:") ? benchLookup(state).unitWithKey(deviceKey) : undefined;
    return known ?? unitId(derivedGuid(digestOf(`reseal-link:${state.order?.id ?? ""}:${deviceKey}`)));
  };

  const pair = async (message: LinkPair, from: string): ReturnType<LinkService["pair"]> => {
    const deviceKey = linkDeviceKey(message.device, message.nonce);
    const end = judge({ code: message.code, nonce: message.nonce, deviceKey });
    if (end.kind === "refused") return { kind: "refused", reason: end.reason };
    const at = clock.now();
    const id = unitOf(deviceKey);
    const unit = mapGet(bench.state().units, id);
    if (unit === undefined) {
      const label = linkDeviceName(message.device, from);
      const seen = await bench.record([{ kind: "unitSeen", source: "E-BR", at, unitId: id, label }]);
      if (!seen.ok) return { kind: "refused", reason: "notNow" };
    }
    const token = bytesToHex(link.random(32));
    // Whose hash is known is only resumed: reading it takes a device in setup a while.
    const done = new Set(unit?.hash === undefined ? [] : (["collect"] as const));
    const session = { deviceKey, unitId: id, lastCount: 0, done, failures: 0 };
    devices.called({ sessionKey: digestOf(token), session, device: message.device, from, at });
    const answer = linkAnswer(bench.state(), id, session, at);
    devices.heard(deviceKey, { unitId: id, at, told: answer.show.lines[0] ?? "", ended: answer.next.op === "end" });
    log.info("link.deviceCalledIn", { from, unitId: id, resumed: unit !== undefined });
    onChanged();
    return { kind: "answer", body: { ...answer, session: token } };
  };

  const report = async (message: LinkReport): ReturnType<LinkService["report"]> => {
    const sessionKey = digestOf(message.session);
    const session = devices.session(sessionKey);
    if (session === undefined) return { kind: "refused", reason: "unknownSession" };
    if (message.count <= session.lastCount) return { kind: "refused", reason: "replayed" };
    const counted = { ...session, lastCount: message.count };
    devices.putSession(sessionKey, counted);
    const at = clock.now();
    const evidence = linkEvidence(ports, message, { ...session, at }, bench.state());
    if (!evidence.ok) return { kind: "refused", reason: evidence.error };
    const { unitId: id, drafts, trouble } = evidence.value;
    const recorded = await bench.record(drafts);
    if (!recorded.ok) return { kind: "refused", reason: "notNow" };
    const isFailed = message.op === "collect" && trouble !== undefined;
    const failures = isFailed ? counted.failures + 1 : message.op === "collect" ? 0 : counted.failures;
    const done = isFailed ? counted.done : new Set([...counted.done, message.op]);
    // Another message of this visit may have come meanwhile.
    const lastCount = devices.session(sessionKey)?.lastCount ?? message.count;
    const { readiness = counted.readiness } = evidence.value;
    devices.putSession(sessionKey, { ...counted, lastCount, unitId: id, done, failures, readiness });
    const body = linkAnswer(bench.state(), id, { done, failures }, at);
    const ended = body.next.op === "end";
    devices.heard(session.deviceKey, { unitId: id, at, told: body.show.lines[0] ?? "", ended, trouble });
    onChanged();
    return { kind: "answer", body };
  };

  return { pair, report, refused: onRefused };
}
