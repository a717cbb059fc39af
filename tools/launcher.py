"""Start, stop and update of a portable folder, in which this file is `launch.py start|stop|update [OLD FOLDER]`.

Standard library only. What people save lies in `saved/` beside this file and is never part of a new release.
"""

import io
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import webbrowser
from contextlib import closing, suppress
from pathlib import Path
from typing import IO
from urllib.request import urlopen

HOME = Path(__file__).resolve().parent
PARTS = ("app", "site-packages", "python", "licences")
"""Folders of a release, as far as it has them; the files beside them belong to it too."""
FIRST_PORT, PORTS = int(os.environ.get("EXPLORER_PORT", "8501")), 20
WINDOWS = os.name == "nt"
START_S, STOP_S = 180, 20


def say(chinese: str, english: str) -> None:
    print(f"{chinese}\n{english}\n", flush=True)


class Saved:
    """The folder of one person's work, with what says whether a server runs over it."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "saved"
        self.store = self.folder / "scenarios.sqlite"
        self.lock = self.folder / "running.lock"
        self.note = self.folder / "running.json"
        self.wish = self.folder / "stop"
        self.log = self.folder / "log.txt"

    def locked(self) -> "IO[str] | None":
        """An open file that nobody else holds, None where a server runs; freed by the system however it ends."""
        self.folder.mkdir(exist_ok=True)
        handle = self.lock.open("a+")
        try:
            if WINDOWS:
                import msvcrt

                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.close()
            return None
        return handle

    def port(self) -> int:
        """The port of the server that runs, 0 where it has not said it yet."""
        try:
            return int(json.loads(self.note.read_text(encoding="utf-8"))["port"])
        except (OSError, ValueError, KeyError):
            return 0


def free_port() -> int:
    """The first port that nobody listens on."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with closing(socket.socket()) as probe:
            if not WINDOWS:  # a port that was in use a moment ago counts as free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    return 0


def answers(port: int) -> bool:
    """Whether the server answers there."""
    with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer:
        return bool(answer.status == 200)
    return False


def show(port: int) -> None:
    """Open the browser, unless there is none to open (a machine without a screen)."""
    address = f"http://127.0.0.1:{port}/"
    say(
        f"请在浏览器打开 {address}（应已自动打开）。关闭本窗口或运行 stop 即结束。",
        f"Open {address} in a browser (it should have opened by itself). Closing this window or running stop ends it.",
    )
    if "--no-browser" not in sys.argv:
        with suppress(webbrowser.Error):
            webbrowser.open(address)


def command(port: int) -> list[str]:
    """What starts the server."""
    options = [f"server.port={port}", "server.address=127.0.0.1", "server.headless=true"]
    options += ["browser.serverAddress=127.0.0.1", "browser.gatherUsageStats=false"]
    return [sys.executable, "-X", "utf8", "-m", "streamlit", "run", "app.py", *("--" + option for option in options)]


def start() -> int:
    """Start the server, or lead to the one that runs already; 0 unless it could not be started."""
    saved = Saved(HOME)
    lock = saved.locked()
    if lock is None:
        say("已经在运行，这次只打开浏览器。", "It is running already; only the browser is opened.")
        show(saved.port())
        return 0
    with closing(lock):
        port = free_port()
        if not port:
            say(
                f"{FIRST_PORT} 起的 {PORTS} 个端口都被占用，没有启动。",
                "Every port that was tried is taken; not started.",
            )
            return 1
        if port != FIRST_PORT:
            say(f"{FIRST_PORT} 端口已被别的程序占用，改用 {port}。", f"Port {FIRST_PORT} is taken; {port} is used.")
        saved.wish.unlink(missing_ok=True)
        saved.note.write_text(json.dumps({"port": port}), encoding="utf-8")
        return run(saved, port)


def run(saved: Saved, port: int) -> int:
    """The server until it ends or is asked to."""
    environment = {**os.environ, "EXPLORER_SCENARIO_DATABASE": str(saved.store)}
    environment["EXPLORER_RELEASE_FOLDER"] = str(saved.folder / "releases")
    environment["EXPLORER_KIOSK_COUNTS"] = str(saved.folder / "kiosk.sqlite")
    say("正在启动，U 盘上首次约需一两分钟……", "Starting; the first time from a stick takes a minute or two …")
    with saved.log.open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command(port), cwd=HOME / "app", env=environment, stdout=log, stderr=log)
        try:
            return watch(saved, server, port)
        except KeyboardInterrupt:
            return 0
        finally:
            end(server)
            saved.note.unlink(missing_ok=True)
            saved.wish.unlink(missing_ok=True)


def watch(saved: Saved, server: "subprocess.Popen[bytes]", port: int) -> int:
    """Open the browser once the server answers; wait for its end or the wish to end it."""
    until, is_open = time.monotonic() + START_S, False
    while server.poll() is None:
        if saved.wish.exists():
            return 0
        if not is_open and answers(port):
            is_open = True
            show(port)
        if not is_open and time.monotonic() > until:
            break
        time.sleep(0.3)
    if not is_open:
        say(f"没有启动，原因见 {saved.log}。", f"It did not start; {saved.log} says why.")
        return 1
    return 0


def end(server: "subprocess.Popen[bytes]") -> None:
    """Politely first."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(STOP_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def stop(home: Path = HOME) -> int:
    """Ask the server that runs over this folder to end; 0 once none does."""
    saved = Saved(home)
    until = time.monotonic() + 2 * STOP_S
    while time.monotonic() < until:
        lock = saved.locked()
        if lock:
            lock.close()
            say("已结束，方案都已保存。", "Ended; what was saved is on disk.")
            return 0
        saved.wish.touch()
        time.sleep(0.3)
    say("没有在时限内结束，请关闭它的窗口。", "It did not end in time; close its window.")
    return 1


def update(old: Path) -> int:
    """Put this release in the place of an older one; `saved/` stays, and a copy of the scenarios is made first."""
    if not (old / "launch.py").exists() or old == HOME:
        say(f"{old} 不是旧的程序文件夹，没有更新。", f"{old} is no folder of an older release; nothing was done.")
        return 1
    if stop(old):
        return 1
    copy_store(Saved(old))
    parts = [part for part in PARTS if (HOME / part).is_dir()]
    for part in parts:  # everything is there before anything takes its place
        shutil.rmtree(old / f"{part}.new", ignore_errors=True)
        shutil.copytree(HOME / part, old / f"{part}.new")
    for part in parts:
        take_place(old / f"{part}.new", old / part)
    for file in HOME.iterdir():
        if file.is_file():
            shutil.copy2(file, old / file.name)
    say(f"已更新 {old}，方案原样保留。", f"{old} is up to date; the scenarios are as they were.")
    return 0


def take_place(new: Path, place: Path) -> None:
    """A folder in the place of another."""
    aside = place.with_name(f"{place.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if place.exists():
        place.rename(aside)
    new.rename(place)
    shutil.rmtree(aside, ignore_errors=True)


def copy_store(saved: Saved) -> None:
    """A dated copy beside the scenarios, complete as of one moment."""
    if not saved.store.exists():
        return
    target = saved.folder / f"before-update-{time.strftime('%Y%m%d-%H%M%S')}.sqlite"
    with closing(sqlite3.connect(saved.store)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console of another code page
    name, *rest = [each for each in arguments if not each.startswith("--")] or ["start"]
    if name == "update" and rest:
        return update(Path(rest[0]).resolve())
    return {"start": start, "stop": stop}.get(name, start)()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
