# Answer to `network` of a device on the network: it tries the endpoints itself. $deviceReading is the reading that runs
# there. Needs windows-facts.ps1, trusted-hosts.ps1, device-session.ps1 and device-shell.ps1 before it.
param($steps, $request)

Invoke-Reading $request {
    Open-DeviceShell
    Test-DeviceLanguage
    Invoke-OnDevice $deviceReading @{ endpoints = $request.endpoints }
}
