import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openIdentityRegister } from "../../../main/adapters/store/open-identity-register.ts";
import type { IdentityRegister } from "../../../main/app/ports/identity-register.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const writer = fileURLToPath(new URL("../../support/register-writer.ts", import.meta.url));

function open(file: string): IdentityRegister {
  const opened = openIdentityRegister({ file, log: createRecordingLog() });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

async function putInProcess(file: string, order: string, units: number): Promise<string> {
  const child = spawn(process.execPath, [writer, file, order, String(units)], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await once(child, "close");
  return output.trim();
}

const unit = { orderId: "one", orderNumber: "No. 1", customer: "Contoso", unitId: "u", seenAt: epochMs(5) };

test("several processes make and write one register at the same time", { timeout: 300_000 }, async () => {
  const file = join(temporaryFolder(), "absent", "register.db");
  const orders = ["a", "b", "c", "d"];
  expect(await Promise.all(orders.map((order) => putInProcess(file, order, 25)))).toEqual(orders.map(() => "25"));
  const register = open(file);
  const keys = orders.flatMap((order) => Array.from({ length: 25 }, (_, index) => [`${order} ${index}`]));
  const found = register.find("e", keys);
  expect(found.ok && found.value.every((item) => item !== undefined)).toBe(true);
  register.close();
});

test("what one holder puts another finds at once, and it is there after both are gone", () => {
  const file = join(temporaryFolder(), "register.db");
  const [left, right] = [open(file), open(file)];
  expect(left.find("two", [["ek:1"]])).toEqual({ ok: true, value: [undefined] });
  right.put([{ ...unit, keys: ["ek:1"] }]);
  expect(left.find("two", [["ek:1"]])).toEqual({ ok: true, value: [unit] });
  left.close();
  right.close();
  const again = open(file);
  expect(again.find("two", [["ek:1"]])).toEqual({ ok: true, value: [unit] });
  again.close();
});

test("keys are not in the file as text", () => {
  const file = join(temporaryFolder(), "register.db");
  const register = open(file);
  register.put([{ ...unit, keys: ["ek:PLANTEDKEY"] }]);
  register.close();
  expect(readFileSync(file).includes("Contoso")).toBe(true);
  expect(readFileSync(file).includes("PLANTEDKEY")).toBe(false);
});

test.each([
  ["damaged", Buffer.from("This is not a database. ".repeat(100))],
  ["damaged", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(5_000, 7)])],
])("a file that is %s is refused and left as it is", (reason, bytes) => {
  const file = join(temporaryFolder(), "register.db");
  writeFileSync(file, bytes);
  expect(openIdentityRegister({ file, log: createRecordingLog() })).toMatchObject({
    ok: false,
    error: { code: "store.unreadable", context: { file: "register.db", reason } },
  });
  expect(readFileSync(file)).toEqual(bytes);
});
