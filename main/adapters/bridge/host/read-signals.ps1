# Answer to `signals`: what the registry shows of the technician flow. The category values are passed on as they stand; what
# is not there yet is $null. Needs windows-facts.ps1 before it. $steps is a queue that takes the name of each step.
param($steps)

$longestCategory = 16384

# The JSON text of one Enrollment Status Page category, or $null while it is absent.
function Get-Category($name) {
    $text = Get-RegistryValue 'SOFTWARE\Microsoft\Provisioning\AutopilotSettings' "$name.Status"
    if ($null -eq $text) { return $null }
    # A cut JSON text would read as damaged, so a text that does not fit is refused whole.
    if (([string]$text).Length -gt $longestCategory) { throw "The value of $name is longer than $longestCategory characters." }
    [string]$text
}

# A value of the downloaded profile, or $null when there is none.
function Get-ProfileValue($name) {
    $value = Get-RegistryValue 'SOFTWARE\Microsoft\Provisioning\Diagnostics\Autopilot' $name
    if ($null -eq $value) { return $null }
    $text = Get-Cut ([string]$value) 1024
    if ($text -ne '') { $text }
}

function Get-Signal {
    $steps.Enqueue('signals')
    @{
        address           = 'local'
        observedAt        = Get-Now
        devicePreparation = Get-Category 'DevicePreparationCategory'
        deviceSetup       = Get-Category 'DeviceSetupCategory'
        accountSetup      = Get-Category 'AccountSetupCategory'
        profileName       = Get-ProfileValue 'DeploymentProfileName'
        assignedTenantId  = Get-ProfileValue 'CloudAssignedTenantId'
        # Nothing on the device counts restarts of the flow.
        restarts          = $null
    }
}

try { @{ ok = $true; result = (Get-Signal) } }
catch { Get-Refusal $_ }
