# Runs on a device on the network, in the PowerShell that device-shell.ps1 opened. $reading is what the host would run for
# itself; what it tells on its way goes to the bench as it comes, its answer at the end. $wish: the request, serialized.
[CmdletBinding()]
param([string]$wish)

$steps = [pscustomobject]@{ cmdlet = $PSCmdlet; Count = 0 }
$enqueue = { param($step) if ($step -is [System.Collections.IDictionary]) { $this.cmdlet.WriteObject($step) } else { $this.cmdlet.WriteObject(@{ step = [string]$step }) } }
$steps.PSObject.Methods.Add([System.Management.Automation.PSScriptMethod]::new('Enqueue', $enqueue))
$request = [System.Management.Automation.PSSerializer]::Deserialize($wish)
$answer = & $reading $steps $request
@{ answer = [System.Management.Automation.PSSerializer]::Serialize($answer, 16) }
