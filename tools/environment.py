"""The project's ``.venv``: made at first use, filled from the lock, identified by a stamp.

Standard library only, and an old Python can parse it, as ``tasks.py`` imports it before it says which Python is needed.
"""

import hashlib
import importlib.util
import os
import platform
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WHEELHOUSE = ROOT / "wheelhouse"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}


def say(chinese: str, english: str) -> None:
    print(f"{chinese} · {english}", flush=True)


def stop(chinese: str, english: str) -> None:
    """End with one clear sentence instead of a traceback."""
    say(chinese, english)
    sys.exit(1)


def has_module(name: str) -> bool:
    """Whether this very interpreter has ``name`` (Debian packs ensurepip apart)."""
    return importlib.util.find_spec(name) is not None


def pip_wheel() -> "str | None":
    """A pip wheel in the wheelhouse lets a machine without ensurepip install offline."""
    wheels = sorted(WHEELHOUSE.glob("pip-*.whl"))
    return str(wheels[-1]) if wheels else None


def environment_is_usable() -> bool:
    """True when .venv runs, has pip and was made by the same Python version as this one."""
    probe = "import sys, importlib.util as u; print(*sys.version_info[:2], bool(u.find_spec('pip')))"
    try:
        answer = subprocess.run([str(PYTHON), "-c", probe], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return answer.stdout.decode("ascii", "replace").split() == [str(n) for n in sys.version_info[:2]] + ["True"]


def make_environment() -> None:
    if not (has_module("venv") and (has_module("ensurepip") or pip_wheel())):
        stop(
            "这个 Python 缺少 venv／ensurepip；Debian、Ubuntu 请先运行 sudo apt-get install python3-venv，再试一次。",
            "Python's venv module is missing; on Debian or Ubuntu: sudo apt-get install python3-venv.",
        )
    import venv

    if VENV.exists():
        say("现有 .venv 不可用或属于另一版 Python，重新建立。", "Rebuilding .venv: broken, or of another Python.")
    use_wheel = not has_module("ensurepip")
    try:
        venv.EnvBuilder(clear=True, with_pip=not use_wheel, symlinks=not WINDOWS).create(str(VENV))
    except (OSError, subprocess.CalledProcessError) as fault:
        stop(f".venv 建立失败：{fault}", "Could not make .venv.")
    if use_wheel:
        pip_install([str(pip_wheel())], dict(os.environ, PYTHONPATH=str(pip_wheel())))


def pip_install(arguments: "list[str]", env: "dict[str, str]") -> None:
    """Install quietly; on failure one sentence and pip's own last lines."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q"]
    done = subprocess.run([*command, *arguments], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not done.returncode:
        return
    print("\n".join(done.stdout.decode("utf-8", "replace").strip().splitlines()[-8:]))
    if "--no-index" in arguments:
        stop(
            "wheelhouse/ 不完整，或与 requirements.lock 不符（pip 的最后几行见上）：请按 README 重新下载。",
            "The wheelhouse lacks packages of requirements.lock (pip's last lines above); download it again.",
        )
    stop(
        "安装依赖失败（pip 的最后几行见上）。请检查网络或代理（HTTPS_PROXY、PIP_INDEX_URL）；"
        "无网络时把 wheelhouse/ 放在本目录再试。",
        "Installing failed (pip's last lines above): check network, proxy or package index, or add wheelhouse/.",
    )


def wheelhouse_target() -> "str | None":
    """The Pythons and systems that the wheelhouse was downloaded for, if this one is not among them."""
    here = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    system = sysconfig.get_platform().split("-")[0]
    targets = set()
    for wheel in WHEELHOUSE.glob("*.whl"):
        compiled = re.search(r"-(cp3\d+)-cp3\d+-(.+)\.whl$", wheel.name)  # bound to one Python, one system
        if not compiled:
            continue
        python, tag = compiled.groups()
        if python == here and system in tag and re.search(platform.machine().lower() + "|universal2", tag):
            return None
        targets.add(f"Python {python[2]}.{python[3:]} {tag.split('.')[0]}")
    return "、".join(sorted(targets)[:3]) or None


def refuse_foreign_wheelhouse() -> None:
    target = wheelhouse_target()
    if target:
        here = f"Python {sys.version_info[0]}.{sys.version_info[1]} {sysconfig.get_platform()}"
        stop(
            f"wheelhouse/ 是为 {target} 下载的，这里是 {here}：请在同类机器上用同一版 Python 重新下载，见 README。",
            f"The wheelhouse was downloaded for {target}, this is {here}: download it again on a like machine.",
        )


def digest(level: str) -> str:
    """What an installed environment is made of: the Python version and the lock."""
    return hashlib.sha256(sys.version.encode() + b"\0" + (ROOT / LOCKS[level]).read_bytes()).hexdigest()


def prepare(level: str) -> None:
    """Make ``.venv`` hold the locked packages of ``level`` (run or dev); does nothing the second time."""
    stamp = VENV / (".installed-" + level)
    usable = environment_is_usable()
    if usable and stamp.exists() and stamp.read_text() == digest(level):
        return
    offline = level == "run" and WHEELHOUSE.is_dir()  # complete for running; the tools may still come from an index
    if offline:
        refuse_foreign_wheelhouse()
    if not usable:
        make_environment()
    say("正在安装依赖，首次需要一两分钟……", "Installing requirements, a minute or two the first time.")
    arguments = ["--require-hashes", "-r", str(ROOT / LOCKS[level])]
    env = dict(os.environ)
    if WHEELHOUSE.is_dir():
        arguments = ["--find-links", str(WHEELHOUSE), *arguments]
    if offline:
        arguments = ["--no-index", *arguments]
        env["PIP_CONFIG_FILE"] = os.devnull
    pip_install(arguments, env)
    for done in ["run", level]:
        (VENV / (".installed-" + done)).write_text(digest(done))
