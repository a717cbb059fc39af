@echo off
chcp 65001 >nul
title Planning explorer
"%~dp0python\python.exe" "%~dp0launch.py" start
if errorlevel 1 pause
