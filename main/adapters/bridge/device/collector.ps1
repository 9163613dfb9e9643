# Runs on a device in setup, in Windows PowerShell 5.1 or PowerShell 7. The bench puts before it: $code, the pairing code;
# $bench, where the bench is (or $null on a stick); on a stick $wishes, what is asked for: endpoints of the
# network, events and logs; $parts, the reading scripts word for word; $readings, what each reading is made of. Tells the
# bench what it reads until the device restarts, and shows what to do next. Writes nothing to the device and changes nothing
# on it.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$linkProtocol = 1
$connectMilliseconds = 5000
$answerMilliseconds = 30000
# Gathering diagnostics takes minutes, everything else seconds.
$readingMilliseconds = 900000
$turnMilliseconds = 100
$depth = 16
$utf8 = [System.Text.UTF8Encoding]::new($false)
# Modules that this session was given, as where Windows is stood in for; the readings get them too.
$givenModules = @(foreach ($module in @(Get-Module)) { if ($module.ModuleType -eq 'Script') { $module.Path } })
# The page that stands there now.
$screen = @{ page = '' }

if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here; this device can only be read by other means."
}

# Shows a page once, not again while nothing on it changed.
function Show-Page($heading, $lines) {
    $page = [string]::Join([System.Environment]::NewLine, [string[]]@(@($heading) + @($lines)))
    if ($page -eq $screen.page) { return }
    $screen.page = $page
    [System.Console]::WriteLine()
    [System.Console]::WriteLine('----------------------------------------')
    [System.Console]::WriteLine($page)
}

function Get-Start([string]$text, [int]$length) {
    if ($text.Length -gt $length) { return $text.Substring(0, $length) }
    $text
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
        $bytes = $utf8.GetBytes($head)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Write($body, 0, $body.Length)
        $stream.Flush()
        $text = [System.IO.StreamReader]::new($stream, $utf8).ReadToEnd()
    }
    finally { $client.Dispose() }
    $at = $text.IndexOf("`r`n`r`n")
    if ($at -lt 0 -or $text -notmatch '^HTTP/1\.1 (\d{3}) ') { throw 'The answer of the bench is cut short.' }
    @{ status = [int]$Matches[1]; body = (ConvertFrom-Json -InputObject $text.Substring($at + 4)) }
}

# Data of JSON as hashtables, as the reading scripts take it.
function ConvertTo-Table($value) {
    if ($value -is [System.Management.Automation.PSCustomObject]) {
        $table = @{}
        foreach ($property in $value.PSObject.Properties) { $table[$property.Name] = ConvertTo-Table $property.Value }
        return $table
    }
    if ($value -is [array]) { return , [object[]]@(foreach ($item in $value) { ConvertTo-Table $item }) }
    $value
}

# What a command gave nothing for becomes null; Windows PowerShell would write it as an empty object.
function Clear-Nothing($value) {
    if ($value -is [System.Collections.IDictionary]) {
        foreach ($key in @($value.Keys)) { if ($null -eq $value[$key]) { $value[$key] = $null } else { Clear-Nothing $value[$key] } }
    }
    elseif ($value -is [System.Collections.IList]) { foreach ($item in $value) { Clear-Nothing $item } }
}

# Nothing is made of the steps of a reading, nor of its pieces where nobody asked for any.
$nobody = { param($piece) }

# One reading in a shell of its own, as the host of the bench does it: @{ ok; result } or @{ ok; code; detail }. Pieces of
# files are handed to $onPiece as they come.
function Get-Reading($operation, $request, [scriptblock]$onPiece = $nobody) {
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    if ($givenModules.Count -gt 0) { $state.ImportPSModule([string[]]$givenModules) }
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $isCompleted = $false
    try {
        $shell.Runspace.Open()
        # One statement, as in the host; the last part takes data as arguments, which are never text of a script.
        $texts = @(foreach ($part in $readings[$operation]) { $parts[$part].ToString() })
        $texts[-1] = ". {`n$($texts[-1])`n} @args"
        $steps = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
        [void]$shell.AddScript($texts -join "`n").AddArgument($steps).AddArgument($request)
        $handle = $shell.BeginInvoke()
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        while (-not $isCompleted) {
            # Asked before the steps are taken out, so that none is left behind when it has ended.
            $isCompleted = $handle.AsyncWaitHandle.WaitOne($turnMilliseconds)
            $step = $null
            while ($steps.TryDequeue([ref]$step)) { if ($step -is [System.Collections.IDictionary]) { & $onPiece $step } }
            if (-not $isCompleted -and $clock.ElapsedMilliseconds -gt $readingMilliseconds) { throw 'The reading took too long.' }
        }
        $outcome = @($shell.EndInvoke($handle))
        if ($outcome.Count -ne 1) { throw "The reading gave $($outcome.Count) results." }
        Clear-Nothing $outcome[0]
        $outcome[0]
    }
    catch { @{ ok = $false; code = 'failed'; detail = [string]$_.Exception.Message } }
    finally {
        # One that hangs must not hold up the next: it is told to end and not waited for.
        if ($isCompleted) {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
        else { $shell.Runspace.CloseAsync() }
    }
}

# What this device is called.
function Get-DeviceName {
    $reading = Get-Reading 'identity' @{ address = 'local' }
    if ($reading.ok) { return $reading.result }
    @{ serialNumber = ''; uuid = ''; manufacturer = ''; model = '' }
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

# Sends a piece of a file, once more when the bench asks for a pause.
function Send-Piece($visit, $piece) {
    foreach ($pause in 1, 2, 4, 8, 0) {
        $visit.count += 1
        $message = @{ v = $linkProtocol; session = $visit.session; count = $visit.count; piece = $piece }
        $answer = Send-Message '/v1/piece' $message
        if ($answer.status -eq 200) { return }
        if ($answer.status -ne 429 -and $answer.status -ne 503) { break }
        Wait-Second $pause
    }
    throw "The bench did not take a piece of $($piece.file) ($($answer.body.refused))."
}

# Reads what the bench asked for and tells it. Gives the answer, or $null when this visit is over.
function Send-Reading($visit, $next) {
    $operation = [string]$next.op
    $request = ConvertTo-Table $next.wish
    $request.address = 'local'
    $reading = Get-Reading $operation $request { param($piece) Send-Piece $visit $piece }
    $visit.count += 1
    $message = @{ v = $linkProtocol; session = $visit.session; count = $visit.count; op = $operation; ok = [bool]$reading.ok }
    if ($reading.ok) { $message.result = $reading.result }
    else { $message.error = @{ code = $reading.code; detail = (Get-Start ([string]$reading.detail) 1000) } }
    $answer = Send-Message '/v1/report' $message
    if ($answer.status -eq 200) { return $answer.body }
    if ($answer.status -eq 401) { return }
    throw "The bench did not take the reading ($($answer.body.refused))."
}

function Invoke-Link {
    $device = Get-DeviceName
    $visit = @{ session = ''; count = 0 }
    $pause = 2
    $answer = $null
    while ($true) {
        try {
            if ($visit.session -eq '') {
                $answer = Start-Visit $device
                if ($null -eq $answer) { continue }
                $visit = @{ session = [string]$answer.session; count = 0 }
            }
            $pause = 2
            Show-Page $answer.show.heading $answer.show.lines
            if ($answer.next.op -eq 'end') { return }
            Wait-Second $answer.next.afterSeconds
            $told = Send-Reading $visit $answer.next
            if ($null -eq $told) { $visit.session = '' } else { $answer = $told }
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
    "device-$(Get-Start $name 80).json"
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

# Whether the page says of its own that the flow failed: in a sub-step's state, or with a code in its text.
function Test-FlowFailed($signals) {
    foreach ($category in $signals.devicePreparation, $signals.deviceSetup) { if ([string]$category -match '"failed"|\(0x[0-9A-Fa-f]{8}\)') { return $true } }
    $false
}

# Puts a piece of a file after the one before it.
function Add-Piece($folder, $piece) {
    [void][System.IO.Directory]::CreateDirectory($folder)
    $bytes = [System.Convert]::FromBase64String($piece.data)
    $mode = if ($piece.index -eq 0) { [System.IO.FileMode]::Create } else { [System.IO.FileMode]::Append }
    $file = [System.IO.FileStream]::new([System.IO.Path]::Combine($folder, $piece.file), $mode)
    try {
        $file.Write($bytes, 0, $bytes.Length)
        $file.Flush($true)
    }
    finally { $file.Dispose() }
}

# Takes a folder away as far as that can be done: what stays of it is named by no result.
function Remove-Folder($folder) {
    try { if ([System.IO.Directory]::Exists($folder)) { [System.IO.Directory]::Delete($folder, $true) } }
    catch { Show-Page 'Reading' @("$folder could not be deleted.") }
}

# The network from where the device is, $null where it has none: a stick is no reason to go online.
function Get-StickNetwork($device, $adapters) {
    $isConnected = @($adapters).Count -eq 0
    foreach ($adapter in @($adapters)) { if ($adapter.up) { $isConnected = $true } }
    if (-not $isConnected) { return }
    Show-Page "Reading $($device.serialNumber)" @('The network is tried, which takes up to three minutes.', 'Leave the stick in.')
    $tried = Get-Reading 'network' @{ address = 'local'; endpoints = $wishes.endpoints }
    if ($tried.ok) { $tried.result }
}

# Reads the device onto the stick: the hash up to three times, because early in setup it is not there yet.
function Invoke-Stick($folder) {
    $device = Get-DeviceName
    Show-Page "Reading $($device.serialNumber)" @('Leave the stick in.')
    $request = @{ address = 'local' }
    $reading = $null
    foreach ($attempt in 1, 2, 3) {
        $reading = Get-Reading 'collect' $request
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
    $readiness = Get-Reading 'readiness' $request
    $signals = Get-Reading 'signals' @{ address = 'local'; events = $wishes.events }
    $told = @{ format = 'reseal-device'; v = $linkProtocol; reading = $reading.result; readiness = $null; signals = $null; network = (Get-StickNetwork $device $reading.result.networkAdapters); diagnostics = $null }
    if ($readiness.ok) { $told.readiness = $readiness.result }
    if ($signals.ok) { $told.signals = $signals.result }
    $name = Get-ResultName $device
    # What explains a failure lies in a folder beside the result, which is written last and names every file of it.
    if ($signals.ok -and (Test-FlowFailed $signals.result)) {
        Show-Page "Reading $($device.serialNumber)" @('Its flow failed: what explains that is gathered, which takes some minutes.', 'Leave the stick in.')
        $beside = [System.IO.Path]::Combine($folder, ($name -replace '\.json\z', '-files'))
        $diagnostics = Get-Reading 'diagnostics' @{ address = 'local'; channels = $wishes.channels } { param($piece) Add-Piece $beside $piece }
        if ($diagnostics.ok) { $told.diagnostics = $diagnostics.result }
        # What was cut short explains nothing, and on a full stick it would leave no room for the result.
        else { Remove-Folder $beside }
    }
    Clear-Nothing $told
    Save-Result $folder $name (ConvertTo-Json -InputObject $told -Depth $depth -Compress)
    Show-Page "Read: $($device.serialNumber)" @('The stick can be taken out.')
}

if ($null -eq $bench) { Invoke-Stick ([System.IO.Path]::Combine($PSScriptRoot, 'results')) } else { Invoke-Link }
