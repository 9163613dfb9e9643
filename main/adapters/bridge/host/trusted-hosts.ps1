# The entry in this PC's WinRM client that lets it speak to one device without HTTPS. The setting is one for the whole PC,
# so every change is noted in a file before it is made: address, process and its start, nothing secret. Whoever finds the
# note of a process that is gone takes the entry back. Needs windows-facts.ps1 before it.

$trustedHosts = 'WSMan:\localhost\Client\TrustedHosts'

function Get-NoteFolder {
    $place = [System.Environment]::GetFolderPath([System.Environment+SpecialFolder]::LocalApplicationData, [System.Environment+SpecialFolderOption]::Create)
    [System.IO.Path]::Combine($place, 'Reseal', 'bridge-notes')
}

# Runs a block while no other bridge process does.
function Invoke-Alone([scriptblock]$change) {
    $mutex = [System.Threading.Mutex]::new($false, 'Global\ResealTrustedHosts')
    try {
        try { $isOurs = $mutex.WaitOne(30000) }
        # Its holder was killed; it is ours then.
        catch { $isOurs = $_.Exception.GetBaseException() -is [System.Threading.AbandonedMutexException] }
        if (-not $isOurs) { throw (New-Refusal 'benchNotReady' 'Another program holds the WinRM settings of this PC.') }
        try { & $change } finally { $mutex.ReleaseMutex() }
    }
    finally { $mutex.Dispose() }
}

function Get-TrustedHost {
    try { $value = [string](Get-Item -LiteralPath $trustedHosts).Value }
    catch { throw (New-Refusal 'benchNotReady' "The WinRM settings of this PC cannot be read: $($_.Exception.Message)") }
    foreach ($entry in $value.Split(',')) { if ($entry.Trim() -ne '') { $entry.Trim() } }
}

function Set-TrustedHost($entries) {
    try { Set-Item -LiteralPath $trustedHosts -Value ([string]::Join(',', [string[]]@($entries))) -Force }
    catch { throw (New-Refusal 'notElevated' "The WinRM settings of this PC cannot be changed: $($_.Exception.Message)") }
}

# Every note: file, address, process.
function Get-Note {
    $folder = Get-NoteFolder
    if (-not [System.IO.Directory]::Exists($folder)) { return }
    foreach ($file in [System.IO.Directory]::GetFiles($folder, '*.note')) {
        $lines = @(Get-OrNull { [System.IO.File]::ReadAllLines($file) })
        if ($lines.Count -ge 3) { @{ file = $file; address = $lines[0]; process = [int]$lines[1]; started = $lines[2] } }
    }
}

# Trusts a device. Where something has to be changed, $trustedNote says what before it is: a reading can be stopped at any
# moment, and then takes back what it was about to do.
function Add-TrustedHost($address) {
    Invoke-Alone {
        $entries = @(Get-TrustedHost)
        $isNoted = $false
        foreach ($note in @(Get-Note)) { if ($note.address -eq $address) { $isNoted = $true } }
        if ($entries -contains '*' -or ($entries -contains $address -and -not $isNoted)) { return }
        $own = [System.Diagnostics.Process]::GetCurrentProcess().Id
        $folder = Get-NoteFolder
        [void][System.IO.Directory]::CreateDirectory($folder)
        $file = [System.IO.Path]::Combine($folder, "$([System.Guid]::NewGuid().ToString('N')).note")
        $script:trustedNote = @{ file = $file; address = $address }
        [System.IO.File]::WriteAllLines("$file.new", [string[]]@($address, "$own", (Get-ProcessStart $own)))
        [System.IO.File]::Move("$file.new", $file)
        if ($entries -notcontains $address) {
            try { Set-TrustedHost ($entries + $address) }
            catch {
                [System.IO.File]::Delete($file)
                throw
            }
        }
    }
}

# Takes the entry of a note back, unless another process still needs it.
function Remove-TrustedHost($note) {
    if ($null -eq $note) { return }
    Invoke-Alone { Undo-Note $note }
}

function Undo-Note($note) {
    $isNeeded = $false
    foreach ($other in @(Get-Note)) { if ($other.file -ne $note.file -and $other.address -eq $note.address) { $isNeeded = $true } }
    $entries = @(Get-TrustedHost)
    if (-not $isNeeded -and $entries -contains $note.address) {
        $kept = @(foreach ($entry in $entries) { if ($entry -ne $note.address) { $entry } })
        Set-TrustedHost $kept
    }
    [System.IO.File]::Delete($note.file)
}

# Takes back what processes that are gone have left. Gives what was and what could not be.
function Undo-StaleNote {
    if (@(Get-Note).Count -eq 0) { return }
    Invoke-Alone {
        foreach ($note in @(Get-Note)) {
            if ((Get-ProcessStart $note.process) -eq $note.started) { continue }
            try {
                Undo-Note $note
                @{ what = 'trustedHost'; detail = $note.address; isLeft = $false }
            }
            catch { @{ what = 'trustedHost'; detail = (Get-Cut "$($note.address): $($_.Exception.Message)" 1000); isLeft = $true } }
        }
    }
}
