import { expect, test } from "vitest";
import { tileWords } from "../../../shared/domain/bench/board-view.ts";
import { linkDeviceText, linkScreenText, plainLine } from "../../../shared/text/lists/link-device-text.ts";

test("what a device shows fits its console: one line of plain letters", () => {
  const lines = [
    ...tileWords.map((word) => linkDeviceText[word]),
    linkScreenText.heading(7, "SIM1"),
    linkScreenText.heading(undefined, ""),
    linkScreenText.placeIt,
    linkScreenText.hashTrouble,
    linkScreenText.keepOpen,
  ];
  for (const line of lines) {
    expect(line).toMatch(/^[\x20-\x7e]{5,160}$/);
    expect(plainLine(line, 160)).toBe(line);
  }
});

test("nothing of a serial number moves the cursor of a console", () => {
  expect(plainLine("SN\u001b[2J\r\n7é", 80)).toBe("SN?[2J??7?");
  expect(plainLine("x".repeat(99), 80)).toHaveLength(80);
});
