import {
  type LinkPair,
  type LinkPiece,
  type LinkReport,
  linkProtocolVersion,
} from "../../../shared/contract/link/messages.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { benchLookup } from "../../../shared/domain/bench/decide/bench-lookup.ts";
import { currentUnitId } from "../../../shared/domain/bench/merged-units.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { linkAddressOf } from "../../../shared/domain/link/link-address.ts";
import { linkDeviceKey, linkDeviceName } from "../../../shared/domain/link/link-device.ts";
import type { PairingEnd } from "../../../shared/domain/link/pairing.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { derivedGuid } from "../../../shared/kernel/derived-guid.ts";
import { bytesToHex } from "../../../shared/kernel/hex.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { encodeUtf8 } from "../../../shared/kernel/utf8.ts";
import type { LinkRefusal, LinkService } from "../ports/bench-link.ts";
import { diagnosticsEvidence } from "./diagnostics-evidence.ts";
import { linkAnswer } from "./link-answer.ts";
import type { LinkDevices, LinkSession } from "./link-devices.ts";
import { linkEvidence, type ReportEvidence } from "./link-evidence.ts";
import type { LinkPieces } from "./link-pieces.ts";
import type { LinkPorts } from "./link-ports.ts";

/** What the service is built on. */
export type LinkServiceParts = {
  readonly ports: LinkPorts;
  readonly devices: LinkDevices;
  readonly pieces: LinkPieces;
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
export function createLinkService({
  ports,
  devices,
  pieces,
  judge,
  onChanged,
  onRefused,
}: LinkServiceParts): LinkService {
  const { bench, clock, link, digest, log } = ports;
  const digestOf = (text: string): string => bytesToHex(digest(encodeUtf8(text)));

  /** The unit of a device that calls in: the one with its UUID and serial number, else always the same new one. */
  const unitOf = (deviceKey: string): UnitId => {
    const state = bench.state();
    const known = deviceKey.startsWith("id:") ? benchLookup(state).unitWithKey(deviceKey) : undefined;
    if (known !== undefined) return known;
    return currentUnitId(state, derivedGuid(digestOf(`reseal-link:${state.order?.id ?? ""}:${deviceKey}`)));
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
      const address = linkAddressOf(id);
      const seen = await bench.record([{ kind: "unitSeen", source: "E-BR", at, unitId: id, label, address }]);
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

  /** The visit a message belongs to, with its count taken; or why the message is not taken. */
  const visitOf = ({ session: token, count }: Pick<LinkReport, "session" | "count">): Visit | LinkRefused => {
    const key = digestOf(token);
    const session = devices.session(key);
    if (session === undefined) return { kind: "refused", reason: "unknownSession" };
    if (count <= session.lastCount) return { kind: "refused", reason: "replayed" };
    const counted = { ...session, lastCount: count };
    devices.putSession(key, counted);
    return { kind: "visit", key, session: counted };
  };

  const report = async (message: LinkReport): ReturnType<LinkService["report"]> => {
    const visit = visitOf(message);
    if (visit.kind === "refused") return visit;
    const { key, session } = visit;
    const at = clock.now();
    const evidence = await reportEvidence(message, visit, at);
    if (!evidence.ok) return { kind: "refused", reason: evidence.error };
    const { unitId: id, drafts, trouble } = evidence.value;
    const recorded = await bench.record([...drafts, ...reachDrafts(bench.state(), id, at)]);
    if (!recorded.ok) return { kind: "refused", reason: "notNow" };
    const isFailed = message.op === "collect" && trouble !== undefined;
    const failures = isFailed ? session.failures + 1 : message.op === "collect" ? 0 : session.failures;
    const done = isFailed ? session.done : new Set([...session.done, message.op]);
    // Another message of this visit may have come meanwhile.
    const lastCount = devices.session(key)?.lastCount ?? message.count;
    const { readiness = session.readiness } = evidence.value;
    devices.putSession(key, { ...session, lastCount, unitId: id, done, failures, readiness });
    const body = linkAnswer(bench.state(), id, { done, failures, last: message.op }, at);
    const ended = body.next.op === "end";
    devices.heard(session.deviceKey, { unitId: id, at, told: body.show.lines[0] ?? "", ended, trouble });
    onChanged();
    return { kind: "answer", body };
  };

  const reportEvidence = async (
    message: LinkReport,
    { key, session }: Visit,
    at: EpochMs,
  ): Promise<Result<ReportEvidence, LinkRefused["reason"]>> => {
    if (message.op !== "diagnostics") return linkEvidence(ports, message, { ...session, at }, bench.state());
    if (!message.ok) await pieces.drop(key);
    return diagnosticsEvidence({ pieces, state: bench.state }, message, { visit: key, unitId: session.unitId, at });
  };

  const piece = async (message: LinkPiece): ReturnType<LinkService["piece"]> => {
    const visit = visitOf(message);
    if (visit.kind === "refused") return visit;
    // Nobody fills the bench's disk without having been asked for files.
    const isAwaited = mapGet(bench.state().units, visit.session.unitId)?.diagnostics?.isAwaited === true;
    if (!isAwaited) return { kind: "refused", reason: "notAsked" };
    const taken = await pieces.take(visit.key, message.piece);
    if (!taken.ok) return { kind: "refused", reason: "notNow" };
    if (taken.value === "refused") return { kind: "refused", reason: "badResult" };
    return { kind: "answer", body: { v: linkProtocolVersion } };
  };

  return { pair, report, piece, refused: onRefused };
}

type LinkRefused = { readonly kind: "refused"; readonly reason: LinkRefusal };

/** A visit that a message belongs to. */
type Visit = { readonly kind: "visit"; readonly key: string; readonly session: LinkSession };

/** A unit that nothing else leads to can be asked when it calls in. */
function reachDrafts(state: BenchState, id: UnitId, at: EpochMs): readonly Draft[] {
  const unit = mapGet(state.units, id);
  if (unit === undefined || unit.address !== undefined) return [];
  return [{ kind: "unitSeen", source: "E-BR", at, unitId: id, label: unit.label, address: linkAddressOf(id) }];
}
