# Answer to `readiness`: everything that decides whether a device may start its technician flow, as it stands there. What
# cannot be read is $null, never a guess. Needs windows-facts.ps1, device-registry.ps1, trusted-hosts.ps1,
# device-session.ps1, profile-facts.ps1, tpm-facts.ps1, supply-facts.ps1 and run-tool.ps1 before it.
param($steps, $request)

$windowsKey = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'

# A registry value, or $null when it is not there or cannot be read.
function Get-ValueOrNull($path, $name) { Get-OrNull { Get-RegistryValue $path $name } }

# A registry value as text: '' when it is not there, $null when it cannot be read.
function Get-ValueText($path, $name) {
    Get-OrNull { Get-Cut ([string](Get-RegistryValue $path $name)) 1024 }
}

function Get-ComputerFact {
    $bios = Get-OrNull { Get-First 'Win32_BIOS' }
    # Every Windows has this class: where it cannot be asked, nothing can.
    $computer = Get-First 'Win32_ComputerSystem'
    $product = Get-OrNull { Get-First 'Win32_ComputerSystemProduct' }
    $processor = Get-OrNull { Get-First 'Win32_Processor' }
    $firmware = Get-Whole (Get-ValueOrNull 'SYSTEM\CurrentControlSet\Control' 'PEFirmwareType')
    $uefi = $null
    if ($null -ne $firmware) { $uefi = $firmware -eq 2 }
    $disk = Get-OrNull { Get-First 'MSFT_Disk' 'root/Microsoft/Windows/Storage' 'IsBoot = TRUE' }
    $style = @{ 1 = 'MBR'; 2 = 'GPT' }[[int](Get-Whole (Get-Property $disk 'PartitionStyle'))]
    @{
        manufacturer   = Get-TextOrNull (Get-Property $computer 'Manufacturer')
        model          = Get-TextOrNull (Get-Property $computer 'Model')
        serialNumber   = Get-TextOrNull (Get-Property $bios 'SerialNumber')
        uuid           = Get-TextOrNull (Get-Property $product 'UUID')
        processor      = Get-TextOrNull (Get-Property $processor 'Name')
        secureBoot     = Get-Flag (Get-ValueOrNull 'SYSTEM\CurrentControlSet\Control\SecureBoot\State' 'UEFISecureBootEnabled')
        uefi           = $uefi
        partitionStyle = $style
    }
}

function Get-WindowsFact {
    $system = Get-First 'Win32_OperatingSystem'
    $licence = Get-OrNull { Get-First 'SoftwareLicensingProduct' 'root/cimv2' "ApplicationID = '55c92734-d682-4d71-983e-d6ec3f16059f' AND PartialProductKey IS NOT NULL" }
    $firmware = Get-OrNull { Get-First 'SoftwareLicensingService' }
    $signIn = Get-OrNull { Get-First 'Win32_Service' 'root/cimv2' "Name = 'wlidsvc'" }
    $hasKey = $null
    # The key itself is a secret and goes no further.
    if ($null -ne $firmware) { $hasKey = (Get-Text $firmware 'OA3xOriginalProductKey') -ne '' }
    @{
        editionSku             = Get-Whole (Get-Property $system 'OperatingSystemSKU')
        edition                = Get-ValueText $windowsKey 'EditionID'
        build                  = Get-TextOrNull (Get-Property $system 'BuildNumber')
        updateRevision         = Get-Whole (Get-ValueOrNull $windowsKey 'UBR')
        displayVersion         = Get-ValueText $windowsKey 'DisplayVersion'
        licenseStatus          = Get-Whole (Get-Property $licence 'LicenseStatus')
        firmwareKey            = $hasKey
        firmwareKeyDescription = Get-TextOrNull (Get-Property $firmware 'OA3xOriginalProductKeyDescription')
        restartPending         = Get-OrNull { Test-Key 'SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending' }
        signInServiceStart     = Get-TextOrNull (Get-Property $signIn 'StartMode')
        licenceTermsShown      = Get-Flag (Get-ValueOrNull 'SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\OOBE' 'SetupDisplayedEula')
    }
}

# The lines of tpmtool that only it knows. Their words follow the language of Windows, so other languages give nothing.
function Get-TpmToolFact {
    $facts = @{}
    if ($null -ne $session) { return $facts }
    $printed = Get-OrNull { Invoke-Tool 'tpmtool.exe' 'getdeviceinformation' 30000 }
    if ($null -eq $printed) { return $facts }
    foreach ($line in $printed.text.Split("`n")) {
        if ($line -match '\A\s*-?(Ready For Attestation|Is Capable For Attestation|TPM Has Vulnerable Firmware|Clear Needed To Recover): *(True|False)\s*\z') {
            $facts[$Matches[1]] = $Matches[2] -eq 'True'
        }
    }
    $facts
}

# Last result of a scheduled task, as its service tells it.
function Get-TaskResult($path, $name) {
    $answer = Get-OrNull { Invoke-ClassMethod 'PS_ScheduledTask' 'root/Microsoft/Windows/TaskScheduler' 'GetInfoByName' @{ TaskPath = $path; TaskName = $name } }
    Get-Whole (Get-Property (Get-Property $answer 'cmdletOutput') 'LastTaskResult')
}

# The endorsement key as the local cmdlet tells it; PowerShell 7 and other devices may not have it.
function Get-EndorsementKey {
    if ($null -eq $session) { Get-OrNull { Get-TpmEndorsementKeyInfo -HashAlgorithm 'sha256' } }
}

# Bits of an RSA key, from the length of its encoded form: modulus, exponent and a few bytes of frame.
function Get-KeyBits($key) {
    $bytes = Get-OrNull { $key.PublicKey.RawData.Length }
    if ($null -eq $bytes) { return $null }
    foreach ($bits in 2048, 3072, 4096) { if ($bytes -ge $bits / 8 -and $bytes -le $bits / 8 + 48) { return $bits } }
}

function Get-TpmFact {
    $tpm = $null
    $present = $null
    try {
        $tpm = Get-TpmInstance
        $present = $null -ne $tpm
    }
    catch { $tpm = $null }
    $tool = Get-TpmToolFact
    $key = Get-EndorsementKey
    $certificates = $null
    if ($null -ne $key) {
        $certificates = 0
        foreach ($name in 'ManufacturerCertificates', 'AdditionalCertificates') {
            foreach ($certificate in @(Get-Property $key $name)) { if ($null -ne $certificate) { $certificates += 1 } }
        }
    }
    $ready = Get-TpmAnswer $tpm 'IsReady' 'IsReady'
    $bootLog = Get-OrNull { (Get-RegistryValues 'SYSTEM\CurrentControlSet\Control\IntegrityServices').Contains('WBCL') }
    @{
        present                 = $present
        enabled                 = Get-Flag (Get-Property $tpm 'IsEnabled_InitialValue')
        activated               = Get-Flag (Get-Property $tpm 'IsActivated_InitialValue')
        owned                   = Get-Flag (Get-Property $tpm 'IsOwned_InitialValue')
        ready                   = Get-Flag $ready
        lockedOut               = Get-Flag (Get-TpmAnswer $tpm 'IsLockedOut' 'IsLockedOut')
        specVersion             = Get-TextOrNull (Get-Property $tpm 'SpecVersion')
        manufacturerId          = Get-Whole (Get-Property $tpm 'ManufacturerId')
        firmwareVersion         = if ($null -ne $tpm) { Get-TpmVersion $tpm }
        information             = Get-Whole (Get-TpmAnswer $tpm 'IsReadyInformation' 'Information')
        keyAttestationResult    = Get-Whole (Get-TpmAnswer $tpm 'IsKeyAttestationCapable' 'TestResult')
        readyForAttestation     = $tool['Ready For Attestation']
        capableForAttestation   = $tool['Is Capable For Attestation']
        vulnerableFirmware      = $tool['TPM Has Vulnerable Firmware']
        clearNeeded             = $tool['Clear Needed To Recover']
        endorsementKeyPresent   = Get-Flag (Get-Property $key 'IsPresent')
        endorsementKeyBits      = Get-KeyBits $key
        endorsementCertificates = $certificates
        storedCertificates      = Get-OrNull { Get-StoredCertificateCount }
        certificateTaskState    = Get-Whole (Get-ValueOrNull "$tpmKey\taskStates" 'EkCertificatePresent')
        firmwareAtLastProvision = Get-TextOrNull (Get-ValueOrNull $tpmKey 'FirmwareVersionAtLastProvision')
        measuredBootLog         = $bootLog
        identityKeyError        = Get-Whole (Get-ValueOrNull 'SYSTEM\CurrentControlSet\Control\Cryptography\Ngc\AIKCertEnroll' 'ErrorCode')
        maintenanceTaskResult   = Get-TaskResult '\Microsoft\Windows\TPM\' 'Tpm-Maintenance'
        identityKeyTaskResult   = Get-TaskResult '\Microsoft\Windows\CertificateServicesClient\' 'AikCertEnrollTask'
    }
}

# The folder of Windows as a query takes it, when it is a plain path: it becomes part of the query.
function Get-WindowsFolder {
    $folder = Get-Text (Get-First 'Win32_OperatingSystem') 'WindowsDirectory'
    if ($folder -match '\A[A-Za-z]:\\[A-Za-z0-9 _-]+\z') { $folder.Replace('\', '\\') }
}

function Test-OfflineProfile {
    $folder = Get-WindowsFolder
    if ($null -ne $folder) { $null -ne (Get-First 'CIM_DataFile' 'root/cimv2' "Name = '$folder\\Provisioning\\Autopilot\\AutopilotConfigurationFile.json'") }
}

# Packages where Windows keeps its own for recovery, and at the top of attached sticks.
function Get-PackageCount {
    $count = 0
    $places = [System.Collections.ArrayList]::new()
    [void]$places.Add(@((Get-WindowsFolder).Substring(0, 2), '\\Recovery\\Customizations\\'))
    foreach ($stick in @(Get-Instance 'Win32_LogicalDisk' 'root/cimv2' 'DriveType = 2')) {
        $letter = Get-Text $stick 'DeviceID'
        if ($letter -match '\A[A-Za-z]:\z') { [void]$places.Add(@($letter, '\\')) }
    }
    foreach ($place in $places) {
        foreach ($file in @(Get-Instance 'CIM_DataFile' 'root/cimv2' "Drive = '$($place[0])' AND Path = '$($place[1])' AND Extension = 'ppkg'")) { if ($null -ne $file) { $count += 1 } }
    }
    $count
}

function Get-SupplyFact {
    $power = Get-PowerReading
    $letter = Get-OrNull { (Get-WindowsFolder).Substring(0, 2) }
    $disk = $null
    if ($null -ne $letter) { $disk = Get-OrNull { Get-First 'Win32_LogicalDisk' 'root/cimv2' "DeviceID = '$letter'" } }
    @{
        onAcPower       = $power.onMains
        batteryPercent  = $power.percent
        hasBattery      = $power.hasBattery
        freeDiskBytes   = Get-Whole (Get-Property $disk 'FreeSpace')
        networkAdapters = Get-OrNull { Get-Adapter }
    }
}

# Types of the enrolments with a provider. Every GUID without one is something else.
function Get-EnrollmentType {
    $types = [System.Collections.ArrayList]::new()
    foreach ($name in @(Get-SubKeyName 'SOFTWARE\Microsoft\Enrollments')) {
        $values = Get-RegistryValues "SOFTWARE\Microsoft\Enrollments\$name"
        if (-not $values.Contains('ProviderID') -or $types.Count -ge 64) { continue }
        $type = Get-Whole $values['EnrollmentType']
        if ($null -eq $type) { $type = [int64]-1 }
        [void]$types.Add($type)
    }
    , $types
}

function Get-JoinedTenant {
    $join = 'SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo'
    foreach ($thumbprint in @(Get-SubKeyName $join)) { return (Get-Cut ([string](Get-RegistryValue "$join\$thumbprint" 'TenantId')) 1024) }
    ''
}

# Tenants in the values <id>_TenantIdHint.
function Get-AssociationHint {
    $hints = [System.Collections.ArrayList]::new()
    foreach ($name in @(Get-ValueName "$provisioningKey\AutopilotSettings")) {
        if ($name -match '\A([0-9A-Za-z-]{1,64})_TenantIdHint\z' -and $hints.Count -lt 64) { [void]$hints.Add($Matches[1]) }
    }
    , $hints
}

function Get-LeftoverFact {
    $autopilot = "$provisioningKey\Diagnostics\Autopilot"
    $settings = "$provisioningKey\AutopilotSettings"
    @{
        joinedTenantId        = Get-OrNull { Get-JoinedTenant }
        enrollmentTypes       = Get-OrNull { Get-EnrollmentType }
        autopilotDisabled     = Get-Whole (Get-ValueOrNull $autopilot 'IsAutoPilotDisabled')
        assignedTenantId      = Get-ValueText $autopilot 'CloudAssignedTenantId'
        assignedTenantDomain  = Get-ValueText $autopilot 'CloudAssignedTenantDomain'
        tenantMatched         = Get-Whole (Get-ValueOrNull $autopilot 'TenantMatched')
        profileName           = Get-ValueText $autopilot 'DeploymentProfileName'
        profileAvailable      = Get-Whole (Get-ValueOrNull "$provisioningKey\AutopilotPolicyCache" 'ProfileAvailable')
        outOfBoxConfig        = Get-Whole (Get-ValueOrNull $autopilot 'CloudAssignedOobeConfig')
        domainJoinMethod      = Get-OrNull { Get-ProfileNumber (Get-ProfileText) 'CloudAssignedDomainJoinMethod' }
        offlineProfile        = Get-OrNull { Test-OfflineProfile }
        provisioningPackages  = Get-OrNull { Get-PackageCount }
        devicePreparationHint = Get-Whole (Get-ValueOrNull $settings 'AutopilotDevicePrepHint')
        devicePreparationKey  = Get-OrNull { Test-Key "$settings\DevicePreparation" }
        associationHints      = Get-OrNull { Get-AssociationHint }
    }
}

function Get-Readiness {
    $steps.Enqueue('computer')
    $computer = Get-ComputerFact
    $windows = Get-WindowsFact
    $steps.Enqueue('tpm')
    $tpm = Get-TpmFact
    $steps.Enqueue('leftovers')
    $leftovers = Get-LeftoverFact
    $policies = 'SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
    $service = Get-OrNull { Get-First 'Win32_Service' 'root/cimv2' "Name = 'WinRM'" }
    @{
        address      = $request.address
        observedAt   = Get-Now
        clockUtc     = Get-DeviceTime
        facts        = @{ computer = $computer; windows = $windows; tpm = $tpm; supply = (Get-SupplyFact); leftovers = $leftovers }
        remoteAccess = @{
            tokenFilterPolicy = Get-Whole (Get-ValueOrNull $policies 'LocalAccountTokenFilterPolicy')
            winRm             = Get-TextOrNull (Get-Property $service 'State')
        }
    }
}

Invoke-Reading $request { Get-Readiness }
