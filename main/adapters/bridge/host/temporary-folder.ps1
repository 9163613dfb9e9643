# Folders for files that are handed over: reseal-diagnostics-<process>-<guid>, deleted by who made them. Needs
# windows-facts.ps1 before it.

function New-TemporaryFolder {
    $own = [System.Diagnostics.Process]::GetCurrentProcess().Id
    $folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "reseal-diagnostics-$own-$([System.Guid]::NewGuid().ToString('N'))")
    [void][System.IO.Directory]::CreateDirectory($folder)
    $folder
}

# Whether a folder is gone. Programs that were ended may still hold files of it for a moment.
function Remove-Folder($folder) {
    foreach ($attempt in 1..10) {
        Get-OrNull { [System.IO.Directory]::Delete($folder, $true) }
        if (-not [System.IO.Directory]::Exists($folder)) { return $true }
        [System.Threading.Thread]::Sleep(200)
    }
    $false
}

# Deletes the folders whose process is gone. Gives what was and what could not be.
function Remove-StaleFolder {
    foreach ($folder in [System.IO.Directory]::GetDirectories([System.IO.Path]::GetTempPath(), 'reseal-diagnostics-*')) {
        $name = [System.IO.Path]::GetFileName($folder)
        if ($name -notmatch '\Areseal-diagnostics-(\d{1,9})-[0-9a-f]{32}\z') { continue }
        $started = Get-ProcessStart ([int]$Matches[1])
        $made = [System.IO.Directory]::GetCreationTimeUtc($folder).ToString('yyyy-MM-ddTHH:mm:ss', [System.Globalization.CultureInfo]::InvariantCulture)
        # A process that started after the folder was made only carries the same number.
        if ($null -ne $started -and [string]::CompareOrdinal($started, $made) -le 0) { continue }
        @{ what = 'temporaryFolder'; detail = $name; isLeft = -not (Remove-Folder $folder) }
    }
}
