import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectNoAxeFindings } from "./support/axe.ts";
import { launch } from "./support/launch.ts";

const order = {
  number: "4500117",
  customer: "Contoso",
  tenantId: "0f0f0f0f-1111-4222-8333-444455556666",
  tenantName: "Contoso",
  tenantColour: "#0b6a0b",
  groupTag: "CONTOSO-SALES",
  expectedProfile: "Contoso pre-provisioned",
  quantity: 4,
  slots: 4,
  shipBy: "2026-12-18T17:00:00+01:00",
  nameRule: "CT-%SERIAL%",
};

test("an order of a real tenant says what it misses, and one whose note was changed is not opened again", async () => {
  const first = await launch();
  const { page, userData } = first;
  const go = (name: string) => page.getByRole("navigation").getByText(name, { exact: true }).click();
  let isOpen = true;
  try {
    await go("Settings");
    const file = { name: "order.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(order)) };
    await page.getByRole("region", { name: "Order file" }).locator("input[type=file]").setInputFiles(file);
    await expect(page.locator("header [data-tenant-mark]")).toContainText("Tenant Contoso");
    await expect(page.getByText("Reseal does not know its app registration").first()).toBeVisible();

    await go("Settings");
    const app = page.getByRole("region", { name: "App registration" });
    const field = app.getByLabel("Global cloud (and GCC)");
    await field.fill("not an id");
    await expect(app).toContainText("A client id has the form");
    await field.fill("0c0c0c0c-0000-4000-8000-000000000001");
    await field.press("Tab");
    await expect(app).toContainText("In use now: 0c0c0c0c-0000-4000-8000-000000000001, Global cloud (and GCC)");
    await expect(page.getByText("Nobody is signed in").first()).toBeVisible();
    await expectNoAxeFindings(page);

    await first.app.close();
    isOpen = false;
    const note = join(userData, "benches", "last-bench.json");
    const place = JSON.parse(readFileSync(note, "utf8"));
    writeFileSync(note, JSON.stringify({ ...place, orderFile: { ...place.orderFile, groupTag: "FORGED" } }));
    const again = await launch({ userData });
    try {
      await expect(again.page.getByText("This order was opened before with other values")).toBeVisible();
      await expect(again.page.locator("[data-practice]")).toBeVisible();
      await expect(again.page.locator("header [data-tenant-mark]")).not.toContainText("Contoso");
    } finally {
      await again.close();
    }
  } finally {
    if (isOpen) await first.close();
  }
});
