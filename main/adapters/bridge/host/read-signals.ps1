# Answer to `signals`: what registry and event logs show of the technician flow, raw. A key that is not there is "not yet",
# and $null or empty. Needs windows-facts.ps1, device-registry.ps1, trusted-hosts.ps1, device-session.ps1, profile-facts.ps1,
# extension-signals.ps1 and read-events.ps1 before it.
param($steps, $request)

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

# Categories of the page with another name than the three that are known.
function Get-OtherCategory {
    $others = [System.Collections.ArrayList]::new()
    foreach ($name in @(Get-ValueName "$provisioningKey\AutopilotSettings")) {
        if ($name -notmatch '\A([A-Za-z0-9]{1,64}Category)\.Status\z' -or $others.Count -ge 4) { continue }
        $category = $Matches[1]
        if (@('DevicePreparationCategory', 'DeviceSetupCategory', 'AccountSetupCategory') -contains $category) { continue }
        [void]$others.Add(@{ name = $category; text = (Get-Category $category) })
    }
    , $others
}

# A value of the downloaded profile, or $null when there is none.
function Get-ProfileValue($name) {
    $value = Get-RegistryValue "$provisioningKey\Diagnostics\Autopilot" $name
    if ($null -eq $value) { return $null }
    $text = Get-Cut ([string]$value) 1024
    if ($text -ne '') { $text }
}

# Settings that restart the device at the end of device setup, by their LocURI.
function Get-RestartUri {
    $uris = [System.Collections.ArrayList]::new()
    foreach ($name in @(Get-ValueName "$provisioningKey\SyncML\RebootRequiredURIs")) { if ($uris.Count -lt 128) { [void]$uris.Add((Get-Cut $name 256)) } }
    , $uris
}

# How many settings the server has made, and the newest of them by their LocURI. Their values may be secret and are not read.
function Get-PolicyNode {
    $root = "$provisioningKey\NodeCache\CSP\Device\MS DM Server\Nodes"
    $most = 256
    # Each costs two calls there.
    if ($null -ne $session) { $most = 8 }
    $count = 0
    $numbers = [System.Collections.ArrayList]::new()
    foreach ($name in @(Get-SubKeyName $root)) {
        $count += 1
        $number = Get-Whole $name
        if ($null -ne $number) { [void]$numbers.Add($number) }
    }
    $numbers.Sort()
    $numbers.Reverse()
    $newest = [System.Collections.ArrayList]::new()
    foreach ($number in $numbers) {
        if ($newest.Count -ge $most) { break }
        $uri = Get-TextOrNull (Get-RegistryValue "$root\$number" 'NodeUri')
        if ($null -ne $uri) { [void]$newest.Add((Get-Cut $uri 256)) }
    }
    @{ count = $count; newest = $newest }
}

# Enrolments with a provider. Who made them goes no further.
function Get-Enrollment {
    $found = [System.Collections.ArrayList]::new()
    foreach ($name in @(Get-SubKeyName 'SOFTWARE\Microsoft\Enrollments')) {
        $key = "SOFTWARE\Microsoft\Enrollments\$name"
        # One by one: such a key has many values, and each costs a call on a device on the network.
        $provider = Get-Cut ([string](Get-RegistryValue $key 'ProviderID')) 256
        if ($provider -eq '' -or $found.Count -ge 16) { continue }
        [void]$found.Add(@{ provider = $provider; type = (Get-Whole (Get-RegistryValue $key 'EnrollmentType')); state = (Get-Whole (Get-RegistryValue $key 'EnrollmentState')) })
    }
    , $found
}

# What the device keeps of its profile, and of what the server has made of it.
function Get-Provisioning {
    $text = Get-OrNull { Get-ProfileText }
    @{
        correlationId      = Get-ProfileValue 'ZtdCorrelationId'
        signedInTenantId   = Get-ProfileValue 'AadTenantId'
        outOfBoxConfig     = Get-Whole (Get-RegistryValue "$provisioningKey\Diagnostics\Autopilot" 'CloudAssignedOobeConfig')
        downloadedAt       = Get-ProfileMember $text 'PolicyDownloadDate'
        joinMethod         = Get-ProfileNumber $text 'CloudAssignedDomainJoinMethod'
        skipDomainCheck    = Get-ProfileNumber $text 'HybridJoinSkipDCConnectivityCheck'
        offlineJoinApplied = Test-Key "$provisioningKey\OMADM\SyncML\ODJApplied"
        restartUris        = Get-OrNull { Get-RestartUri }
        policyNodes        = Get-OrNull { Get-PolicyNode }
        enrollments        = Get-OrNull { Get-Enrollment }
    }
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

# Whose desktop is up, $null when nobody says so. The name itself goes no further.
function Get-DesktopOwner {
    $owner = 'none'
    foreach ($explorer in @(Get-Instance 'Win32_Process' 'root/cimv2' "Name = 'explorer.exe'")) {
        $name = Get-Text (Get-OrNull { Invoke-Method $explorer 'GetOwner' }) 'User'
        # Of one that ends just now there is no owner any more.
        if ($name -eq '') { if ($owner -eq 'none') { $owner = $null } }
        elseif ($name -match '\Adefaultuser\d*\z') { if ($owner -ne 'user') { $owner = 'oobe' } }
        else { $owner = 'user' }
    }
    $owner
}

# Who the device was joined by, $null when nobody says so: technician flow uses placeholders. The name itself goes no further.
function Get-JoinUser {
    $join = 'SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo'
    $user = 'none'
    foreach ($thumbprint in @(Get-SubKeyName $join)) {
        $name = Get-Cut ([string](Get-RegistryValue "$join\$thumbprint" 'UserEmail')) 1024
        # A join that names nobody shows nobody.
        if ($name -eq '') { if ($user -eq 'none') { $user = $null } }
        elseif ($name -match '\A(foouser|autopilot)@') { if ($user -ne 'user') { $user = 'placeholder' } }
        else { $user = 'user' }
    }
    $user
}

# Sticks and cards that are in the device; a reader without a card has no size.
function Get-StickCount {
    $count = 0
    foreach ($disk in @(Get-Instance 'Win32_LogicalDisk' 'root/cimv2' 'DriveType = 2')) {
        if ((Get-Whole (Get-Property $disk 'DriveType')) -eq 2 -and (Get-Whole (Get-Property $disk 'Size')) -gt 0) { $count += 1 }
    }
    $count
}

# How the drive of Windows is encrypted (EncryptionMethod), $null where nobody says.
function Get-DriveEncryption {
    foreach ($volume in @(Get-Instance 'Win32_EncryptableVolume' 'root/cimv2/Security/MicrosoftVolumeEncryption' '')) {
        if ((Get-Whole (Get-Property $volume 'VolumeType')) -eq 0) { return Get-Whole (Get-Property (Invoke-Method $volume 'GetEncryptionMethod') 'EncryptionMethod') }
    }
}

# Whether MDM wants a restart: a value on some builds, a key on others.
function Get-RestartWish {
    $flag = Get-Whole (Get-RegistryValue "$provisioningKey\OMADM\SyncML" 'RebootRequired')
    if ($null -eq $flag -and (Test-Key "$provisioningKey\OMADM\SyncML\RebootRequired")) { $flag = [int64]1 }
    $flag
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
        lastBootAt            = Get-OrNull { Get-UtcText (Get-Property $system 'LastBootUpTime') }
        rebootRequired        = Get-RestartWish
        managedDeviceId       = Get-TextOrNull (Get-RegistryValue "$provisioningKey\Diagnostics\Autopilot\EstablishedCorrelations" 'EntDMID')
        devicePreparationHint = Get-Whole (Get-RegistryValue "$provisioningKey\AutopilotSettings" 'AutopilotDevicePrepHint')
        sticks                = Get-OrNull { Get-StickCount }
        driveEncryption       = Get-OrNull { Get-DriveEncryption }
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
        otherCategories   = Get-OrNull { Get-OtherCategory }
        profileName       = Get-ProfileValue 'DeploymentProfileName'
        assignedTenantId  = Get-ProfileValue 'CloudAssignedTenantId'
        # Nothing on the device counts restarts of the flow.
        restarts          = $null
        provisioning      = Get-OrNull { Get-Provisioning }
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
