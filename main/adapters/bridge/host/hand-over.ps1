# Files that are handed over in pieces through $steps, and the registry keys of the technician flow as one of them. Needs
# windows-facts.ps1 and device-registry.ps1 before it.

$pieceBytes = 98304
$mostBytes = 67108864
$mostWaiting = 16
$registryRoots = @(
    'SOFTWARE\Microsoft\Provisioning\AutopilotSettings'
    'SOFTWARE\Microsoft\Provisioning\AutopilotPolicyCache'
    'SOFTWARE\Microsoft\Provisioning\Diagnostics\Autopilot'
    'SOFTWARE\Microsoft\Provisioning\OMADM'
    'SOFTWARE\Microsoft\Provisioning\SyncML'
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
$handedOver = @{ bytes = 0 }

function Add-Missing($part, $reason) {
    if ($missing.Count -lt 64) { [void]$missing.Add(@{ part = (Get-Cut $part 256); reason = (Get-Cut $reason 1000) }) }
}

# Waits until the host has passed most pieces on, so that they never pile up.
function Send-Piece($name, $index, $bytes, $offset, $count) {
    while ($steps.Count -ge $mostWaiting) { [System.Threading.Thread]::Sleep(20) }
    $steps.Enqueue(@{ file = $name; index = $index; data = [System.Convert]::ToBase64String($bytes, $offset, $count) })
}

function Send-File($name, $bytes) {
    if ($bytes.Length -gt $mostBytes - $handedOver.bytes -or $files.Count -ge 64) {
        Add-Missing $name "tooLarge: $($bytes.Length) bytes are more than may still be handed over."
        return
    }
    $handedOver.bytes += $bytes.Length
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
