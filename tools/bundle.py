"""A folder that runs without installation: `tasks.py bundle [--system windows|linux] [--python ZIP] [-o FOLDER]`.

The interpreter, the locked packages for that system, the application, its licences and a bill of materials. Made on a
machine with a package index; the folder itself needs no network. Sizes are printed.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tools import bundle_python
from tools.bill_of_materials import write_bill, write_licences

ROOT = Path(__file__).resolve().parents[1]
USB = ROOT / "deploy" / "usb"
APPLICATION = (
    *("app.py", "pages", "components", "data", "geo", "model", ".streamlit", "deploy/settings.toml"),
    *("docs/judging.md", "docs/ledger.md", "docs/data.md", "requirements.txt", "pyproject.toml"),
    *("LICENSE", "NOTICE", "README.md"),
)
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "secrets.toml")
PLATFORMS = {"windows": "x86_64-pc-windows-msvc", "linux": "x86_64-manylinux_2_28"}
TESTED = ("numpy", "pandas", "scipy", "pyarrow", "shapely", "geopandas", "pyogrio")
"""Packages whose own tests come with them and are left out."""
HOLDS_SAVED = "{folder} 里有 saved（别人存的方案），请换一个文件夹。 · {folder} holds saved scenarios; name another."
MEGABYTE = 1024 * 1024


def make(system: str, folder: Path, vendor: Path | None) -> None:
    """The whole folder, in the place of one that was there; `saved/` of that one is refused to be touched."""
    if (folder / "saved").exists():
        sys.exit(HOLDS_SAVED.format(folder=folder))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    version, packages = bundle_python.copy(system, folder, vendor)
    install(system, version, packages)
    copy_application(folder / "app")
    copy_starters(system, folder)
    components = write_bill(packages, folder / "sbom.cdx.json", (release(), version))
    write_licences(packages, folder)
    if system == "linux":
        bundle_python.compile_all(folder)
    parts = {part.name: size(part) for part in sorted(folder.iterdir()) if part.is_dir()}
    words = ", ".join(f"{name} {megabytes:.0f} MB" for name, megabytes in parts.items())
    print(f"{folder}: {size(folder):.0f} MB ({words}); Python {version}, {components} packages")


def install(system: str, version: str, packages: Path) -> None:
    """The locked packages as that system needs them, checked by their hashes; nothing is built or run."""
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", str(packages)]
    command += ["--python-platform", PLATFORMS[system], "--python-version", version.rpartition(".")[0]]
    command += ["--only-binary", ":all:", "--require-hashes", "-r", str(ROOT / "requirements.lock")]
    if subprocess.call(command):
        sys.exit("依赖没有装全，见上。 · Packages are missing, see above.")
    shutil.rmtree(packages / "share", ignore_errors=True)  # notebooks' parts of pydeck
    shutil.rmtree(packages / "bin", ignore_errors=True)
    for name in TESTED:
        for tests in list((packages / name).rglob("tests")):
            shutil.rmtree(tests, ignore_errors=True)
    shutil.rmtree(packages / "pyarrow" / "include", ignore_errors=True)


def copy_application(target: Path) -> None:
    """What the application needs to run."""
    for name in APPLICATION:
        source, place = ROOT / name, target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, ignore=LEFT_OUT)
        else:
            shutil.copy2(source, place)


def copy_starters(system: str, folder: Path) -> None:
    """Files to start, stop and update, and how to use them."""
    shutil.copy2(ROOT / "tools" / "launcher.py", folder / "launch.py")
    for file in USB.glob("*.cmd" if system == "windows" else "*.sh"):
        shutil.copy2(file, folder / file.name)
    glibc = platform.libc_ver()[1] or "2.36"
    text = (USB / "readme.txt").read_text("utf-8").format(version=release(), glibc=glibc)
    (folder / "readme.txt").write_text("\ufeff" + text.replace("\n", "\r\n"), "utf-8", newline="")


def release() -> str:
    """The version of this release."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def size(folder: Path) -> float:
    """MB of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MEGABYTE


def main() -> None:
    parser = argparse.ArgumentParser(prog="tasks.py bundle", description=__doc__)
    parser.add_argument("--system", choices=PLATFORMS, default="windows")
    parser.add_argument("--python", type=Path, help="the vendor's own python-3.13.*-embed-amd64.zip")
    parser.add_argument("-o", "--out", type=Path)
    chosen = parser.parse_args()
    make(chosen.system, chosen.out or ROOT / "dist" / f"explorer-{release()}-{chosen.system}", chosen.python)


if __name__ == "__main__":
    main()
