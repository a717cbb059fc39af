@echo off
chcp 65001 >nul
if "%~1"=="" (echo Drag the old folder onto this file.& pause & exit /b 1)
"%~dp0python\python.exe" "%~dp0launch.py" update "%~1"
pause
