# Answer to `diagnostics` of a device on the network. PowerShell there gathers what it would gather of itself; where it lets
# nobody in, the registry and the events come over CIM and the event log service, without the archive. $deviceReading is the
# reading that runs there. Needs windows-facts.ps1, device-registry.ps1, trusted-hosts.ps1, device-session.ps1,
# read-events.ps1, hand-over.ps1 and device-shell.ps1 before it.
param($steps, $request)

# An event log of a device on the network, as lines: time, record, id, and the data of the event.
function Get-EventDump($channel) {
    $text = [System.Text.StringBuilder]::new()
    foreach ($record in @(Get-Event $channel '*' 1000)) {
        if ($null -eq $record) { continue }
        [void]$text.Append((Get-UtcText $record.TimeCreated)).Append("`t").Append([string]$record.RecordId).Append("`t").Append([string]$record.Id)
        foreach ($property in @($record.Properties)) { if ($null -ne $property) { [void]$text.Append("`t").Append((Get-ValueText (Get-Cut ([string]$property.Value) 4096))) } }
        [void]$text.Append("`r`n")
    }
    [System.Text.Encoding]::UTF8.GetBytes($text.ToString())
}

# Opens PowerShell on the device, or tells why it cannot be.
function Test-DeviceShell {
    try {
        Open-DeviceShell
        Test-DeviceLanguage
        $true
    }
    catch {
        Add-Missing 'diagnostics.cab' "$(Get-FailureCode $_): $($_.Exception.Message)"
        $false
    }
}

function Get-FarDiagnostics {
    foreach ($channel in $request.channels) { if (-not (Test-LogName $channel)) { throw (New-Refusal 'badRequest' 'This is no name of an event log.') } }
    if (Test-DeviceShell) { return Invoke-OnDevice $deviceReading @{ channels = $request.channels } }
    foreach ($channel in $request.channels) { Add-File "$($channel -replace '[^A-Za-z0-9.-]', '-').txt" { Get-EventDump $channel } }
    Add-File 'registry.txt' { Get-RegistryDump }
    @{ address = $request.address; observedAt = (Get-Now); files = $files; missing = $missing }
}

Invoke-Reading $request { Get-FarDiagnostics }
