import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createIntakeReader } from "../../../main/adapters/intake/create-intake-reader.ts";
import { createFileMedia } from "../../../main/adapters/media/file-media.ts";
import { openIdentityRegister } from "../../../main/adapters/store/open-identity-register.ts";
import { openSqliteBenchStore } from "../../../main/adapters/store/open-sqlite-bench-store.ts";
import { createSealedOriginals } from "../../../main/adapters/store/sealed-originals.ts";
import { createFileKeySecrets } from "../../../main/adapters/system/file-key-secrets.ts";
import { createJsonLinesLog } from "../../../main/adapters/system/json-lines-log.ts";
import { openIntakeBench } from "../../support/intake-bench.ts";
import { hashOf, intakeFileMakers, plantedProductKey } from "../../support/intake-files.ts";
import { orThrow } from "../../support/or-throw.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";

const account = "planted.person@contoso.example";
const serials = ["SIM0001", "SIM0002", "SIM0003"];
const damagedHash = hashOf("SIM0009").slice(0, 1_500);

/** Every file below a folder with its content, one character a byte. */
function contents(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(folder, path), "latin1") }));
}

/** Pieces of a hash as they would show in any text: from its middle, which no redaction of beginnings would catch. */
const piecesOf = (hash: string): readonly string[] => [hash.slice(0, 48), hash.slice(600, 648), hash.slice(-48)];

it("nothing of a hash or a product key comes out of the sealed store, and no account into logs, notes or receipts", async () => {
  const root = temporaryFolder();
  const stick = join(root, "stick");
  const outputFolder = join(root, "output");
  const data = join(root, "data");
  const clock = createVirtualClock();
  const log = createJsonLinesLog({ file: join(data, "logs", "reseal.log"), clock });
  const secrets = createFileKeySecrets(join(root, "bench.key"));
  const store = orThrow(openSqliteBenchStore({ file: join(data, "bench.sqlite"), secrets, clock, log }));
  const register = orThrow(openIdentityRegister({ file: join(data, "identities.sqlite"), log }));
  const bench = await openIntakeBench({
    reader: createIntakeReader(),
    store,
    log,
    originals: createSealedOriginals({ folder: join(data, "originals"), secrets, log }),
    register,
    media: createFileMedia({ outputFolder }),
    places: () => [{ kind: "stick", folder: stick, name: "STICK" }],
  });

  mkdirSync(stick);
  for (const make of Object.values(intakeFileMakers)) {
    const { name, bytes } = make(serials);
    writeFileSync(join(stick, name), bytes);
  }
  const rows = [`SIM0008,,${hashOf("SIM0008")},TAG-B,${account}`, `SIM0009,${plantedProductKey},${damagedHash}`];
  const damaged = ["Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User", ...rows].join("\n");
  writeFileSync(join(stick, "damaged.csv"), damaged);
  // A hash in the wrong column, a key where the hash belongs, and both in a text that is no table at all.
  writeFileSync(join(stick, "mixed.csv"), `Serial;Hash\n${damagedHash};SIM0010\n${account};${plantedProductKey}\n`);
  writeFileSync(join(stick, "note.txt"), `Dear ${account}, the key is ${plantedProductKey}.\n${damagedHash}\n`);
  for (let round = 0; bench.view().places[0]?.state !== "collected"; round += 1) {
    expect(round).toBeLessThan(200);
    await bench.pass(1_000);
  }
  for (let round = 0; bench.view().readings.some((reading) => reading.state === "reading"); round += 1) {
    expect(round).toBeLessThan(200);
    await bench.pass(1_000);
  }

  const { handlers } = bench.desk;
  const { readings } = bench.view();
  expect(readings.length).toBeGreaterThan(10);
  expect(readings.filter((reading) => reading.state !== "done")).toEqual([]);
  const told: unknown[] = [bench.view()];
  for (const { readingId } of readings) {
    told.push(await handlers["intake.rows"]({ readingId, choice: "all", offset: 0, limit: 200 }));
    told.push(await handlers["intake.exportRefused"]({ readingId }));
  }
  expect(JSON.stringify(told)).toContain("SIM0009");
  const journal = JSON.stringify(orThrow(store.readAfter(0)));
  await bench.desk.stop();
  register.close();
  store.close();

  const kept = contents(data);
  const notes = [...contents(outputFolder), ...contents(stick).filter(({ path }) => path.endsWith(".json"))];
  expect(kept.filter(({ path }) => path.endsWith(".sealed")).length).toBeGreaterThan(10);
  expect(notes.map(({ path }) => path)).toContain("reseal-collected.json");
  const everything = [
    { path: "answers", text: JSON.stringify(told) },
    { path: "journal", text: journal },
    ...kept,
    ...notes,
  ];
  const planted = [plantedProductKey, ...serials.map(hashOf).flatMap(piecesOf), ...piecesOf(damagedHash)];
  const found = planted.flatMap((secret) =>
    everything.filter(({ text }) => text.includes(secret)).map(({ path }) => path),
  );
  expect(found).toEqual([]);
  const quiet = [...notes, ...kept.filter(({ path }) => path.endsWith(".log"))];
  expect(quiet.filter(({ text }) => text.includes(account)).map(({ path }) => path)).toEqual([]);
});
