@echo off
powershell -nologo -noprofile -executionpolicy bypass -file "%~dp0Reseal\reseal-collector.ps1"
pause
