# PowerShell on a device on the network, beside the CIM session: for what can only be done there. It runs the text of a
# reading of the host, word for word; data goes there as an argument and comes back as data. Needs windows-facts.ps1,
# trusted-hosts.ps1 and device-session.ps1 before it.

# What one reading may send, and one answer: more is no answer of a reading.
$mostReceivedBytes = 134217728
$longestPiece = 262144
$longestAnswer = 524288
$mostTold = 16

# Opens $deviceShell the way that the CIM session was opened; leaves no user profile there. It ends there by itself a minute
# after this PC is gone.
function Open-DeviceShell {
    $option = @{ NoMachineProfile = $true; OpenTimeout = 30000; OperationTimeout = 60000; CancelTimeout = 10000; IdleTimeout = 60000; MaximumReceivedDataSizePerCommand = $mostReceivedBytes }
    $target = @{ ComputerName = $way.address; Credential = $way.credential; Authentication = 'Negotiate'; Port = $httpPort }
    if ($way.isSecure) {
        $option.SkipCACheck = $true
        $option.SkipCNCheck = $true
        $option.SkipRevocationCheck = $true
        $target.Port = $httpsPort
        $target.UseSSL = $true
    }
    $target.SessionOption = New-PSSessionOption @option
    try { $script:deviceShell = New-PSSession @target }
    catch {
        # CIM let the same account in, so it is PowerShell that does not.
        if ([string]$_.FullyQualifiedErrorId -notmatch 'AccessDenied|InvalidResourceUri|URLNotAvailable|RemoteSessionDisallowed|RemoteConnectionDisallowed') { throw }
        throw (New-Refusal 'remotingOff' "PowerShell on the device lets nobody in over the network; Enable-PSRemoting turns that on. ($($_.Exception.Message))")
    }
}

# Under an application control policy no .NET method may be called there either.
function Test-DeviceLanguage {
    foreach ($mode in @(Invoke-Command -Session $deviceShell -ScriptBlock { [string]$ExecutionContext.SessionState.LanguageMode })) {
        if ([string]$mode -ne 'FullLanguage') { throw (New-Refusal 'notSupported' 'An application control policy lets PowerShell on the device run in a restricted mode only.') }
    }
}

# Data of the device as plain tables, lists and values. What is none of these is what a command gave nothing for.
function ConvertTo-Plain($value) {
    if ($value -is [System.Collections.IDictionary]) {
        $table = @{}
        foreach ($key in @($value.Keys)) { $table[[string]$key] = ConvertTo-Plain $value[$key] }
        return $table
    }
    if ($value -is [System.Collections.IList]) {
        $list = [System.Collections.ArrayList]::new()
        foreach ($item in $value) { [void]$list.Add((ConvertTo-Plain $item)) }
        return , $list
    }
    if ($value -is [string] -or $value -is [System.ValueType]) { $value.PSObject.BaseObject }
}

# Passes on what a reading tells on its way, and keeps its answer. What is nothing of the kind is left out.
function Receive-Told($answers) {
    process {
        if ($_ -isnot [System.Collections.IDictionary]) { return }
        if ($_['answer'] -is [string]) { [void]$answers.Add([string]$_['answer']) }
        while ($steps.Count -ge $mostTold) { [System.Threading.Thread]::Sleep(20) }
        if ($_['step'] -is [string]) { $steps.Enqueue((Get-Cut $_['step'] 256)) }
        elseif ($_['data'] -is [string]) { Send-ToldPiece $_ }
    }
}

function Send-ToldPiece($told) {
    $name = [string]$told['file']
    if ($name -notmatch '\A[A-Za-z0-9][A-Za-z0-9._-]{0,127}\z' -or $told['data'].Length -gt $longestPiece -or $told['index'] -isnot [int]) { throw (New-Refusal 'failed' 'The device sent what is no piece of a file.') }
    $steps.Enqueue(@{ file = $name; index = [int]$told['index']; data = [string]$told['data'] })
}

# Runs a reading on the device, which takes a wish as this PC's own does, and gives its result.
function Invoke-OnDevice([scriptblock]$reading, $wish) {
    $wish.address = 'local'
    $answers = [System.Collections.ArrayList]::new()
    Invoke-Command -Session $deviceShell -ScriptBlock $reading -ArgumentList ([System.Management.Automation.PSSerializer]::Serialize($wish, 8)) | Receive-Told $answers
    if ($answers.Count -ne 1 -or $answers[0].Length -gt $longestAnswer) { throw (New-Refusal 'failed' 'PowerShell on the device gave no answer.') }
    $answer = ConvertTo-Plain ([System.Management.Automation.PSSerializer]::Deserialize($answers[0]))
    if ($answer -isnot [System.Collections.IDictionary]) { throw (New-Refusal 'failed' 'PowerShell on the device gave no answer.') }
    if ($answer['ok'] -eq $true -and $answer['result'] -is [System.Collections.IDictionary]) {
        $answer.result.address = $way.address
        return $answer.result
    }
    $code = [string]$answer['code']
    if (@('accessDenied', 'badRequest', 'classMissing', 'notSupported') -cnotcontains $code) { $code = 'failed' }
    throw (New-Refusal $code (Get-Cut ([string]$answer['detail']) 1000))
}
