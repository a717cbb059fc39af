"""Path and launch options of the Chromium for browser tests, screenshots and bench."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
PLACES = (
    "/usr/bin/chromium",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
OPENING_SEEN = "explorer_opening"
"""Cookie of a browser that has seen the overview's opening: pictures and tests are of what comes after it."""
MISSING = (
    "没有找到 Chromium，浏览器测试未运行：请 apt-get install chromium fonts-noto-cjk，或设 CHROMIUM=/浏览器路径。"
    " · No Chromium: install it or set CHROMIUM to its path."
)
ARGS = (
    "--no-sandbox",  # in containers the tests run as root
    "--use-gl=angle",
    "--use-angle=swiftshader",  # WebGL without a graphics card
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",  # no way out, as on an intranet
)

UNDRAWN_MAPS = """
for (const kind of [WebGLRenderingContext, WebGL2RenderingContext])
    for (const call of ['clear', 'drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'])
        if (call in kind.prototype) kind.prototype[call] = () => {};
"""
"""Maps do everything but fill pixels, which without a graphics card takes most of the time of a page."""


def find_chromium() -> str | None:
    """Path of an installed Chromium, or None; ``CHROMIUM`` in the environment decides alone when it is set."""
    configured = os.environ.get("CHROMIUM")
    if configured:
        return configured if Path(configured).is_file() else shutil.which(configured)
    paths = (shutil.which(command) for command in COMMANDS)
    return next((path for path in paths if path), next((p for p in PLACES if Path(p).is_file()), None))


def launch_options() -> dict[str, object]:
    """Keyword arguments for playwright's ``chromium.launch``; raises SystemExit with one sentence without Chromium."""
    path = find_chromium()
    if path is None:
        raise SystemExit(MISSING)
    return {"executable_path": path, "args": list(ARGS), "headless": True}
