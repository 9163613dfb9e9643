# Events that the bench wishes for, newer than what it has seen. Their text follows the language of Windows and is never
# taken: only words of a fixed form, codes and numbers among their data. Needs windows-facts.ps1 before it.

$mostEvents = 128
# Of events that nobody has named: looked at and told, of one wish.
$mostOthers = @{ seen = 64; told = 16 }
# Critical, error and warning.
$problemLevels = @(1, 2, 3)
# Marks of the out-of-box experience, verdicts of the Autopilot service, and what Hello and pre-provisioning are called; never
# a part of somebody's name (name@domain, name#EXT#, DOMAIN\name).
$tokenPattern = '(?<![\\@])\b[A-Za-z][A-Za-z0-9]{2,40}(?:_[A-Za-z0-9]{1,40}){1,8}\b(?![A-Za-z0-9._-]*(?:@|#EXT#))|\bZtd[A-Za-z]{3,60}\b|\b(?:SerialNumber|ProductKeyId)Mismatch\b|\bAADHello\b|\bNGC\b|\bWhiteGlove\b|\bRebootCoalescing\b|\bhardwareinfo\.cpp\b'
$codePattern = '0x[0-9A-Fa-f]{8}\b'

# What is asked for in one query: no more conditions than the event log takes.
function Get-EventQuery($wish, $ids, $levels, $after) {
    $conditions = [System.Collections.ArrayList]::new()
    if ($null -ne $wish['provider']) { [void]$conditions.Add("Provider[@Name='$($wish['provider'])']") }
    if ($levels.Count -gt 0) { [void]$conditions.Add("($([string]::Join(' or ', [string[]]@(foreach ($level in $levels) { "Level=$level" }))))") }
    if ($ids.Count -gt 0) { [void]$conditions.Add("($([string]::Join(' or ', [string[]]@(foreach ($id in $ids) { "EventID=$id" }))))") }
    if ($null -ne $after) { [void]$conditions.Add("EventRecordID > $after") }
    if ($conditions.Count -eq 0) { return '*' }
    "*[System[$([string]::Join(' and ', [string[]]$conditions))]]"
}

# The newest events first; none when there are none.
function Get-Event($channel, $query, $most) {
    $ask = @{ LogName = $channel; FilterXPath = $query; MaxEvents = $most }
    if ($null -ne $session) {
        # WinRM has no way to the newer logs; this one needs the firewall group "Remote Event Log Management" there.
        $ask.ComputerName = $request.address
        $ask.Credential = $request['logon']
    }
    try { Get-WinEvent @ask }
    catch { if ([string]$_.FullyQualifiedErrorId -notmatch '\ANoMatchingEventsFound') { throw } }
}

# The code among an event's data, in the form it has there.
function Get-EventCode($values) {
    foreach ($value in $values) {
        if ($value -is [string]) { if ($value -match $codePattern) { return $Matches[0] } }
        else {
            $number = Get-Whole $value
            # Failures have the highest bit of 32 set.
            if ($null -ne $number -and (($number -lt 0 -and $number -ge -2147483648) -or ($number -ge 2147483648 -and $number -le 4294967295))) { return [string]$number }
        }
        if ($value -is [string] -and $value -match '"errorCode"\s*:\s*"?(-?\d{5,11})') { return $Matches[1] }
    }
}

function Get-EventRow($record, $channel) {
    $values = @(foreach ($property in @(Get-Property $record 'Properties')) {
        if ($null -eq $property) { continue }
        $held = $property.PSObject.Properties['Value']
        # Binary data says nothing, and would fall apart into its bytes.
        if ($null -ne $held -and $held.Value -isnot [array]) { $held.Value }
    })
    $tokens = [System.Collections.ArrayList]::new()
    foreach ($value in $values) {
        if ($value -isnot [string]) { continue }
        foreach ($match in [System.Text.RegularExpressions.Regex]::Matches((Get-Cut $value 4096), $tokenPattern)) {
            if ($tokens.Count -lt 16 -and -not $tokens.Contains($match.Value)) { [void]$tokens.Add((Get-Cut $match.Value 128)) }
        }
    }
    $numbers = [System.Collections.ArrayList]::new()
    foreach ($value in $values) {
        if ($value -is [string] -or $numbers.Count -ge 8) { continue }
        $number = Get-Whole $value
        if ($null -ne $number) { [void]$numbers.Add($number) }
    }
    $first = $null
    if ($values.Count -gt 0) { $first = Get-Whole $values[0] }
    @{
        channel   = $channel
        id        = [int64]$record.Id
        recordId  = [int64]$record.RecordId
        at        = Get-UtcText $record.TimeCreated
        tokens    = $tokens
        errorCode = Get-EventCode $values
        value     = $first
        level     = Get-Whole (Get-Property $record 'Level')
        numbers   = $numbers
    }
}

# The record id of an event, or $null where it has none.
function Get-RecordNumber($record) { Get-Whole (Get-Property $record 'RecordId') }

# Names of channels and sources as Windows makes them: they become part of a query.
function Test-LogName($name) {
    $name -is [string] -and $name -match '\A[A-Za-z0-9][A-Za-z0-9 ._/-]{0,255}\z'
}

# The events of one wish, and how far its channel was looked at. A channel that is not there has none.
function Get-ChannelEvent($wish) {
    $after = $wish['after']
    $newest = $null
    foreach ($record in @(Get-Event $wish['channel'] '*' 1)) { $newest = Get-RecordNumber $record }
    if ($null -eq $newest) { return @{ rows = @(); others = @(); mark = [int64]0 } }
    # The log was cleared and counts from the start again.
    if ($null -ne $after -and $newest -lt $after) { $after = $null }
    $ids = @(foreach ($id in @($wish['ids'])) { if ($null -ne $id) { [int]$id } })
    $name = $wish['channel']
    if ($null -ne $wish['provider']) { $name = $wish['provider'] }
    $rows = [System.Collections.ArrayList]::new()
    for ($start = 0; $start -eq 0 -or $start -lt $ids.Count; $start += 20) {
        $some = @(for ($index = $start; $index -lt $ids.Count -and $index -lt $start + 20; $index += 1) { $ids[$index] })
        foreach ($record in @(Get-Event $wish['channel'] (Get-EventQuery $wish $some @() $after) $mostEvents)) {
            $number = Get-RecordNumber $record
            if ($null -eq $number -or $number -gt $newest) { continue }
            # One that is not whole costs itself only.
            $row = Get-OrNull { Get-EventRow $record $name }
            if ($null -ne $row) { [void]$rows.Add($row) }
        }
    }
    $others = @()
    if ($null -ne $wish['others'] -and $ids.Count -gt 0) { $others = @(Get-OtherEvent $wish $name $ids $after $newest) }
    @{ rows = $rows; others = $others; mark = $newest }
}

# Events of a wish that nobody has named, the newest first: those that tell of trouble, or all.
function Get-OtherEvent($wish, $name, $ids, $after, $newest) {
    $levels = @()
    if ($wish['others'] -eq 'problems') { $levels = $problemLevels }
    $told = 0
    foreach ($record in @(Get-Event $wish['channel'] (Get-EventQuery $wish @() $levels $after) $mostOthers.seen)) {
        $number = Get-RecordNumber $record
        if ($null -eq $number -or $number -gt $newest -or $told -ge $mostOthers.told) { continue }
        if ($ids -contains (Get-Whole (Get-Property $record 'Id'))) { continue }
        if ($levels.Count -gt 0 -and $levels -notcontains (Get-Whole (Get-Property $record 'Level'))) { continue }
        $told += 1
        Get-OrNull { Get-EventRow $record $name }
    }
}

function Get-WishedEvent($wishes) {
    $events = [System.Collections.ArrayList]::new()
    $others = [System.Collections.ArrayList]::new()
    $marks = [System.Collections.ArrayList]::new()
    foreach ($wish in $wishes) {
        if (-not (Test-LogName $wish['channel']) -or ($null -ne $wish['provider'] -and -not (Test-LogName $wish['provider']))) { throw (New-Refusal 'badRequest' 'This is no name of an event log.') }
        # A log that cannot be read is not marked, so nothing of it is passed over the next time.
        $found = Get-OrNull { Get-ChannelEvent $wish }
        if ($null -eq $found) { continue }
        foreach ($row in $found.rows) { if ($events.Count -lt 512) { [void]$events.Add($row) } }
        foreach ($row in $found.others) { if ($null -ne $row) { [void]$others.Add($row) } }
        [void]$marks.Add(@{ channel = $wish['channel']; recordId = $found.mark })
    }
    # What somebody asked for goes first.
    foreach ($row in $others) { if ($events.Count -lt 512) { [void]$events.Add($row) } }
    @{ events = $events; marks = $marks }
}
