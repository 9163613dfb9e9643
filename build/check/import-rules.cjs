// Who may import whom, as errors. `own` may be imported, `types` only by `import type`, `packages` from npm, `node`: Node.

/** A path that starts with one of these folders or is one of these files. */
const under = (...paths) => `^(?:${paths.map((path) => path.replace(/[.]/g, "\\.")).join("|")})`;
const package_ = (...names) => `(?:^|/)node_modules/(?:${names.join("|")})(?:/|$)`;
const anyPackage = "(?:^|/)node_modules/";
const own = under("main/", "preload/", "renderer/", "shared/");
const values = { dependencyTypesNot: ["type-only"] };

/** What code in `from` may import. Everything not said is an error. */
const layers = [
  {
    name: "kernel",
    comment: "The kernel is what everything else stands on: it imports nothing.",
    from: under("shared/kernel/"),
    own: under("shared/kernel/"),
  },
  {
    name: "domain",
    comment: "The domain is pure: kernel and itself, no package, no Node.",
    from: under("shared/domain/"),
    own: under("shared/kernel/", "shared/domain/"),
  },
  {
    name: "contract",
    comment: "The contract describes the domain's types with zod.",
    from: under("shared/contract/"),
    own: under("shared/kernel/", "shared/domain/", "shared/contract/"),
    packages: package_("zod"),
  },
  {
    name: "text",
    comment: "Sentences are chosen by codes; screen and terminal share them.",
    from: under("shared/text/"),
    own: under("shared/kernel/", "shared/domain/", "shared/text/"),
    types: under("shared/contract/"),
  },
  {
    name: "app",
    comment: "The app reaches the outside world through its own ports only.",
    from: under("main/app/"),
    own: under("shared/", "main/app/"),
  },
  {
    name: "adapters",
    comment: "An adapter implements a port; it knows neither Electron nor the loop.",
    from: under("main/adapters/"),
    own: under("shared/", "main/app/ports/", "main/adapters/"),
    packages: anyPackage,
    node: true,
  },
  {
    name: "practice",
    comment: "The practice world speaks the real protocols and shares nothing with the app but the contract.",
    from: under("main/practice/"),
    own: under("shared/", "main/practice/"),
    packages: anyPackage,
    node: true,
  },
  {
    name: "shell",
    comment: "The shell is Electron's side; what the app is made of is given to it.",
    from: under("main/shell/"),
    own: under("shared/", "main/shell/"),
    types: under("main/app/"),
    packages: package_("electron"),
    node: true,
  },
  {
    name: "boot",
    comment: "Boot puts the main process together.",
    from: under("main/boot/"),
    own: under("shared/", "main/"),
    packages: anyPackage,
    node: true,
  },
  {
    name: "preload",
    comment: "The preload passes names on; a package or a schema in it would run inside every page.",
    from: under("preload/"),
    own: under("preload/", "shared/contract/names.ts"),
    types: under("shared/contract/"),
    packages: package_("electron"),
  },
  {
    name: "renderer",
    comment: "The page knows the bench by the contract's types; rules it needs are in kernel and policy.",
    from: under("renderer/"),
    own: under("renderer/", "shared/kernel/", "shared/domain/policy/", "shared/text/"),
    types: under("shared/contract/", "shared/domain/"),
    packages: package_("react", "react-dom", "@fluentui", "@types/react", "@types/react-dom"),
  },
];

const layerRules = layers.flatMap(({ name, comment, from, own: ownAllowed, types, packages, node }) => {
  const rule = (what, to) => ({ name: `${name}-${what}`, comment, severity: "error", from: { path: from }, to });
  const allowed = types === undefined ? ownAllowed : `${ownAllowed}|${types}`;
  const rules = [rule("layers", { path: own, pathNot: allowed })];
  if (types !== undefined) rules.push(rule("only-types", { path: types, pathNot: ownAllowed, ...values }));
  const foreign = { path: anyPackage, ...(packages === undefined ? {} : { pathNot: packages }) };
  if (packages !== anyPackage) rules.push(rule("packages", foreign));
  if (node !== true) rules.push(rule("node", { dependencyTypes: ["core"] }));
  return rules;
});

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    forbid(
      "names-alone",
      "The lists of names are read where nothing else can be loaded.",
      { path: under("shared/contract/names.ts") + "$" },
      { path: ".+" },
    ),
    forbid(
      "domain-without-zod",
      "Only the contract knows how data is checked at the border.",
      { path: under("shared/kernel/", "shared/domain/", "shared/text/", "preload/", "renderer/") },
      { path: package_("zod") },
    ),
    forbid(
      "electron-at-the-shell",
      "Electron is known to shell, boot and preload only, so that everything else runs without it.",
      { path: own, pathNot: under("main/shell/", "main/boot/", "preload/") },
      { path: [package_("electron"), "^electron$"] },
    ),
    forbid(
      "one-adapter-alone",
      "Adapters meet in boot only; one that needs another needs a port.",
      { path: "^main/adapters/([^/]+)/" },
      { path: under("main/adapters/"), pathNot: "^main/adapters/$1/" },
    ),
    forbid(
      "adapters-picked-in-boot",
      "Only boot decides which adapter stands behind a port.",
      { path: own, pathNot: under("main/boot/", "main/adapters/") },
      { path: under("main/adapters/") },
    ),
    forbid(
      "practice-apart",
      "The practice world runs beside the app, in a thread or process of its own; only its own program starts it directly.",
      { path: own, pathNot: under("main/practice/", "main/boot/practice.ts", "main/boot/terminal") },
      { path: under("main/practice/") },
    ),
    forbid(
      "practice-technician",
      "The terminal's practice order needs somebody's hands; the world itself stays apart from it too.",
      { path: under("main/boot/terminal") },
      { path: under("main/practice/"), pathNot: under("main/practice/technician/") },
    ),
    forbid(
      "boot-on-top",
      "Nothing imports what puts it together.",
      { path: own, pathNot: under("main/boot/") },
      { path: under("main/boot/") },
    ),
    forbid(
      "one-feature-alone",
      "Features share through client, state, ui and text; one that needs another is half of it.",
      { path: "^renderer/features/([^/]+)/" },
      { path: "^renderer/features/", pathNot: "^renderer/features/$1/" },
    ),
    forbid(
      "features-below-app",
      "A feature does not know where it is shown.",
      { path: under("renderer/features/", "renderer/client/", "renderer/state/", "renderer/ui/") },
      { path: under("renderer/app/") },
    ),
    forbid(
      "ui-knows-no-feature",
      "Primitives, layout and theme are the same for every view.",
      { path: under("renderer/ui/", "renderer/client/", "renderer/state/") },
      { path: under("renderer/features/") },
    ),
    forbid(
      "no-circles",
      "Of files that load each other in a circle one runs half made. A circle that a type closes never exists at run time.",
      { path: own },
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid("resolvable", "An import that leads nowhere fails at run time.", { path: own }, { couldNotResolve: true }),
    forbid(
      "packed-packages",
      "The main bundle leaves packages outside: one that is not among the dependencies is not in the installed app.",
      { path: under("main/") },
      { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: package_("electron"), ...values },
    ),
    forbid(
      "declared-packages",
      "A package that package.json does not name is there by chance.",
      { path: own },
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
  ],
  options: {
    doNotFollow: { path: anyPackage },
    // Imports of types count too: they tie layers together as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["main", "types"],
    },
  },
};
