# Answer to `cleanup`, also run at the start: takes back what bridge processes that are gone have left on this PC. Needs
# windows-facts.ps1, temporary-folder.ps1 and trusted-hosts.ps1 before it.
param($steps, $request)

function Invoke-CleanUp {
    $reverted = [System.Collections.ArrayList]::new()
    $left = [System.Collections.ArrayList]::new()
    foreach ($thing in @(Undo-StaleNote) + @(Remove-StaleFolder)) {
        if ($null -eq $thing) { continue }
        $row = @{ what = $thing.what; detail = $thing.detail }
        if ($thing.isLeft) { [void]$left.Add($row) } else { [void]$reverted.Add($row) }
    }
    @{ reverted = $reverted; left = $left }
}

try { @{ ok = $true; result = (Invoke-CleanUp) } }
catch { Get-Refusal $_ }
