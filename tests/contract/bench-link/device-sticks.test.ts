import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createDeviceSticks } from "../../../main/adapters/bench-link/device-sticks.ts";
import { createFileMedia } from "../../../main/adapters/media/file-media.ts";
import { scriptFolders } from "../../support/open-link.ts";
import { orThrow } from "../../support/or-throw.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const collector = "Reseal/reseal-collector.ps1";

function benchPc() {
  const about = { bench: "BENCH-PC", version: "0.1.0" };
  const registerFile = join(temporaryFolder(), "data", "sticks.json");
  const log = createRecordingLog();
  return { log, registerFile, sticks: createDeviceSticks({ registerFile, scripts: scriptFolders, log, about }) };
}

async function preparedStick() {
  const bench = benchPc();
  const folder = temporaryFolder();
  orThrow(await bench.sticks.prepare(folder));
  return { ...bench, folder };
}

test("a stick gets launcher, collector and manifest, each whole, beside what lies on it", async () => {
  const { sticks } = benchPc();
  const folder = temporaryFolder();
  writeFileSync(join(folder, "list.csv"), "Device Serial Number\n1");
  expect(await sticks.check(folder)).toBeUndefined();
  expect(await sticks.prepare(folder)).toEqual({ ok: true, value: { files: 3 } });
  expect(readdirSync(folder)).toEqual(["Reseal", "list.csv", "reseal.cmd"]);
  expect(readdirSync(join(folder, "Reseal"))).toEqual(["reseal-collector.ps1", "reseal-stick.json"]);
  expect(readFileSync(join(folder, "reseal.cmd"), "latin1")).toContain('-file "%~dp0Reseal\\reseal-collector.ps1"\r\n');
  expect(readFileSync(join(folder, collector), "latin1")).toMatch(/^param\(\[string\]\$code\)\n\$bench = \$null\n/);
  expect(await sticks.check(folder)).toEqual({ state: "intact", names: [] });
});

test("what is put on a stick is no list of devices, and results are", async () => {
  const { folder } = await preparedStick();
  mkdirSync(join(folder, "Reseal", "results"));
  writeFileSync(join(folder, "Reseal", "results", "device-1.json"), "{}");
  const listed = orThrow(await createFileMedia({ outputFolder: folder }).listFiles(folder));
  expect(listed.map(({ path }) => path)).toEqual(["Reseal/results/device-1.json"]);
});

describe("a stick that was changed is recognised", () => {
  test.each([
    ["the collector", (folder: string) => writeFileSync(join(folder, collector), "param($code)\n"), [collector]],
    ["the launcher", (folder: string) => writeFileSync(join(folder, "reseal.cmd"), "del c:\\\r\n"), ["reseal.cmd"]],
    ["something missing", (folder: string) => rmSync(join(folder, collector)), [collector]],
    ["something added", (folder: string) => writeFileSync(join(folder, "Reseal", "more.ps1"), ""), ["Reseal/more.ps1"]],
    [
      "a link in place of a file",
      (folder: string) => {
        rmSync(join(folder, "reseal.cmd"));
        symlinkSync("/etc/hostname", join(folder, "reseal.cmd"));
      },
      ["reseal.cmd"],
    ],
  ])("%s", async (_what, change, names) => {
    const { sticks, folder, log } = await preparedStick();
    change(folder);
    expect(await sticks.check(folder)).toEqual({ state: "changed", names });
    expect(log.lines().at(-1)).toMatchObject({ level: "warn", event: "stick.notIntact" });
    orThrow(await sticks.prepare(folder));
    expect((await sticks.check(folder))?.names).toEqual(names[0] === "Reseal/more.ps1" ? names : []);
  });

  test("collector and manifest changed together: the bench keeps its own sums", async () => {
    const { sticks, folder } = await preparedStick();
    const evil = "param($code)\n";
    writeFileSync(join(folder, collector), evil);
    const manifestFile = join(folder, "Reseal", "reseal-stick.json");
    const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
    const { createHash } = await import("node:crypto");
    manifest.files[1].sha256 = createHash("sha256").update(evil).digest("hex");
    writeFileSync(manifestFile, JSON.stringify(manifest));
    expect(await sticks.check(folder)).toEqual({ state: "changed", names: [collector] });
  });

  test.each(["", "nonsense", "{}", '{"format":"reseal-stick","v":1,"stickId":"x","preparedBy":"","files":[]}'])(
    "a manifest that says nothing: %s",
    async (text) => {
      const { sticks, folder } = await preparedStick();
      writeFileSync(join(folder, "Reseal", "reseal-stick.json"), text);
      expect((await sticks.check(folder))?.state).toBe("foreign");
    },
  );

  test("a stick of another bench is foreign", async () => {
    const { folder } = await preparedStick();
    expect((await benchPc().sticks.check(folder))?.state).toBe("foreign");
  });
});

test("a stick that cannot be written to says so, and nothing half is left", async () => {
  const { sticks } = benchPc();
  const folder = temporaryFolder();
  writeFileSync(join(folder, "Reseal"), "a file where the folder would be");
  expect(await sticks.prepare(folder)).toMatchObject({ ok: false, error: { code: "file.notWritten" } });
  expect(readdirSync(folder)).toEqual(["Reseal"]);
});

describe("the bench's own list of sticks, when it cannot be understood", () => {
  test.each([
    ["torn", '{"1f0c7c5e-5'],
    ["of another kind", '{"sticks":[]}'],
  ])("and is %s, is put aside and never written over", async (_name, content) => {
    const { sticks, registerFile, log, folder } = await preparedStick();
    writeFileSync(registerFile, content);
    expect(await sticks.check(folder)).toMatchObject({ state: "foreign" });
    expect(log.lines()).toContainEqual(expect.objectContaining({ event: "stick.registerUnreadable" }));
    const { keptAside = "" } = orThrow(await sticks.prepare(folder));
    expect(readFileSync(join(dirname(registerFile), keptAside), "utf8")).toBe(content);
    expect(await sticks.check(folder)).toEqual({ state: "intact", names: [] });
    expect(orThrow(await sticks.prepare(temporaryFolder()))).toEqual({ files: 3 });
  });

  test("is put aside as well where it is no file at all", async () => {
    const { sticks, registerFile, folder } = await preparedStick();
    rmSync(registerFile);
    mkdirSync(registerFile);
    expect(orThrow(await sticks.prepare(folder)).keptAside).toMatch(/^sticks\.json\.unreadable-/);
  });
});
