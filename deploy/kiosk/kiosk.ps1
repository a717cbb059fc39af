# Windows: the server and the screen, both started again whenever they end. Run at logon of a user "kiosk" by the task
# scheduler:  powershell -WindowStyle Hidden -ExecutionPolicy Bypass -File C:\explorer\deploy\kiosk\kiosk.ps1
$Root = (Resolve-Path "$PSScriptRoot\..\..").Path
$Site = "http://127.0.0.1:8501"
$env:EXPLORER_KIOSK = "true"
# $env:EXPLORER_KIOSK_PIN = "scrypt:..."     # python tasks.py key pin
$Edge = @("${env:ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe", "$env:ProgramFiles\Google\Chrome\Application\chrome.exe") |
  Where-Object { Test-Path $_ } | Select-Object -First 1
$ProfileFolder = "$env:TEMP\kiosk-profile"
$Flags = @("--kiosk", "$Site/kiosk", "--edge-kiosk-type=fullscreen", "--inprivate", "--incognito", "--no-first-run",
  "--user-data-dir=$ProfileFolder", "--noerrdialogs", "--disable-session-crashed-bubble", "--disable-pinch",
  "--overscroll-history-navigation=0", "--disable-features=Translate,msEdgeSidebarV2", "--no-default-browser-check")

function Test-Answer($Path) {
  try { (Invoke-WebRequest -UseBasicParsing -TimeoutSec 10 "$Site$Path").StatusCode } catch { [int]$_.Exception.Response.StatusCode }
}

$Server = $null; $Screen = $null; $Silent = 0
while ($true) {
  if (-not $Server -or $Server.HasExited) {
    $Server = Start-Process -PassThru -WindowStyle Hidden -WorkingDirectory $Root "$Root\.venv\Scripts\python.exe" `
      -ArgumentList "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1", "--server.port", "8501"
  }
  if ((Test-Answer "/readyz") -eq 200) {
    if (-not $Screen -or $Screen.HasExited) {
      Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $ProfileFolder
      $Screen = Start-Process -PassThru $Edge -ArgumentList $Flags
      $Silent = 0
    }
    if ((Test-Answer "/hall/health") -eq 503) { $Silent += 1 } else { $Silent = 0 }
    if ($Silent -ge 6) { Stop-Process -Id $Screen.Id -Force -ErrorAction SilentlyContinue; $Screen = $null }
  }
  Start-Sleep -Seconds 15
}
