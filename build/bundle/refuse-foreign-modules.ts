import { relative, sep } from "node:path";
import type { Plugin } from "vite";

/** What may be inside a bundle. Paths are relative to `root`, with forward slashes; packages are `node_modules/NAME/…`. */
type ModuleBounds = {
  readonly root: string;
  /** A module must start with one of these. */
  readonly allowed: readonly string[];
  /** And must start with none of these. */
  readonly refused?: readonly string[];
  /** True when the bundle must be one file that needs nothing but Electron at run time. */
  readonly single?: boolean;
};

/** The modules (relative to the root) that are outside the bounds; modules made by the bundler itself do not count. */
export function foreignModules(ids: readonly string[], bounds: ModuleBounds): readonly string[] {
  return (
    ids
      .filter((id) => !id.startsWith("\0"))
      .map((id) => relative(bounds.root, id.replace(/\?.*$/, "")).split(sep).join("/"))
      // A package is known by its last node_modules folder: nested packages count, and the folder may be a link.
      .map((path) => path.replace(/^.*node_modules\//, "node_modules/"))
      .filter((path) => {
        const allowed = bounds.allowed.some((start) => path.startsWith(start));
        return !allowed || (bounds.refused ?? []).some((start) => path.startsWith(start));
      })
  );
}

/** Fails the build when a module got into a bundle that must not hold it: a second line behind the import rules. */
export function refuseForeignModules(bounds: ModuleBounds): Plugin {
  return {
    name: "reseal:refuse-foreign-modules",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const foreign = chunks.flatMap((chunk) => foreignModules(chunk.moduleIds, bounds));
      if (foreign.length > 0) this.error(`not allowed in this bundle: ${foreign.join(", ")}`);
      if (bounds.single !== true) return;
      const needed = chunks.flatMap((chunk) => chunk.imports).filter((name) => name !== "electron");
      if (chunks.length !== 1 || needed.length > 0) {
        this.error(
          `must be one file without imports, has ${chunks.length} and needs: ${needed.join(", ") || "nothing"}`,
        );
      }
    },
  };
}
