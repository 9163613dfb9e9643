# What the Intune Management Extension notes of apps and scripts. Needs windows-facts.ps1 and device-registry.ps1 before it.

$extensionKey = 'SOFTWARE\Microsoft\IntuneManagementExtension'
$deviceUser = '00000000-0000-0000-0000-000000000000'
$guid = '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}'

# A JSON text that fits, else $null: a cut one would read as damaged.
function Get-JsonText($value, $length) {
    if ($null -ne $value -and ([string]$value).Length -le $length) { [string]$value }
}

# One row for each app of each user, gathered from three places. Children of other names are something else.
function Get-ExtensionApp {
    $apps = [System.Collections.ArrayList]::new()
    $byKey = @{}
    foreach ($place in 'Win32Apps', 'EspTrackingWin32Apps', 'SideCarPolicies\StatusServiceReports') {
        foreach ($user in @(Get-SubKeyName "$extensionKey\$place")) {
            if ($user -notmatch "\A$guid\z") { continue }
            foreach ($name in @(Get-SubKeyName "$extensionKey\$place\$user")) {
                if ($name -notmatch "\A($guid)(_(\d{1,9}))?\z") { continue }
                $app = $Matches[1].ToLowerInvariant()
                $revision = $null
                if ($Matches.ContainsKey(3)) { $revision = Get-Whole $Matches[3] }
                $key = "$user $app"
                if (-not $byKey.ContainsKey($key)) {
                    if ($apps.Count -ge 128) { continue }
                    $byKey[$key] = @{ appId = $app; revision = $null; deviceContext = ($user -eq $deviceUser); exitCode = $null; intent = $null; lastUpdated = $null; enforcement = $null; compliance = $null; espPhase = $null; reportStatus = $null }
                    [void]$apps.Add($byKey[$key])
                }
                $row = $byKey[$key]
                if ($null -ne $revision) { $row.revision = $revision }
                $path = "$extensionKey\$place\$user\$name"
                $values = Get-RegistryValues $path
                if ($place -eq 'Win32Apps') {
                    $row.exitCode = Get-Whole $values['ExitCode']
                    $row.intent = Get-Whole $values['Intent']
                    $row.lastUpdated = Get-TextOrNull $values['LastUpdatedTimeUtc']
                    $row.enforcement = Get-JsonText (Get-RegistryValue "$path\EnforcementStateMessage" 'EnforcementStateMessage') 4096
                    $row.compliance = Get-JsonText (Get-RegistryValue "$path\ComplianceStateMessage" 'ComplianceStateMessage') 4096
                }
                elseif ($place -eq 'EspTrackingWin32Apps') { $row.espPhase = Get-TextOrNull $values['EspTrackingWin32AppPhase'] }
                else { $row.reportStatus = Get-Whole $values['Status'] }
            }
        }
    }
    , $apps
}

function Get-ExtensionScript {
    $scripts = [System.Collections.ArrayList]::new()
    foreach ($user in @(Get-SubKeyName "$extensionKey\Policies")) {
        if ($user -notmatch "\A$guid\z") { continue }
        foreach ($script in @(Get-SubKeyName "$extensionKey\Policies\$user")) {
            if ($scripts.Count -ge 64) { break }
            $values = Get-RegistryValues "$extensionKey\Policies\$user\$script"
            [void]$scripts.Add(@{ scriptId = (Get-Cut $script 256); result = (Get-TextOrNull $values['Result']); errorCode = (Get-Whole $values['ErrorCode']) })
        }
    }
    , $scripts
}

# $null while the extension has left nothing.
function Get-Extension {
    if (-not (Test-Key $extensionKey)) { return $null }
    $progress = Get-RegistryValue "$extensionKey\Win32Apps\ProvisioningProgress" 'ProvisioningProgress'
    # Some builds keep it as a value of Win32Apps itself.
    if ($null -eq $progress) { $progress = Get-RegistryValue "$extensionKey\Win32Apps" 'ProvisioningProgress' }
    @{ apps = (Get-ExtensionApp); provisioningProgress = (Get-JsonText $progress 65536); scripts = (Get-ExtensionScript) }
}
