import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { hostScript, productScripts } from "../../support/powershell/host-scripts.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/**
 * Takes the function out of a script of the product and tells, for each place where a command gave nothing, whether null
 * is there now: a pipeline runs once for null, and not at all for nothing, which Windows PowerShell would write as `{}`.
 */
const probe = (file: string): string => `
$tree = [System.Management.Automation.Language.Parser]::ParseFile('${file.replaceAll("'", "''")}', [ref]$null, [ref]$null)
$found = $tree.Find({ param($node) $node -is [System.Management.Automation.Language.FunctionDefinitionAst] -and $node.Name -eq 'Clear-Nothing' }, $true)
. ([scriptblock]::Create($found.Extent.Text))
function Get-Nothing { }
$list = [System.Collections.ArrayList]::new()
[void]$list.Add((Get-Nothing))
[void]$list.Add(@{ inner = (Get-Nothing) })
$array = [object[]]::new(1)
$array[0] = Get-Nothing
$table = @{ top = (Get-Nothing); table = @{ inner = (Get-Nothing) }; list = $list; array = $array; kept = 'text'; empty = @() }
Clear-Nothing $table
function Show-Place($name, $holder, $key) {
    $count = @{ runs = 0 }
    $holder[$key] | & { process { $count.runs += 1 } }
    "$name $($count.runs)"
}
Show-Place 'top' $table 'top'
Show-Place 'table' $table.table 'inner'
Show-Place 'list' $list 0
Show-Place 'row' $list[1] 'inner'
Show-Place 'array' $array 0
"$($table.kept) $($table.empty.Count)"
`;

describePowerShell("what a command gave nothing for", (engine) => {
  const speaking = [hostScript, ...productScripts.filter((file) => basename(file) === "collector.ps1")];

  test.each(speaking.map((file) => [basename(file), file]))("becomes null in all that %s tells", (_name, file) => {
    const script = join(temporaryFolder(), "probe.ps1");
    writeFileSync(script, probe(file));
    const command = engine.run(script, {});
    const { stdout, stderr } = spawnSync(command.file, command.args, { env: command.env, encoding: "utf8" });
    expect([stdout.trim().split(/\r?\n/), stderr]).toEqual([
      ["top 1", "table 1", "list 1", "row 1", "array 1", "text 0"],
      "",
    ]);
  });

  test("both tell it by the same function", () => {
    expect(speaking).toHaveLength(2);
  });
});
