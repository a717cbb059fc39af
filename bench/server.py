"""One Streamlit server of our own: started on a free port, measured by its process, ended by its process id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Self

import psutil  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
READY_WITHIN_S = 60.0


class ServerDiedError(RuntimeError):
    """The server ended or never answered; the message carries the last lines of its log."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running ``streamlit run``; use it as a context manager.

    ``script`` is relative to the project folder, which stays the working directory so that the
    project's own ``.streamlit/config.toml`` applies.  ``options`` are Streamlit settings, e.g.
    ``{"runner.postScriptGC": "true"}``; ``environment`` is added to this process's own.
    """

    def __init__(
        self,
        script: str = "app.py",
        options: dict[str, str] | None = None,
        port: int = 0,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        handle, name = tempfile.mkstemp(prefix="streamlit-", suffix=".log")
        os.close(handle)
        self.log_path = Path(name)
        self._command = self._command_line(script, options or {})
        self._environment = {**os.environ, **(environment or {})}
        self.start()

    def _command_line(self, script: str, options: dict[str, str]) -> list[str]:
        settings = {
            "server.port": str(self.port),
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "server.fileWatcherType": "none",
            "browser.serverAddress": "127.0.0.1",
            "browser.gatherUsageStats": "false",
            **options,
        }
        flags = [f"--{name}={value}" for name, value in settings.items()]
        return [sys.executable, "-m", "streamlit", "run", script, *flags]

    def start(self) -> None:
        """Start (or start again on the same port) and wait until the health check answers."""
        began = time.perf_counter()
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self._wait_until_ready()
        self.ready_s = time.perf_counter() - began
        self._measured = psutil.Process(self.process.pid)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                    answer.read()
                return
            except OSError:  # refused, reset or timed out: not up yet
                time.sleep(0.05)
        self.stop()
        raise ServerDiedError(f"no healthy server on {self.url}; its log ends:\n{self.log_tail()}")

    def log_tail(self, lines: int = 15) -> str:
        return "\n".join(self.log_path.read_text("utf-8", "replace").splitlines()[-lines:])

    def stop(self) -> None:
        """End the process by its own id, politely first."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)

    def cpu_ms(self) -> float:
        """CPU time spent so far, user and system, all threads, ms."""
        if hasattr(time, "clock_gettime") and sys.platform == "linux":
            return time.clock_gettime((~self.process.pid << 3) | 2) * 1e3  # nanosecond clock of another process
        spent = self._measured.cpu_times()
        return float(spent.user + spent.system) * 1e3

    def settle(self, quiet_ms: float = 20.0, within_s: float = 90.0) -> None:
        """Wait until the server has nothing more to read ahead: half a second of next to no work, no child at work."""
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            before = self.cpu_ms()
            time.sleep(0.5)
            if self.cpu_ms() - before < quiet_ms and not self._measured.children():
                return

    def rss_mb(self) -> float:
        return float(self._measured.memory_info().rss) / 2**20

    def unique_mb(self) -> float:
        """Memory that would be freed if the server ended (USS), MB."""
        return float(self._measured.memory_full_info().uss) / 2**20

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.stop()
        self.log_path.unlink(missing_ok=True)
