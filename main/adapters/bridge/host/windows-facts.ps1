# How the reading scripts look at a device: CIM of this PC, or of the device that $session leads to. Read only. Runs on
# Windows PowerShell 5.1 and PowerShell 7.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$timeoutSeconds = 30
# The CIM session of a device on the network; $null for this PC.
$session = $null
# The account of that session, to tell a filtered token from a plain refusal.
$logonName = ''

function Get-Now {
    [System.DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

function Get-UtcText($time) {
    ([System.DateTime]$time).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

# When a process started; $null when there is none with this number.
function Get-ProcessStart($id) {
    Get-OrNull { [System.Diagnostics.Process]::GetProcessById($id).StartTime.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss', [System.Globalization.CultureInfo]::InvariantCulture) }
}

# At most so many characters, without blanks around, nor the NUL that firmware ends its texts with.
function Get-Cut([string]$text, [int]$length) {
    $text = $text.Trim().Trim([char]0).Trim()
    if ($text.Length -gt $length) { $text = $text.Substring(0, $length) }
    $text
}

# An exception that carries the bridge's own word for what is wrong.
function New-Refusal($code, $detail) {
    $refusal = [System.InvalidOperationException]::new($detail)
    $refusal.Data['bridgeCode'] = $code
    $refusal
}

# The bridge's word for what went wrong, from the WMI, Win32 and WinRM result codes in the error.
function Get-FailureCode($record) {
    $cause = $record.Exception
    # What a .NET method throws comes wrapped.
    if ($cause -is [System.Management.Automation.MethodInvocationException] -and $null -ne $cause.InnerException) { $cause = $cause.InnerException }
    if ($cause.Data.Contains('bridgeCode')) { return [string]$cause.Data['bridgeCode'] }
    $native = $cause.PSObject.Properties['NativeErrorCode']
    $mark = [string]$record.FullyQualifiedErrorId
    if ($null -ne $native) { $mark += " $($native.Value)" }
    if ($cause -is [System.Management.Automation.CommandNotFoundException]) { return 'classMissing' }
    if ($cause -is [System.Management.Automation.DriveNotFoundException]) { return 'classMissing' }
    if ($cause -is [System.PlatformNotSupportedException]) { return 'classMissing' }
    # What the registry throws.
    if ($cause -is [System.Security.SecurityException] -or $cause -is [System.UnauthorizedAccessException]) { return 'accessDenied' }
    # Codes that start with 0x are of CIM, words of PowerShell's remoting.
    if ($mark -match '0x8007052e|LogonFailure') { return 'logonFailed' }
    # The account is restricted: for a local account over the network that is the blank password.
    if ($mark -match '0x8007052f') { return 'blankPassword' }
    if ($mark -match '0x80041003|0x80070005|AccessDenied') {
        # Over the network every local administrator but the built-in one gets a token without rights.
        if ($null -ne $session -or $logonName -ne '') { if (($logonName -replace '^.*\\', '') -ne 'Administrator') { return 'tokenFiltered' } }
        return 'accessDenied'
    }
    if ($mark -match '0x8004100e|0x80041010|0x80041002|InvalidNamespace|InvalidClass|NotFound') { return 'classMissing' }
    # WinRM: no answer, no such port, operation timed out, no connection.
    if ($mark -match '0x80338012|0x80338126|0x80338029|0x803380e4|0x80072ee2|0x80072efd|0x800706ba|0x80070035|WinRMOperationTimeout|NetworkPathNotFound|ComputerNotFound|CannotConnectWinRMService|ShutDownInProgress|PSSessionStateBroken') { return 'unreachable' }
    'failed'
}

# What a reading script gives when it cannot read at all.
function Get-Refusal($record) {
    $code = Get-FailureCode $record
    $detail = Get-Cut $record.Exception.Message 1000
    if ($code -eq 'classMissing' -and (Get-OrNull { Test-Key 'SYSTEM\CurrentControlSet\Control\MiniNT' }) -eq $true) {
        $code = 'winPe'
        $detail = "Windows PE runs on the device, where this cannot be read. Start the installed Windows. ($detail)"
    }
    @{ ok = $false; code = $code; detail = $detail }
}

# What a block gives, or $null when it fails: for facts the reading is worth having without.
function Get-OrNull([scriptblock]$read) {
    try { & $read } catch { $null }
}

# All instances of a class. Throws when the class cannot be asked.
function Get-Instance($class, $namespace, $filter) {
    $query = @{ ClassName = $class; Namespace = $namespace; OperationTimeoutSec = $timeoutSeconds }
    if ($filter -ne '') { $query.Filter = $filter }
    if ($null -ne $session) { $query.CimSession = $session }
    Get-CimInstance @query
}

# The first instance of a class, or $null when there is none.
function Get-First($class, $namespace = 'root/cimv2', $filter = '') {
    foreach ($instance in @(Get-Instance $class $namespace $filter)) { return $instance }
}

# Calls a method of an instance.
function Invoke-Method($instance, $method) {
    $call = @{ InputObject = $instance; MethodName = $method; OperationTimeoutSec = $timeoutSeconds }
    if ($null -ne $session) { $call.CimSession = $session }
    Invoke-CimMethod @call
}

# Calls a method of a class.
function Invoke-ClassMethod($class, $namespace, $method, $arguments) {
    $call = @{ ClassName = $class; Namespace = $namespace; MethodName = $method; Arguments = $arguments; OperationTimeoutSec = $timeoutSeconds }
    if ($null -ne $session) { $call.CimSession = $session }
    Invoke-CimMethod @call
}

# A property, or $null when it is not there.
function Get-Property($instance, $name) {
    if ($null -eq $instance) { return $null }
    $property = $instance.PSObject.Properties[$name]
    if ($null -ne $property) { $property.Value }
}

# A property as text; '' when it is not there.
function Get-Text($instance, $name) {
    $value = Get-Property $instance $name
    if ($null -eq $value) { return '' }
    Get-Cut ([string]$value) 1024
}

# A value as text, or $null when there is none.
function Get-TextOrNull($value) {
    if ($null -ne $value) { Get-Cut ([string]$value) 1024 }
}

# A value as a whole number, or $null when it is none, or one that JSON does not carry exactly: keywords of events have 64 bits.
function Get-Whole($value) {
    if ($null -eq $value -or $value -is [bool]) { return $null }
    $number = [int64]0
    $style = [System.Globalization.NumberStyles]::Integer
    if (-not [int64]::TryParse([string]$value, $style, [System.Globalization.CultureInfo]::InvariantCulture, [ref]$number)) { return $null }
    if ($number -ge -9007199254740991 -and $number -le 9007199254740991) { $number }
}

# A value as yes or no, or $null when it is neither.
function Get-Flag($value) {
    if ($value -is [bool]) { return $value }
    $number = Get-Whole $value
    if ($null -ne $number) { $number -ne 0 }
}

# The clock of the device.
function Get-DeviceTime {
    if ($null -eq $session) { return Get-Now }
    $time = Get-OrNull { Get-First 'Win32_UTCTime' }
    if ($null -eq $time) { return Get-UtcText (Get-Property (Get-First 'Win32_OperatingSystem') 'LocalDateTime') }
    $utc = [System.DateTime]::new([int]$time.Year, [int]$time.Month, [int]$time.Day, [int]$time.Hour, [int]$time.Minute, [int]$time.Second, [System.DateTimeKind]::Utc)
    Get-UtcText $utc
}
