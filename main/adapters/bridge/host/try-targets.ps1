# Answer to `devices` with targets: this PC, and of each target whether its remote management answers. Needs
# windows-facts.ps1, trusted-hosts.ps1 and device-session.ps1 before it.
param($steps, $request)

function Get-Target {
    $devices = [System.Collections.ArrayList]::new()
    [void]$devices.Add(@{ address = 'local'; name = [System.Environment]::MachineName })
    $addresses = @(foreach ($address in @($request['targets'])) { if (Test-Address $address) { $address } })
    $reach = Get-Reach $addresses
    foreach ($address in @($request['targets'])) {
        $found = $null
        if ($reach.ContainsKey([string]$address)) { $found = $reach[[string]$address] }
        else { $found = @{ http = $false; https = $false } }
        [void]$devices.Add(@{ address = [string]$address; winRm = $found })
    }
    @{ devices = $devices }
}

try { @{ ok = $true; result = (Get-Target) } }
catch { Get-Refusal $_ }
