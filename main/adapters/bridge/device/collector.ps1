# Runs on a device in setup, in Windows PowerShell 5.1 or PowerShell 7. The bench puts before it: $code, the pairing code;
# $bench, where the bench is (or $null on a stick); $scripts, the reading scripts as script blocks. Tells the bench what
# it reads until the device restarts, and shows what to do next. Writes nothing to the device and changes nothing on it.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$linkProtocol = 1
$connectMilliseconds = 5000
$answerMilliseconds = 30000
$depth = 16
$utf8 = [System.Text.UTF8Encoding]::new($false)
$shown = ''

if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here; this device can only be read by other means."
}

# Shows a page once, not again while nothing on it changed.
function Show-Page($heading, $lines) {
    $page = [string]::Join([System.Environment]::NewLine, [string[]]@(@($heading) + @($lines)))
    if ($page -eq $script:shown) { return }
    $script:shown = $page
    [System.Console]::WriteLine()
    [System.Console]::WriteLine('----------------------------------------')
    [System.Console]::WriteLine($page)
}

function Wait-Second($seconds) { [System.Threading.Thread]::Sleep([int]$seconds * 1000) }

# Runs on this thread, inside the handshake. Only the bench whose certificate this is may hear anything.
$isBench = {
    param($source, $certificate, $chain, $problems)
    $certificate.GetCertHashString([System.Security.Cryptography.HashAlgorithmName]::SHA256) -eq $bench.fingerprint
}

# Sends one message over a connection of its own. Gives the status and what was answered; throws when there is no bench.
function Send-Message($path, $message) {
    $body = $utf8.GetBytes((ConvertTo-Json -InputObject $message -Depth $depth -Compress))
    $head = "POST $path HTTP/1.1`r`nHost: reseal`r`nContent-Type: application/json`r`nContent-Length: $($body.Length)`r`nConnection: close`r`n`r`n"
    $client = [System.Net.Sockets.TcpClient]::new()
    try {
        if (-not $client.ConnectAsync($bench.address, $bench.port).Wait($connectMilliseconds)) { throw 'The bench does not answer.' }
        $client.ReceiveTimeout = $answerMilliseconds
        $client.SendTimeout = $answerMilliseconds
        $stream = [System.Net.Security.SslStream]::new($client.GetStream(), $false, $isBench)
        $stream.AuthenticateAsClient('reseal', $null, [System.Security.Authentication.SslProtocols]::Tls12, $false)
        $bytes = $utf8.GetBytes($head) + $body
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush()
        $text = [System.IO.StreamReader]::new($stream, $utf8).ReadToEnd()
    }
    finally { $client.Dispose() }
    $at = $text.IndexOf("`r`n`r`n")
    if ($at -lt 0 -or $text -notmatch '^HTTP/1\.1 (\d{3}) ') { throw 'The answer of the bench is cut short.' }
    @{ status = [int]$Matches[1]; body = (ConvertFrom-Json -InputObject $text.Substring($at + 4)) }
}

# What this device is called, for the bench to find it again after a restart.
function Get-DeviceName {
    . $scripts.facts
    $bios = Get-OrNull { Get-First 'Win32_BIOS' }
    $computer = Get-OrNull { Get-First 'Win32_ComputerSystem' }
    $product = Get-OrNull { Get-First 'Win32_ComputerSystemProduct' }
    @{
        serialNumber = Get-Text $bios 'SerialNumber'
        uuid         = Get-Cut (Get-Text $product 'UUID').ToLowerInvariant() 64
        manufacturer = Get-Text $computer 'Manufacturer'
        model        = Get-Text $computer 'Model'
    }
}

# One reading: @{ ok; result } or @{ ok; code; detail }, as the host's own.
function Get-Reading($operation) {
    $steps = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    . $scripts.facts
    & $scripts[$operation] $steps
}

# Why the bench does not take this line any more, in words.
function Get-RefusalText($reason) {
    switch ($reason) {
        'wrongCode' { 'The code in this line is not the one the bench shows now.' }
        'noCode' { 'The bench has no code at the moment.' }
        'codeExpired' { 'The code in this line is too old.' }
        'codeUsedUp' { 'As many devices have called in with this code as it was made for.' }
        default { "The bench refused this device ($reason)." }
    }
}

# Calls in. Gives the answer, or $null when it is to be tried again.
function Start-Visit($device) {
    $nonce = [System.Guid]::NewGuid().ToString('N')
    $message = @{ v = $linkProtocol; code = $code; nonce = $nonce; device = $device; powerShellVersion = [string]$PSVersionTable.PSVersion }
    $answer = Send-Message '/v1/pair' $message
    if ($answer.status -eq 200) { return $answer.body }
    if ($answer.status -eq 403) {
        Show-Page 'Not taken' @((Get-RefusalText $answer.body.refused), 'Make a new code at the bench, then run the new line.')
        exit 1
    }
    Wait-Second 15
}

# Reads what the bench asked for and tells it. Gives the answer, or $null when this visit is over.
function Send-Reading($session, $count, $operation) {
    $reading = Get-Reading $operation
    $message = @{ v = $linkProtocol; session = $session; count = $count; op = $operation; ok = [bool]$reading.ok }
    if ($reading.ok) { $message.result = $reading.result } else { $message.error = @{ code = $reading.code; detail = $reading.detail } }
    $answer = Send-Message '/v1/report' $message
    if ($answer.status -eq 200) { return $answer.body }
    if ($answer.status -eq 401) { return }
    throw "The bench did not take the reading ($($answer.body.refused))."
}

function Invoke-Link {
    $device = Get-DeviceName
    $session = ''
    $count = 0
    $pause = 2
    $answer = $null
    while ($true) {
        try {
            if ($session -eq '') {
                $answer = Start-Visit $device
                if ($null -eq $answer) { continue }
                $session = [string]$answer.session
                $count = 0
            }
            $pause = 2
            Show-Page $answer.show.heading $answer.show.lines
            if ($answer.next.op -eq 'end') { return }
            Wait-Second $answer.next.afterSeconds
            $count += 1
            $told = Send-Reading $session $count ([string]$answer.next.op)
            if ($null -eq $told) { $session = '' } else { $answer = $told }
        }
        catch {
            Show-Page 'No answer' @('The bench cannot be reached at the moment; it is tried again by itself.', 'Leave this window open and check the network cable.')
            Wait-Second $pause
            $pause = [System.Math]::Min(30, $pause * 2)
        }
    }
}

# A name that every file system takes: of the device's own values only what may stand in one.
function Get-ResultName($device) {
    $name = ("$($device.uuid)-$($device.serialNumber)" -replace '[^A-Za-z0-9]+', '-').Trim('-')
    if ($name -eq '') { $name = [System.Guid]::NewGuid().ToString('N') }
    if ($name.Length -gt 80) { $name = $name.Substring(0, 80) }
    "device-$name.json"
}

# Whole or not at all: written beside its place, flushed to the stick, then moved over what was there.
function Save-Result($folder, $name, $text) {
    [void][System.IO.Directory]::CreateDirectory($folder)
    $target = [System.IO.Path]::Combine($folder, $name)
    $draft = "$target.part"
    $bytes = $utf8.GetBytes($text)
    $file = [System.IO.FileStream]::new($draft, [System.IO.FileMode]::Create)
    try {
        $file.Write($bytes, 0, $bytes.Length)
        $file.Flush($true)
    }
    finally { $file.Dispose() }
    if ([System.IO.File]::Exists($target)) { [System.IO.File]::Replace($draft, $target, [System.Management.Automation.Language.NullString]::Value) }
    else { [System.IO.File]::Move($draft, $target) }
}

# Reads the device onto the stick: the hash up to three times, because early in setup it is not there yet.
function Invoke-Stick($folder) {
    $device = Get-DeviceName
    Show-Page "Reading $($device.serialNumber)" @('Leave the stick in.')
    $reading = $null
    foreach ($attempt in 1, 2, 3) {
        $reading = Get-Reading 'collect'
        if ($reading.ok -and $reading.result.hardwareHash -ne '') { break }
        if ($attempt -lt 3) {
            Show-Page "Reading $($device.serialNumber)" @('The hardware hash is not there yet; it is tried again in half a minute.', 'Leave the stick in.')
            Wait-Second 30
        }
    }
    if (-not $reading.ok -or $reading.result.hardwareHash -eq '') {
        $why = if ($reading.ok) { $reading.result.hashError } else { "$($reading.code): $($reading.detail)" }
        Show-Page "Not read: $($device.serialNumber)" @([string]$why, 'Nothing was written to the stick.')
        exit 1
    }
    $signals = Get-Reading 'signals'
    $told = @{ format = 'reseal-device'; v = $linkProtocol; reading = $reading.result; signals = $null }
    if ($signals.ok) { $told.signals = $signals.result }
    Save-Result $folder (Get-ResultName $device) (ConvertTo-Json -InputObject $told -Depth $depth -Compress)
    Show-Page "Read: $($device.serialNumber)" @('The stick can be taken out.')
}

if ($null -eq $bench) { Invoke-Stick ([System.IO.Path]::Combine($PSScriptRoot, 'results')) } else { Invoke-Link }
