import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createIntakeReader } from "../../../../main/adapters/intake/create-intake-reader.ts";
import type { IntakePiece } from "../../../../shared/domain/intake/intake-piece.ts";
import { memorySource } from "../../../support/memory-source.ts";
import { rawSignals } from "../../../support/raw-signals.ts";
import { readinessReading } from "../../../support/readiness-facts.ts";

const reading = {
  address: "local",
  collectedAt: "2026-01-05T08:00:00.000Z",
  serialNumber: " SIM0000001 ",
  manufacturer: "Contoso",
  model: "Contoso Büch 14",
  uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
  hardwareHash: "SIMULATED",
  hashError: null,
  operatingSystem: { sku: 48, edition: "Professional", build: "26100", updateRevision: null },
  tpm: null,
  secureBoot: null,
  onAcPower: null,
  batteryPercent: null,
  networkAdapters: [],
  previouslyEnrolled: null,
  clockUtc: "2026-01-05T08:00:00.000Z",
};
const result = { format: "reseal-device", v: 1, reading, readiness: null, signals: null };

async function read(text: string, name = "device-1.json"): Promise<readonly IntakePiece[]> {
  const pieces: IntakePiece[] = [];
  for await (const piece of createIntakeReader().read(memorySource(text, { name }))) pieces.push(piece);
  return pieces;
}

describe("what the collector wrote on a stick", () => {
  test.each(["device-1.json", "renamed.txt"])("is recognised by its content and gives one row: %s", async (name) => {
    expect(await read(JSON.stringify(result), name)).toEqual([
      { kind: "table", entry: "", table: { kind: "deviceResult", encoding: "utf-8", columns: [], guessed: false } },
      {
        kind: "rows",
        entry: "",
        rows: [
          {
            kind: "row",
            row: {
              line: 1,
              serialNumber: "SIM0000001",
              productId: "",
              hardwareHash: "SIMULATED",
              hashColumn: 0,
              groupTag: "",
              assignedUser: "",
              manufacturer: "Contoso",
              model: "Contoso Büch 14",
              repairs: [],
            },
          },
        ],
      },
    ]);
  });

  test("brings its readiness after its row", async () => {
    const { facts } = readinessReading();
    const remoteAccess = { tokenFilterPolicy: null, winRm: null };
    const at = "2026-01-05T08:00:00.000Z";
    const readiness = { address: "local", observedAt: at, clockUtc: at, facts, remoteAccess };
    const pieces = await read(JSON.stringify({ ...result, readiness }));
    expect(pieces.at(-1)).toEqual({ kind: "told", entry: "", told: { readiness: { facts, remoteAccess } } });
  });

  test("brings everything else that was read, after its row and as it was read", async () => {
    const about = { address: "local", observedAt: "2026-01-05T08:00:00.000Z" };
    const signals = { ...about, ...rawSignals({ deviceSetup: "{}", extension: {} }) };
    const network = { ...about, endpoints: [], proxy: "", clockOffsetMs: null };
    const file = { name: "diagnostics.cab", bytes: 7, chunks: 1, sha256: "0".repeat(64) };
    const diagnostics = { ...about, files: [file], missing: [{ part: "tpm.evtx", reason: "failed" }] };
    const pieces = await read(JSON.stringify({ ...result, signals, network, diagnostics }));
    expect(pieces.map(({ kind }) => kind)).toEqual(["table", "rows", "told"]);
    expect(pieces.at(-1)).toEqual({ kind: "told", entry: "", told: { signals, network, diagnostics } });
    const wrong = { ...diagnostics, files: [{ ...file, name: "../diagnostics.cab" }] };
    expect(await read(JSON.stringify({ ...result, diagnostics: wrong }))).toMatchObject([{ trouble: "damaged" }]);
  });

  test("gives its row or is damaged, whatever stands in its place", async () => {
    const parts = fc.record({ readiness: fc.json(), signals: fc.json(), network: fc.json(), diagnostics: fc.json() });
    await fc.assert(
      fc.asyncProperty(parts, async (texts) => {
        const others = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text)]));
        const kinds = (await read(JSON.stringify({ ...result, ...others }))).map(({ kind }) => kind);
        expect([["table", "rows"], ["trouble"]]).toContainEqual(kinds.filter((kind) => kind !== "told"));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ["cut short", JSON.stringify(result).slice(0, -20)],
    ["of another version", JSON.stringify({ ...result, v: 2 })],
    ["with another reading", JSON.stringify({ ...result, reading: { ...reading, serialNumber: 7 } })],
  ])("is damaged when it is %s", async (_what, text) => {
    expect(await read(text)).toEqual([{ kind: "trouble", entry: "", trouble: "damaged", params: { format: "json" } }]);
  });
});
