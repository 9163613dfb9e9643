# Runs a program of Windows itself. Needs windows-facts.ps1 before it.

# Runs System32\<name> and gives what it printed and its exit code. Arguments are ours or were checked; no shell sees them.
function Invoke-Tool($name, $arguments, $milliseconds) {
    $file = [System.IO.Path]::Combine([string][System.Environment]::GetEnvironmentVariable('SystemRoot'), 'System32', $name)
    if (-not [System.IO.File]::Exists($file)) { throw (New-Refusal 'notSupported' "$name is not on this Windows.") }
    $start = [System.Diagnostics.ProcessStartInfo]::new($file, $arguments)
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        # Both are read at once, or a full pipe would hold the program up.
        $output = $process.StandardOutput.ReadToEndAsync()
        $problem = $process.StandardError.ReadToEndAsync()
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        # A little at a time: a reading that is stopped ends between two statements, not within one.
        while (-not $process.WaitForExit(100)) { if ($clock.ElapsedMilliseconds -ge $milliseconds) { throw (New-Refusal 'failed' "$name did not end in $([int]($milliseconds / 1000)) seconds.") } }
        [void]$problem.Wait(2000)
        $text = ''
        if ($output.Wait(2000)) { $text = Get-Cut $output.Result 65536 }
        @{ exitCode = $process.ExitCode; text = $text }
    }
    finally {
        # Also when the reading is cancelled.
        if (-not $process.HasExited) {
            Get-OrNull { $process.Kill() }
            # Its files are free only when it is gone.
            [void](Get-OrNull { $process.WaitForExit(5000) })
        }
        $process.Dispose()
    }
}
