import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BenchPlace, firstPractice, placeFolder } from "../../../main/boot/bench-place.ts";
import { readLastPlace, rememberPlace } from "../../../main/boot/last-place.ts";
import { orderFromFile, orderFromPractice } from "../../../main/boot/orders.ts";
import { orderFileSchema } from "../../../shared/contract/order-file.ts";
import type { PracticeState } from "../../../shared/contract/practice/control.ts";
import { at } from "../../support/records.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const orderFile = orderFileSchema.parse({
  number: "CT/00 42:1",
  customer: "Contoso",
  tenantId: "11111111-2222-4333-8444-AAAAAAAAAAAA",
  tenantName: "Contoso",
  clientId: "11111111-2222-4333-8444-bbbbbbbbbbbb",
  groupTag: "TAG-A",
  expectedProfile: "Bench profile",
  quantity: 10,
  slots: 12,
  shipBy: "2026-09-05T16:00:00+02:00",
});
const tenant: BenchPlace = { kind: "tenant", orderFile };

describe("where a bench keeps its files", () => {
  it("is one folder per place, whatever its names hold", () => {
    const folders = [firstPractice, tenant, { kind: "practice", scenario: "../x", seed: 1, speed: 1 } as const].map(
      placeFolder,
    );
    expect(folders).toEqual([
      "practice-good-morning-7",
      expect.stringMatching(/^order-11111111-2222-4333-8444-aaaaaaaaaaaa-CT_00_42_1-[0-9a-f]{8}$/),
      "practice-___x-1",
    ]);
    for (const folder of folders) expect(folder).toMatch(/^[A-Za-z0-9._-]+$/);
  });

  it("is another folder for every order of a tenant, and the same one however the tenant's id is written", () => {
    const folderOf = (number: string, tenantId = orderFile.tenantId) =>
      placeFolder({ kind: "tenant", orderFile: { ...orderFile, number, tenantId } });
    expect(folderOf("CT-0042")).toBe("order-11111111-2222-4333-8444-aaaaaaaaaaaa-CT-0042");
    expect(folderOf("CT-0042", orderFile.tenantId.toLowerCase())).toBe(folderOf("CT-0042"));
    const number = fc.string({
      unit: fc.constantFrom("4", "5", "/", " ", "_", ".", "-", "ü"),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(number, number, (one, other) => {
        // As Windows would keep it.
        const kept = (name: string) =>
          folderOf(name)
            .replace(/[. ]+$/, "")
            .toLowerCase();
        expect(kept(one) === kept(other)).toBe(one === other);
      }),
    );
  });

  it("the speed makes no other bench", () => {
    expect(placeFolder({ ...firstPractice, kind: "practice", scenario: "good-morning", seed: 7, speed: 400 })).toBe(
      placeFolder(firstPractice),
    );
  });
});

describe("the bench that was open last", () => {
  it("is found again", () => {
    const folder = join(temporaryFolder(), "not there yet");
    rememberPlace(folder, tenant);
    expect(readLastPlace(folder)).toEqual(tenant);
    rememberPlace(folder, firstPractice);
    expect(readLastPlace(folder)).toEqual(firstPractice);
  });

  it.each(["", "{", "null", '{"kind":"practiceAt","address":"x"}', '{"kind":"tenant"}'])(
    "a note that says %j gives practice, which touches nobody's tenant",
    (text) => {
      const folder = temporaryFolder();
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "last-bench.json"), text);
      expect(readLastPlace(folder)).toEqual(firstPractice);
    },
  );

  it("without a note it is practice", () => {
    expect(readLastPlace(temporaryFolder())).toEqual(firstPractice);
  });
});

describe("an order", () => {
  it("of a file is found again by tenant and number, and carries no client id", () => {
    const order = orderFromFile(orderFile, at(0));
    expect(order).toMatchObject({
      id: "11111111-2222-4333-8444-aaaaaaaaaaaa/CT/00 42:1",
      tenantId: "11111111-2222-4333-8444-aaaaaaaaaaaa",
      shipBy: Date.UTC(2026, 8, 5, 14),
      mode: "production",
      tenantColour: "#7f5fb5",
    });
    expect(order).not.toHaveProperty("clientId");
    expect(orderFromFile(orderFile, at(99)).id).toBe(order.id);
  });

  it("of a practice scenario is production, too", () => {
    const practice: Omit<PracticeState, "order"> = {
      scenario: "good-morning",
      scenarioTitle: "A good morning",
      seed: 7,
      speed: 40,
      realBase: 0,
      simulatedBase: at(0),
      clientId: "0c0c0c0c-0000-4000-8000-000000000001",
      technician: "",
      stickFolder: "",
      stickPlugged: false,
      devices: [],
    };
    const practiceOrder = {
      customer: "Contoso",
      number: "1",
      tenantId: orderFile.tenantId,
      tenantName: "Contoso",
      groupTag: "T",
      expectedProfile: "P",
      quantity: 1,
      slots: 2,
      shipBy: at(60),
    };
    const order = orderFromPractice({ ...practice, order: practiceOrder });
    expect(order).toMatchObject({
      mode: "production",
      openedAt: at(0),
      shipBy: at(60),
      id: `${orderFile.tenantId.toLowerCase()}/1`,
    });
  });
});
