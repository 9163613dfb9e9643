# Stands in for the inbox module where there is no CIM: what a simulated Windows device would answer. RESEAL_TEST_DEVICE
# says which device: healthy, noHash (the MDM bridge refuses), bare (nothing but what every PC has), hanging.
Set-StrictMode -Version 2.0

$healthy = @{
    Win32_BIOS                  = @{ SerialNumber = ' SIM0000001 ' }
    Win32_ComputerSystem        = @{ Manufacturer = 'Contoso'; Model = "Contoso B$([char]0xfc)ch 14" }
    Win32_ComputerSystemProduct = @{ UUID = '6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506' }
    Win32_OperatingSystem       = @{ OperatingSystemSKU = [uint32]48; BuildNumber = '26100' }
    MDM_DevDetail_Ext01         = @{ DeviceHardwareData = 'SIMULATED' }
    Win32_Tpm                   = @{ SpecVersion = '2.0, 0, 1.59'; ManufacturerId = [uint32]1229870147; ManufacturerVersion = '600.18' }
    Win32_Battery               = @{ BatteryStatus = [uint16]2; EstimatedChargeRemaining = [uint16]104 }
    MSFT_NetAdapter             = @{ InterfaceDescription = 'Simulated Ethernet'; PermanentAddress = '02005e001001'; NdisPhysicalMedium = [uint32]14; MediaConnectState = [uint32]1 }
}
$bare = @('Win32_BIOS', 'Win32_ComputerSystem', 'Win32_OperatingSystem', 'Win32_Battery')

function Get-CimInstance {
    [CmdletBinding()]
    param([string]$ClassName, [string]$Namespace, [string]$Filter, [uint32]$OperationTimeoutSec)
    $device = [System.Environment]::GetEnvironmentVariable('RESEAL_TEST_DEVICE')
    while ($device -eq 'hanging') { [System.Threading.Thread]::Sleep(20) }
    $fails = ($device -eq 'noHash' -and $ClassName -eq 'MDM_DevDetail_Ext01') -or ($device -eq 'bare' -and $bare -notcontains $ClassName)
    if ($fails) {
        $exception = [System.UnauthorizedAccessException]::new('Access denied')
        $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new($exception, 'HRESULT 0x80041003', 'PermissionDenied', $null))
    }
    if ($device -eq 'bare' -and $ClassName -eq 'Win32_Battery') { return }
    [pscustomobject]$healthy[$ClassName]
}

function Invoke-CimMethod {
    [CmdletBinding()]
    param($InputObject, [string]$MethodName)
    [pscustomobject]@{ ReturnValue = [uint32]0; Information = [uint32]262144 }
}
