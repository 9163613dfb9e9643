# Stands in for what only Windows has: CIM, the registry drive, event logs, WinRM's settings and the TPM cmdlet. It answers
# as the device in the file named by RESEAL_TEST_DEVICE does: a script that gives one table (see the fixtures). Answers have
# the shape of the real ones: types of values, members, error ids. Runs on every engine and needs no other module.
#   cim       namespace:class -> instances, or an error id to fail with; namespaces in lower case
#   methods   class.method -> what it answers
#   registry  path below HKEY_LOCAL_MACHINE -> values
#   events    records, newest last; each with LogName, ProviderName, Id, RecordId, TimeCreated and Data
#   hangs     a class that never answers; `sticks`: one that does so in a call that cannot be broken off
#   hangsAfter  a value of TrustedHosts (a pattern) whose change is made, but never ends
#   network   address -> a device of its own, with `logon`: user name and password that it takes; `shellRefuses`: how its
#             PowerShell refuses a session; `shellMode`: its language mode there; `shellSays`: what a reading tells that a
#             hostile device runs in place of the bench's
# What is changed is written to the file named by RESEAL_TEST_CHANGES, a line each; the value of TrustedHosts is kept in the
# file named by RESEAL_TEST_TRUSTED_HOSTS.
Set-StrictMode -Version 2.0

$ownFile = [System.IO.Path]::Combine($PSScriptRoot, 'ResealStandIns.psm1')
$device = & ([System.Environment]::GetEnvironmentVariable('RESEAL_TEST_DEVICE'))

function Write-Change($text) {
    $file = [System.Environment]::GetEnvironmentVariable('RESEAL_TEST_CHANGES')
    if ($null -ne $file) { [System.IO.File]::AppendAllText($file, "$text`n") }
}

# An error as CIM cmdlets throw it: the id starts with the result code, NativeErrorCode names it.
function New-Failure($id, $text, $native) {
    $exception = [System.InvalidOperationException]::new($text)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, $id, 'NotSpecified', $null)
    if ($native) { [void]$record.Exception.PSObject.Properties.Add([System.Management.Automation.PSNoteProperty]::new('NativeErrorCode', $native)) }
    $record
}

function Get-Behind($session) { if ($null -eq $session) { $device } else { $device.network[$session.ComputerName] } }

function Get-CimInstance {
    [CmdletBinding()]
    param([string]$ClassName, [string]$Namespace = 'root/cimv2', [string]$Filter, [uint32]$OperationTimeoutSec, $CimSession)
    $behind = Get-Behind $CimSession
    while ($behind['hangs'] -eq $ClassName) { [System.Threading.Thread]::Sleep(20) }
    if ($behind['sticks'] -eq $ClassName) { [System.Threading.Thread]::Sleep([System.Threading.Timeout]::Infinite) }
    $cim = $behind.cim
    $found = $cim["$($Namespace.ToLowerInvariant()):$ClassName"]
    if ($found -is [string]) { $PSCmdlet.ThrowTerminatingError((New-Failure "HRESULT $found,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand" "Refused: $found" $null)) }
    if ($null -eq $found) { $PSCmdlet.ThrowTerminatingError((New-Failure 'HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' "Invalid class $ClassName" 'InvalidClass')) }
    foreach ($values in @($found)) {
        $isMeant = $true
        # Of a filter only what the fixtures need is understood: NAME = 'value' joined by AND.
        foreach ($part in [System.Text.RegularExpressions.Regex]::Matches($Filter, "(\w+) *= *'([^']*)'")) {
            $wanted = $part.Groups[2].Value.Replace('\\', '\')
            if ($values.ContainsKey($part.Groups[1].Value) -and [string]$values[$part.Groups[1].Value] -ne $wanted) { $isMeant = $false }
        }
        if ($isMeant) {
            $instance = [pscustomobject]$values
            $instance.PSObject.TypeNames.Insert(0, "Microsoft.Management.Infrastructure.CimInstance#$Namespace/$ClassName")
            $instance
        }
    }
}

function Get-Key($behind, $path) {
    foreach ($known in $behind.registry.Keys) { if ($known -eq $path) { return , $behind.registry[$known] } }
    foreach ($known in $behind.registry.Keys) { if ($known.StartsWith("$path\", 'OrdinalIgnoreCase')) { return , @{} } }
}

function Get-Child($behind, $path) {
    # As the registry does, in alphabetical order.
    $seen = [System.Collections.Generic.SortedSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($known in $behind.registry.Keys) {
        if ($known.StartsWith("$path\", 'OrdinalIgnoreCase')) { [void]$seen.Add($known.Substring($path.Length + 1).Split('\')[0]) }
    }
    $seen
}

# Type numbers of registry values.
function Get-Type($value) {
    if ($value -is [byte[]]) { return 3 }
    if ($value -is [array]) { return 7 }
    if ($value -is [int] -or $value -is [uint32]) { return 4 }
    if ($value -is [long]) { return 11 }
    1
}

function Invoke-CimMethod {
    [CmdletBinding()]
    param($InputObject, [string]$ClassName, [string]$Namespace, [string]$MethodName, [System.Collections.IDictionary]$Arguments, [uint32]$OperationTimeoutSec, $CimSession)
    $behind = Get-Behind $CimSession
    # Whatever does more than tell something changes something.
    if ($MethodName -notmatch '\A(?:Enum|Get|Is)') { Write-Change "$ClassName.$MethodName" }
    if ($ClassName -eq 'StdRegProv') {
        if ($behind['registry'] -is [string]) { return [pscustomobject]@{ ReturnValue = [uint32]5 } }
        $key = Get-Key $behind $Arguments.sSubKeyName
        if ($null -eq $key) { return [pscustomobject]@{ ReturnValue = [uint32]2; sNames = $null; Types = $null } }
        if ($MethodName -eq 'EnumKey') { return [pscustomobject]@{ ReturnValue = [uint32]0; sNames = [string[]]@(Get-Child $behind $Arguments.sSubKeyName) } }
        if ($MethodName -eq 'EnumValues') {
            $names = [string[]]@($key.Keys)
            return [pscustomobject]@{ ReturnValue = [uint32]0; sNames = $names; Types = [int[]]@(foreach ($name in $names) { Get-Type $key[$name] }) }
        }
        $value = $key[$Arguments.sValueName]
        if ($value -is [int]) { return [pscustomobject]@{ ReturnValue = [uint32]0; uValue = [System.BitConverter]::ToUInt32([System.BitConverter]::GetBytes($value), 0) } }
        return [pscustomobject]@{ ReturnValue = [uint32]0; sValue = $value; uValue = $value }
    }
    if ($ClassName -eq '') { $ClassName = $InputObject.PSObject.TypeNames[0].Split('/')[-1] }
    $answer = $behind['methods']["$ClassName.$MethodName"]
    if ($null -eq $answer) { $PSCmdlet.ThrowTerminatingError((New-Failure 'HRESULT 0x80041002,Microsoft.Management.Infrastructure.CimCmdlets.InvokeCimMethodCommand' 'Method not found' 'MethodNotFound')) }
    [pscustomobject]$answer
}

function New-CimSessionOption {
    [CmdletBinding()]
    param([switch]$UseSsl, [switch]$SkipCACheck, [switch]$SkipCNCheck, [switch]$SkipRevocationCheck)
    [pscustomobject]@{ UseSsl = [bool]$UseSsl }
}

function New-CimSession {
    [CmdletBinding()]
    param([string]$ComputerName, [pscredential]$Credential, [uint32]$OperationTimeoutSec, [string]$Authentication, [uint32]$Port, $SessionOption)
    Write-Change "session $ComputerName $Port"
    $behind = $device.network[$ComputerName]
    $trusted = (Get-Item -LiteralPath 'WSMan:\localhost\Client\TrustedHosts').Value.Split(',')
    if ($Port -eq 5985 -and $trusted -notcontains $ComputerName) { $PSCmdlet.ThrowTerminatingError((New-Failure 'HRESULT 0x803380e4,Microsoft.Management.Infrastructure.CimCmdlets.NewCimSessionCommand' 'Not in TrustedHosts' $null)) }
    if ($null -ne $behind['refuses']) { $PSCmdlet.ThrowTerminatingError((New-Failure "HRESULT $($behind.refuses),Microsoft.Management.Infrastructure.CimCmdlets.NewCimSessionCommand" "Refused $ComputerName" $null)) }
    $given = $Credential.GetNetworkCredential()
    if ($given.UserName -ne $behind.logon.userName -or $given.Password -cne $behind.logon.password) { $PSCmdlet.ThrowTerminatingError((New-Failure 'HRESULT 0x8007052e,Microsoft.Management.Infrastructure.CimCmdlets.NewCimSessionCommand' 'The user name or password is incorrect.' $null)) }
    [pscustomobject]@{ ComputerName = $ComputerName }
}

function Remove-CimSession {
    [CmdletBinding()]
    param($CimSession)
    Write-Change "session of $($CimSession.ComputerName) closed"
}

# PowerShell's remoting: sessions of the engine itself, where only the network between is stood in for. What goes over it is
# serialized as remoting does, one level deep, and what runs there shares nothing with here. Error ids are the engine's own
# words for the codes of WinRM, followed by PSSessionOpenFailed.
function New-PSSessionOption {
    [CmdletBinding()]
    param([switch]$NoMachineProfile, [int]$OpenTimeout, [int]$OperationTimeout, [int]$CancelTimeout, [int]$IdleTimeout, [int]$MaximumReceivedDataSizePerCommand, [switch]$SkipCACheck, [switch]$SkipCNCheck, [switch]$SkipRevocationCheck)
    [pscustomobject]@{ NoMachineProfile = [bool]$NoMachineProfile; SkipCACheck = [bool]$SkipCACheck; SkipCNCheck = [bool]$SkipCNCheck }
}

function New-ShellFailure($word, $name) {
    $exception = [System.Management.Automation.Remoting.PSRemotingTransportException]::new("[$name] Connecting to remote server $name failed.")
    [System.Management.Automation.ErrorRecord]::new($exception, "$word,PSSessionOpenFailed", 'OpenError', $name)
}

function New-PSSession {
    [CmdletBinding()]
    param([string]$ComputerName, [pscredential]$Credential, [string]$Authentication, [int]$Port, [switch]$UseSSL, $SessionOption)
    Write-Change "shell $ComputerName $Port"
    $behind = $device.network[$ComputerName]
    $trusted = (Get-Item -LiteralPath 'WSMan:\localhost\Client\TrustedHosts').Value.Split(',')
    if (-not $UseSSL -and $trusted -notcontains $ComputerName) { $PSCmdlet.ThrowTerminatingError((New-ShellFailure 'ServerNotTrusted' $ComputerName)) }
    if ($UseSSL -and -not ($SessionOption.SkipCACheck -and $SessionOption.SkipCNCheck)) { $PSCmdlet.ThrowTerminatingError((New-ShellFailure '12175' $ComputerName)) }
    if (-not $SessionOption.NoMachineProfile) { Write-Change "profile on $ComputerName" }
    $given = $Credential.GetNetworkCredential()
    if ($given.UserName -ne $behind.logon.userName -or $given.Password -cne $behind.logon.password) { $PSCmdlet.ThrowTerminatingError((New-ShellFailure 'LogonFailure' $ComputerName)) }
    if ($null -ne $behind['shellRefuses']) { $PSCmdlet.ThrowTerminatingError((New-ShellFailure $behind.shellRefuses $ComputerName)) }
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $state.ImportPSModule([string[]]@($ownFile))
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $runspace.Open()
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $runspace
    [void]$shell.AddScript('param($behind) & (Get-Module ResealStandIns) { param($behind) $script:device = $behind } $behind').AddArgument($behind).Invoke()
    $shell.Dispose()
    if ($null -ne $behind['shellMode']) { $runspace.SessionStateProxy.LanguageMode = $behind.shellMode }
    [pscustomobject]@{ ComputerName = $ComputerName; Runspace = $runspace; Says = $behind['shellSays'] }
}

# What crosses the network is a copy.
function Copy-Over($value) {
    if ($null -ne $value) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($value, 1)) }
}

function Invoke-Command {
    [CmdletBinding()]
    param($Session, [scriptblock]$ScriptBlock, [object[]]$ArgumentList)
    if ($null -ne $Session.Says -and $null -ne $ArgumentList) {
        foreach ($item in $Session.Says) { Copy-Over $item }
        return
    }
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $Session.Runspace
    [void]$shell.AddScript($ScriptBlock.ToString())
    foreach ($argument in @($ArgumentList)) { if ($null -ne $argument) { [void]$shell.AddArgument((Copy-Over $argument)) } }
    $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $none.Complete()
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    try {
        $handle = $shell.BeginInvoke($none, $output)
        $isCompleted = $false
        while (-not $isCompleted) {
            $isCompleted = $handle.AsyncWaitHandle.WaitOne(10)
            foreach ($item in $output.ReadAll()) { Copy-Over $item }
        }
        [void]$shell.EndInvoke($handle)
        foreach ($record in $shell.Streams.Error) { $PSCmdlet.WriteError($record) }
    }
    finally {
        $shell.Stop()
        $shell.Dispose()
    }
}

function Remove-PSSession {
    [CmdletBinding()]
    param($Session)
    Write-Change "shell of $($Session.ComputerName) closed"
    $Session.Runspace.Dispose()
}

# The registry drive: a path that is not there throws what the real cmdlets throw.
function Get-DrivePath($LiteralPath) {
    if ($LiteralPath -notmatch '\AHKLM:\\') { throw [System.Management.Automation.DriveNotFoundException]::new("Cannot find drive of $LiteralPath") }
    if ($device['registry'] -is [string]) { throw [System.Security.SecurityException]::new('Requested registry access is not allowed.') }
    $LiteralPath.Substring(6)
}

function Test-Path {
    [CmdletBinding()]
    param([string]$LiteralPath)
    $null -ne (Get-Key $device (Get-DrivePath $LiteralPath))
}

function Get-ItemProperty {
    [CmdletBinding()]
    param([string]$LiteralPath)
    $path = Get-DrivePath $LiteralPath
    $key = Get-Key $device $path
    if ($null -eq $key) { $PSCmdlet.ThrowTerminatingError((New-Failure 'PathNotFound,Microsoft.PowerShell.Commands.GetItemPropertyCommand' "Cannot find path '$LiteralPath'" $null)) }
    # A key without values gives nothing at all.
    if ($key.Count -eq 0) { return }
    $properties = [ordered]@{}
    foreach ($name in $key.Keys) { $properties[$name] = $key[$name] }
    $properties.PSPath = "Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\$path"
    $properties.PSChildName = $path.Split('\')[-1]
    [pscustomobject]$properties
}

function Get-ChildItem {
    [CmdletBinding()]
    param([string]$LiteralPath)
    $path = Get-DrivePath $LiteralPath
    foreach ($name in @(Get-Child $device $path)) { [pscustomobject]@{ Name = "HKEY_LOCAL_MACHINE\$path\$name"; PSChildName = $name } }
}

function Get-Item {
    [CmdletBinding()]
    param([string]$LiteralPath)
    if ($LiteralPath -ne 'WSMan:\localhost\Client\TrustedHosts') { throw [System.Management.Automation.DriveNotFoundException]::new("Cannot find drive of $LiteralPath") }
    $value = ''
    $file = [System.Environment]::GetEnvironmentVariable('RESEAL_TEST_TRUSTED_HOSTS')
    if ($null -ne $file -and [System.IO.File]::Exists($file)) { $value = [System.IO.File]::ReadAllText($file) }
    [pscustomobject]@{ Name = 'TrustedHosts'; SourceOfValue = ''; Value = $value }
}

function Set-Item {
    [CmdletBinding()]
    param([string]$LiteralPath, $Value, [switch]$Force)
    if ($null -ne $device['refusesChanges']) { throw [System.UnauthorizedAccessException]::new('Access is denied.') }
    Write-Change "TrustedHosts = $Value"
    [System.IO.File]::WriteAllText([System.Environment]::GetEnvironmentVariable('RESEAL_TEST_TRUSTED_HOSTS'), [string]$Value)
    while ($null -ne $device['hangsAfter'] -and [string]$Value -match $device.hangsAfter) { [System.Threading.Thread]::Sleep(20) }
}

function Get-WinEvent {
    [CmdletBinding()]
    param([string]$LogName, [string]$FilterXPath, [long]$MaxEvents, [string]$ComputerName, [pscredential]$Credential)
    $behind = $device
    if ($ComputerName -ne '') { $behind = $device.network[$ComputerName] }
    $log = @(foreach ($record in @($behind['events'])) { if ($null -ne $record -and $record.LogName -eq $LogName) { $record } })
    if ($log.Count -eq 0 -and @($behind['logs']) -notcontains $LogName) { $PSCmdlet.ThrowTerminatingError((New-Failure 'NoMatchingLogsFound,Microsoft.PowerShell.Commands.GetWinEventCommand' "There is not an event log that matches '$LogName'." $null)) }
    $after = -1
    if ($FilterXPath -match 'EventRecordID > (\d+)') { $after = [long]$Matches[1] }
    $ids = @(foreach ($part in [System.Text.RegularExpressions.Regex]::Matches($FilterXPath, 'EventID=(\d+)')) { [int]$part.Groups[1].Value })
    $source = $null
    if ($FilterXPath -match "Provider\[@Name='([^']+)'\]") { $source = $Matches[1] }
    $levels = @(foreach ($part in [System.Text.RegularExpressions.Regex]::Matches($FilterXPath, 'Level=(\d)')) { [int]$part.Groups[1].Value })
    $count = 0
    for ($index = $log.Count - 1; $index -ge 0 -and $count -lt $MaxEvents; $index -= 1) {
        $record = $log[$index]
        if ($record.RecordId -le $after -or ($ids.Count -gt 0 -and $ids -notcontains $record.Id)) { continue }
        if ($null -ne $source -and $record.ProviderName -ne $source) { continue }
        $level = [byte]4
        if ($null -ne $record['Level']) { $level = [byte]$record.Level }
        if ($levels.Count -gt 0 -and $levels -notcontains [int]$level) { continue }
        $count += 1
        $data = @(foreach ($value in @($record.Data)) { [pscustomobject]@{ Value = $value } })
        [pscustomobject]@{ LogName = $LogName; ProviderName = $record.ProviderName; Id = [int]$record.Id; Level = $level; RecordId = [long]$record.RecordId; TimeCreated = $record.TimeCreated; Properties = $data }
    }
    if ($count -eq 0) { $PSCmdlet.ThrowTerminatingError((New-Failure 'NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand' 'No events were found that match the specified selection criteria.' $null)) }
}

function Get-TpmEndorsementKeyInfo {
    [CmdletBinding()]
    param([string]$HashAlgorithm)
    if ($null -eq $device['endorsementKey']) { throw [System.Runtime.InteropServices.COMException]::new('The endorsement key cannot be read.') }
    [pscustomobject]$device.endorsementKey
}

function Get-ExecutionPolicy { 'Bypass' }

Export-ModuleMember -Function 'Get-CimInstance', 'Invoke-CimMethod', 'New-CimSession', 'New-CimSessionOption', 'Remove-CimSession', 'New-PSSession', 'New-PSSessionOption', 'Invoke-Command', 'Remove-PSSession', 'Test-Path', 'Get-ItemProperty', 'Get-ChildItem', 'Get-Item', 'Set-Item', 'Get-WinEvent', 'Get-TpmEndorsementKeyInfo', 'Get-ExecutionPolicy'
