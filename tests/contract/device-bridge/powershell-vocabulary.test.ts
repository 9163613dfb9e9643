import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findEngine } from "../../support/powershell/find-engine.ts";
import { productScripts } from "../../support/powershell/host-scripts.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** What PowerShell's own parser says of a script. `newer`: syntax that Windows PowerShell 5.1 does not have. */
type Script = {
  readonly errors: readonly string[];
  readonly functions: readonly string[];
  readonly variables: readonly string[];
  readonly types: readonly string[];
  readonly members: readonly string[];
  readonly newer: readonly string[];
  readonly commands: readonly {
    readonly name: string | null;
    readonly text: string;
    readonly parameters: readonly string[];
  }[];
};

/**
 * What the scripts may use: `commands` with their parameters, all of them exported by the inbox modules of Windows PowerShell
 * 5.1; `blocks` that are called without a name; types and static members of .NET Framework 4.6 and of .NET alike.
 */
type Vocabulary = {
  readonly commands: Readonly<Record<string, readonly string[]>>;
  readonly blocks: readonly string[];
  readonly types: readonly string[];
  readonly members: readonly string[];
};

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/powershell/${name}.json`, import.meta.url), "utf8"));
const vocabulary: Vocabulary = fixture("script-vocabulary");
const recorded: readonly {
  readonly name: string;
  readonly script: string;
  readonly output?: string;
  readonly error?: string;
}[] = fixture("recorded-pwsh-7.6");

const found = findEngine();
const [program, ...args] = ("missing" in found ? undefined : found.host) ?? [""];
// Only this host has the parser's tree; wherever there is none the scripts run, but are not looked at.
const need = program === "" ? ", which needs the .NET 10 SDK" : "";

describe.skipIf(program === "")(`the parser of PowerShell's engine${need}`, { timeout: 300_000 }, () => {
  const parse = (files: readonly string[]): readonly Script[] =>
    JSON.parse(spawnSync(program, [...args, "--parse", ...files], { encoding: "utf8", maxBuffer: 64e6 }).stdout);

  /** What a script uses that it may not. */
  function offences(scripts: readonly Script[]): readonly string[] {
    const own = new Set(scripts.flatMap(({ functions }) => functions));
    const ofCommands = scripts
      .flatMap(({ commands }) => commands)
      .filter(({ name }) => name === null || !own.has(name))
      .flatMap(({ name, text, parameters }) => {
        if (name === null) return vocabulary.blocks.includes(text) ? [] : [text];
        const allowed = vocabulary.commands[name];
        if (allowed === undefined) return [name];
        return parameters
          .filter((parameter) => !allowed.includes(parameter))
          .map((parameter) => `${name} -${parameter}`);
      });
    const others = scripts.flatMap(({ errors, newer, types, members }) => [
      ...errors,
      ...newer,
      ...types.filter((type) => !vocabulary.types.includes(type)),
      ...members.filter((member) => !vocabulary.members.includes(member)),
    ]);
    return [...ofCommands, ...others];
  }

  test("every script of the product keeps to the vocabulary that both PowerShells have", () => {
    const scripts = parse(productScripts);
    expect(scripts.length).toBeGreaterThan(10);
    expect(offences(scripts)).toEqual([]);
    // PowerShell would read stdin itself if the piped input were named anywhere.
    expect(scripts.flatMap(({ variables }) => variables).map((name) => name.toLowerCase())).not.toContain("input");
    for (const script of productScripts) expect(readFileSync(script, "utf8")).toMatch(/^[\t\n\x20-\x7e]*$/);
  });

  test("the vocabulary holds nothing that no script uses", () => {
    const scripts = parse(productScripts);
    const used = scripts.flatMap(({ commands }) => commands);
    for (const [name, parameters] of Object.entries(vocabulary.commands)) {
      const usedParameters = used.filter((command) => command.name === name).flatMap((command) => command.parameters);
      expect([name, [...new Set(usedParameters)].sort()]).toEqual([name, parameters]);
    }
    expect([...new Set(scripts.flatMap(({ types }) => types))].sort()).toEqual(vocabulary.types);
    expect([...new Set(scripts.flatMap(({ members }) => members))].sort()).toEqual(vocabulary.members);
  });

  test("the one setting that a script can change is the list of trusted hosts", () => {
    const telling = /^(?:Convert|Get|Invoke|New|Test)|^Set-StrictMode$|^Remove-(?:Cim|PS)Session$/;
    expect(Object.keys(vocabulary.commands).filter((name) => !telling.test(name))).toEqual(["Set-Item"]);
    const changed = parse(productScripts).flatMap(({ commands }) =>
      commands.flatMap(({ name, text }) => (name === "Set-Item" ? [text] : [])),
    );
    expect(changed).toEqual([expect.stringMatching(/^Set-Item -LiteralPath \$trustedHosts /)]);
    // Methods are asked by names that stand in the scripts.
    const methods = productScripts.flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(
        /(?:Invoke-Registry|@\(')\s*'?((?:Enum|Get|Set|Create|Delete)[A-Za-z]*(?:Key|Value|Values))'/g,
      ),
    ]);
    expect(methods.length).toBeGreaterThan(4);
    for (const [, method] of methods) expect(method).toMatch(/^(?:Enum|Get)/);
  });

  test.each([
    ["$a = $b ? 1 : 2", "1: a ? b : c"],
    ["$a = $b ?? 1", "1: a ?? b"],
    ["$a ??= 1", "1: a ??= b"],
    [`\${a}?.b`, "1: a?.b"],
    [`\${a}?[0]`, "1: a?[b]"],
    ["$a = 1 && 2", "1: a && b"],
    ["function f { process { } clean { } }", "1: clean { }"],
    ["$a = 1u", "1: 1u"],
    ["$a = 0b101", "1: 0b101"],
    ['$a = "`e[0m"', '1: "`e[0m"'],
    ['$a = "`u{1F600}"', '1: "`u{1F600}"'],
    ["$a = @{", "1: Missing closing '}' in statement block or type definition."],
    ["Get-Random", "Get-Random"],
    ["ConvertTo-Json -InputObject 1 -AsArray", "ConvertTo-Json -AsArray"],
    ["$a = @{ Shallow = $true }\nGet-CimInstance @a", "Get-CimInstance -Shallow"],
    ["$a = @{}\n$a.Shallow = $true\nGet-CimInstance @a", "Get-CimInstance -Shallow"],
    ["& $a", "& $a"],
    ["[System.Random]::new()", "System.Random"],
    ["function f([System.Half]$a) { }", "System.Half"],
    ["[System.IO.Path]::Join('a', 'b')", "System.IO.Path::Join"],
    ["[string]::IsNullOrEmpty('')", "string::IsNullOrEmpty"],
  ])("refuses %s", (text, offence) => {
    const file = join(temporaryFolder(), "script.ps1");
    writeFileSync(file, text);
    expect(offences(parse([file]))).toContain(offence);
  });

  test("its JSON cmdlets print what PowerShell 7.6 was recorded to print", () => {
    expect(recorded).toHaveLength(62);
    const isOurs = (script: string) => /Convert(?:To|From)-Json|^try/.test(script);
    // Cmdlets that no script uses and the engine's package does not have.
    const foreign = /Select-Object|Sort-Object|Measure-Object|Add-Member/;
    const testable = recorded.filter(({ script }) => isOurs(script) && !foreign.test(script));
    const evaluated = spawnSync(program, [...args, "--evaluate"], {
      encoding: "utf8",
      input: JSON.stringify(testable.map(({ script }) => script)),
    });
    const printed: readonly string[] = JSON.parse(evaluated.stdout);
    const told = (texts: readonly (string | undefined)[]) => testable.map(({ name }, index) => [name, texts[index]]);
    expect(told(printed)).toEqual(told(testable.map(({ output, error }) => output ?? `error: ${error}`)));
    expect(testable).toHaveLength(55);
  });
});
