import { expect, it } from "vitest";
import { isPlaceholderSerial, isPlaceholderText } from "../../../../shared/domain/policy/placeholder-serial.ts";

it.each([
  "",
  "  ",
  "0",
  "0000000",
  "To Be Filled By O.E.M.",
  "to be filled by o.e.m. ",
  "System Serial Number",
  "Default string",
  "NONE",
])("%j says nothing about a device", (text) => {
  expect([isPlaceholderText(text), isPlaceholderSerial(text)]).toEqual([true, true]);
});

it.each(["SIM0000001", "00000A", "1", "Nonesuch 14", "Contoso"])("%j does", (text) => {
  expect([isPlaceholderText(text), isPlaceholderSerial(text)]).toEqual([false, false]);
});
