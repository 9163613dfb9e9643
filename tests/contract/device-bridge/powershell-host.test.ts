import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { deviceFixture, hostScript } from "../../support/powershell/host-scripts.ts";
import { benchEnvironment, startScriptBench } from "../../support/powershell/script-bench.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { untilState } from "./state-watch.ts";

type Message = { readonly type: string; readonly id: string; readonly error?: { readonly code: string } };

describePowerShell("the host", (engine) => {
  /** Sends raw lines and answers the messages other than signs of life and steps, one for each line. */
  async function converse(lines: readonly string[]): Promise<readonly Message[]> {
    const options = { device: deviceFixture("fresh"), environment: benchEnvironment(temporaryFolder()) };
    const { file, args, env } = engine.run(hostScript, options);
    const child = spawn(file, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    const messages: Message[] = [];
    child.stdin.write(lines.map((line) => `${line}\n`).join(""));
    for await (const line of createInterface({ input: child.stdout })) {
      const message = JSON.parse(line);
      if (message.type === "answer") messages.push(message);
      if (messages.length === lines.length) child.stdin.end();
    }
    expect(await (child.exitCode === null ? once(child, "exit") : [child.exitCode])).toContain(0);
    return messages;
  }

  test("greets with what it is and what it can do, each missing thing with its reason", async () => {
    const { hello } = await untilState(startScriptBench(engine).bridge, "ready");
    expect(hello).toMatchObject({ protocol: 2, languageMode: "FullLanguage", executionPolicy: "Bypass" });
    const operations = ["collect", "readiness", "signals", "diagnostics", "network", "cleanup", "networkDevices"];
    expect(hello.capabilities.map(({ operation }) => operation)).toEqual(expect.arrayContaining(operations));
    for (const { available, reason } of hello.capabilities) expect(reason === undefined).toBe(available);
  });

  test("refuses what it does not know or cannot read, and goes on", async () => {
    const refusals = await converse([
      "nonsense",
      "[1]",
      '"text"',
      '{"v":2,"op":"hello"}',
      '{"v":1,"id":"a","op":"hello"}',
      '{"v":2,"id":"b"}',
      '{"v":2,"id":"c","op":"fly"}',
      '{"v":2,"id":"d","op":"HELLO"}',
      '{"v":2,"id":"e","op":"collect"}',
      '{"v":2,"id":"f","op":"credential","credential":"x","userName":"u","password":"not base64!"}',
      '{"v":2,"id":"g","op":"credential","credential":"","userName":"u","password":null}',
      '{"v":2,"id":"h","op":"network","address":"10.0.0.1","endpoints":[]}',
      '{"v":2,"id":"i","op":"devices"}',
    ]);
    const codes = refusals.map(({ id, error }) => [id, error?.code]);
    expect(Object.fromEntries(codes.slice(4))).toEqual({
      a: "badRequest",
      b: "badRequest",
      c: "unknownOperation",
      d: "unknownOperation",
      e: "badRequest",
      f: "badRequest",
      g: "badRequest",
      h: "noCredential",
      i: undefined,
    });
    expect(codes.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => ["?", "badRequest"]));
  });

  test("a request that is under way is not started twice", async () => {
    const line = '{"v":2,"id":"a","op":"collect","address":"local"}';
    const codes = (await converse([line, line])).map(({ error }) => error?.code);
    expect(codes).toEqual(["badRequest", undefined]);
  });

  test("more readings than may run at once wait for their turn", async () => {
    const lines = Array.from({ length: 70 }, (_, index) => `{"v":2,"id":"${index}","op":"cleanup"}`);
    const answers = await converse(lines);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(70);
  });

  test("a hanging reading is cancelled while the host goes on", async () => {
    const { bridge } = startScriptBench(engine, { device: "hanging" });
    await untilState(bridge, "ready");
    const abort = new AbortController();
    const reading = bridge.collect("local", abort.signal);
    expect(await bridge.devices()).toMatchObject({ ok: true });
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    expect(await bridge.devices()).toMatchObject({ ok: true });
  });

  test.skipIf(engine.host === undefined)("under an application control policy it says so and ends", async () => {
    const [program = "", ...args] = engine.host ?? [];
    const child = spawn(program, [...args, "--constrained", hostScript], { stdio: ["pipe", "pipe", "inherit"] });
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    expect(JSON.parse(line)).toMatchObject({ type: "unfit", reason: "languageMode" });
  });
});
