import { describe, expect, test } from "vitest";
import { deviceScreenText } from "../../../shared/text/lists/device-screen-text.ts";
import { hashFindingSentence, hashFindingTitle } from "../../../shared/text/lists/hash-finding-text.ts";
import { scanGuess } from "../../../shared/text/screens/scan-screen-text.ts";
import { tileWord, trackSentence } from "../../../shared/text/tile-word.ts";

describe("hash findings", () => {
  test("carry their values", () => {
    expect(hashFindingSentence({ code: "serialDiffers", params: { expected: "A1", found: "" } })).toBe(
      "Serial number differs: file says A1, hash says nothing",
    );
    expect(hashFindingSentence({ code: "textRepaired", params: { repairs: "quotes,lineBreaks" } })).toBe(
      "Text was repaired (quotes, line breaks): compare the serial",
    );
    expect(hashFindingSentence({ code: "familyMissing", params: {} })).toBe("No product family");
  });

  test("that are unknown are shown as they are", () => {
    expect(hashFindingTitle("somethingNew")).toBe("somethingNew");
    expect(hashFindingTitle("toString")).toBe("toString");
  });
});

describe("tiles", () => {
  test("say the error code with the word that it belongs to", () => {
    expect(tileWord({ word: "failed", wordParams: { errorCode: "0x81039024" } })).toBe("Failed 0x81039024");
    expect(tileWord({ word: "failed", wordParams: {} })).toBe("Failed");
    expect(tileWord({ word: "startIt", wordParams: { errorCode: "0x1" } })).toBe("Start it");
  });

  test("say their track", () => {
    expect(trackSentence(["done", "doing", "waiting", "stopped", "todo"])).toBe(
      "Collect done, Register under way, Assign waiting for hands, Flow stopped, Seal to do",
    );
  });
});

test.each([
  ["SLOT-99", "slot label"],
  ["ACT-DANCE", "action card"],
  ["ORDER-1", "order that is not open"],
  ["RESEAL:1:SIM", "box label"],
  ['{"a":1}', "QR code"],
  ["4006381333931", "product key id"],
  ["https://example.org", "web address"],
  ["PF4X8B0C", "serial number"],
  ["§", "no form that this bench knows"],
])("an unknown scan of %s is guessed to be: %s", (text, guess) => {
  expect(scanGuess(text)).toContain(guess);
});

test("a simulated device's screen is told in the words of its page", () => {
  const screen = { page: "failure", errorCode: "0x81039024", step: "Apps", elapsedSeconds: 65 } as const;
  expect(deviceScreenText(screen)).toEqual({
    heading: "Something happened, and we couldn't finish",
    lines: ["Apps", "Error 0x81039024", "Elapsed: 1 minute"],
  });
});
