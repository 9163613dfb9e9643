# Answer to `cleanup`, also run at the start: takes back what bridge processes that are gone have left on this PC. Needs
# windows-facts.ps1 and trusted-hosts.ps1 before it.
param($steps, $request)

# Folders of diagnostics whose process is gone: reseal-diagnostics-<process>-<guid>.
function Remove-StaleFolder {
    foreach ($folder in [System.IO.Directory]::GetDirectories([System.IO.Path]::GetTempPath(), 'reseal-diagnostics-*')) {
        $name = [System.IO.Path]::GetFileName($folder)
        if ($name -notmatch '\Areseal-diagnostics-(\d{1,9})-[0-9a-f]{32}\z') { continue }
        $started = Get-ProcessStart ([int]$Matches[1])
        $made = [System.IO.Directory]::GetCreationTimeUtc($folder).ToString('yyyy-MM-ddTHH:mm:ss', [System.Globalization.CultureInfo]::InvariantCulture)
        # A process that started after the folder was made only carries the same number.
        if ($null -ne $started -and [string]::CompareOrdinal($started, $made) -le 0) { continue }
        try {
            [System.IO.Directory]::Delete($folder, $true)
            @{ what = 'temporaryFolder'; detail = $name; isLeft = $false }
        }
        catch { @{ what = 'temporaryFolder'; detail = (Get-Cut "${name}: $($_.Exception.Message)" 1000); isLeft = $true } }
    }
}

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
