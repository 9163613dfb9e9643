# Answer to `collect`: identity, hardware hash and readiness of a device. What cannot be read is $null, never a guess.
# Needs windows-facts.ps1, device-registry.ps1, trusted-hosts.ps1, device-session.ps1 and tpm-facts.ps1 before it. $steps is
# a queue that takes the name of each step.
param($steps, $request)

# INFORMATION_EK_CERTIFICATE of Win32_Tpm.IsReadyInformation: the certificate is missing, which is told on its own.
$certificateMissing = 0x40000

# The hash, or why there is none. The serial number is worth having without it.
function Get-HashReading {
    try {
        $instance = Get-First 'MDM_DevDetail_Ext01' 'root/cimv2/mdm/dmmap' "InstanceID='Ext' AND ParentID='./DevDetail'"
        if ($null -eq $instance) { return @{ text = ''; error = 'noInstance: the MDM bridge gave no instance; early in setup it needs a minute.' } }
        $text = ([string](Get-Property $instance 'DeviceHardwareData')).Trim().Trim([char]0).Trim()
        if ($text.Length -gt 65536) { return @{ text = ''; error = 'failed: what is there is too long for a hardware hash.' } }
        if ($text -eq '') { return @{ text = ''; error = 'noInstance: the hardware hash is empty; images of April and May 2022 need KB5015020.' } }
        @{ text = $text; error = $null }
    }
    catch {
        $refusal = Get-Refusal $_
        @{ text = ''; error = (Get-Cut "$($refusal.code): $($refusal.detail)" 1000) }
    }
}

function Test-EndorsementCertificate($information) {
    $stored = Get-OrNull { Get-StoredCertificateCount }
    if ($null -ne $stored -and $stored -gt 0) { return $true }
    if ($null -eq $information) { return $null }
    ($information -band $certificateMissing) -eq 0
}

function Get-TpmReading {
    $tpm = Get-TpmInstance
    if ($null -eq $tpm) {
        return @{ present = $false; ready = $null; specVersion = $null; manufacturerId = $null; manufacturerVersion = $null; endorsementKeyCertificate = $null }
    }
    $information = Get-Whole (Get-TpmAnswer $tpm 'IsReadyInformation' 'Information')
    $ready = $null
    if ($null -ne $information) { $ready = ($information -eq 0) -or ($information -eq $certificateMissing) }
    @{
        present                   = $true
        ready                     = $ready
        specVersion               = Get-Text $tpm 'SpecVersion'
        manufacturerId            = Get-OrNull { Get-ManufacturerId (Get-Property $tpm 'ManufacturerId') }
        manufacturerVersion       = Get-TpmVersion $tpm
        endorsementKeyCertificate = Test-EndorsementCertificate $information
    }
}

# Enrolled with Intune before, or joined to a directory: such a device is not factory-fresh.
function Test-PreviouslyEnrolled {
    $enrollments = 'SOFTWARE\Microsoft\Enrollments'
    foreach ($name in @(Get-SubKeyName $enrollments)) {
        if ((Get-RegistryValue "$enrollments\$name" 'ProviderID') -eq 'MS DM Server') { return $true }
    }
    foreach ($name in @(Get-SubKeyName 'SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo')) { return $true }
    $false
}

function Get-DeviceReading {
    $steps.Enqueue('identity')
    $bios = Get-OrNull { Get-First 'Win32_BIOS' }
    # Every Windows has this class: where it cannot be asked, nothing can.
    $computer = Get-First 'Win32_ComputerSystem'
    $product = Get-OrNull { Get-First 'Win32_ComputerSystemProduct' }
    $system = Get-OrNull { Get-First 'Win32_OperatingSystem' }
    $sku = Get-Whole (Get-Property $system 'OperatingSystemSKU')
    if ($null -eq $sku) { $sku = [int64]0 }
    $version = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $edition = Get-OrNull { Get-RegistryValue $version 'EditionID' }
    $revision = Get-Whole (Get-OrNull { Get-RegistryValue $version 'UBR' })
    $steps.Enqueue('hash')
    $hash = Get-HashReading
    $steps.Enqueue('readiness')
    $secureBoot = Get-OrNull { Get-RegistryValue 'SYSTEM\CurrentControlSet\Control\SecureBoot\State' 'UEFISecureBootEnabled' }
    $power = Get-PowerReading
    $adapters = Get-OrNull { Get-Adapter }
    if ($null -eq $adapters) { $adapters = [object[]]@() }
    @{
        address            = $request.address
        collectedAt        = Get-Now
        serialNumber       = Get-Text $bios 'SerialNumber'
        manufacturer       = Get-Text $computer 'Manufacturer'
        model              = Get-Text $computer 'Model'
        uuid               = (Get-Text $product 'UUID').ToLowerInvariant()
        hardwareHash       = $hash.text
        hashError          = $hash.error
        operatingSystem    = @{
            sku            = $sku
            edition        = Get-Cut "$edition" 1024
            build          = Get-Text $system 'BuildNumber'
            updateRevision = $revision
        }
        tpm                = Get-OrNull { Get-TpmReading }
        secureBoot         = Get-Flag $secureBoot
        onAcPower          = $power.onMains
        batteryPercent     = $power.percent
        networkAdapters    = $adapters
        previouslyEnrolled = Get-OrNull { Test-PreviouslyEnrolled }
        clockUtc           = Get-DeviceTime
    }
}

Invoke-Reading $request { Get-DeviceReading }
