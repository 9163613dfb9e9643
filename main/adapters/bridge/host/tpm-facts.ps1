# What is known of the TPM of a device: the class Win32_Tpm and the registry. Needs windows-facts.ps1 and
# device-registry.ps1 before it.

$tpmKey = 'SYSTEM\CurrentControlSet\Services\TPM\WMI'

# Four ASCII characters, the first in the highest byte, filled up with NUL or blanks.
function Get-ManufacturerId($number) {
    $text = ''
    foreach ($shift in 24, 16, 8, 0) {
        $code = ([int64]$number -shr $shift) -band 0xff
        if ($code -ge 0x20 -and $code -le 0x7e) { $text += [char]$code }
    }
    $text.Trim()
}

function Get-TpmInstance { Get-First 'Win32_Tpm' 'root/cimv2/Security/MicrosoftTpm' }

# A member of what a method of the TPM answers, or $null.
function Get-TpmAnswer($tpm, $method, $member) {
    if ($null -ne $tpm) { Get-OrNull { Get-Property (Invoke-Method $tpm $method) $member } }
}

function Get-TpmVersion($tpm) {
    $version = Get-Text $tpm 'ManufacturerVersionFull20'
    # The short form is there where the firmware has no long one, which is told as 'Not Supported' by some.
    if ($version -notmatch '\d') { $version = Get-Text $tpm 'ManufacturerVersion' }
    $version
}

# How many endorsement certificates Windows keeps.
function Get-StoredCertificateCount {
    $count = 0
    foreach ($thumbprint in @(Get-SubKeyName "$tpmKey\Endorsement\EKCertStore\Certificates")) { if ($null -ne $thumbprint) { $count += 1 } }
    $count
}
