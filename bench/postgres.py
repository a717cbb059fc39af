"""A PostgreSQL server of our own in a temporary folder, run by another user where the caller is root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil  # type: ignore[import-untyped]

from bench.server import free_port

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
MISSING = "PostgreSQL (initdb, pg_ctl) is not installed"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest version; None where there is none."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    places = [path for place in PLACES for path in Path("/").glob(place.lstrip("/")) if (path / "initdb").exists()]
    return max(places, default=None, key=lambda path: path.as_posix())


@dataclass(frozen=True)
class Cluster:
    """A server that listens on 127.0.0.1 only; `folder` holds its data, its log and its socket."""

    folder: Path
    binaries: Path
    port: int

    @property
    def address(self) -> str:
        return f"postgresql+psycopg://tester@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self._call("initdb", "-U", "tester", "-A", "trust", "-N", "-E", "UTF8", "--locale=C")
        settings = f"listen_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = ''\n"
        settings += "fsync = off\n"  # a killed server loses nothing by that, only a power cut would
        with (self.folder / "data" / "postgresql.conf").open("a") as file:
            file.write(settings)

    def start(self) -> None:
        self._call("pg_ctl", "-w", "-t", "60", "-l", str(self.folder / "log"), "start")

    def stop(self, mode: str = "immediate") -> None:
        self._call("pg_ctl", "-w", "-t", "60", "-m", mode, "stop")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Every process of the server stopped, its sockets open."""
        leader = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        server = psutil.Process(leader)
        processes = [server, *server.children(recursive=True)]
        for each in processes:
            each.suspend()
        try:
            yield
        finally:
            for each in processes:
                each.resume()

    def _call(self, program: str, *arguments: str) -> None:
        self._run([str(self.binaries / program), "-D", str(self.folder / "data"), *arguments])

    def _run(self, command: Sequence[str]) -> None:
        prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        done = subprocess.run(
            [*prefix, *command], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))


@contextmanager
def started_cluster() -> Iterator[Cluster]:
    """A running server in a folder of its own. Raises RuntimeError where PostgreSQL is not installed."""
    binaries = programs()
    if binaries is None:
        raise RuntimeError(MISSING)
    with TemporaryDirectory(prefix="postgres-") as folder:
        server = Cluster(Path(folder), binaries, free_port())
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
