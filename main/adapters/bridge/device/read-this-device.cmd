@echo off
powershell -nologo -noprofile -executionpolicy bypass -file "%~dp0collector.ps1"
pause
