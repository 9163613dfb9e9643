import { expect, test } from "vitest";
import { folderRefusal } from "../../../../renderer/features/settings/folder-refusal.ts";

const watched = ["D:\\Hashes", "/srv/hashes"];

test.each([
  ["D:\\More", undefined],
  ["\\\\server\\share", undefined],
  ["/home/bench", undefined],
  ["d:\\hashes\\", "This folder is watched already."],
  ["/srv/hashes/", "This folder is watched already."],
  ["Hashes", "Give the full path, from the drive or the root on."],
  ["", "Give the full path, from the drive or the root on."],
] as const)("%j can be watched as well, or says why not", (folder, refusal) => {
  expect(folderRefusal(watched, folder)).toBe(refusal);
});

test("eight folders are enough", () => {
  const eight = Array.from({ length: 8 }, (_, index) => `/srv/${index}`);
  expect(folderRefusal(eight, "/srv/more")).toBe("At most 8 folders are watched.");
});
