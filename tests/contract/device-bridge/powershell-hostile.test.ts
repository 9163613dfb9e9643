import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { startScriptBench } from "../../support/powershell/script-bench.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Ways in which a text would become code if it were ever put into one. `%` is where the proof is to be written. */
const attempts = [
  "$([System.IO.File]::WriteAllText('%','x'))",
  "'; [System.IO.File]::WriteAllText('%','x'); '",
  "\"; [System.IO.File]::WriteAllText('%','x'); \"",
  "`\"$([System.IO.File]::WriteAllText('%','x'))`\"",
  "\n[System.IO.File]::WriteAllText('%','x')\n",
  "'@\n[System.IO.File]::WriteAllText('%','x')\n@'",
  "{ [System.IO.File]::WriteAllText('%','x') }",
  "x' OR '1'='1",
  "..\\..\\%",
  "\u0000%",
  "\u2028%\u2029",
  "\u201c$([System.IO.File]::WriteAllText('%','x'))\u201d",
];

const far = "127.0.0.27";

describePowerShell("texts that want to be code", (engine) => {
  test("travel through every reading and come back as they are", { timeout: 600_000 }, async () => {
    const server = createServer().listen(5986, far);
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const folder = temporaryFolder();
    const [textsFile, proof] = [join(folder, "texts"), join(folder, "proof")];
    writeFileSync(textsFile, "");
    const { bridge } = startScriptBench(engine, {
      device: "telling",
      folder,
      environment: { RESEAL_TEST_TEXTS: textsFile },
    });
    const piece = fc.oneof(
      fc.constantFrom(...attempts).map((text) => text.replace("%", proof)),
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constant("y".repeat(3_000)),
    );
    // Blanks around a text are taken off on purpose, so there are none.
    const hostile = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => `<${pieces.join("")}>`);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        // Windows ends a password at NUL.
        const password = [...text.replaceAll("\0", "")].slice(0, 60).join("");
        writeFileSync(textsFile, [text, password].map((line) => Buffer.from(line).toString("base64")).join("\n"));
        const cut = text.slice(0, 1024).trim();
        const collected = await bridge.collect("local");
        expect(collected).toMatchObject({
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
        const readiness = await bridge.readReadiness("local");
        expect(readiness).toMatchObject({
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
        // The same over the network, where the registry comes through CIM.
        bridge.setLogon(far, { userName: "bench", password });
        expect(await bridge.collect(far)).toMatchObject({
          ok: true,
          value: { model: cut, operatingSystem: { edition: cut } },
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
        for (const answer of [
          await bridge.collectDiagnostics("local", [text.slice(0, 256)]),
          await bridge.readSignals("local", undefined, [{ channel: text.slice(0, 256), ids: [], after: null }]),
          await bridge.checkNetwork("local", [
            { id: "x", host: text.slice(0, 255), port: 9, protocol: "http", path: "/" },
          ]),
          await bridge.checkNetwork("local", [
            { id: "x", host: "localhost", port: 9, protocol: "http", path: `/\r\n${text}` },
          ]),
        ])
          expect(answer).toMatchObject({ ok: false });
        expect(await bridge.collect(text.slice(0, 255))).toMatchObject({ ok: false });
        const reached = await bridge.devices([text.slice(0, 255)]);
        expect(reached.ok && reached.value.devices[1]).toEqual({
          address: text.slice(0, 255),
          winRm: { http: false, https: false },
        });
        expect(existsSync(proof)).toBe(false);
      }),
      { numRuns: 8 },
    );
  });
});

/** A text as registry files write it. */
function registryText(text: string): string {
  const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\r": "\\r", "\n": "\\n", "\0": "\\0" };
  return `"${text.replace(/[\\"\r\n\0]/g, (letter) => escapes[letter] ?? letter)}"`;
}
