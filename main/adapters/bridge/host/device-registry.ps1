# HKEY_LOCAL_MACHINE of this PC through the registry drive, of a device on the network through the class StdRegProv. Both
# answer in the 64-bit view; a 32-bit PowerShell on 64-bit Windows would not, and is refused by the host.
# Needs windows-facts.ps1 before it.

$localMachine = [uint32]2147483650
# Every value of a device on the network costs a call, so no more than this are read of one key.
$mostRemoteValues = 128
# Members that the registry drive adds to the values of a key.
$driveMembers = @('PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider')
# Registry type -> method of StdRegProv and the member of its answer.
$valueMethods = @{
    1  = @('GetStringValue', 'sValue')
    2  = @('GetExpandedStringValue', 'sValue')
    3  = @('GetBinaryValue', 'uValue')
    4  = @('GetDWORDValue', 'uValue')
    7  = @('GetMultiStringValue', 'sValue')
    11 = @('GetQWORDValue', 'uValue')
}

function Invoke-Registry($method, $arguments) {
    $arguments.hDefKey = $localMachine
    $answer = Invoke-ClassMethod 'StdRegProv' 'root/default' $method $arguments
    if ([int64]$answer.ReturnValue -eq 5) { throw (New-Refusal 'accessDenied' 'The registry of the device refuses to be read.') }
    $answer
}

function Test-Key($path) {
    if ($null -eq $session) { return [bool](Test-Path -LiteralPath "HKLM:\$path") }
    [int64](Invoke-Registry 'EnumKey' @{ sSubKeyName = $path }).ReturnValue -eq 0
}

# Names of the keys below a key; none when it does not exist.
function Get-SubKeyName($path) {
    if ($null -ne $session) {
        foreach ($name in @(Get-Property (Invoke-Registry 'EnumKey' @{ sSubKeyName = $path }) 'sNames')) { if ($null -ne $name) { [string]$name } }
        return
    }
    if (-not (Test-Path -LiteralPath "HKLM:\$path")) { return }
    foreach ($key in @(Get-ChildItem -LiteralPath "HKLM:\$path")) { if ($null -ne $key) { [string]$key.PSChildName } }
}

# The values of a key by their names; none when it does not exist.
function Get-RegistryValues($path) {
    $values = [ordered]@{}
    if ($null -ne $session) {
        $types = Get-RemoteType $path
        foreach ($name in $types.Keys) {
            if ($values.Count -ge $mostRemoteValues) { break }
            $values[$name] = Get-RemoteValue $path $name $types[$name]
        }
        return $values
    }
    if (-not (Test-Path -LiteralPath "HKLM:\$path")) { return $values }
    $key = Get-ItemProperty -LiteralPath "HKLM:\$path"
    if ($null -eq $key) { return $values }
    foreach ($property in $key.PSObject.Properties) {
        if ($driveMembers -notcontains $property.Name) { $values[$property.Name] = $property.Value }
    }
    $values
}

# Names of the values of a key, which cost one call on a device on the network; none when it does not exist.
function Get-ValueName($path) {
    if ($null -ne $session) { return @((Get-RemoteType $path).Keys) }
    @((Get-RegistryValues $path).Keys)
}

# Names and types of the values of a key on a device on the network.
function Get-RemoteType($path) {
    $types = [ordered]@{}
    $listed = Invoke-Registry 'EnumValues' @{ sSubKeyName = $path }
    $names = @(Get-Property $listed 'sNames')
    for ($index = 0; $index -lt $names.Count; $index += 1) { if ($null -ne $names[$index]) { $types[[string]$names[$index]] = [int]@(Get-Property $listed 'Types')[$index] } }
    $types
}

function Get-RemoteValue($path, $name, $type) {
    $method = $valueMethods[$type]
    if ($null -eq $method) { return $null }
    $answer = Invoke-Registry $method[0] @{ sSubKeyName = $path; sValueName = $name }
    Get-Property $answer $method[1]
}

# One value; $null when it or its key does not exist.
function Get-RegistryValue($path, $name) {
    # Neither the registry nor these dictionaries tell upper case from lower.
    if ($null -ne $session) {
        $types = Get-RemoteType $path
        if ($types.Contains($name)) { Get-RemoteValue $path $name $types[$name] }
        return
    }
    $values = Get-RegistryValues $path
    if ($values.Contains($name)) { $values[$name] }
}
