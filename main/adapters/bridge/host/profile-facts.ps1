# The Autopilot profile that a device keeps, as JSON text. Needs windows-facts.ps1 and device-registry.ps1 before it.

$provisioningKey = 'SOFTWARE\Microsoft\Provisioning'
$longestProfile = 65536

# The text of the policy cache; of this PC also of the file beside it, where the cache is empty.
function Get-ProfileText {
    $text = [string](Get-RegistryValue "$provisioningKey\AutopilotPolicyCache" 'PolicyJsonCache')
    if ($text.Trim() -ne '' -or $null -ne $session) { return $text }
    $file = [System.IO.Path]::Combine([string][System.Environment]::GetEnvironmentVariable('SystemRoot'), 'ServiceState', 'wmansvc', 'AutopilotDDSZTDFile.json')
    if ([System.IO.File]::Exists($file) -and [System.IO.FileInfo]::new($file).Length -le $longestProfile) { return [System.IO.File]::ReadAllText($file) }
    ''
}

# A plain member of the profile, or $null. Taken from its text, because PowerShell 7 makes a time of what looks like one.
function Get-ProfileMember($text, $name) {
    if ([string]$text -match "`"$name`"\s*:(?!\s*null\b)\s*`"?([^`",}\]\r\n]{1,64})") { $Matches[1].Trim() }
}

# The same as a whole number; yes is 1 and no is 0.
function Get-ProfileNumber($text, $name) {
    $member = Get-ProfileMember $text $name
    if ($member -eq 'true') { return [int64]1 }
    if ($member -eq 'false') { return [int64]0 }
    Get-Whole $member
}
