# What a device is called, for the bench to find it again after a restart. Needs windows-facts.ps1 before it.
param($steps, $request)

$steps.Enqueue('identity')
$bios = Get-OrNull { Get-First 'Win32_BIOS' }
$computer = Get-OrNull { Get-First 'Win32_ComputerSystem' }
$product = Get-OrNull { Get-First 'Win32_ComputerSystemProduct' }
@{
    ok     = $true
    result = @{
        serialNumber = Get-Text $bios 'SerialNumber'
        uuid         = Get-Cut (Get-Text $product 'UUID').ToLowerInvariant() 64
        manufacturer = Get-Text $computer 'Manufacturer'
        model        = Get-Text $computer 'Model'
    }
}
