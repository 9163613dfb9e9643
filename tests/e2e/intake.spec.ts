import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { launch, type RunningApp } from "./support/launch.ts";

const fixtures = fileURLToPath(new URL("../fixtures/hardware-hashes/", import.meta.url));
const sample = (name: string): string => readFileSync(`${fixtures}${name}`, "utf8").trim();

/** A standard file made of the public samples: good, altered, cut, and a row whose hash was damaged. */
function samplesCsv(): string {
  const valid = sample("synthetic-full-valid.b64");
  const damaged = `${valid.slice(0, 500)}#${valid.slice(501)}`;
  const rows = [
    `SIM0000001,,${valid}`,
    `SIM0000002,,${damaged}`,
    `,,${sample("synthetic-full-bad-checksum.b64")}`,
    `3762-6031-9351-8758-8222-9601-28,,${sample("oofhours-2022-hyperv-vm.partial.b64")}`,
    `R9-ZNP67,,${sample("microsoft-partnercenter-csv-example.prefix.b64")}`,
    "PF1,,1234567890123",
  ];
  return ["Device Serial Number,Windows Product ID,Hardware Hash", ...rows].map((line) => `${line}\r\n`).join("");
}

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await page.getByRole("navigation").getByText("Intake", { exact: true }).click();
});
test.afterAll(() => running.close());

test("a dropped file of the public samples shows fields and a grade for each row, and loses none", async () => {
  await drop("samples.csv", samplesCsv());
  const file = page.getByRole("region", { name: "samples.csv" });
  // The altered sample carries the same endorsement key as the sound one: it is the same unit.
  await expect(file).toContainText("6 rows = 1 accepted + 1 already here + 4 refused");
  const rows = file.getByRole("row");
  await expect(rows.nth(1)).toContainText(
    /SIM0000001.*Contoso.*Bench Laptop 14.*2\.0 SIMV.*10\.0\.26100\.4061.*Accepted · With a warning/,
  );
  await expect(rows.nth(2)).toContainText(/Refused.*column 3.*character 501/);
  await expect(rows.nth(3)).toContainText("Already here · With a warning");
  await expect(rows.nth(4)).toContainText(
    /3762-6031-9351-8758-8222-9601-28.*Microsoft Corporation.*10\.0\.25158\.1000.*Refused · Stops the unit.*column 3.*765 of 1066 bytes/s,
  );
  await expect(rows.nth(5)).toContainText(/6\.1\.7601\.23392.*Refused · Stops the unit/s);
  await expect(rows.nth(6)).toContainText(/Refused.*column 3/s);
});

test("the good row is on the board", async () => {
  await page.getByRole("navigation").getByText("Bench", { exact: true }).click();
  await expect(page.locator("[data-tile]")).toHaveCount(1);
});

test("rubbish is refused with what it is, and nothing is lost", async () => {
  await page.getByRole("navigation").getByText("Intake", { exact: true }).click();
  await drop("workbook.xlsx", "PK\u0003\u0004\u0000\u0000binary");
  await expect(page.getByText(/workbook\.xlsx/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "samples.csv" })).toBeVisible();
});

/** Drops a file on the window, as the file manager does. */
async function drop(name: string, content: string): Promise<void> {
  const data = await page.evaluateHandle(
    ({ fileName, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName, { type: "text/csv" }));
      return transfer;
    },
    { fileName: name, text: content },
  );
  const target = page.getByRole("main");
  for (const type of ["dragenter", "dragover", "drop"]) await target.dispatchEvent(type, { dataTransfer: data });
}
