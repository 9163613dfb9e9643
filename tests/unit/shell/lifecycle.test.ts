import { EventEmitter } from "node:events";
import type { App, RenderProcessGoneDetails } from "electron";
import { describe, expect, it } from "vitest";
import { catchCrashes } from "../../../main/shell/lifecycle/crash-handlers.ts";
import { recoverPage } from "../../../main/shell/lifecycle/page-recovery.ts";
import { createShutdown } from "../../../main/shell/lifecycle/shutdown.ts";
import { claimSingleInstance } from "../../../main/shell/lifecycle/single-instance.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { handTimer } from "./hand-timer.ts";

const settle = () => new Promise<void>((done) => setImmediate(done));

describe("shutdown", () => {
  function shutdownWith() {
    const log = createRecordingLog();
    const { timer, fire, waiting } = handTimer();
    const exits: number[] = [];
    const shutdown = createShutdown({ timer, limitMs: 5_000, log, exit: (code) => void exits.push(code) });
    return { shutdown, log, fire, waiting, exits };
  }

  it("stops the last started first, each after the one before, then ends once", async () => {
    const { shutdown, exits, waiting } = shutdownWith();
    const order: string[] = [];
    shutdown.add("store", () => void order.push("store"));
    shutdown.add("bench", async () => {
      order.push("bench stopping");
      await Promise.resolve();
      order.push("bench");
    });
    shutdown.add("window", () => void order.push("window"));
    shutdown.begin(0);
    shutdown.begin(0);
    await settle();
    expect(exits).toEqual([0]);
    expect(order).toEqual(["window", "bench stopping", "bench", "store"]);
    expect(waiting()).toEqual([]);
  });

  it("goes on after a step that fails, and says so in log and exit code", async () => {
    const { shutdown, exits, log } = shutdownWith();
    const order: string[] = [];
    shutdown.add("store", () => void order.push("store"));
    shutdown.add("bench", () => Promise.reject(new Error("boom")));
    shutdown.begin(0);
    await settle();
    expect(exits).toEqual([1]);
    expect(order).toEqual(["store"]);
    expect(log.lines()[0]).toEqual({
      level: "error",
      event: "shutdown.stepFailed",
      fields: { step: "bench", message: "boom" },
    });
  });

  it("ends when the time is up, naming the step that hangs", async () => {
    const { shutdown, exits, fire, log } = shutdownWith();
    const hanging = Promise.withResolvers<void>();
    shutdown.add("bench", () => hanging.promise);
    shutdown.begin(0);
    await settle();
    expect(exits).toEqual([]);
    fire(5_000);
    expect(exits).toEqual([1]);
    expect(log.lines()).toEqual([
      { level: "error", event: "shutdown.tookTooLong", fields: { step: "bench", limitMs: 5_000 } },
    ]);
    hanging.resolve();
    await settle();
    expect(exits).toEqual([1]);
  });
});

describe("a page whose process has gone", () => {
  function pageWith() {
    const log = createRecordingLog();
    const { timer, fire, waiting } = handTimer();
    const emitter = new EventEmitter();
    const state = { reloads: 0, givenUp: 0, destroyed: false };
    const page = Object.assign(emitter, {
      isDestroyed: () => state.destroyed,
      reload: () => void state.reloads++,
    });
    const stop = recoverPage(page, { log, timer, onGivenUp: () => void state.givenUp++ });
    const crash = (reason: RenderProcessGoneDetails["reason"] = "crashed") => {
      emitter.emit("render-process-gone", {}, { reason, exitCode: 5 });
      fire(0);
    };
    return { state, crash, fire, waiting, stop, lines: log.lines };
  }

  it("is loaded again, with a line in the log", () => {
    const { state, crash, lines } = pageWith();
    crash();
    expect(state).toEqual({ reloads: 1, givenUp: 0, destroyed: false });
    expect(lines()).toEqual([
      { level: "error", event: "page.gone", fields: { reason: "crashed", exitCode: 5, reloading: true } },
    ]);
  });

  it("is given up when it keeps dying, but not when it died long ago", () => {
    const { state, crash, fire } = pageWith();
    for (const _ of [1, 2, 3]) crash("oom");
    fire(60_000);
    for (const _ of [1, 2, 3]) crash("oom");
    expect(state).toMatchObject({ reloads: 6, givenUp: 0 });
    crash("oom");
    expect(state).toMatchObject({ reloads: 6, givenUp: 1 });
  });

  it("stays away when it left in order, is destroyed, or nobody watches any more", () => {
    const left = pageWith();
    left.crash("clean-exit");
    const destroyed = pageWith();
    destroyed.state.destroyed = true;
    destroyed.crash();
    const stopped = pageWith();
    stopped.stop();
    stopped.crash();
    expect([left, destroyed, stopped].map(({ state }) => state.reloads)).toEqual([0, 0, 0]);
    expect(stopped.waiting()).toEqual([]);
  });
});

describe("the edge of the process", () => {
  it("logs every defect under an id, and ends only after an exception nobody caught", () => {
    const log = createRecordingLog();
    const edge = new EventEmitter();
    const app = new EventEmitter();
    let fatal = 0;
    const crashes = catchCrashes({
      process: edge as unknown as NodeJS.Process,
      app: app as unknown as App,
      log,
      ids: { uuid: () => "id-1" },
      onFatal: () => void fatal++,
    });
    edge.emit("unhandledRejection", "text");
    app.emit("child-process-gone", {}, { type: "GPU", reason: "crashed", exitCode: 3, name: "gpu" });
    expect(fatal).toBe(0);
    edge.emit("uncaughtException", new Error("boom"));
    expect(fatal).toBe(1);
    expect(
      log.lines().map(({ event, fields }) => [event, fields.correlationId, fields.message ?? fields.type]),
    ).toEqual([
      ["process.unhandledRejection", "id-1", "text"],
      ["process.childGone", undefined, "GPU"],
      ["process.uncaughtException", "id-1", "boom"],
    ]);
    crashes.stop();
    expect([...edge.eventNames(), ...app.eventNames()]).toEqual([]);
  });
});

describe("the single instance", () => {
  function appWith(isFirst: boolean) {
    const emitter = new EventEmitter();
    const state = { released: 0 };
    const app = Object.assign(emitter, {
      requestSingleInstanceLock: () => isFirst,
      releaseSingleInstanceLock: () => void state.released++,
    });
    return { app: app as unknown as App, emitter, state };
  }

  it("is told when somebody starts the app again, until it lets go", () => {
    const { app, emitter, state } = appWith(true);
    let seconds = 0;
    const release = claimSingleInstance(app, () => void seconds++);
    emitter.emit("second-instance", {}, [], "", {});
    release?.();
    emitter.emit("second-instance", {}, [], "", {});
    expect([seconds, state.released]).toEqual([1, 1]);
  });

  it("is not a second one", () => {
    const { app, emitter } = appWith(false);
    expect(claimSingleInstance(app, () => expect.unreachable())).toBeUndefined();
    expect(emitter.eventNames()).toEqual([]);
  });
});
