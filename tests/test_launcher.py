"""The portable folder: started once, found again, stopped, another port, an update that keeps what was saved."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from bench.server import free_port

LAUNCHER = Path(__file__).resolve().parents[1] / "tools" / "launcher.py"
SERVER = """
import http.server, os, sys
port = next(int(a.split("=")[1]) for a in sys.argv if a.startswith("--server.port"))
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = os.environ["EXPLORER_SCENARIO_DATABASE"].encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", port), Answer).serve_forever()
"""
"""Stands for the application: `python -m streamlit` in the folder `app` finds it first."""


class Folder:
    """A release unpacked somewhere, with a small server for the application."""

    def __init__(self, home: Path, server: str = SERVER) -> None:
        self.home, self.port = home, free_port()
        for part in ("app", "python", "licences"):  # for Linux; for Windows there is site-packages too
            (home / part).mkdir(parents=True)
        shutil.copy2(LAUNCHER, home / "launch.py")
        (home / "app" / "streamlit.py").write_text(server, "utf-8")
        self.processes: list[subprocess.Popen[str]] = []

    def launch(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "EXPLORER_PORT": str(self.port), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, str(self.home / "launch.py"), *arguments, "--no-browser"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self.processes.append(process)
        return process

    def said(self, *arguments: str) -> tuple[int, str]:
        process = self.launch(*arguments)
        words = process.communicate(timeout=60)[0]
        return process.returncode, words

    def answer(self, port: int = 0) -> str:
        deadline = time.monotonic() + 20
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{port or self.port}/healthz", timeout=5) as answer:
                    return str(answer.read().decode())
            except OSError:
                assert time.monotonic() < deadline, "it did not start"
                time.sleep(0.05)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Folder]]:
    folders: list[Folder] = []

    def unpacked(name: str, server: str = SERVER) -> Folder:
        folders.append(Folder(tmp_path / name, server))
        return folders[-1]

    yield unpacked
    for folder in folders:
        (folder.home / "saved").mkdir(exist_ok=True)
        (folder.home / "saved" / "stop").touch()
        for process in folder.processes:
            process.communicate(timeout=60)


def test_it_starts_once_is_found_again_and_stops(make: Callable[..., Folder]) -> None:
    folder = make("起步区 探索")
    first = folder.launch("start")
    assert folder.answer() == str(folder.home / "saved" / "scenarios.sqlite")
    code, words = folder.said("start")
    assert (code, "已经在运行" in words, f"127.0.0.1:{folder.port}" in words) == (0, True, True)
    assert folder.said("stop")[0] == 0
    assert first.wait(30) == 0
    assert folder.said("stop")[0] == 0, "stopped twice is stopped"


def test_a_port_that_is_taken_is_passed_over_and_said(make: Callable[..., Folder]) -> None:
    folder = make("one")
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", folder.port))
        other.listen()
        process = folder.launch("start")
        folder.answer(folder.port + 1)
        assert folder.said("stop")[0] == 0
        assert f"{folder.port} 端口已被别的程序占用，改用 {folder.port + 1}" in process.communicate(timeout=30)[0]


def test_a_server_that_does_not_start_says_where_the_reason_is(make: Callable[..., Folder]) -> None:
    folder = make("broken", "raise SystemExit('no such thing')")
    code, words = folder.said("start")
    log = folder.home / "saved" / "log.txt"
    assert code == 1 and str(log) in words
    assert "no such thing" in log.read_text("utf-8")


def test_an_update_ends_the_old_server_and_keeps_what_was_saved(make: Callable[..., Folder]) -> None:
    old, new = make("old"), make("new")
    old.launch("start")
    store = Path(old.answer())
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("CREATE TABLE scenarios (name TEXT)")
        connection.execute("INSERT INTO scenarios VALUES ('甲')")
    (old.home / "app" / "gone.py").write_text("", "utf-8")
    (new.home / "app" / "new.py").write_text("", "utf-8")
    (new.home / "readme.txt").write_text("新", "utf-8")
    code, words = new.said("update", str(old.home))
    assert (code, "方案原样保留" in words) == (0, True)
    assert sorted(path.name for path in (old.home / "app").glob("*.py")) == ["new.py", "streamlit.py"]
    assert (old.home / "readme.txt").read_text("utf-8") == "新"
    copies = [store, *store.parent.glob("before-update-*.sqlite")]
    assert len(copies) == 2
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT name FROM scenarios").fetchall() == [("甲",)]
    old.launch("start")
    assert old.answer() == str(store)
    assert not list(old.home.glob("*.old")) and not list(old.home.glob("*.new"))


def test_what_is_no_older_release_is_left_alone(make: Callable[..., Folder], tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    code, words = make("new").said("update", str(tmp_path / "photos"))
    assert (code, "没有更新" in words) == (1, True)
    assert list((tmp_path / "photos").iterdir()) == []
