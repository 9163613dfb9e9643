@{
    ModuleVersion     = '1.0.0'
    GUID              = '5d6f3f0b-9a0e-4b7e-9d44-0b6b7c1d2e3f'
    RootModule        = 'CimCmdlets.psm1'
    FunctionsToExport = @('Get-CimInstance', 'Invoke-CimMethod')
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
