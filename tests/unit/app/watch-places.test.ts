import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFileMedia } from "../../../main/adapters/media/file-media.ts";
import type { FoundPlace } from "../../../main/app/intake/intake-ports.ts";
import type { Media } from "../../../main/app/ports/media.ts";
import { openIntakeBench } from "../../support/intake-bench.ts";
import { orThrow } from "../../support/or-throw.ts";
import { serialListReader } from "../../support/scripted-reader.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const receipt = "reseal-collected.json";
/** Long enough for every file to be found whole and read. */
const enoughMs = 10_000;

type PlacesOptions = { readonly kind?: FoundPlace["kind"]; readonly change?: (media: Media) => Media };

async function openPlaces({ kind = "stick", change = (media) => media }: PlacesOptions = {}) {
  const root = temporaryFolder();
  const folder = join(root, "stick");
  const places = (): readonly FoundPlace[] => [{ kind, folder, name: "STICK" }];
  const media = change(createFileMedia({ outputFolder: join(root, "output"), maxFiles: 60 }));
  const bench = await openIntakeBench({ reader: serialListReader, media, places });
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const plugIn = (files: Readonly<Record<string, string>>): void => {
    mkdirSync(folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) put(path, content);
  };
  const pull = (): void => renameSync(folder, join(root, "pocket"));
  const plugInAgain = (): void => renameSync(join(root, "pocket"), folder);
  const place = () => bench.view().places[0];
  const names = (): readonly string[] =>
    bench
      .view()
      .readings.map((reading) => reading.fileName)
      .toSorted();
  return { ...bench, folder, put, plugIn, pull, plugInAgain, place, names };
}

describe("a stick that appears", () => {
  it("is read by itself, folders and all, and marked as collected", async () => {
    const { bench, folder, names, pass, place, plugIn } = await openPlaces();
    await pass(enoughMs);
    expect([names(), place()]).toEqual([[], undefined]);
    plugIn({ "a.csv": "SIM0001", "tray 2/b": "SIM0002\nSIM0001" });
    await pass(enoughMs);
    expect(names()).toEqual(["a.csv", "tray 2/b"]);
    expect(bench.state().units.size).toBe(2);
    expect(place()).toMatchObject({
      kind: "stick",
      name: "STICK",
      state: "collected",
      files: 2,
      filesRead: 2,
      missed: [],
    });
    expect(place()?.receipt).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, receipt), "utf8"))).toMatchObject({
      ...{ collectedBy: "Reseal 0.1.0", bench: "BENCH-PC", order: "CT-0042" },
      files: [
        { path: "a.csv", size: 7, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { path: "tray 2/b", size: 15 },
      ],
    });
  });

  it("leaves out what belongs to the system, is hidden, or is a link", async () => {
    const { folder, names, pass, plugIn } = await openPlaces();
    plugIn({ "a.csv": "SIM0001", "System Volume Information/x": "SIM0002", ".hidden": "SIM0003", ".h/y": "SIM0004" });
    symlinkSync(join(folder, "a.csv"), join(folder, "link.csv"));
    symlinkSync(folder, join(folder, "loop"));
    await pass(enoughMs);
    expect(names()).toEqual(["a.csv"]);
  });

  it("keeps other people's pictures and programs to itself", async () => {
    const { names, originals, pass, place, plugIn, put } = await openPlaces();
    plugIn({ "a.csv": "SIM0001" });
    put("holiday.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a));
    put("setup.exe", Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0));
    put("MZ-list.txt", "MZ0001");
    await pass(enoughMs);
    expect(names()).toEqual(["MZ-list.txt", "a.csv"]);
    expect(place()).toMatchObject({ state: "collected", leftAlone: ["holiday.jpg", "setup.exe"] });
    expect(originals.kept()).toHaveLength(2);
  });

  it("with the same files again has nothing new, also after a restart", async () => {
    const { names, pass, place, plugIn, plugInAgain, pull } = await openPlaces();
    plugIn({ "a.csv": "SIM0001" });
    await pass(enoughMs);
    pull();
    await pass(enoughMs);
    expect(place()).toMatchObject({ state: "collected" });
    plugInAgain();
    await pass(enoughMs);
    expect([names(), place()?.state]).toEqual([["a.csv"], "nothingNew"]);
  });

  it("that cannot be written to is collected all the same, and says so", async () => {
    const { pass, place, plugIn } = await openPlaces({
      change: (media) => ({
        ...media,
        writeReceipt: (folder) => media.writeReceipt(join(folder, "no", "such", "folder"), ""),
      }),
    });
    plugIn({ "a.csv": "SIM0001" });
    await pass(enoughMs);
    expect(place()).toMatchObject({ state: "collected", receipt: false, error: { code: "file.notWritten" } });
  });

  it("with more files than any stick of devices is refused", async () => {
    const { names, pass, place, plugIn } = await openPlaces();
    plugIn(Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`${index}.csv`, `SIM${index}`])));
    await pass(enoughMs);
    expect([names(), place()]).toMatchObject([[], { state: "failed", error: { code: "intake.tooLarge" } }]);
  });
});

describe("a stick that is pulled half way", () => {
  it("says what was missed, processes the rest, and reads only the missed when it comes back", async () => {
    let opened = 0;
    let onThird: () => void = () => undefined;
    const { bench, names, pass, place, plugIn, plugInAgain, pull } = await openPlaces({
      change: (media) => ({
        ...media,
        openFile: (folder, path) => {
          opened += 1;
          if (opened === 3) onThird();
          return media.openFile(folder, path);
        },
      }),
    });
    onThird = pull;
    plugIn({ "a.csv": "SIM0001", "b.csv": "SIM0002", "c.csv": "SIM0003", "d.csv": "SIM0004" });
    await pass(enoughMs);
    expect(place()).toMatchObject({
      state: "pulled",
      files: 4,
      filesRead: 2,
      missed: ["c.csv", "d.csv"],
      receipt: false,
    });
    expect([names(), bench.state().units.size]).toEqual([["a.csv", "b.csv"], 2]);
    plugInAgain();
    await pass(enoughMs);
    expect(place()).toMatchObject({ state: "collected", missed: [], receipt: true });
    expect([names(), bench.state().units.size]).toEqual([["a.csv", "b.csv", "c.csv", "d.csv"], 4]);
  });
});

describe("a file that is being written to", () => {
  it("is left until it is quiet", async () => {
    const { folder, names, pass, place, plugIn } = await openPlaces();
    plugIn({ "a.csv": "SIM0001" });
    for (let second = 0; second < 12; second += 1) {
      appendFileSync(join(folder, "a.csv"), `\nSIM${1_000 + second}`);
      await pass(500);
    }
    expect([names(), place()?.state]).toEqual([[], "reading"]);
    await pass(enoughMs);
    expect([names(), place()?.state]).toEqual([["a.csv"], "collected"]);
  });
});

describe("a watched folder", () => {
  it("is looked at for as long as it is watched: what comes later is read, too, and nothing is written into it", async () => {
    const { folder, names, pass, place, plugIn, put } = await openPlaces({ kind: "folder" });
    plugIn({ "a.csv": "SIM0001" });
    await pass(enoughMs);
    put("b.csv", "SIM0002");
    await pass(enoughMs);
    put("a.csv", "SIM0003\nSIM0001");
    await pass(enoughMs);
    expect(names()).toEqual(["a.csv", "a.csv", "b.csv"]);
    expect(place()).toMatchObject({ kind: "folder", state: "collected", files: 2, receipt: false });
    expect(existsSync(join(folder, receipt))).toBe(false);
  });

  it("that is not there says so, and is read as soon as it is", async () => {
    const { names, pass, place, plugIn } = await openPlaces({ kind: "folder" });
    await pass(enoughMs);
    expect(place()).toMatchObject({ state: "failed", error: { code: "intake.notFound" } });
    plugIn({ "a.csv": "SIM0001" });
    await pass(enoughMs);
    expect(names()).toEqual(["a.csv"]);
    expect(place()).toMatchObject({ state: "collected" });
    expect(place()?.error).toBeUndefined();
  });
});

it("looking by hand looks at once and tells how many places there are", async () => {
  const { desk, folder, pass, place, plugIn } = await openPlaces();
  const look = async () => orThrow(await desk.handlers["intake.readPlaces"]({}));
  expect(await look()).toEqual({ places: 0 });
  plugIn({ "a.csv": "SIM0001" });
  expect(await look()).toEqual({ places: 1 });
  await pass(1_500);
  expect(place()).toMatchObject({ state: "collected" });
  rmSync(folder, { recursive: true });
  expect(await look()).toEqual({ places: 0 });
});

it("what keeps files failing stops a stick until somebody asks again", async () => {
  const { desk, originals, pass, place, plugIn, names } = await openPlaces();
  originals.failWrites(true);
  plugIn({ "a.csv": "SIM0001" });
  await pass(enoughMs);
  expect(place()).toMatchObject({ state: "failed", error: { code: "store.writeFailed" } });
  originals.failWrites(false);
  await pass(enoughMs);
  expect(names()).toEqual([]);
  orThrow(await desk.handlers["intake.readPlaces"]({}));
  await pass(enoughMs);
  expect([names(), place()?.state]).toEqual([["a.csv"], "collected"]);
});
