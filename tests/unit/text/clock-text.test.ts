import { describe, expect, test } from "vitest";
import {
  formatAge,
  formatClock,
  formatClockWithSeconds,
  formatDateAndClock,
  formatDay,
  formatDayAndClock,
} from "../../../shared/text/clock-text.ts";

const moment = new Date(2026, 10, 26, 7, 5, 9).getTime();

describe("times", () => {
  test("are clock times of this PC's time zone", () => {
    expect(formatClock(moment)).toBe("07:05");
    expect(formatClockWithSeconds(moment)).toBe("07:05:09");
    expect(formatDayAndClock(moment)).toBe("Thu 26 Nov 07:05");
    expect(formatDay(moment)).toBe("26 Nov 2026");
    expect(formatDateAndClock(moment)).toBe("26 Nov 2026 07:05");
  });

  test.each([
    [-5000, "0 s"],
    [0, "0 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [99 * 60_000, "99 min"],
    [100 * 60_000, "1 h 40 min"],
    [120 * 60_000, "2 h"],
    [600 * 60_000, "10 h"],
    [47 * 3_600_000, "47 h"],
    [48 * 3_600_000, "2 d"],
  ])("an age of %i ms is %s", (spanMs, text) => {
    expect(formatAge(spanMs)).toBe(text);
  });
});
