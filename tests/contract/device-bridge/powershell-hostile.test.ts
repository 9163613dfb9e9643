import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { hostileTexts, registryText } from "../../support/powershell/hostile-texts.ts";
import { addressOf, httpsPort, listenAt } from "../../support/powershell/network-bench.ts";
import { startScriptBench } from "../../support/powershell/script-bench.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const far = addressOf(27);
const plainPassword = "P@ss $(throw)";
const tried = { id: "x", host: "localhost", port: 9, protocol: "http", path: "/" } as const;

describePowerShell("texts that want to be code", (engine) => {
  /** A bench whose devices say `text` everywhere; the one on the network takes `password`. */
  async function open() {
    await listenAt(far, httpsPort);
    const folder = temporaryFolder();
    const [textsFile, proof] = [join(folder, "texts"), join(folder, "proof")];
    const say = (text: string, password = plainPassword): void =>
      writeFileSync(textsFile, [text, password].map((line) => Buffer.from(line).toString("base64")).join("\n"));
    writeFileSync(textsFile, "");
    const environment = { RESEAL_TEST_TEXTS: textsFile };
    const { bridge } = startScriptBench(engine, { device: "telling", folder, environment });
    return { bridge, say, texts: hostileTexts(proof), becameCode: () => existsSync(proof) };
  }

  test("travel through every reading and come back as they are", { timeout: 600_000 }, async () => {
    const { bridge, say, texts, becameCode } = await open();
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        say(text);
        const cut = text.slice(0, 1024).trim();
        expect(await bridge.collect("local")).toMatchObject({
          ok: true,
          value: {
            serialNumber: cut,
            manufacturer: cut,
            model: cut,
            hardwareHash: text,
            operatingSystem: { build: cut, edition: cut },
            networkAdapters: [{ name: cut }],
          },
        });
        expect(await bridge.readReadiness("local")).toMatchObject({
          ok: true,
          value: {
            facts: {
              computer: { serialNumber: cut, uuid: cut, processor: cut },
              windows: { edition: cut, firmwareKeyDescription: cut, updateRevision: null, signInServiceStart: cut },
              leftovers: { profileName: cut, assignedTenantDomain: cut, joinedTenantId: cut, autopilotDisabled: null },
            },
            remoteAccess: { winRm: cut },
          },
        });
        const events = [{ channel: "System", ids: [], after: null }];
        const signals = await bridge.readSignals("local", undefined, events);
        expect(signals).toMatchObject({
          ok: true,
          value: { deviceSetup: text, profileName: cut, session: { managedDeviceId: cut }, events: [{ id: 1 }] },
        });
        const tokens = signals.ok ? (signals.value.events ?? []).flatMap((event) => event.tokens) : [];
        for (const token of tokens) expect(text).toContain(token);
        const diagnostics = await bridge.collectDiagnostics("local", ["System"]);
        const file = diagnostics.ok ? diagnostics.value.files.find(({ name }) => name === "registry.txt") : undefined;
        expect(Buffer.from(file?.bytes ?? []).toString()).toContain(`"DeploymentProfileName"=${registryText(text)}`);
        const id = [...text].slice(0, 30).join("");
        expect(await bridge.checkNetwork("local", [{ ...tried, id }])).toMatchObject({
          ok: true,
          value: { endpoints: [{ id, connected: false }] },
        });
        const address = text.slice(0, 255);
        for (const answer of [
          await bridge.collectDiagnostics("local", [text.slice(0, 256)]),
          await bridge.readSignals("local", undefined, [{ channel: text.slice(0, 256), ids: [], after: null }]),
          await bridge.checkNetwork("local", [{ ...tried, host: address }]),
          await bridge.checkNetwork("local", [{ ...tried, path: `/\r\n${text.slice(0, 256)}` }]),
          await bridge.collect(address),
          await bridge.readReadiness(address),
          await bridge.readSignals(address),
          await bridge.collectDiagnostics(address, []),
          await bridge.checkNetwork(address, []),
        ])
          expect(answer).toMatchObject({ ok: false });
        const reached = await bridge.devices([address]);
        expect(reached.ok && reached.value.devices[1]).toEqual({ address, winRm: { http: false, https: false } });
        expect(becameCode()).toBe(false);
      }),
      { numRuns: 4 },
    );
  });

  test("travel the same way over the network, by CIM and by PowerShell there", { timeout: 600_000 }, async () => {
    const { bridge, say, texts, becameCode } = await open();
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        say(text);
        const cut = text.slice(0, 1024).trim();
        bridge.setLogon(far, { userName: "bench", password: plainPassword });
        expect(await bridge.collect(far)).toMatchObject({
          ok: true,
          value: { model: cut, operatingSystem: { edition: cut } },
        });
        expect(await bridge.readReadiness(far)).toMatchObject({
          ok: true,
          value: { facts: { leftovers: { profileName: cut } }, remoteAccess: { winRm: cut } },
        });
        expect(await bridge.readSignals(far)).toMatchObject({
          ok: true,
          value: { deviceSetup: text, profileName: cut },
        });
        const diagnostics = await bridge.collectDiagnostics(far, ["System"]);
        const file = diagnostics.ok ? diagnostics.value.files.find(({ name }) => name === "registry.txt") : undefined;
        expect(Buffer.from(file?.bytes ?? []).toString()).toContain(`"DeploymentProfileName"=${registryText(text)}`);
        const id = [...text].slice(0, 30).join("");
        expect(await bridge.checkNetwork(far, [{ ...tried, id }])).toMatchObject({
          ok: true,
          value: { address: far, endpoints: [{ id, connected: false }] },
        });
        for (const answer of [
          await bridge.collectDiagnostics(far, [text.slice(0, 256)]),
          await bridge.checkNetwork(far, [{ ...tried, host: text.slice(0, 255) }]),
          await bridge.checkNetwork(far, [{ ...tried, path: `/\r\n${text.slice(0, 256)}` }]),
        ])
          expect(answer).toMatchObject({ ok: false });
        expect(becameCode()).toBe(false);
      }),
      { numRuns: 2 },
    );
  });

  test("are passwords like others, but for those that Windows would cut at NUL", { timeout: 600_000 }, async () => {
    const { bridge, say, texts } = await open();
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (text, withNul) => {
        const password = `${[...text.replaceAll("\0", "")].slice(0, 60).join("")}${withNul ? "\0x" : ""}`;
        say("device", password);
        bridge.setLogon(far, { userName: "bench", password });
        const refused = { ok: false, error: { code: "bridge.badMessage", context: { reason: "badRequest" } } };
        expect(await bridge.readSignals(far)).toMatchObject(withNul ? refused : { ok: true });
      }),
      { numRuns: 6 },
    );
  });
});
