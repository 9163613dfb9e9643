# Answer to `diagnostics` where it runs: the archive of MdmDiagnosticsTool, the wished event logs and the registry keys of the
# technician flow, handed over in pieces through $steps. Needs windows-facts.ps1, device-registry.ps1, trusted-hosts.ps1,
# device-session.ps1, read-events.ps1, run-tool.ps1, temporary-folder.ps1 and hand-over.ps1 before it.
param($steps, $request)

function Get-FileBytes($file) {
    if (-not [System.IO.File]::Exists($file)) { throw 'The tool ended well but left no file.' }
    $length = [System.IO.FileInfo]::new($file).Length
    if ($length -gt $mostBytes) { throw (New-Refusal 'failed' "The file has $length bytes, more than may be handed over.") }
    , [System.IO.File]::ReadAllBytes($file)
}

function Get-Archive($folder) {
    $file = [System.IO.Path]::Combine($folder, 'diagnostics.cab')
    $done = Invoke-Tool 'MdmDiagnosticsTool.exe' "-area Autopilot;TPM -cab `"$file`"" 300000
    if ($done.exitCode -ne 0) { throw "MdmDiagnosticsTool ended with $($done.exitCode)." }
    , (Get-FileBytes $file)
}

function Get-EventExport($folder, $channel) {
    $file = [System.IO.Path]::Combine($folder, 'events.evtx')
    $done = Invoke-Tool 'wevtutil.exe' "epl `"$channel`" `"$file`" /ow:true" 60000
    if ($done.exitCode -ne 0) { throw "wevtutil ended with $($done.exitCode)." }
    , (Get-FileBytes $file)
}

function Add-OwnFile {
    $folder = New-TemporaryFolder
    try {
        Add-File 'diagnostics.cab' { Get-Archive $folder }
        foreach ($channel in $request.channels) { Add-File "$($channel -replace '[^A-Za-z0-9.-]', '-').evtx" { Get-EventExport $folder $channel } }
    }
    finally {
        # What the next reading here can still take away is no reason to lose this one.
        if (-not (Remove-Folder $folder)) { Add-Missing 'temporaryFolder' "$folder could not be deleted; the next reading tries again." }
    }
}

function Get-Diagnostics {
    foreach ($channel in $request.channels) { if (-not (Test-LogName $channel)) { throw (New-Refusal 'badRequest' 'This is no name of an event log.') } }
    # What a reading that was ended in the middle has left here.
    [void]@(Remove-StaleFolder)
    Add-OwnFile
    Add-File 'registry.txt' { Get-RegistryDump }
    @{ address = $request.address; observedAt = (Get-Now); files = $files; missing = $missing }
}

Invoke-Reading $request { Get-Diagnostics }
