import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { deviceFixture, hostScript } from "../../support/powershell/host-scripts.ts";
import { addressOf, listenAt, networkLogon, untilIn } from "../../support/powershell/network-bench.ts";
import { benchEnvironment } from "../../support/powershell/script-bench.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

type Message = {
  readonly type: string;
  readonly id: string;
  readonly ok?: boolean;
  readonly error?: { readonly code: string };
};

/** A host with its raw lines. */
type RawHost = {
  readonly child: ChildProcess;
  readonly send: (...requests: readonly object[]) => void;
  /** Resolves with the answer to a request as soon as it is there. */
  readonly answer: (id: string) => Promise<Message>;
  /** Resolves once a reading has told its first step: it is under way then. */
  readonly begun: (id: string) => Promise<Message>;
  /** Ends its input and resolves with its exit code. */
  readonly end: () => Promise<number | null>;
};

const mostRunning = 64;
const numbered = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}${index}`);

describePowerShell("the host under stress", (engine) => {
  function startHost(device: string, { folder = temporaryFolder(), script = hostScript } = {}): RawHost {
    const command = engine.run(script, { device: deviceFixture(device), environment: benchEnvironment(folder) });
    const child = spawn(command.file, command.args, { env: command.env, stdio: ["pipe", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const told = new Map<string, PromiseWithResolvers<Message>>();
    const slot = (type: string, id: string): PromiseWithResolvers<Message> => {
      const known = told.get(`${type} ${id}`) ?? Promise.withResolvers<Message>();
      told.set(`${type} ${id}`, known);
      return known;
    };
    const exited = once(child, "exit");
    void exited.then(([code]) => {
      for (const { promise, reject } of told.values()) {
        promise.catch(() => undefined);
        reject(new Error(`The host ended with ${code}.`));
      }
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      const message: Message = JSON.parse(line);
      slot(message.type, message.id).resolve(message);
    });
    return {
      child,
      send: (...requests) =>
        void child.stdin.write(requests.map((request) => `${JSON.stringify({ v: 2, ...request })}\n`).join("")),
      answer: (id) => slot("answer", id).promise,
      begun: (id) => slot("progress", id).promise,
      end: async () => {
        child.stdin.end();
        return (await exited)[0];
      },
    };
  }

  const collect = (id: string, address = "local") => ({ id, op: "collect", address });
  const cancel = (target: string) => ({ id: `cancel-${target}`, op: "cancel", target });

  test("as many readings as it takes, begun and cancelled at once, three times over", async () => {
    const host = startHost("hanging");
    for (let round = 0; round < 3; round += 1) {
      const ids = numbered(`round${round}-`, mostRunning);
      host.send(...ids.map((id) => collect(id)), ...ids.map(cancel));
      for (const id of ids) expect(await host.answer(id)).toMatchObject({ error: { code: "cancelled" } });
    }
    host.send({ id: "hello", op: "hello" });
    expect(await host.answer("hello")).toMatchObject({ ok: true });
    expect(await host.end()).toBe(0);
  });

  test("readings that end while they are cancelled are answered once, either way", async () => {
    const host = startHost("fresh");
    for (let round = 0; round < 5; round += 1) {
      const ids = numbered(`round${round}-`, 24);
      host.send(...ids.map((id) => ({ id, op: "cleanup" })));
      // Whichever is still under way when the first has ended.
      await host.answer(ids[0] ?? "");
      host.send(...ids.map(cancel));
      const ends = await Promise.all(ids.map(host.answer));
      expect(ends.every(({ ok, error }) => ok === true || error?.code === "cancelled")).toBe(true);
    }
    expect(await host.end()).toBe(0);
  });

  test("more than it takes are waiting: each can be cancelled, none is begun twice, and case tells ids apart", async () => {
    const host = startHost("hanging");
    const ids = numbered("id", mostRunning + 20);
    host.send(...ids.map((id) => collect(id)), collect(ids.at(-1) ?? ""), { id: "ID0", op: "devices" });
    expect(await host.answer(ids.at(-1) ?? "")).toMatchObject({ error: { code: "badRequest" } });
    expect(await host.answer("ID0")).toMatchObject({ ok: true });
    host.send(...ids.map(cancel), { id: "nobody", op: "cancel", target: "" });
    for (const id of ids.slice(0, -1)) expect(await host.answer(id)).toMatchObject({ error: { code: "cancelled" } });
    host.send({ id: "hello", op: "hello" });
    expect(await host.answer("hello")).toMatchObject({ ok: true });
    expect(await host.end()).toBe(0);
  });

  test("when its input ends with all of them under way, it ends them and itself", async () => {
    const host = startHost("hanging");
    host.send(...numbered("id", mostRunning + 20).map((id) => collect(id)), { id: "hello", op: "hello" });
    expect(await host.answer("hello")).toMatchObject({ ok: true });
    expect(await host.end()).toBe(0);
  });

  test("a reading that cannot be ended holds up neither the others nor the end", async () => {
    const host = startHost("stuck");
    host.send(collect("stuck"));
    await host.begun("stuck");
    host.send(cancel("stuck"), { id: "after", op: "cleanup" });
    expect(await host.answer("stuck")).toMatchObject({ error: { code: "cancelled" } });
    expect(await host.answer("after")).toMatchObject({ ok: true });
    expect(await host.end()).toBe(0);
  });

  test("a host whose every place is held by such readings ends by itself", async () => {
    // The same script with no patience and one place.
    const folder = temporaryFolder();
    cpSync(dirname(hostScript), folder, { recursive: true });
    const script = join(folder, "reseal-host.ps1");
    const patient = readFileSync(script, "utf8");
    const text = patient
      .replace("$stuckMilliseconds = 60000", "$stuckMilliseconds = 0")
      .replace("$mostRunning = 64", "$mostRunning = 1");
    expect(text.length).toBe(patient.length - 5);
    writeFileSync(script, text);
    const host = startHost("stuck", { script });
    host.send(collect("stuck"));
    await host.begun("stuck");
    host.send(cancel("stuck"));
    const [code] = await once(host.child, "exit");
    expect(code).toBe(1);
  });

  test("when the bench is gone without a word, what was changed for a reading is taken back", async () => {
    const [address, folder] = [addressOf(25), temporaryFolder()];
    await listenAt(address);
    const trusted = join(folder, "trusted-hosts");
    writeFileSync(trusted, "10.0.0.5");
    const host = startHost("network", { folder });
    const password = Buffer.from(networkLogon.password).toString("base64");
    host.send(
      { id: "logon", op: "credential", credential: "one", userName: networkLogon.userName, password },
      { ...collect("far", address), credential: "one" },
    );
    await untilIn(folder, () => readFileSync(trusted, "utf8").includes(address));
    const exited = once(host.child, "exit");
    host.child.stdout?.destroy();
    host.child.stdin?.destroy();
    expect((await exited)[0]).toBe(0);
    expect(readFileSync(trusted, "utf8")).toBe("10.0.0.5");
  });

  test("a flood of nonsense is answered line by line", async () => {
    const host = startHost("fresh");
    host.child.stdin?.write(`${"x".repeat(10_000)}\n`.repeat(500));
    host.child.stdin?.write(`${JSON.stringify({ v: 2, id: "long", op: "hello", more: "y".repeat(300_000) })}\n`);
    host.send({ id: "hello", op: "hello" });
    expect(await host.answer("?")).toMatchObject({ error: { code: "badRequest" } });
    expect(await host.answer("hello")).toMatchObject({ ok: true });
    expect(await host.end()).toBe(0);
  });
});
