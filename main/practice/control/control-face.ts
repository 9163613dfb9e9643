import * as z from "zod";
import {
  type PracticeState,
  practiceActSchema,
  practiceControlPath,
  practiceLineSchema,
  practiceReleaseSchema,
  practiceStickSchema,
} from "../../../shared/contract/practice/control.ts";
import { ok } from "../../../shared/kernel/result.ts";
import type { PracticeCallers } from "../link/practice-callers.ts";
import { faultRuleSchema } from "../scenarios/scenario.ts";
import type { PracticeStick } from "../stick/practice-stick.ts";
import { readOntoStick } from "../stick/read-onto-stick.ts";
import { type HttpAnswer, type HttpRequest, jsonAnswer } from "../tenant/http/http-exchange.ts";
import { actOnDevice } from "../world/device-hands.ts";
import { deviceView } from "../world/device-screen.ts";
import { releaseDevice } from "../world/foreign-owner.ts";
import { truthOf } from "../world/truth.ts";
import type { World } from "../world/world.ts";
import { worldSwitchesSchema } from "../world/world-switches.ts";

/** Answers a request to the control face; undefined when the path is not one of its own. */
export function answerControl(
  world: World,
  { stick, callers }: { readonly stick: PracticeStick; readonly callers: PracticeCallers },
  request: HttpRequest,
  now: number,
): HttpAnswer | undefined {
  const { pathname } = request.url;
  if (!pathname.startsWith(`${practiceControlPath}/`)) return undefined;
  switch (`${request.method} ${pathname.slice(practiceControlPath.length + 1)}`) {
    case "GET state":
      return jsonAnswer(200, practiceState(world, stick, now));
    case "POST act":
      return act(world, stick, request.body, now);
    case "POST call":
      return call(world, callers, request.body, now);
    case "POST stick":
      return plug(world, stick, request.body, now);
    case "POST switches":
      return changeSwitches(world, request.body);
    case "POST faults":
      return changeFaults(world, request.body);
    case "POST release":
      return release(world, request.body, now);
    case "GET truth":
      return jsonAnswer(200, truthOf(world));
    case "GET ledger":
      return jsonAnswer(200, {
        ...world.ledger.read(world.identities.all()),
        partnerUploads: world.partner.uploads(),
      });
    default:
      return refused(404, "unknownPath", "The control face has no such path.");
  }
}

/** The world's own facts at `now`. */
export function practiceState(
  world: World,
  stick: Pick<PracticeStick, "folder" | "isPlugged">,
  now: number,
): PracticeState {
  return {
    scenario: world.scenario,
    scenarioTitle: world.scenarioTitle,
    seed: world.seed,
    speed: world.speed,
    realBase: world.realBase,
    simulatedBase: world.simulatedBase,
    clientId: world.tenant.clientId,
    technician: world.users.get(world.tenant.technicianId)?.displayName ?? "",
    stickFolder: stick.folder,
    stickPlugged: stick.isPlugged(),
    order: world.order,
    devices: world.devices.all().map((device) => deviceView(world, device, now)),
  };
}

function act(world: World, stick: PracticeStick, body: string, now: number): HttpAnswer {
  const parsed = practiceActSchema.safeParse(readJson(body));
  if (!parsed.success) return refused(400, "badRequest", "An act needs a position and an action.");
  const done = actOnDevice(world, parsed.data, now);
  const read =
    done.ok && parsed.data.action === "readOntoStick" ? readOntoStick(world, stick, done.value, now) : ok(undefined);
  if (!read.ok) return refused(409, "notPossible", read.error);
  if (done.ok) return jsonAnswer(200, deviceView(world, done.value, now));
  return refused(done.error.code === "unknownDevice" ? 404 : 409, done.error.code, done.error.message);
}

function call(world: World, callers: PracticeCallers, body: string, now: number): HttpAnswer {
  const parsed = practiceLineSchema.safeParse(readJson(body));
  if (!parsed.success) return refused(400, "badRequest", "This is no line of a bench.");
  const called = callers.callIn(parsed.data);
  return called.ok ? jsonAnswer(200, deviceView(world, called.value, now)) : refused(409, "notPossible", called.error);
}

/** Changes what the simulated tenant does from now on; the switches are practice's own, so their names are not in the contract. */
function changeSwitches(world: World, body: string): HttpAnswer {
  const parsed = worldSwitchesSchema.partial().safeParse(readJson(body));
  if (!parsed.success) return refused(400, "badRequest", z.prettifyError(parsed.error));
  world.setSwitches(Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined)));
  return jsonAnswer(200, world.switches);
}

function changeFaults(world: World, body: string): HttpAnswer {
  const parsed = z.array(faultRuleSchema).safeParse(readJson(body));
  if (!parsed.success) return refused(400, "badRequest", z.prettifyError(parsed.error));
  world.setFaults(parsed.data);
  return jsonAnswer(200, world.faults);
}

function release(world: World, body: string, now: number): HttpAnswer {
  const parsed = practiceReleaseSchema.safeParse(readJson(body));
  if (!parsed.success) return refused(400, "badRequest", "It must be said which device is released.");
  const device = world.devices.all().find(({ position }) => position === parsed.data.position);
  if (device === undefined) return refused(404, "unknownDevice", "There is no device at this position.");
  return releaseDevice(world, device.id, now)
    ? jsonAnswer(200, deviceView(world, device, now))
    : refused(409, "notPossible", "No other tenant has this device.");
}

function plug(world: World, stick: PracticeStick, body: string, now: number): HttpAnswer {
  const parsed = practiceStickSchema.safeParse(readJson(body));
  if (!parsed.success) return refused(400, "badRequest", "It must be said whether the stick is plugged in.");
  const done = stick.plug(parsed.data.plugged);
  return done.ok ? jsonAnswer(200, practiceState(world, stick, now)) : refused(409, "stickInUse", done.error);
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

function refused(status: number, code: string, message: string): HttpAnswer {
  return jsonAnswer(status, { error: { code, message } });
}
