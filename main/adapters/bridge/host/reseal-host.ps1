# The bench's way to this PC: one JSON request a line on stdin, one JSON message a line on stdout, UTF-8 without a byte
# order mark both ways. Runs unchanged on Windows PowerShell 5.1 and PowerShell 7:
#   powershell.exe -NoLogo -NoProfile -NonInteractive -File reseal-host.ps1
# Data comes from stdin only and is never made into code. Ends when stdin ends. The automatic variable for piped input
# must not occur in this file: PowerShell would then read stdin itself before the script runs.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$protocol = 1
$hostVersion = '1'
$longestRequest = 65536
$heartbeatSeconds = 5
$turnMilliseconds = 100

# Under an application control policy no .NET method may be called, and nothing below would work.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here; the bench needs FullLanguage."
}

$utf8 = [System.Text.UTF8Encoding]::new($false)
$requests = [System.IO.StreamReader]::new([System.Console]::OpenStandardInput(), $utf8)
$messages = [System.IO.StreamWriter]::new([System.Console]::OpenStandardOutput(), $utf8)
$messages.NewLine = "`n"
$messages.AutoFlush = $true
$factsScript = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, 'windows-facts.ps1'))
$readingScripts = @{
    collect = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, 'read-device.ps1'))
    signals = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, 'read-signals.ps1'))
}
$onWindows = [System.Environment]::OSVersion.Platform -eq 'Win32NT'

# Requests that are being worked on: id -> shell, handle, and the queue in which the shell tells its steps.
$running = @{}
# Shells that were told to stop but have not ended yet.
$stopping = [System.Collections.ArrayList]::new()

function Send-Message($message) {
    $messages.WriteLine((ConvertTo-Json -InputObject $message -Depth 8 -Compress))
}

function Send-Result($id, $result) {
    Send-Message @{ type = 'answer'; id = $id; ok = $true; result = $result }
}

function Send-Refusal($id, $code, $detail) {
    $text = [string]$detail
    if ($text.Length -gt 1000) { $text = $text.Substring(0, 1000) }
    Send-Message @{ type = 'answer'; id = $id; ok = $false; error = @{ code = $code; detail = $text } }
}

function Get-Now {
    [System.DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

function Test-Elevated {
    if (-not $onWindows) { return $false }
    $principal = [System.Security.Principal.WindowsPrincipal]::new([System.Security.Principal.WindowsIdentity]::GetCurrent())
    $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Get-Capability($operation, $missing) {
    if ($missing -eq '') { @{ operation = $operation; available = $true } }
    else { @{ operation = $operation; available = $false; reason = $missing } }
}

function Get-Hello {
    $elevated = [bool](Test-Elevated)
    $noWindows = ''
    if (-not $onWindows) { $noWindows = 'This PC does not run Windows.' }
    $noHash = $noWindows
    if ($onWindows -and -not $elevated) { $noHash = 'The bench was not started as administrator, so the hardware hash cannot be read.' }
    @{
        protocol           = $protocol
        hostVersion        = $hostVersion
        powerShellVersion  = [string]$PSVersionTable.PSVersion
        powerShellEdition  = [string]$PSVersionTable.PSEdition
        osDescription      = [System.Environment]::OSVersion.VersionString
        computerName       = [System.Environment]::MachineName
        elevated           = $elevated
        languageMode       = [string]$ExecutionContext.SessionState.LanguageMode
        capabilities       = [object[]]@((Get-Capability 'devices' ''), (Get-Capability 'collect' $noHash), (Get-Capability 'signals' $noWindows))
    }
}

# The value of a property, or $null when the request does not have it.
function Get-Field($request, $name) {
    $property = $request.PSObject.Properties[$name]
    if ($null -ne $property) { $property.Value }
}

function Start-Reading($id, $operation) {
    $steps = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    # The small default set of commands; modules such as CimCmdlets load when they are used.
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $shell.Runspace.Open()
    [void]$shell.AddScript($factsScript).AddStatement().AddScript($readingScripts[$operation]).AddArgument($steps)
    $running[$id] = @{ shell = $shell; handle = $shell.BeginInvoke(); steps = $steps }
}

function Remove-Shell($shell) {
    $shell.Runspace.Dispose()
    $shell.Dispose()
}

function Stop-Reading($id) {
    if (-not $running.ContainsKey($id)) { return }
    $entry = $running[$id]
    $running.Remove($id)
    [void]$entry.shell.BeginStop($null, $null)
    [void]$stopping.Add($entry.shell)
    Send-Refusal $id 'cancelled' 'The bench no longer wants this answer.'
}

# Tells the steps of every reading, and the result of each that has ended.
function Complete-Reading {
    foreach ($id in @($running.Keys)) {
        $entry = $running[$id]
        # Asked before the steps are taken out, so that none is left behind when it has ended.
        $isCompleted = $entry.handle.IsCompleted
        $step = ''
        while ($entry.steps.TryDequeue([ref]$step)) { Send-Message @{ type = 'progress'; id = $id; step = $step } }
        if (-not $isCompleted) { continue }
        $running.Remove($id)
        try {
            $outcome = @($entry.shell.EndInvoke($entry.handle))
            if ($outcome.Count -ne 1) { throw "The reading gave $($outcome.Count) results." }
            $answer = $outcome[0]
            if ($answer.ok) { Send-Result $id $answer.result } else { Send-Refusal $id $answer.code $answer.detail }
        }
        catch { Send-Refusal $id 'failed' $_.Exception.Message }
        Remove-Shell $entry.shell
    }
    foreach ($shell in @($stopping)) {
        if ($shell.InvocationStateInfo.State -eq 'Stopping') { continue }
        $stopping.Remove($shell)
        Remove-Shell $shell
    }
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
    switch -CaseSensitive -Exact ($operation) {
        'hello' { Send-Result $id (Get-Hello); return }
        'devices' {
            Send-Result $id @{ devices = [object[]]@(@{ address = 'local'; name = [System.Environment]::MachineName }) }
            return
        }
        'cancel' { Stop-Reading ([string](Get-Field $request 'target')); return }
        { $_ -ceq 'collect' -or $_ -ceq 'signals' } {
            if ((Get-Field $request 'address') -cne 'local') { Send-Refusal $id 'unreachable' 'Only the bench PC itself (local) can be read from here.' }
            elseif ($running.ContainsKey($id)) { Send-Refusal $id 'badRequest' 'A request with this id is under way.' }
            else { Start-Reading $id $operation }
            return
        }
        default { Send-Refusal $id 'unknownOperation' 'This host does not know the operation.' }
    }
}

$nextHeartbeat = [System.DateTime]::UtcNow
$reading = $requests.ReadLineAsync()
while ($true) {
    if ($reading.Wait($turnMilliseconds)) {
        if ($null -eq $reading.Result) { break }
        if ($reading.Result -ne '') { Invoke-Request $reading.Result }
        $reading = $requests.ReadLineAsync()
    }
    Complete-Reading
    if ([System.DateTime]::UtcNow -ge $nextHeartbeat) {
        Send-Message @{ type = 'heartbeat'; at = (Get-Now) }
        $nextHeartbeat = [System.DateTime]::UtcNow.AddSeconds($heartbeatSeconds)
    }
}
exit 0
