# Answer to `network`: how every endpoint of the request answers from where this runs. The list is the bench's. Needs
# windows-facts.ps1 before it. $steps is a queue that takes the id of each endpoint that is done.
param($steps, $request)

$connectMilliseconds = 8000
$answerMilliseconds = 8000

function Test-HostName($name) { $name -is [string] -and $name -match '\A[A-Za-z0-9]([A-Za-z0-9._:-]{0,253}[A-Za-z0-9])?\z' }

# No line end can get into a request.
function Test-WebPath($path) { $path -is [string] -and $path -match '\A/[\x21-\x7e]{0,511}\z' }

# A failure as a code or a word of the system: its text follows the language of Windows.
function Get-NetworkError($record) {
    $cause = $record.Exception.GetBaseException()
    if ($cause -is [System.Net.Sockets.SocketException]) { return [string]$cause.SocketErrorCode }
    if ($cause -is [System.Security.Authentication.AuthenticationException]) { return 'TlsRefused' }
    if ($cause.HResult -lt 0) { return '0x{0:X8}' -f $cause.HResult }
    $cause.GetType().Name
}

# Starts the look-up of every host at once; the connections follow as the names are known.
function Start-LookUp($endpoints) {
    foreach ($endpoint in $endpoints) {
        $row = @{
            id = $endpoint.id; host = $endpoint.host; port = [int]$endpoint.port; resolved = $null; connected = $null; issuer = $null
            trusted = $null; httpStatus = $null; redirectHost = $null; error = $null; elapsedMs = $null
        }
        if (-not (Test-HostName $endpoint.host)) { throw (New-Refusal 'badRequest' 'This is no name of a host.') }
        if (-not (Test-WebPath $endpoint.path)) { throw (New-Refusal 'badRequest' 'This is no path on a host.') }
        $task = Get-OrNull { [System.Net.Dns]::GetHostAddressesAsync($endpoint.host) }
        @{ row = $row; path = $endpoint.path; protocol = $endpoint.protocol; lookUp = $task; connection = $null; client = $null; date = $null }
    }
}

function Wait-Task($task, $clock, $limit) {
    $left = [int][System.Math]::Max(0, $limit - $clock.ElapsedMilliseconds)
    if (-not $task.Wait($left)) { throw [System.Net.Sockets.SocketException]::new(10060) }
}

function Start-Connection($try, $clock) {
    try {
        Wait-Task $try.lookUp $clock $connectMilliseconds
        $addresses = @($try.lookUp.Result)
        $try.row.resolved = $addresses.Count -gt 0
        if ($addresses.Count -eq 0) { $try.row.error = 'HostNotFound' }
        if ($addresses.Count -eq 0 -or $try.protocol -eq 'ntp') { return }
        $try.client = [System.Net.Sockets.TcpClient]::new($addresses[0].AddressFamily)
        $try.connection = $try.client.ConnectAsync($addresses[0], $try.row.port)
    }
    catch {
        $try.row.resolved = $false
        $try.row.error = Get-NetworkError $_
    }
}

# The certificate the host shows is looked at and never the reason to hang up: who issued it is what is asked.
function Open-Tls($try, $stream) {
    $shown = @{ issuer = $null; trusted = $false }
    $judge = [System.Net.Security.RemoteCertificateValidationCallback] {
        param($asker, $certificate, $chain, $problems)
        if ($null -ne $certificate) { $shown.issuer = [string]$certificate.Issuer }
        $shown.trusted = [int]$problems -eq 0
        $true
    }.GetNewClosure()
    $secure = [System.Net.Security.SslStream]::new($stream, $false, $judge)
    try { $secure.AuthenticateAsClient($try.row.host, $null, [System.Security.Authentication.SslProtocols]::Tls12, $false) }
    finally {
        $try.row.issuer = Get-TextOrNull $shown.issuer
        if ($null -ne $shown.issuer) { $try.row.trusted = $shown.trusted }
    }
    $secure
}

# The first lines of the answer.
function Read-Head($stream) {
    $bytes = [byte[]]::new(4096)
    $count = 0
    while ($count -lt $bytes.Length) {
        $read = $stream.Read($bytes, $count, $bytes.Length - $count)
        if ($read -eq 0) { break }
        $count += $read
        $text = [System.Text.Encoding]::ASCII.GetString($bytes, 0, $count)
        if ($text.Contains("`r`n`r`n")) { return $text }
    }
    [System.Text.Encoding]::ASCII.GetString($bytes, 0, $count)
}

function Read-Answer($try, $stream) {
    $lines = "GET $($try.path) HTTP/1.1`r`nHost: $($try.row.host)`r`nUser-Agent: Reseal`r`nAccept: */*`r`nConnection: close`r`n`r`n"
    $bytes = [System.Text.Encoding]::ASCII.GetBytes($lines)
    $stream.Write($bytes, 0, $bytes.Length)
    $head = Read-Head $stream
    $try.date = @{ text = ''; at = [System.DateTime]::UtcNow }
    if ($head -match '\AHTTP/1\.[01] ([1-9]\d\d)') { $try.row.httpStatus = [int]$Matches[1] }
    if ($head -match '(?im)^Date: *([^\r\n]{1,64})') { $try.date.text = $Matches[1] }
    if ($head -match '(?im)^Location: *https?://([A-Za-z0-9.-]{1,255})') { $try.row.redirectHost = $Matches[1] }
}

# What a time server says the time is, against this PC's clock: milliseconds this PC is ahead.
function Get-TimeOffset($hostName, $port) {
    $client = [System.Net.Sockets.UdpClient]::new()
    try {
        $client.Client.ReceiveTimeout = $answerMilliseconds
        $client.Connect($hostName, $port)
        $packet = [byte[]]::new(48)
        # Version 4, as a client.
        $packet[0] = 0x23
        $sent = [System.DateTime]::UtcNow
        [void]$client.Send($packet, $packet.Length)
        $from = [System.Net.IPEndPoint]::new([System.Net.IPAddress]::Any, 0)
        $answer = $client.Receive([ref]$from)
        $got = [System.DateTime]::UtcNow
        if ($answer.Length -lt 48) { throw [System.Net.Sockets.SocketException]::new(10054) }
        $server = ((Read-Time $answer 32) + (Read-Time $answer 40)) / 2
        $start = [System.DateTime]::new(1900, 1, 1, 0, 0, 0, [System.DateTimeKind]::Utc)
        $own = (($sent - $start).TotalMilliseconds + ($got - $start).TotalMilliseconds) / 2
        [System.Math]::Round($own - $server)
    }
    finally { $client.Close() }
}

# Seconds since 1900 and their fraction, as milliseconds.
function Read-Time($bytes, $offset) {
    $number = [double]0
    for ($index = 0; $index -lt 8; $index += 1) { $number = $number * 256 + $bytes[$offset + $index] }
    $number / 4294967.296
}

function Complete-Endpoint($try, $clock) {
    $own = [System.Diagnostics.Stopwatch]::StartNew()
    try {
        if ($try.protocol -eq 'ntp') {
            $try.date = @{ offset = (Get-TimeOffset $try.row.host $try.row.port) }
            $try.row.connected = $true
        }
        elseif ($null -ne $try.connection) {
            Wait-Task $try.connection $clock $connectMilliseconds
            $try.row.connected = $true
            $stream = $try.client.GetStream()
            $stream.ReadTimeout = $answerMilliseconds
            $stream.WriteTimeout = $answerMilliseconds
            if ($try.protocol -eq 'https') { $stream = Open-Tls $try $stream }
            Read-Answer $try $stream
        }
    }
    catch {
        if ($null -eq $try.row.connected -and $try.row.resolved -eq $true) { $try.row.connected = $false }
        $try.row.error = Get-NetworkError $_
    }
    finally { if ($null -ne $try.client) { $try.client.Close() } }
    $try.row.elapsedMs = $own.ElapsedMilliseconds
}

# The proxy that the system would use for the first secure endpoint: '' is none.
function Get-Proxy($tries) {
    foreach ($try in $tries) {
        if ($try.protocol -ne 'https') { continue }
        $target = [System.Uri]::new("https://$($try.row.host)/")
        $proxy = [System.Net.WebRequest]::GetSystemWebProxy()
        if ($proxy.IsBypassed($target)) { return '' }
        $used = $proxy.GetProxy($target)
        if ($null -eq $used -or $used.Host -eq $target.Host) { return '' }
        return "$($used.Host):$($used.Port)"
    }
}

# A time server tells it best; the date of a web server's answer is good to a second.
function Get-ClockOffset($tries) {
    foreach ($try in $tries) { if ($try.protocol -eq 'ntp' -and $null -ne $try.date) { return $try.date.offset } }
    foreach ($try in $tries) {
        # Who listens in tells its own time.
        if ($try.protocol -ne 'https' -or $try.row.trusted -ne $true -or $null -eq $try.date) { continue }
        $told = [System.DateTime]::MinValue
        $style = [System.Globalization.DateTimeStyles]::AdjustToUniversal -bor [System.Globalization.DateTimeStyles]::AssumeUniversal
        if ([System.DateTime]::TryParseExact($try.date.text, 'r', [System.Globalization.CultureInfo]::InvariantCulture, $style, [ref]$told)) { return [System.Math]::Round(($try.date.at - $told).TotalMilliseconds) }
    }
}

function Get-NetworkReading {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $tries = @(Start-LookUp @($request.endpoints))
    foreach ($try in $tries) { if ($null -ne $try.lookUp) { Start-Connection $try $clock } }
    $rows = [System.Collections.ArrayList]::new()
    foreach ($try in $tries) {
        Complete-Endpoint $try $clock
        [void]$rows.Add($try.row)
        $steps.Enqueue([string]$try.row.id)
    }
    @{
        address       = $request.address
        observedAt    = Get-Now
        endpoints     = $rows
        proxy         = Get-OrNull { Get-Proxy $tries }
        clockOffsetMs = Get-ClockOffset $tries
    }
}

try { @{ ok = $true; result = (Get-NetworkReading) } }
catch { Get-Refusal $_ }
