# Answer to `collect`: identity, hardware hash and readiness of this PC. What cannot be read is $null, never a guess.
# Needs windows-facts.ps1 before it. $steps is a queue that takes the name of each step.
param($steps)

# INFORMATION_EK_CERTIFICATE of Win32_Tpm.IsReadyInformation: the certificate is missing, which is told on its own.
$certificateMissing = 0x40000

# The hash, or why there is none. The serial number is worth having without it.
function Get-HashReading {
    try {
        $instance = Get-First 'MDM_DevDetail_Ext01' 'root/cimv2/mdm/dmmap' "InstanceID='Ext' AND ParentID='./DevDetail'"
        if ($null -eq $instance) { return @{ text = ''; error = 'noInstance: the MDM bridge gave no instance; early in setup it needs a minute.' } }
        $text = ([string]$instance.DeviceHardwareData).Trim()
        if ($text -eq '') { return @{ text = ''; error = 'noInstance: the hardware hash is empty; images of April and May 2022 need KB5015020.' } }
        @{ text = $text; error = $null }
    }
    catch { @{ text = ''; error = (Get-Cut "$(Get-FailureCode $_): $($_.Exception.Message)" 1000) } }
}

# Four ASCII characters, the first in the highest byte, filled up with NUL or blanks.
function Get-ManufacturerId($number) {
    $text = ''
    foreach ($shift in 24, 16, 8, 0) {
        $code = ([int64]$number -shr $shift) -band 0xff
        if ($code -ge 0x20 -and $code -le 0x7e) { $text += [char]$code }
    }
    $text.Trim()
}

function Test-EndorsementCertificate($information) {
    $path = 'SYSTEM\CurrentControlSet\Services\TPM\WMI\Endorsement\EKCertStore\Certificates'
    foreach ($thumbprint in @(Get-OrNull { Get-SubKeyName $path })) { if ($null -ne $thumbprint) { return $true } }
    if ($null -eq $information) { return $null }
    ($information -band $certificateMissing) -eq 0
}

function Get-TpmReading {
    $tpm = Get-First 'Win32_Tpm' 'root/cimv2/Security/MicrosoftTpm'
    if ($null -eq $tpm) {
        return @{ present = $false; ready = $null; specVersion = $null; manufacturerId = $null; manufacturerVersion = $null; endorsementKeyCertificate = $null }
    }
    $information = Get-OrNull { [int64](Invoke-CimMethod -InputObject $tpm -MethodName 'IsReadyInformation').Information }
    $ready = $null
    if ($null -ne $information) { $ready = ($information -eq 0) -or ($information -eq $certificateMissing) }
    $version = Get-Text $tpm 'ManufacturerVersionFull20'
    if ($version -eq '') { $version = Get-Text $tpm 'ManufacturerVersion' }
    @{
        present                   = $true
        ready                     = $ready
        specVersion               = Get-Text $tpm 'SpecVersion'
        manufacturerId            = Get-OrNull { Get-ManufacturerId $tpm.ManufacturerId }
        manufacturerVersion       = $version
        endorsementKeyCertificate = Test-EndorsementCertificate $information
    }
}

# Win32_Battery.BatteryStatus: 2 and 6 to 9 are on mains, 1, 4 and 5 are not, the others do not say. No battery: mains.
function Get-PowerReading {
    $battery = Get-First 'Win32_Battery'
    if ($null -eq $battery) { return @{ onMains = $true; percent = $null } }
    $onMains = $null
    if (@(2, 6, 7, 8, 9) -contains [int]$battery.BatteryStatus) { $onMains = $true }
    if (@(1, 4, 5) -contains [int]$battery.BatteryStatus) { $onMains = $false }
    $percent = Get-OrNull { [System.Math]::Max(0, [System.Math]::Min(100, [int]$battery.EstimatedChargeRemaining)) }
    @{ onMains = $onMains; percent = $percent }
}

# One hardware adapter. NdisPhysicalMedium: 9 wireless, 10 Bluetooth, 14 Ethernet. MediaConnectState: 1 connected.
function Get-AdapterReading($adapter) {
    $digits = (Get-Text $adapter 'PermanentAddress') -replace '[^0-9A-Fa-f]', ''
    @{
        name       = Get-Text $adapter 'InterfaceDescription'
        macAddress = ($digits -replace '(..)(?!$)', '$1:').ToUpperInvariant()
        wired      = [int]$adapter.NdisPhysicalMedium -eq 14
        up         = [int]$adapter.MediaConnectState -eq 1
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
    $bios = Get-First 'Win32_BIOS'
    $computer = Get-First 'Win32_ComputerSystem'
    $product = Get-OrNull { Get-First 'Win32_ComputerSystemProduct' }
    $system = Get-First 'Win32_OperatingSystem'
    $version = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $edition = Get-OrNull { Get-RegistryValue $version 'EditionID' }
    $revision = Get-OrNull { Get-RegistryValue $version 'UBR' }
    if ($null -ne $revision) { $revision = [int]$revision }
    $steps.Enqueue('hash')
    $hash = Get-HashReading
    $steps.Enqueue('readiness')
    $secureBoot = Get-OrNull { Get-RegistryValue 'SYSTEM\CurrentControlSet\Control\SecureBoot\State' 'UEFISecureBootEnabled' }
    if ($null -ne $secureBoot) { $secureBoot = [int]$secureBoot -eq 1 }
    $power = Get-OrNull { Get-PowerReading }
    if ($null -eq $power) { $power = @{ onMains = $null; percent = $null } }
    $adapters = [System.Collections.ArrayList]::new()
    foreach ($adapter in @(Get-OrNull { Get-Instance 'MSFT_NetAdapter' 'root/StandardCimv2' 'ConnectorPresent = TRUE' })) {
        if ($null -eq $adapter -or $adapters.Count -ge 32 -or [int]$adapter.NdisPhysicalMedium -eq 10) { continue }
        [void]$adapters.Add((Get-AdapterReading $adapter))
    }
    @{
        address            = 'local'
        collectedAt        = Get-Now
        serialNumber       = Get-Text $bios 'SerialNumber'
        manufacturer       = Get-Text $computer 'Manufacturer'
        model              = Get-Text $computer 'Model'
        uuid               = (Get-Text $product 'UUID').ToLowerInvariant()
        hardwareHash       = $hash.text
        hashError          = $hash.error
        operatingSystem    = @{
            sku            = [int]$system.OperatingSystemSKU
            edition        = [string]$edition
            build          = Get-Text $system 'BuildNumber'
            updateRevision = $revision
        }
        tpm                = Get-OrNull { Get-TpmReading }
        secureBoot         = $secureBoot
        onAcPower          = $power.onMains
        batteryPercent     = $power.percent
        networkAdapters    = $adapters
        previouslyEnrolled = Get-OrNull { Test-PreviouslyEnrolled }
        clockUtc           = Get-Now
    }
}

try { @{ ok = $true; result = (Get-DeviceReading) } }
catch { Get-Refusal $_ }
