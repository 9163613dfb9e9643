import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { walkDropped } from "../../../../renderer/features/intake/walk-dropped.ts";

type Tree = { readonly [name: string]: Tree | "file" | "locked" };

/** The browser's entry for a file or folder; folders hand their content over in parts of three. */
function entry(name: string, content: Tree | "file" | "locked"): FileSystemEntry {
  const isFile = typeof content === "string";
  const common = { name, isFile, isDirectory: !isFile };
  if (content === "locked")
    return {
      ...common,
      file: (_: unknown, fail: (error: Error) => void) => fail(new DOMException("", "NotReadableError")),
    } as unknown as FileSystemEntry;
  if (content === "file")
    return {
      ...common,
      file: (take: (file: File) => void) => take(new File([name], name)),
    } as unknown as FileSystemEntry;
  const createReader = () => {
    const left = Object.entries(content).map(([inner, what]) => entry(inner, what));
    return { readEntries: (take: (part: readonly FileSystemEntry[]) => void) => take(left.splice(0, 3)) };
  };
  return { ...common, createReader } as unknown as FileSystemEntry;
}

async function walked(tree: Tree, limits?: { files: number; depth: number }) {
  const dropped = Object.entries(tree).map(([name, content]) => entry(name, content));
  const { batches, troubles } = await walkDropped(dropped, limits);
  return { batches: batches.map(({ name, files }) => [name, files.map(({ path }) => path)]), troubles };
}

describe("what was dropped", () => {
  test("a folder is a batch with all that is in it, in a person's order; files beside it are another", async () => {
    const tree: Tree = {
      Warehouse: { "10.csv": "file", "2.csv": "file", "1.csv": "file", "3.csv": "file", Inner: { "x.zip": "file" } },
      "loose.csv": "file",
      "other.csv": "file",
    };
    expect(await walked(tree)).toEqual({
      batches: [
        [
          "Warehouse",
          ["Warehouse/1.csv", "Warehouse/2.csv", "Warehouse/3.csv", "Warehouse/10.csv", "Warehouse/Inner/x.zip"],
        ],
        ["2 files together", ["loose.csv", "other.csv"]],
      ],
      troubles: [],
    });
  });

  test("a single file has a batch without a name", async () => {
    expect((await walked({ "a.csv": "file" })).batches).toEqual([["", ["a.csv"]]]);
  });

  test("a file that the page was given as such needs no entry", async () => {
    const { batches } = await walkDropped([new File(["x"], "a.csv")]);
    expect(batches.map(({ files }) => files.map(({ path, file }) => [path, file.size]))).toEqual([[["a.csv", 1]]]);
  });

  test("what cannot be read is named with its reason, and the rest is taken", async () => {
    expect(await walked({ Folder: { "a.csv": "locked", "b.csv": "file" } })).toEqual({
      batches: [["Folder", ["Folder/b.csv"]]],
      troubles: [{ path: "Folder/a.csv", why: "locked" }],
    });
  });

  test("an empty folder is said to be one", async () => {
    expect(await walked({ Folder: { Inner: {} } })).toEqual({
      batches: [],
      troubles: [{ path: "Folder", why: "emptyFolder" }],
    });
  });

  test("more files than the limit are left where they are, and that is said", async () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.csv`, "file" as const]));
    const result = await walked({ Folder: files }, { files: 4, depth: 9 });
    expect(result.batches).toEqual([["Folder", ["Folder/0.csv", "Folder/1.csv", "Folder/2.csv", "Folder/3.csv"]]]);
    expect(result.troubles).toEqual([{ path: "Folder", why: "tooMany" }]);
    expect((await walked({ Folder: files }, { files: 9, depth: 9 })).troubles).toEqual([]);
  });

  test("folders inside each other end somewhere", async () => {
    const result = await walked({ a: { b: { c: { "deep.csv": "file" } }, "top.csv": "file" } }, { files: 9, depth: 2 });
    expect(result.batches).toEqual([["a", ["a/top.csv"]]]);
    expect(result.troubles).toEqual([{ path: "a/b/c", why: "tooDeep" }]);
  });

  test("no file of any tree is lost or taken twice", async () => {
    const name = fc.stringMatching(/^[a-c]{1,3}$/);
    const tree = fc.letrec<{ tree: Tree; content: Tree | "file" }>((tie) => ({
      tree: fc.dictionary(name, tie("content"), { maxKeys: 5 }),
      content: fc.oneof({ maxDepth: 3 }, fc.constant("file" as const), tie("tree")),
    })).tree;
    await fc.assert(
      fc.asyncProperty(tree, async (content) => {
        const { batches } = await walked(content);
        expect(batches.flatMap(([, paths]) => paths).toSorted()).toEqual(pathsOf(content, "").toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

function pathsOf(tree: Tree, folder: string): readonly string[] {
  return Object.entries(tree).flatMap(([name, content]) =>
    typeof content === "string" ? [`${folder}${name}`] : pathsOf(content, `${folder}${name}/`),
  );
}
