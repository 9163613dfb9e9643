import { resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { foreignModules } from "../../../build/bundle/refuse-foreign-modules.ts";
import { inlineCode } from "../../../build/bundle/refuse-inline-scripts.ts";

const root = resolve("/product");
const inRoot = (path: string) => `${root}${sep}${path.split("/").join(sep)}`;

describe("the modules of a bundle", () => {
  const bounds = { root, allowed: ["preload/", "shared/contract/names.ts"] };

  it("may be what is allowed, and what the bundler makes itself", () => {
    const ids = [inRoot("preload/main-window/index.ts"), inRoot("shared/contract/names.ts"), "\0rolldown/runtime.js"];
    expect(foreignModules(ids, bounds)).toEqual([]);
  });

  it("may be nothing else", () => {
    const ids = [inRoot("shared/contract/names.ts"), inRoot("shared/contract/commands/index.ts"), "/elsewhere/x.ts"];
    expect(foreignModules(ids, bounds)).toHaveLength(2);
    expect(foreignModules(ids, bounds)[0]).toBe("shared/contract/commands/index.ts");
  });

  it("are told apart by package, wherever its folder is", () => {
    const page = { root, allowed: ["renderer/", "node_modules/"], refused: ["node_modules/zod/"] };
    const ids = [
      inRoot("node_modules/react/index.js"),
      inRoot("node_modules/a/node_modules/zod/index.js"),
      "/elsewhere/node_modules/zod/index.js?commonjs",
    ];
    expect(foreignModules(ids, page)).toEqual(["node_modules/zod/index.js", "node_modules/zod/index.js"]);
  });
});

describe("inline code in a page", () => {
  it("is not in a page of files", () => {
    const html = '<script type="module" crossorigin src="./a.js"></script><link rel="stylesheet" href="./a.css">';
    expect(inlineCode(html)).toEqual([]);
  });

  it.each([
    "<script>alert(1)</script>",
    '<script type="module">import "./a.js"</script>',
    "<style>p{}</style>",
    '<p style="color: red">',
    '<body onload="start()">',
  ])("is found in %s", (html) => {
    expect(inlineCode(html)).toHaveLength(1);
  });
});
