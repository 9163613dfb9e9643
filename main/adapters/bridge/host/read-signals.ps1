# Answer to `signals`: what registry and event logs show of the technician flow, raw. A key that is not there is "not yet",
# and $null or empty. Needs windows-facts.ps1, device-registry.ps1, trusted-hosts.ps1, device-session.ps1,
# extension-signals.ps1 and read-events.ps1 before it.
param($steps, $request)

$provisioningKey = 'SOFTWARE\Microsoft\Provisioning'
$trackingKey = 'SOFTWARE\Microsoft\Windows\Autopilot\EnrollmentStatusTracking'
$longestCategory = 16384

# The JSON text of one Enrollment Status Page category, or $null while it is absent.
function Get-Category($name) {
    $text = Get-RegistryValue "$provisioningKey\AutopilotSettings" "$name.Status"
    if ($null -eq $text) { return $null }
    # A cut JSON text would read as damaged, so a text that does not fit is refused whole.
    if (([string]$text).Length -gt $longestCategory) { throw "The value of $name is longer than $longestCategory characters." }
    [string]$text
}

# A value of the downloaded profile, or $null when there is none.
function Get-ProfileValue($name) {
    $value = Get-RegistryValue "$provisioningKey\Diagnostics\Autopilot" $name
    if ($null -eq $value) { return $null }
    $text = Get-Cut ([string]$value) 1024
    if ($text -ne '') { $text }
}

# Policy providers of both phases, each with what either phase says of it.
function Get-Provider {
    $providers = [System.Collections.ArrayList]::new()
    $byName = @{}
    foreach ($part in 'DevicePreparation', 'Setup\Apps') {
        $root = "$trackingKey\Device\$part\PolicyProviders"
        foreach ($name in @(Get-SubKeyName $root)) {
            if (-not $byName.ContainsKey($name)) {
                if ($providers.Count -ge 16) { continue }
                $byName[$name] = @{ name = (Get-Cut $name 256); installationState = $null; lastError = $null; trackingPoliciesCreated = $null }
                [void]$providers.Add($byName[$name])
            }
            $values = Get-RegistryValues "$root\$name"
            if ($part -eq 'DevicePreparation') {
                $byName[$name].installationState = Get-Whole $values['InstallationState']
                $byName[$name].lastError = Get-Whole $values['LastError']
            }
            else { $byName[$name].trackingPoliciesCreated = Get-Whole $values['TrackingPoliciesCreated'] }
        }
    }
    , $providers
}

function Get-TrackedApp {
    $apps = [System.Collections.ArrayList]::new()
    $root = "$trackingKey\Device\Setup\Apps\Tracking"
    foreach ($provider in @(Get-SubKeyName $root)) {
        foreach ($name in @(Get-SubKeyName "$root\$provider")) {
            if ($apps.Count -ge 256) { break }
            $values = Get-RegistryValues "$root\$provider\$name"
            [void]$apps.Add(@{ name = (Get-Cut $name 256); installationState = (Get-Whole $values['InstallationState']); rebootRequired = (Get-Whole $values['RebootRequired']) })
        }
    }
    , $apps
}

# The newest snapshot of every kind below a key; the keys are named for their time.
function Get-Snapshot($root, $isUser) {
    foreach ($kind in @(Get-SubKeyName $root)) {
        if ($kind -match '\AS-1-') { continue }
        $newest = ''
        foreach ($time in @(Get-SubKeyName "$root\$kind")) {
            if ($time -notmatch 'LastLoggedState\z' -and [string]::CompareOrdinal($time, $newest) -gt 0) { $newest = $time }
        }
        if ($newest -eq '') { continue }
        $values = [System.Collections.ArrayList]::new()
        $found = Get-RegistryValues "$root\$kind\$newest"
        foreach ($name in $found.Keys) {
            $state = Get-Whole $found[$name]
            if ($null -ne $state -and $values.Count -lt 1024) { [void]$values.Add(@{ name = (Get-Cut $name 1024); state = $state }) }
        }
        @{ kind = (Get-Cut $kind 256); user = $isUser; values = $values }
    }
}

function Get-TrackingSnapshot {
    $snapshots = [System.Collections.ArrayList]::new()
    $root = "$trackingKey\ESPTrackingInfo\Diagnostics"
    $found = @(Get-Snapshot $root $false)
    foreach ($name in @(Get-SubKeyName $root)) { if ($name -match '\AS-1-') { $found += @(Get-Snapshot "$root\$name" $true) } }
    foreach ($snapshot in $found) { if ($snapshots.Count -lt 32) { [void]$snapshots.Add($snapshot) } }
    , $snapshots
}

function Get-Tracking {
    if (-not (Test-Key $trackingKey)) { return $null }
    $userScope = $false
    foreach ($name in @(Get-SubKeyName $trackingKey)) { if ($name -match '\AS-1-12-1-') { $userScope = $true } }
    @{
        providers             = Get-Provider
        apps                  = Get-TrackedApp
        snapshots             = Get-TrackingSnapshot
        provisioningCompleted = Get-Whole (Get-RegistryValue "$trackingKey\Device\Setup" 'HasProvisioningCompleted')
        userScope             = $userScope
    }
}

# The page's settings of the enrolment with Intune.
function Get-FirstSync {
    $enrollments = 'SOFTWARE\Microsoft\Enrollments'
    foreach ($name in @(Get-SubKeyName $enrollments)) {
        if ((Get-RegistryValue "$enrollments\$name" 'ProviderID') -ne 'MS DM Server') { continue }
        $values = Get-RegistryValues "$enrollments\$name\FirstSync"
        if ($values.Count -eq 0) { continue }
        return @{
            skipDeviceStatusPage   = Get-Whole $values['SkipDeviceStatusPage']
            skipUserStatusPage     = Get-Whole $values['SkipUserStatusPage']
            syncFailureTimeout     = Get-Whole $values['SyncFailureTimeout']
            blockInStatusPage      = Get-Whole $values['BlockInStatusPage']
            customErrorMessage     = Get-TextOrNull $values['CustomErrorMessage']
            serverProvisioningDone = Get-Whole $values['IsServerProvisioningDone']
            syncDone               = Get-Whole $values['IsSyncDone']
        }
    }
}

# The last part of a download's address: the rest may carry a key.
function Get-DownloadName($address) {
    if ($null -eq $address) { return $null }
    $path = ([string]$address).Split('?')[0].TrimEnd('/')
    Get-Cut $path.Substring($path.LastIndexOf('/') + 1) 256
}

function Get-MsiApp {
    $apps = [System.Collections.ArrayList]::new()
    $root = 'SOFTWARE\Microsoft\EnterpriseDesktopAppManagement\S-0-0-00-0000000000-0000000000-000000000-000\MSI'
    foreach ($code in @(Get-SubKeyName $root)) {
        if ($apps.Count -ge 128) { break }
        $values = Get-RegistryValues "$root\$code"
        [void]$apps.Add(@{ productCode = (Get-Cut $code 256); status = (Get-Whole $values['Status']); lastError = (Get-Whole $values['LastError']); fileName = (Get-DownloadName $values['CurrentDownloadUrl']) })
    }
    , $apps
}

function Get-OfficeApp {
    $apps = [System.Collections.ArrayList]::new()
    foreach ($id in @(Get-SubKeyName 'SOFTWARE\Microsoft\OfficeCSP')) {
        if ($apps.Count -ge 16) { break }
        $values = Get-RegistryValues "SOFTWARE\Microsoft\OfficeCSP\$id"
        [void]$apps.Add(@{ id = (Get-Cut $id 256); status = (Get-Whole $values['Status']); finalStatus = (Get-Whole $values['FinalStatus']) })
    }
    , $apps
}

# Whose desktop is up. The name itself goes no further.
function Get-DesktopOwner {
    foreach ($explorer in @(Get-Instance 'Win32_Process' 'root/cimv2' "Name = 'explorer.exe'")) {
        if ((Get-Property (Invoke-Method $explorer 'GetOwner') 'User') -eq 'defaultuser0') { return 'oobe' }
        return 'user'
    }
    'none'
}

# Who the device was joined by: technician flow uses placeholders. The name itself goes no further.
function Get-JoinUser {
    $join = 'SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo'
    foreach ($thumbprint in @(Get-SubKeyName $join)) {
        if ([string](Get-RegistryValue "$join\$thumbprint" 'UserEmail') -match '\A(foouser|autopilot)@') { return 'placeholder' }
        return 'user'
    }
    'none'
}

function Get-SessionState {
    $outOfBox = $null
    # Only Windows PowerShell 5.1 on the device itself can ask this one.
    if ($null -eq $session) { $outOfBox = Get-OrNull { [int64][Windows.System.Profile.SystemSetupInfo, Windows.System.Profile, ContentType = WindowsRuntime]::OutOfBoxExperienceState } }
    $system = Get-OrNull { Get-First 'Win32_OperatingSystem' }
    @{
        outOfBoxState         = $outOfBox
        desktop               = Get-OrNull { Get-DesktopOwner }
        joinUser              = Get-OrNull { Get-JoinUser }
        lastBootAt            = Get-OrNull { Get-UtcText $system.LastBootUpTime }
        rebootRequired        = Get-Whole (Get-RegistryValue "$provisioningKey\OMADM\SyncML" 'RebootRequired')
        managedDeviceId       = Get-TextOrNull (Get-RegistryValue "$provisioningKey\Diagnostics\Autopilot\EstablishedCorrelations" 'EntDMID')
        devicePreparationHint = Get-Whole (Get-RegistryValue "$provisioningKey\AutopilotSettings" 'AutopilotDevicePrepHint')
    }
}

function Get-Signal {
    $steps.Enqueue('signals')
    $signals = @{
        address           = $request.address
        observedAt        = Get-Now
        devicePreparation = Get-Category 'DevicePreparationCategory'
        deviceSetup       = Get-Category 'DeviceSetupCategory'
        accountSetup      = Get-Category 'AccountSetupCategory'
        profileName       = Get-ProfileValue 'DeploymentProfileName'
        assignedTenantId  = Get-ProfileValue 'CloudAssignedTenantId'
        # Nothing on the device counts restarts of the flow.
        restarts          = $null
        tracking          = Get-OrNull { Get-Tracking }
        firstSync         = Get-OrNull { Get-FirstSync }
        msiApps           = Get-OrNull { Get-MsiApp }
        officeApps        = Get-OrNull { Get-OfficeApp }
        extension         = Get-OrNull { Get-Extension }
        session           = Get-OrNull { Get-SessionState }
    }
    $wishes = @($request['events'])
    if ($null -ne $request['events'] -and $wishes.Count -gt 0) {
        $steps.Enqueue('events')
        $seen = Get-WishedEvent $wishes
        $signals.events = $seen.events
        $signals.marks = $seen.marks
    }
    $signals
}

Invoke-Reading $request { Get-Signal }
