import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { hashOf, type IntakeFile, intakeFileMakers } from "../support/intake-files.ts";
import { expectNoAxeFindings } from "./support/axe.ts";
import { dropPaths, goTo, keepPicture, makeFolder } from "./support/intake.ts";
import { launch, type RunningApp } from "./support/launch.ts";
import { scan } from "./support/technician.ts";

// A morning at the intake, as a technician sees it: one window, one thing after the other.
test.describe.configure({ mode: "serial" });

const fixtures = fileURLToPath(new URL("../fixtures/hardware-hashes/", import.meta.url));
const sample = (name: string): string => readFileSync(`${fixtures}${name}`, "utf8").trim();
const intuneHeader = "Device Serial Number,Windows Product ID,Hardware Hash";
const lines = (...all: readonly string[]): string => all.map((line) => `${line}\r\n`).join("");

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await goTo(page, "Intake");
});
test.afterAll(() => running.close());

test("a dropped folder shows every file with what it is and what became of it, and the totals add up", async () => {
  const kinds = Object.entries(intakeFileMakers);
  const files = kinds.map(([, make], index) => make([`SIM7${index}A`, `SIM7${index}B`]));
  // Two files may have the same name; in a folder below they do not meet.
  const path = ({ name }: IntakeFile, index: number) => (index % 5 === 4 ? `cellar/${name}` : name);
  const content = Object.fromEntries(files.map((file, index) => [path(file, index), file.bytes]));
  await dropPaths(page, makeFolder("From the warehouse", content));

  const group = page.getByRole("region", { name: "From the warehouse" });
  await expect(group).toContainText(`${kinds.length} files`);
  await expect(group).toContainText("28 rows = 26 accepted + 0 already here + 2 refused");
  const becameOf = (name: string) => group.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
  const outcomes: readonly (readonly [string, RegExp])[] = [
    ["intune.csv", /Intune CSV · ASCII · separated by commas · header in line 1.*2 rows = 2 accepted/],
    ["intune-tags.csv", /Intune CSV.*2 rows = 2 accepted.*2 with a warning/],
    ["partner.csv", /Partner Center CSV.*2 rows = 2 accepted/],
    ["vendor.csv", /CSV of a vendor.*semicolons.*columns guessed.*2 rows = 2 accepted/],
    ["cellar/stick.csv", /Intune CSV · UTF-16.*2 rows = 2 accepted/],
    ["headerless.csv", /CSV without a header.*no header.*2 rows = 2 accepted/],
    [
      "identifiers.csv",
      /Corporate identifiers.*2 rows = 0 accepted \+ 0 already here \+ 2 refused.*register nothing in Autopilot/,
    ],
    ["hash.txt", /Hash as text.*2 rows = 2 accepted/],
    ["OA3.xml", /OA3 report.*2 rows = 2 accepted/],
    ["cellar/stored.cab", /Cabinet file · 1 table.*2 rows = 2 accepted/],
    ["MDMDiag.cab", /Cabinet file · 1 table.*2 rows = 2 accepted/],
    ["autopilot.cab", /Cabinet file · 1 table.*2 rows = 2 accepted/],
    ["DiagLogs.zip", /ZIP file · 1 table.*2 rows = 2 accepted/],
    ["devices.xlsx", /Workbook.*2 rows = 2 accepted/],
    ["cellar/MdmDiagReport_RegistryDump.reg", /Registry export.*nothing in it to import/],
    ["AutopilotDDSZTDFile.json", /Autopilot profile.*nothing in it to import/],
    ["locked.zip", /Nothing could be read.*Needs a password/],
    ["devices.xls", /Nothing could be read.*\.xls.*save it as \.xlsx or CSV/],
    ["AutopilotHWID.csv", /Empty file.*nothing in it to import/],
  ];
  expect(outcomes).toHaveLength(kinds.length);
  for (const [name, outcome] of outcomes) await expect(becameOf(name).first()).toContainText(outcome);
  await keepPicture(page, "intake-folder");
});

test("what an archive holds is opened below it", async () => {
  const group = page.getByRole("region", { name: "From the warehouse" });
  await group.getByRole("button", { name: "Details of DiagLogs.zip" }).click();
  await expect(group).toContainText("mdmlogs.cab/DeviceHash_BENCH-01.csv: Intune CSV");
  await expect(group).toContainText(/results\.xml: Nothing of use, recognised/);
});

test("the same folder again is here already", async () => {
  await dropPaths(page, makeFolder("Again", { "intune.csv": intakeFileMakers.intuneCsv(["SIM70A", "SIM70B"]).bytes }));
  const group = page.getByRole("region", { name: "Again", exact: true });
  await expect(group).toContainText("2 rows = 0 accepted + 2 already here + 0 refused");
  await expect(group.getByRole("table", { name: "Rows of Again" })).toContainText(/Same unit as .*intune\.csv:2/);
});

test("a damaged file shows fields and a grade for each row, and loses none", async () => {
  const valid = sample("synthetic-full-valid.b64");
  const csv = lines(
    intuneHeader,
    `SIM0000001,,${valid}`,
    `SIM0000002,,${valid.slice(0, 500)}#${valid.slice(501)}`,
    `,,${sample("synthetic-full-bad-checksum.b64")}`,
    `3762-6031-9351-8758-8222-9601-28,,${sample("oofhours-2022-hyperv-vm.partial.b64")}`,
    `R9-ZNP67,,${sample("microsoft-partnercenter-csv-example.prefix.b64")}`,
    "PF1,,1234567890123",
  );
  await dropPaths(page, join(makeFolder("Samples", { "samples.csv": csv }), "samples.csv"));
  const file = page.getByRole("region", { name: "samples.csv" });
  await expect(file).toContainText(/6 rows = \d accepted \+ \d already here \+ \d refused/);
  const rows = file.getByRole("table", { name: "Rows of samples.csv" }).getByRole("row");
  await expect(rows).toHaveCount(7);
  await expect(rows.nth(1)).toContainText(
    /SIM0000001.*Accepted.*Contoso.*Bench Laptop 14.*2\.0 SIMV.*10\.0\.26100\.4061/,
  );
  await expect(rows.nth(4)).toContainText(/Refused.*column 3.*Microsoft Corporation.*10\.0\.25158\.1000/s);
  await expect(rows.nth(6)).toContainText(/Refused.*column 3/s);
  // Nothing on the screen is hash text.
  expect(await page.getByRole("main").innerText()).not.toContain(valid.slice(40, 80));
  await file.getByLabel("Show").selectOption("refused");
  await expect(rows.nth(1)).toContainText("Refused");

  await file.getByRole("button", { name: "Export refused rows" }).click();
  await expect(file).toContainText(/refused rows written to .*\.csv/);
  await file.getByRole("button", { name: "Save the original" }).click();
  await expect(file).toContainText(/The untouched original was written to .*samples\.csv/);
  const written = readdirSync(join(running.userData, "Documents", "Reseal"));
  expect(written).toHaveLength(2);
  await keepPicture(page, "intake-damaged");
});

test("columns that were guessed wrong are put right, and the rows change", async () => {
  const rows = ["SIM831", "SIM832"].map((serial) => `Shelf 7,${hashOf(serial)},Contoso,Bench 14`);
  await dropPaths(page, join(makeFolder("Vendor", { "vendor list.txt": lines(...rows) }), "vendor list.txt"));
  const file = page.getByRole("region", { name: "vendor list.txt" });
  await expect(file).toContainText("The columns were worked out from their values");
  const shown = file.getByRole("table", { name: "Rows of vendor list.txt" });
  await expect(shown).toContainText("Serial number differs: file says Shelf 7, hash says SIM831");
  await keepPicture(page, "intake-mapping");
  await file.getByLabel("Column 1 holds").selectOption("Not used");
  await file.getByRole("button", { name: "Use these columns" }).click();
  await expect(file).toContainText("columns chosen by hand");
  await expect(shown).not.toContainText("Serial number differs");
  await expect(shown.getByRole("row").nth(1)).toContainText(/SIM831.*Fine/);
  await expect(file).toContainText("2 rows = 2 accepted + 0 already here + 0 refused");
});

test("a swapped label stops the unit until a person has decided which unit it is", async () => {
  const csv = lines(intuneHeader, `SIM9000850,,${hashOf("SIM9000851")}`);
  await dropPaths(page, join(makeFolder("Swapped", { "swapped.csv": csv }), "swapped.csv"));
  const file = page.getByRole("region", { name: "swapped.csv" });
  await expect(file).toContainText("Serial number differs: file says SIM9000850, hash says SIM9000851");
  await file.getByRole("button", { name: "Open unit SIM9000851" }).click();
  const panel = page.getByRole("dialog").first();
  await expect(panel).toContainText(/Stop: serial in hash SIM9000851, elsewhere SIM9000850/);
  await keepPicture(page, "unit-swapped-label");
  await panel.getByRole("button", { name: "Decide which serial it is…" }).click();
  const question = page.getByRole("dialog", { name: "Which unit is this?" });
  await question.getByRole("radio", { name: "SIM9000850 · in the file" }).check();
  await expect(question).toContainText("The hash is another device's then");
  await question.getByRole("radio", { name: "SIM9000851 · in the hash" }).check();
  await question.getByLabel("Serial number, or its last characters").fill("0851");
  await question.getByLabel("Slot number, or model").fill("Bench Laptop 14");
  await keepPicture(page, "unit-decide-identity");
  await question.getByRole("button", { name: "This is the unit" }).click();
  await expect(question).toBeHidden();
  await expect(panel).not.toContainText("Stop: serial");
  await panel.getByRole("tab", { name: "Identity" }).click();
  await expect(panel).toContainText(/Decided: it is SIM9000851/);
  await page.keyboard.press("Escape");
});

test("pasted text is read like a file", async () => {
  await paste(lines(intuneHeader, `SIM9000900,,${hashOf("SIM9000900")}`));
  const file = page.getByRole("region", { name: "Pasted text.csv" });
  await expect(file).toContainText("1 row = 1 accepted + 0 already here + 0 refused");
  await expect(file).toContainText("SIM9000900");
});

test("a picked folder is read like a dropped one", async () => {
  const folder = makeFolder("Picked", { "a.csv": intakeFileMakers.intuneCsv(["SIM9000910"]).bytes });
  await page.locator("input[webkitdirectory]").setInputFiles(folder);
  await expect(page.getByRole("region", { name: "Picked", exact: true })).toContainText("1 row = 1 accepted");
});

test("of a large file it is shown how much has gone, and it can be cancelled", async () => {
  const folder = makeFolder("Large", { "large.bin": new Uint8Array(300_000_000) });
  await dropPaths(page, join(folder, "large.bin"));
  await expect(page.getByText("Handing over large.bin")).toBeVisible();
  await expect(page.getByText(/^[1-9]\d* of 300 MB$/)).toBeVisible();
  const file = page.getByRole("region", { name: "large.bin" });
  await expect(file).toContainText(/Arriving, \d+(\.\d)? of 300 MB/);
  await keepPicture(page, "intake-arriving");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(file).toContainText("Could not be read");
  await expect(page.getByText("Handing over large.bin")).toBeHidden();
});

test("the order's units are written for both importers, and those left out are named", async () => {
  const csv = lines(intuneHeader, `SIM9000920,,${hashOf("SIM9000921")}`);
  await dropPaths(page, join(makeFolder("Stopped", { "stopped.csv": csv }), "stopped.csv"));
  await expect(page.getByRole("region", { name: "stopped.csv" })).toContainText("Stops the unit");
  await page.getByRole("button", { name: "Write Intune CSV" }).click();
  const card = page.getByRole("region", { name: "Files for the import by hand" });
  await expect(card).toContainText(/\d+ rows written in 1 file/);
  await expect(card).toContainText(/SIM90009\d+ is stopped: nothing unchecked leaves the bench/);
  const folder = join(running.userData, "Documents", "Reseal");
  const name = readdirSync(folder).find((file) => file.startsWith("intune-")) ?? "";
  expect(readFileSync(join(folder, name), "latin1").split("\r\n")[0]).toContain(intuneHeader);
  await page.getByRole("button", { name: "Write Partner Center CSV" }).click();
  await expect(card).toContainText("partnerCenter-");
});

test("rows that an order has no room for wait, are found, and come onto the board when their device is scanned", async () => {
  // Most of a vendor's list has no hash; what counts is how long it is.
  const plain = Array.from({ length: 5_000 }, (_, index) => `SIM5${index},Contoso,Contoso Book 14,`);
  const serials = Array.from({ length: 12 }, (_, index) => `SIM990095${index}`);
  const full = serials.map((serial) => `${serial},Contoso,Contoso Book 14,${hashOf(serial)}`);
  const csv = lines("Serial number,Manufacturer name,Device model,Hardware Hash", ...plain, ...full);
  await dropPaths(page, join(makeFolder("Long", { "long.csv": csv }), "long.csv"));
  const file = page.getByRole("region", { name: "long.csv" });
  await expect(file).toContainText("5,012 rows = 5,012 accepted", { timeout: 60_000 });
  await expect(file).toContainText(/\d+ of the accepted rows wait: the order is full/);
  const card = page.getByRole("region", { name: "Rows that wait" });
  await expect(card).toContainText("There is no room for more units from files");
  await card.getByRole("textbox").fill("SIM9900957");
  const row = card.getByRole("row").filter({ hasText: "SIM9900957" });
  await expect(row).toContainText("long.csv:5009");
  await expect(card.getByRole("button", { name: /Bring/ })).toHaveCount(0);
  await card.scrollIntoViewIfNeeded();
  await expectNoAxeFindings(page);
  await keepPicture(page, "intake-waiting");
  await page.getByRole("heading", { name: "Intake" }).click();
  await scan(page, "SIM9900957");
  await expect(page.getByRole("dialog")).toContainText("SIM9900957");
  await page.keyboard.press("Escape");
  await expect(card).toContainText("No waiting row begins so.");
  await card.getByRole("textbox").fill("");
  await expect(card.getByRole("row").nth(1)).toContainText("long.csv");
});

/** Pastes a text outside every field, as Ctrl+V does. */
async function paste(text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
