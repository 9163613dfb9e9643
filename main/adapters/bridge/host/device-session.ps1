# The way to a device on the network: WinRM over HTTPS, or over HTTP with a passing entry in this PC's trusted hosts.
# Needs windows-facts.ps1 and trusted-hosts.ps1 before it.

$httpPort = 5985
$httpsPort = 5986
$probeMilliseconds = 3000
$trustedNote = $null
# How the device was reached: address, credential, isSecure; and PowerShell there, where device-shell.ps1 opened it.
$way = $null
$deviceShell = $null

# Names and addresses only: a star would trust the whole network.
function Test-Address($address) {
    $address -is [string] -and $address -match '\A[A-Za-z0-9]([A-Za-z0-9._:-]{0,253}[A-Za-z0-9])?\z'
}

# Which of the addresses' WinRM ports answer. All are tried at once.
function Get-Reach($addresses) {
    $tries = [System.Collections.ArrayList]::new()
    foreach ($address in $addresses) {
        foreach ($port in $httpPort, $httpsPort) {
            $client = [System.Net.Sockets.TcpClient]::new()
            $task = Get-OrNull { $client.ConnectAsync($address, $port) }
            [void]$tries.Add(@{ address = $address; port = $port; client = $client; task = $task })
        }
    }
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $reach = @{}
    foreach ($try in $tries) {
        $left = [int][System.Math]::Max(0, $probeMilliseconds - $clock.ElapsedMilliseconds)
        $isOpen = $false
        # Wait throws what the connection failed with.
        if ($null -ne $try.task) { $isOpen = (Get-OrNull { $try.task.Wait($left) }) -eq $true }
        if (-not $reach.ContainsKey($try.address)) { $reach[$try.address] = @{ http = $false; https = $false } }
        if ($isOpen) { if ($try.port -eq $httpsPort) { $reach[$try.address].https = $true } else { $reach[$try.address].http = $true } }
        $try.client.Close()
    }
    $reach
}

# Opens $session to the device of the request; this PC needs none.
function Connect-Device($request) {
    $address = $request.address
    if ($address -ceq 'local') { return }
    if (-not (Test-Address $address)) { throw (New-Refusal 'badRequest' 'This is no name or address of a device.') }
    $credential = $request['logon']
    if ($null -eq $credential) { throw (New-Refusal 'noCredential' 'There is no logon for this device.') }
    if ($credential.Password.Length -eq 0) { throw (New-Refusal 'blankPassword' 'Windows refuses a logon without a password over the network.') }
    $reach = (Get-Reach @($address))[$address]
    if (-not $reach.http -and -not $reach.https) { throw (New-Refusal 'unreachable' "Neither port $httpPort nor $httpsPort answers: remote management is not turned on there, or the device is off.") }
    $script:logonName = [string]$credential.UserName
    $script:way = @{ address = $address; credential = $credential; isSecure = $reach.https }
    $target = @{ ComputerName = $address; Credential = $credential; OperationTimeoutSec = $timeoutSeconds; Authentication = 'Negotiate' }
    if ($reach.https) {
        $target.Port = $httpsPort
        # A device on the bench has a certificate of its own making; the account is proven without handing the password over.
        $target.SessionOption = New-CimSessionOption -UseSsl -SkipCACheck -SkipCNCheck -SkipRevocationCheck
    }
    else {
        Add-TrustedHost $address
        $target.Port = $httpPort
    }
    $script:session = New-CimSession @target
}

function Disconnect-Device {
    if ($null -ne $deviceShell) { Get-OrNull { Remove-PSSession -Session $deviceShell } }
    if ($null -ne $session) { Get-OrNull { Remove-CimSession -CimSession $session } }
    if ($null -ne $trustedNote) { Remove-TrustedHost $trustedNote }
}

# What a reading gives of the device of a request, or why it cannot.
function Invoke-Reading($request, [scriptblock]$read) {
    try {
        Connect-Device $request
        @{ ok = $true; result = (& $read) }
    }
    catch { Get-Refusal $_ }
    finally { Get-OrNull { Disconnect-Device } }
}
