# Answer to `diagnostics`: the archive of MdmDiagnosticsTool, the wished event logs and the registry keys of the technician
# flow, handed over in pieces through $steps. Of a device on the network only what CIM and the event log service give. Needs
# windows-facts.ps1, device-registry.ps1, trusted-hosts.ps1, device-session.ps1, read-events.ps1 and run-tool.ps1 before it.
param($steps, $request)

$pieceBytes = 98304
$mostBytes = 67108864
$mostWaiting = 16
$registryRoots = @(
    'SOFTWARE\Microsoft\Provisioning\AutopilotSettings'
    'SOFTWARE\Microsoft\Provisioning\AutopilotPolicyCache'
    'SOFTWARE\Microsoft\Provisioning\Diagnostics\Autopilot'
    'SOFTWARE\Microsoft\Provisioning\OMADM'
    'SOFTWARE\Microsoft\Windows\Autopilot\EnrollmentStatusTracking'
    'SOFTWARE\Microsoft\Enrollments'
    'SOFTWARE\Microsoft\EnterpriseDesktopAppManagement'
    'SOFTWARE\Microsoft\OfficeCSP'
    'SOFTWARE\Microsoft\IntuneManagementExtension'
    'SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo'
    'SYSTEM\CurrentControlSet\Services\TPM\WMI'
)
$files = [System.Collections.ArrayList]::new()
$missing = [System.Collections.ArrayList]::new()
$handedOver = 0

function Add-Missing($part, $reason) {
    if ($missing.Count -lt 64) { [void]$missing.Add(@{ part = (Get-Cut $part 256); reason = (Get-Cut $reason 1000) }) }
}

# Waits until the host has passed most pieces on, so that they never pile up.
function Send-Piece($name, $index, $bytes, $offset, $count) {
    while ($steps.Count -ge $mostWaiting) { [System.Threading.Thread]::Sleep(20) }
    $steps.Enqueue(@{ file = $name; index = $index; data = [System.Convert]::ToBase64String($bytes, $offset, $count) })
}

function Send-File($name, $bytes) {
    if ($bytes.Length -gt $mostBytes - $handedOver -or $files.Count -ge 64) {
        Add-Missing $name "tooLarge: $($bytes.Length) bytes are more than may still be handed over."
        return
    }
    $script:handedOver += $bytes.Length
    $index = 0
    for ($offset = 0; $offset -lt $bytes.Length -or $index -eq 0; $offset += $pieceBytes) {
        Send-Piece $name $index $bytes $offset ([System.Math]::Min($pieceBytes, $bytes.Length - $offset))
        $index += 1
    }
    $sum = [System.Security.Cryptography.SHA256]::Create()
    try { $digest = [System.BitConverter]::ToString($sum.ComputeHash($bytes)).Replace('-', '').ToLowerInvariant() } finally { $sum.Dispose() }
    [void]$files.Add(@{ name = $name; bytes = $bytes.Length; chunks = $index; sha256 = $digest })
}

# Makes one file and hands it over; what goes wrong is told and costs this file only.
function Add-File($name, [scriptblock]$read) {
    $steps.Enqueue($name)
    try { Send-File $name ([byte[]](& $read)) }
    catch { Add-Missing $name "$(Get-FailureCode $_): $($_.Exception.Message)" }
}

# A value as registry files write it.
function Get-ValueText($value) {
    if ($value -is [string]) { return '"' + $value.Replace('\', '\\').Replace('"', '\"').Replace("`r", '\r').Replace("`n", '\n').Replace("`0", '\0') + '"' }
    if ($value -is [byte[]]) { return 'hex:' + [System.BitConverter]::ToString($value).Replace('-', ',').ToLowerInvariant() }
    if ($value -is [array]) { return 'multi:' + [string]::Join(',', [string[]]@(foreach ($part in $value) { Get-ValueText ([string]$part) })) }
    if ($value -is [int] -or $value -is [uint32]) { return 'dword:{0:x8}' -f $value }
    'number:' + [string]$value
}

function Add-Key($text, $path, $depth) {
    # Values past this are no keys of the flow any more.
    if ($text.Length -gt 8388608) { return }
    [void]$text.Append("`r`n[HKEY_LOCAL_MACHINE\").Append($path).Append("]`r`n")
    $values = Get-RegistryValues $path
    foreach ($name in $values.Keys) { [void]$text.Append((Get-ValueText $name)).Append('=').Append((Get-ValueText $values[$name])).Append("`r`n") }
    if ($depth -ge 12) { return }
    foreach ($name in @(Get-SubKeyName $path)) { Add-Key $text "$path\$name" ($depth + 1) }
}

function Get-RegistryDump {
    $text = [System.Text.StringBuilder]::new()
    [void]$text.Append("Registry keys of the technician flow`r`n")
    foreach ($root in $registryRoots) { if (Test-Key $root) { Add-Key $text $root 0 } }
    [System.Text.Encoding]::UTF8.GetBytes($text.ToString())
}

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

function Add-LocalFile {
    $own = [System.Diagnostics.Process]::GetCurrentProcess().Id
    $folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "reseal-diagnostics-$own-$([System.Guid]::NewGuid().ToString('N'))")
    [void][System.IO.Directory]::CreateDirectory($folder)
    try {
        Add-File 'diagnostics.cab' { Get-Archive $folder }
        foreach ($channel in $request.channels) { Add-File "$($channel -replace '[^A-Za-z0-9.-]', '-').evtx" { Get-EventExport $folder $channel } }
    }
    finally { [System.IO.Directory]::Delete($folder, $true) }
}

function Get-Diagnostics {
    foreach ($channel in $request.channels) { if (-not (Test-LogName $channel)) { throw (New-Refusal 'badRequest' 'This is no name of an event log.') } }
    if ($null -eq $session) { Add-LocalFile }
    else {
        Add-Missing 'diagnostics.cab' 'notSupported: MdmDiagnosticsTool runs on the device itself; start it there by the bench link or from the stick.'
        foreach ($channel in $request.channels) { Add-File "$($channel -replace '[^A-Za-z0-9.-]', '-').txt" { Get-EventDump $channel } }
    }
    Add-File 'registry.txt' { Get-RegistryDump }
    @{ address = $request.address; observedAt = (Get-Now); files = $files; missing = $missing }
}

Invoke-Reading $request { Get-Diagnostics }
