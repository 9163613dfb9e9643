# Power and network of a device. Needs windows-facts.ps1 before it.

# Win32_Battery.BatteryStatus: 2 and 6 to 9 are on mains, 1, 4 and 5 are not, the others do not say. No battery: mains.
function Get-PowerReading {
    try { $battery = Get-First 'Win32_Battery' } catch { return @{ onMains = $null; percent = $null; hasBattery = $null } }
    if ($null -eq $battery) { return @{ onMains = $true; percent = $null; hasBattery = $false } }
    $onMains = $null
    $status = Get-Whole (Get-Property $battery 'BatteryStatus')
    if (@(2, 6, 7, 8, 9) -contains $status) { $onMains = $true }
    if (@(1, 4, 5) -contains $status) { $onMains = $false }
    $percent = Get-Whole (Get-Property $battery 'EstimatedChargeRemaining')
    if ($null -ne $percent) { $percent = [System.Math]::Max(0, [System.Math]::Min(100, $percent)) }
    @{ onMains = $onMains; percent = $percent; hasBattery = $true }
}

# One hardware adapter. NdisPhysicalMedium: 9 wireless, 10 Bluetooth, 14 Ethernet. MediaConnectState: 1 connected.
function Get-AdapterReading($adapter) {
    $digits = (Get-Text $adapter 'PermanentAddress') -replace '[^0-9A-Fa-f]', ''
    if ($digits.Length -gt 16) { $digits = '' }
    @{
        name       = Get-Text $adapter 'InterfaceDescription'
        macAddress = ($digits -replace '(..)(?!$)', '$1:').ToUpperInvariant()
        wired      = (Get-Whole (Get-Property $adapter 'NdisPhysicalMedium')) -eq 14
        up         = (Get-Whole (Get-Property $adapter 'MediaConnectState')) -eq 1
    }
}

# Hardware adapters other than Bluetooth.
function Get-Adapter {
    $adapters = [System.Collections.ArrayList]::new()
    foreach ($adapter in @(Get-Instance 'MSFT_NetAdapter' 'root/StandardCimv2' 'ConnectorPresent = TRUE')) {
        if ($null -eq $adapter -or $adapters.Count -ge 32 -or (Get-Whole (Get-Property $adapter 'NdisPhysicalMedium')) -eq 10) { continue }
        [void]$adapters.Add((Get-AdapterReading $adapter))
    }
    , $adapters
}
