# How the reading scripts look at this PC: CIM and the registry, read only. Runs on Windows PowerShell 5.1 and PowerShell 7.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$timeoutSeconds = 30

function Get-Now {
    [System.DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

# At most so many characters, without blanks around.
function Get-Cut([string]$text, [int]$length) {
    $text = $text.Trim()
    if ($text.Length -gt $length) { $text = $text.Substring(0, $length) }
    $text
}

# The bridge's word for what went wrong. WMI result codes: access denied, invalid namespace, invalid class.
function Get-FailureCode($record) {
    $cause = $record.Exception
    # What a .NET method throws comes wrapped.
    if ($cause -is [System.Management.Automation.MethodInvocationException] -and $null -ne $cause.InnerException) { $cause = $cause.InnerException }
    $native = $cause.PSObject.Properties['NativeErrorCode']
    $mark = [string]$record.FullyQualifiedErrorId
    if ($null -ne $native) { $mark += " $($native.Value)" }
    if ($cause -is [System.Management.Automation.CommandNotFoundException]) { return 'classMissing' }
    if ($cause -is [System.PlatformNotSupportedException]) { return 'classMissing' }
    if ($mark -match '0x80041003|0x80070005|AccessDenied') { return 'accessDenied' }
    if ($mark -match '0x8004100e|0x80041010|InvalidNamespace|InvalidClass') { return 'classMissing' }
    'failed'
}

# What a reading script gives when it cannot read at all.
function Get-Refusal($record) {
    @{ ok = $false; code = (Get-FailureCode $record); detail = (Get-Cut $record.Exception.Message 1000) }
}

# What a block gives, or $null when it fails: for facts the reading is worth having without.
function Get-OrNull([scriptblock]$read) {
    try { & $read } catch { $null }
}

# All instances of a class. Throws when the class cannot be asked.
function Get-Instance($class, $namespace, $filter) {
    $query = @{ ClassName = $class; Namespace = $namespace; OperationTimeoutSec = $timeoutSeconds }
    if ($filter -ne '') { $query.Filter = $filter }
    Get-CimInstance @query
}

# The first instance of a class, or $null when there is none.
function Get-First($class, $namespace = 'root/cimv2', $filter = '') {
    foreach ($instance in @(Get-Instance $class $namespace $filter)) { return $instance }
}

# A property as text; '' when it is not there.
function Get-Text($instance, $name) {
    if ($null -eq $instance) { return '' }
    $property = $instance.PSObject.Properties[$name]
    if ($null -eq $property -or $null -eq $property.Value) { return '' }
    Get-Cut ([string]$property.Value) 1024
}

# A key below HKEY_LOCAL_MACHINE in the 64-bit view, whatever this process is. $null when it does not exist.
function Open-Key($path) {
    $hive = [Microsoft.Win32.RegistryHive]::LocalMachine
    $view = [Microsoft.Win32.RegistryView]::Registry64
    [Microsoft.Win32.RegistryKey]::OpenBaseKey($hive, $view).OpenSubKey($path)
}

function Get-RegistryValue($path, $name) {
    $key = Open-Key $path
    if ($null -ne $key) { $key.GetValue($name) }
}

function Get-SubKeyName($path) {
    $key = Open-Key $path
    if ($null -ne $key) { $key.GetSubKeyNames() }
}
