import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { redactHardwareHash } from "../../../../shared/domain/hardware-hash/redact-hardware-hash.ts";
import { readSample } from "./read-sample.ts";

it("shows eight characters of either end and the digest of the text", () => {
  const text = readSample("synthetic-full-valid.b64");
  expect(redactHardwareHash(text)).toEqual({
    head: "T0E7AwEA",
    tail: "AAAAAAAA",
    characters: 4000,
    sha256Hex: createHash("sha256").update(text).digest("hex"),
  });
});

it("shows nothing of a short text", () => {
  expect(redactHardwareHash("SIM0000001")).toMatchObject({ head: "", tail: "", characters: 10 });
});
