"""nginx with the files of deploy/nginx in front of processes on this machine, without containers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from bench.server import free_port

DEPLOY = Path(__file__).resolve().parents[1] / "deploy" / "nginx"
MAIN = """\
{user}worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/nodes.conf;
    include {folder}/explorer.conf;
}}
"""
NODES = ("172.30.5.11:8501", "172.30.5.12:8501")
"""Addresses in deploy/nginx/nodes.conf, in the place of which those of the processes here stand."""


def _worker() -> str:
    """Started as root, nginx would give its workers another user, to whom a temporary folder is closed."""
    return "user root;\n" if hasattr(os, "getuid") and os.getuid() == 0 else ""


class Proxy:
    """A running nginx; use it as a context manager. `ports` are those of the two processes behind it."""

    def __init__(self, folder: Path, ports: tuple[int, int]) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self._command = [program, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
        self._write(ports)

    def _write(self, ports: tuple[int, int]) -> None:
        nodes = (DEPLOY / "nodes.conf").read_text("utf-8")
        for address, port in zip(NODES, ports, strict=True):
            here = f"127.0.0.1:{port}"
            nodes = nodes.replace(address, here).replace(address.replace(".", r"\."), here.replace(".", r"\."))
        site = (DEPLOY / "explorer.conf").read_text("utf-8")
        site = re.sub(r"listen 80;", f"listen 127.0.0.1:{self.port};", site, count=1)
        site = site.replace("/var/cache/nginx/explorer", str(self.folder / "cache"))
        main = MAIN.format(folder=self.folder, user=_worker())
        for name, text in (("nodes", nodes), ("explorer", site), ("nginx", main)):
            (self.folder / f"{name}.conf").write_text(text, "utf-8")

    def check(self) -> str:
        """What nginx itself says of the files, "" if it takes them."""
        done = subprocess.run([*self._command, "-t"], capture_output=True, text=True)
        return done.stderr if done.returncode else ""

    def __enter__(self) -> Self:
        self.process = subprocess.Popen([*self._command, "-g", "daemon off;"])
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                urlopen(f"{self.url}/metrics", timeout=2).close()
            except URLError as error:
                if getattr(error, "code", 0) == 404:  # closed to the outside: nginx is up
                    return self
                time.sleep(0.1)
        self.process.terminate()
        raise RuntimeError((self.folder / "error.log").read_text("utf-8"))

    def __exit__(self, *fault: object) -> None:
        self.process.terminate()
        self.process.wait(10)
