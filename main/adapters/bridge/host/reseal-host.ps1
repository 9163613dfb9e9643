# The bench's way to this PC: one JSON request a line on stdin, one JSON message a line on stdout, UTF-8 without a byte
# order mark both ways. Runs unchanged on Windows PowerShell 5.1 and PowerShell 7:
#   powershell.exe -NoLogo -NoProfile -NonInteractive -File reseal-host.ps1
# Data comes from stdin only and is never made into code. Ends when stdin ends. The automatic variable for piped input
# must not occur in this file: PowerShell would then read stdin itself before the script runs.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$protocol = 2
$hostVersion = '2'
$longestRequest = 262144
# Steps that are told of one reading before others have their turn.
$mostSteps = 64
$heartbeatSeconds = 5
$turnMilliseconds = 100
$endMilliseconds = 4000
# Readings at the same time, with those that are being ended; more wait for their turn.
$mostRunning = 64
# A host whose every place is held for so long by readings that do not end is of no more use.
$stuckMilliseconds = 60000

# Under an application control policy no .NET method may be called, and nothing below would work.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    '{"type":"unfit","reason":"languageMode","detail":"An application control policy lets PowerShell run in a restricted mode only; the bridge needs FullLanguage. Allow its scripts in the policy."}'
    exit 1
}

$utf8 = [System.Text.UTF8Encoding]::new($false)
$requests = [System.IO.StreamReader]::new([System.Console]::OpenStandardInput(), $utf8)
$messages = [System.IO.StreamWriter]::new([System.Console]::OpenStandardOutput(), $utf8)
$messages.NewLine = "`n"
$messages.AutoFlush = $true
# What each reading is made of, in this order; the last part gives the answer.
$readings = @{
    devices     = @('windows-facts', 'trusted-hosts', 'device-session', 'try-targets')
    collect     = @('windows-facts', 'device-registry', 'trusted-hosts', 'device-session', 'tpm-facts', 'supply-facts', 'read-device')
    readiness   = @('windows-facts', 'device-registry', 'trusted-hosts', 'device-session', 'profile-facts', 'tpm-facts', 'supply-facts', 'run-tool', 'read-readiness')
    signals     = @('windows-facts', 'device-registry', 'trusted-hosts', 'device-session', 'profile-facts', 'extension-signals', 'read-events', 'read-signals')
    network     = @('windows-facts', 'check-network')
    diagnostics = @('windows-facts', 'device-registry', 'trusted-hosts', 'device-session', 'read-events', 'run-tool', 'temporary-folder', 'hand-over', 'gather-diagnostics')
    cleanup     = @('windows-facts', 'temporary-folder', 'trusted-hosts', 'clean-up')
}
# The same for devices on the network, where CIM is not enough and the reading above runs there.
$farReadings = @{
    network     = @('windows-facts', 'trusted-hosts', 'device-session', 'device-shell', 'check-far-network')
    diagnostics = @('windows-facts', 'device-registry', 'trusted-hosts', 'device-session', 'read-events', 'hand-over', 'device-shell', 'gather-far-diagnostics')
}

# Parts as one script: the last one takes the data of the request as arguments, which are never text of a script. It is one
# statement, because PowerShell dies of an error on a thread of its own when a list of statements is stopped.
function Join-Part($parts) {
    $texts = @(foreach ($part in $parts) { [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, "$part.ps1")) })
    $texts[-1] = ". {`n$($texts[-1])`n} @args"
    $texts -join "`n"
}
$scripts = @{}
$farScripts = @{}
foreach ($operation in @($readings.Keys)) { $scripts[$operation] = Join-Part $readings[$operation] }
foreach ($operation in @($farReadings.Keys)) {
    $onDevice = "`$reading = {`n$($scripts[$operation])`n}`n$(Join-Part @('on-device'))"
    $farScripts[$operation] = "`$deviceReading = {`n$onDevice`n}`n$(Join-Part $farReadings[$operation])"
}
# Modules that this session was given, as where Windows is stood in for; the readings get them too.
$givenModules = @(foreach ($module in @(Get-Module)) { if ($module.ModuleType -eq 'Script') { $module.Path } })
$onWindows = [System.Environment]::OSVersion.Platform -eq 'Win32NT'

# Requests that are being worked on: id -> shell, handle, and the queue in which the shell tells its steps. Ids are texts
# of the bench, where upper case is not lower case.
$running = [System.Collections.Hashtable]::new()
# Requests that wait until fewer are being worked on, in their order.
$waiting = [System.Collections.ArrayList]::new()
# Logons for devices on the network by their names. They live here and nowhere else.
$logons = @{}
# Runspaces that are being closed, each with how long it takes already.
$stopping = [System.Collections.ArrayList]::new()

function Send-Message($message) {
    $messages.WriteLine((ConvertTo-Json -InputObject $message -Depth 8 -Compress))
}

# What a command gave nothing for becomes null; Windows PowerShell would write it as an empty object.
function Clear-Nothing($value) {
    if ($value -is [System.Collections.IDictionary]) {
        foreach ($key in @($value.Keys)) { if ($null -eq $value[$key]) { $value[$key] = $null } else { Clear-Nothing $value[$key] } }
    }
    elseif ($value -is [System.Collections.IList]) { foreach ($item in $value) { Clear-Nothing $item } }
}

function Send-Result($id, $result) {
    Clear-Nothing $result
    Send-Message @{ type = 'answer'; id = $id; ok = $true; result = $result }
}

function Send-Refusal($id, $code, $detail) {
    $text = [string]$detail
    if ($text.Length -gt 1000) { $text = $text.Substring(0, 1000) }
    Send-Message @{ type = 'answer'; id = $id; ok = $false; error = @{ code = $code; detail = $text } }
}

# What nobody asked about goes to the error stream, of which the bench keeps the end.
function Write-Trouble($record) { [System.Console]::Error.WriteLine("$($record.FullyQualifiedErrorId): $($record.Exception.Message)") }

# A reading that failed by itself. Nobody waits for the one without an id.
function Send-Failure($id, $record) {
    if ($id -eq '') { Write-Trouble $record } else { Send-Refusal $id 'failed' $record.Exception.Message }
}

function Get-Now {
    [System.DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

function Test-Elevated {
    if (-not $onWindows) { return $false }
    $principal = [System.Security.Principal.WindowsPrincipal]::new([System.Security.Principal.WindowsIdentity]::GetCurrent())
    $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Test-WinPe {
    if ($onWindows) { try { Test-Path -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Control\MiniNT' } catch { $false } } else { $false }
}

function Get-Policy {
    try { [string](Get-ExecutionPolicy) } catch { $null }
}

function Get-Capability($operation, $missing) {
    if ($missing -eq '') { @{ operation = $operation; available = $true } }
    else { @{ operation = $operation; available = $false; reason = $missing } }
}

# What stands in the way of reading this PC. The most telling reason comes first.
function Get-Obstacle($elevated, $needsRights) {
    if (-not $onWindows) { return 'This PC does not run Windows.' }
    if ([System.Environment]::Is64BitOperatingSystem -and -not [System.Environment]::Is64BitProcess) { return 'A 32-bit PowerShell runs here, which sees another registry.' }
    if ($needsRights -and (Test-WinPe)) { return 'Windows PE runs here; the hardware hash and the technician flow need the installed Windows.' }
    if ($needsRights -and -not $elevated) { return 'The bench was not started as administrator, so the hardware hash and the TPM cannot be read.' }
    ''
}

function Get-Hello {
    $elevated = [bool](Test-Elevated)
    $any = Get-Obstacle $elevated $false
    $full = Get-Obstacle $elevated $true
    $capabilities = [System.Collections.ArrayList]::new()
    foreach ($name in 'hello', 'devices', 'network', 'cleanup', 'credential', 'cancel') { [void]$capabilities.Add((Get-Capability $name '')) }
    [void]$capabilities.Add((Get-Capability 'collect' $full))
    [void]$capabilities.Add((Get-Capability 'readiness' $full))
    [void]$capabilities.Add((Get-Capability 'signals' $any))
    [void]$capabilities.Add((Get-Capability 'diagnostics' $full))
    $networkReason = $any
    if ($any -eq '' -and -not $elevated) { $networkReason = 'The bench was not started as administrator, so only devices with HTTPS can be read over the network.' }
    [void]$capabilities.Add((Get-Capability 'networkDevices' $networkReason))
    @{
        protocol          = $protocol
        hostVersion       = $hostVersion
        powerShellVersion = [string]$PSVersionTable.PSVersion
        powerShellEdition = [string]$PSVersionTable.PSEdition
        osDescription     = [System.Environment]::OSVersion.VersionString
        computerName      = [System.Environment]::MachineName
        elevated          = $elevated
        languageMode      = [string]$ExecutionContext.SessionState.LanguageMode
        executionPolicy   = Get-Policy
        capabilities      = $capabilities
    }
}

# The value of a property, or $null when the request does not have it.
function Get-Field($request, $name) {
    $property = $request.PSObject.Properties[$name]
    if ($null -ne $property) { $property.Value }
}

# A request as nested tables and lists, so that a missing member is $null.
function ConvertTo-Table($value) {
    if ($value -is [System.Management.Automation.PSCustomObject]) {
        $table = @{}
        foreach ($property in $value.PSObject.Properties) { $table[$property.Name] = ConvertTo-Table $property.Value }
        return $table
    }
    if ($value -is [array]) {
        $list = [object[]]::new($value.Length)
        for ($index = 0; $index -lt $value.Length; $index += 1) { $list[$index] = ConvertTo-Table $value[$index] }
        return , $list
    }
    $value
}

function Test-Place { $running.Count + $stopping.Count -lt $mostRunning }

# Begins a reading, or lets it wait. One that cannot even begin is refused, and costs nobody else.
function Start-Reading($id, $request) {
    if (-not (Test-Place)) {
        [void]$waiting.Add(@{ id = $id; request = $request })
        return
    }
    try { Open-Reading $id $request }
    catch { Send-Failure $id $_ }
}

function Open-Reading($id, $request) {
    $steps = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
    # The small default set of commands; modules such as CimCmdlets load when they are used.
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    if ($givenModules.Count -gt 0) { $state.ImportPSModule([string[]]$givenModules) }
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $shell.Runspace.Open()
    $text = $scripts[$request.op]
    if ($farScripts.ContainsKey($request.op) -and $request['address'] -cne 'local') { $text = $farScripts[$request.op] }
    [void]$shell.AddScript($text).AddArgument($steps).AddArgument($request)
    $running[$id] = @{ shell = $shell; handle = $shell.BeginInvoke(); steps = $steps }
}

function Remove-Shell($shell) {
    try {
        $shell.Runspace.Dispose()
        $shell.Dispose()
    }
    catch { Write-Trouble $_ }
}

function Stop-Reading($id) {
    # The host's own cleaning up has no id, and is nobody's to end.
    if ($id -eq '') { return }
    foreach ($entry in @($waiting)) {
        if ($entry.id -cne $id) { continue }
        $waiting.Remove($entry)
        Send-Refusal $id 'cancelled' 'The bench no longer wants this answer.'
    }
    if (-not $running.ContainsKey($id)) { return }
    $entry = $running[$id]
    $running.Remove($id)
    Stop-Shell $entry.shell
    Send-Refusal $id 'cancelled' 'The bench no longer wants this answer.'
}

# Closing a runspace stops what runs in it, on a thread of its own. The shell is not disposed of: that thread may still be at
# work on it after the runspace says that it is closed, and an error there would end the process.
function Stop-Shell($shell) {
    $shell.Runspace.CloseAsync()
    [void]$stopping.Add(@{ runspace = $shell.Runspace; clock = [System.Diagnostics.Stopwatch]::StartNew() })
}

# A step is its name, or a piece of a file.
function Send-Step($id, $step) {
    if ($step -is [System.Collections.IDictionary]) { Send-Message @{ type = 'chunk'; id = $id; file = $step.file; index = $step.index; data = $step.data } }
    elseif ($id -ne '') { Send-Message @{ type = 'progress'; id = $id; step = [string]$step } }
}

# Tells the steps of every reading, and the result of each that has ended.
function Complete-Reading {
    foreach ($id in @($running.Keys)) {
        $entry = $running[$id]
        # Asked before the steps are taken out, so that none is left behind when it has ended.
        $isCompleted = $entry.handle.IsCompleted
        $step = $null
        $told = 0
        while ($told -lt $mostSteps -and $entry.steps.TryDequeue([ref]$step)) {
            Send-Step $id $step
            $told += 1
        }
        if (-not $isCompleted -or $told -eq $mostSteps) { continue }
        $running.Remove($id)
        $isAsked = $id -ne ''
        try {
            $outcome = @($entry.shell.EndInvoke($entry.handle))
            if ($outcome.Count -ne 1) { throw "The reading gave $($outcome.Count) results." }
            $answer = $outcome[0]
            if ($isAsked) { if ($answer.ok) { Send-Result $id $answer.result } else { Send-Refusal $id $answer.code $answer.detail } }
        }
        catch { Send-Failure $id $_ }
        Remove-Shell $entry.shell
    }
    foreach ($closing in @($stopping)) {
        if ($closing.runspace.RunspaceStateInfo.State -ne 'Closing') { $stopping.Remove($closing) }
    }
    while ($waiting.Count -gt 0 -and (Test-Place)) {
        $next = $waiting[0]
        $waiting.RemoveAt(0)
        Start-Reading $next.id $next.request
    }
}

# Keeps a logon, or forgets it. The password comes as base64 of its UTF-8 bytes: plain texts that look like a time would be
# turned into one.
function Set-Logon($request) {
    $name = $request['credential']
    if ($name -isnot [string] -or $name -eq '' -or $request['userName'] -isnot [string]) { throw 'The logon has no name.' }
    $logons.Remove($name)
    if ($null -eq $request['password']) { return }
    $password = [System.Security.SecureString]::new()
    foreach ($letter in $utf8.GetString([System.Convert]::FromBase64String($request['password'])).ToCharArray()) {
        # Windows would end it here, and try another password than the one that was given.
        if ($letter -eq [char]0) { throw 'The password holds NUL.' }
        $password.AppendChar($letter)
    }
    $password.MakeReadOnly()
    $logons[$name] = [System.Management.Automation.PSCredential]::new($request['userName'], $password)
}

function Invoke-Request($line) {
    # Answers to what cannot be read at all carry this id.
    $id = '?'
    try {
        if ($line.Length -gt $longestRequest) { throw 'The request is too long.' }
        $request = ConvertFrom-Json -InputObject $line
        if ($request -isnot [System.Management.Automation.PSCustomObject]) { throw 'The request is not a JSON object.' }
        $given = Get-Field $request 'id'
        if ($given -isnot [string] -or $given.Length -lt 1 -or $given.Length -gt 64) { throw 'The request has no usable id.' }
        $id = $given
        if ((Get-Field $request 'v') -ne $protocol) { throw "The request is not of protocol $protocol." }
        $operation = Get-Field $request 'op'
        if ($operation -isnot [string]) { throw 'The request names no operation.' }
    }
    catch {
        Send-Refusal $id 'badRequest' $_.Exception.Message
        return
    }
    $isWaiting = $false
    foreach ($entry in $waiting) { if ($entry.id -ceq $id) { $isWaiting = $true } }
    if ($isWaiting -or $running.ContainsKey($id)) {
        Send-Refusal $id 'badRequest' 'A request with this id is under way.'
        return
    }
    if ($operation -ceq 'hello') { Send-Result $id (Get-Hello) }
    elseif ($operation -ceq 'cancel') { Stop-Reading ([string](Get-Field $request 'target')) }
    elseif ($operation -ceq 'credential') {
        # What goes wrong here is told without its text, which may hold what was given.
        try { Set-Logon (ConvertTo-Table $request); Send-Result $id @{} } catch { Send-Refusal $id 'badRequest' 'The logon cannot be used.' }
    }
    elseif ($operation -ceq 'devices' -and $null -eq (Get-Field $request 'targets')) {
        Send-Result $id @{ devices = [object[]]@(@{ address = 'local'; name = [System.Environment]::MachineName }) }
    }
    elseif (@($readings.Keys) -cnotcontains $operation) { Send-Refusal $id 'unknownOperation' 'This host does not know the operation.' }
    elseif (@('devices', 'cleanup') -cnotcontains $operation -and (Get-Field $request 'address') -isnot [string]) { Send-Refusal $id 'badRequest' 'The request names no address.' }
    else {
        $wanted = ConvertTo-Table $request
        $wanted['logon'] = $logons[[string]$wanted['credential']]
        Start-Reading $id $wanted
    }
}

# Readings are told to stop and given the time to take back what they have changed.
function Stop-Host {
    foreach ($id in @($running.Keys)) { Stop-Shell $running[$id].shell }
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    foreach ($closing in @($stopping)) {
        while ($closing.runspace.RunspaceStateInfo.State -eq 'Closing' -and $clock.ElapsedMilliseconds -lt $endMilliseconds) { [System.Threading.Thread]::Sleep(10) }
    }
}

function Test-Stuck {
    if ($stopping.Count -lt $mostRunning) { return $false }
    foreach ($closing in $stopping) { if ($closing.clock.ElapsedMilliseconds -lt $stuckMilliseconds) { return $false } }
    $true
}

# What a host that was ended in the middle has left is taken back before anything else; nobody waits for it.
Start-Reading '' @{ op = 'cleanup' }
$nextHeartbeat = [System.DateTime]::UtcNow
$exitCode = 0
try {
    $reading = $requests.ReadLineAsync()
    while ($true) {
        if ($reading.Wait($turnMilliseconds)) {
            if ($null -eq $reading.Result) { break }
            if ($reading.Result -ne '') { Invoke-Request $reading.Result }
            $reading = $requests.ReadLineAsync()
        }
        Complete-Reading
        if (Test-Stuck) {
            $exitCode = 1
            break
        }
        if ([System.DateTime]::UtcNow -ge $nextHeartbeat) {
            Send-Message @{ type = 'heartbeat'; at = (Get-Now) }
            $nextHeartbeat = [System.DateTime]::UtcNow.AddSeconds($heartbeatSeconds)
        }
    }
}
catch {
    Write-Trouble $_
    $exitCode = 1
}
# Also where the bench is gone without a word: what was changed for a reading is taken back in any case.
finally { Stop-Host }
# Not left to PowerShell: it would wait for readings that do not end.
[System.Environment]::Exit($exitCode)
