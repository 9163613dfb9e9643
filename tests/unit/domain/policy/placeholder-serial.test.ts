import { describe, expect, it } from "vitest";
import { isPlaceholderSerial, isPlaceholderText } from "../../../../shared/domain/policy/placeholder-serial.ts";

describe("any text", () => {
  it.each([
    "",
    "  ",
    "0",
    "0000000",
    "0-00 0",
    "-",
    "...",
    "????",
    "To Be Filled By O.E.M.",
    "to be filled by o.e.m. ",
    "To Be Filled By OEM",
    "Default string",
    "Default_String",
    "System manufacturer",
    "System Product Name",
    "NONE",
    "[none]",
    "N/A",
    "Not Available",
    "Not Specified",
    "Not Applicable",
    "INVALID",
    "Unknown",
    "O.E.M.",
    "xxxxxxxx",
    "XXX",
    "11111111",
    "#############",
  ])("%j says nothing about a device", (text) => {
    expect([isPlaceholderText(text), isPlaceholderSerial(text)]).toEqual([true, true]);
  });

  it.each([
    "SIM0000001",
    "00000A",
    "1",
    "7",
    "111",
    "123456",
    "AAA1",
    "Nonesuch 14",
    "Contoso",
    "Default String Instruments",
    "OEM-4711",
    "\u8054\u60f3",
    "NA1",
    "3762-6031-9351-8758-8222-9601-28",
    "R9-ZNP67",
    "5CG1234ABC",
    "PF4X8B0C",
  ])("%j does", (text) => {
    expect([isPlaceholderText(text), isPlaceholderSerial(text)]).toEqual([false, false]);
  });
});

it.each([
  "System Serial Number",
  "Chassis Serial Number",
  "Base Board Serial Number",
  "#SystemSerialNum#",
  "Enter the Serial Number",
  "No Serial Number",
  "0123456789",
  "123456789",
  "1234567890",
  "12345678",
  "123456789ABCDEF",
])("%j is no serial number", (text) => {
  expect(isPlaceholderSerial(text)).toBe(true);
});

it("leaves counting digits alone where they are a model's name", () => {
  expect(isPlaceholderText("12345678")).toBe(false);
});
