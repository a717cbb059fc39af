#!/usr/bin/env python3
"""Every command of the project: ``python3 tasks.py run``, ``python3 tasks.py test`` and the smaller ones.

Standard library only, and an old Python can parse it far enough to say which Python is needed. The first call makes
``.venv`` and installs the pinned requirements; later calls see the stamp and start at once.
"""

import hashlib
import importlib.util
import os
import platform
import re
import socket
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WHEELHOUSE = ROOT / "wheelhouse"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST_PYTHON = (3, 11)
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
RELOCK = ["-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
RELOCK += ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python3 tasks.py lock"]
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())"
CHECKS = [
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("lint-imports", ["-c", LINT_IMPORTS]),
    ("mypy", ["-m", "mypy"]),
]
HELP = """\
python3 tasks.py run    启动（首次自动安装）· start, installing on first use   [--port 1-65535] [--lan]
python3 tasks.py test   全部检查与测试 · linters, types and every test         [pytest arguments]
python3 tasks.py check  只做代码检查 · linters and types only
python3 tasks.py shots  各页截图到 shots/ · screenshots of every page          [--page layout]
python3 tasks.py bench  性能对照 · performance ratios beside the promises      [--quick] [--gc]
python3 tasks.py backup FILE 备份方案库，restore FILE 用备份恢复 · copy the saved scenarios, bring them back
python3 tasks.py lock   由 requirements*.txt 重写锁文件 · rewrite the locks [--upgrade]
python3 tasks.py picture 任一页画成图，不需要服务器 · any page as a picture     [--page P -o F.png]
python3 tasks.py data   重建派生的图层和数据说明，逐个校验全部数据文件 · rebuild, then validate data and layers
"""


def say(chinese: str, english: str) -> None:
    print(f"{chinese} · {english}", flush=True)


def stop(chinese: str, english: str) -> None:
    """End with one clear sentence instead of a traceback."""
    say(chinese, english)
    sys.exit(1)


def require_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        found = sys.version.split()[0]
        advice = "请安装后用新版本运行，例如 python3.11 tasks.py run。"
        stop(f"需要 Python 3.11 或更新版本，当前是 {found}；{advice}", f"Python 3.11 or newer is needed, not {found}.")


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


def pip_install(wanted: "list[str]", env: "dict[str, str]") -> None:
    """Install quietly; on failure one sentence and pip's own last lines."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q"]
    done = subprocess.run([*command, *wanted], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not done.returncode:
        return
    print("\n".join(done.stdout.decode("utf-8", "replace").strip().splitlines()[-8:]))
    if "--no-index" in wanted:
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
    wanted = ["--require-hashes", "-r", str(ROOT / LOCKS[level])]
    env = dict(os.environ)
    if WHEELHOUSE.is_dir():
        wanted = ["--find-links", str(WHEELHOUSE), *wanted]
    if offline:
        wanted = ["--no-index", *wanted]
        env["PIP_CONFIG_FILE"] = os.devnull
    pip_install(wanted, env)
    for done in ["run", level]:
        (VENV / (".installed-" + done)).write_text(digest(done))


def call(arguments: "list[str]") -> int:
    """Run the environment's Python in the project folder and hand back its exit code."""
    sys.stdout.flush()
    return subprocess.call([str(PYTHON), *arguments], cwd=str(ROOT))


def port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        if not WINDOWS:  # as the server itself does, so that a port in TIME_WAIT counts as free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def lan_address() -> str:
    """This machine's address as its neighbours see it; a UDP connect sends no packet."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def run(options: SimpleNamespace) -> int:
    host = "0.0.0.0" if options.lan else "127.0.0.1"
    if not port_is_free(host, options.port):
        stop(
            f"端口 {options.port} 已被占用或不可用，请用 --port 换一个。",
            "This port is taken or not allowed; use --port.",
        )
    prepare("run")
    shown = lan_address() if options.lan else host
    say(f"启动后请打开 http://{shown}:{options.port} （Ctrl+C 结束）", "open this address; Ctrl+C ends it")
    settings = ["server.address=" + host, f"server.port={options.port}", "server.headless=true"]
    settings += ["browser.gatherUsageStats=false", "browser.serverAddress=" + shown]
    command = ["-m", "streamlit", "run", "app.py", *("--" + setting for setting in settings)]
    if WINDOWS:
        return call(command)
    os.chdir(str(ROOT))
    return os.execv(str(PYTHON), [str(PYTHON), *command])  # replaces this process: signals reach the server


def check(options: SimpleNamespace) -> int:
    """Linters, types and import contracts side by side; output only where something is wrong."""
    prepare("dev")
    began = time.time()
    running = []
    for name, arguments in CHECKS:
        command = [str(PYTHON), *arguments]
        process = subprocess.Popen(command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        running.append((name, process))
    failed = []
    for name, process in running:
        output = process.communicate()[0]
        print(f"{'FAIL' if process.returncode else 'ok  '} {name} ({time.time() - began:.1f} s)", flush=True)
        if process.returncode:
            print(output.decode("utf-8", "replace").rstrip())
            failed.append(name)
    if failed:
        say(f"代码检查未通过：{'、'.join(failed)}。", f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def test(options: SimpleNamespace) -> int:
    unclean = check(options)  # first, so that pytest's closing line closes the output of a good run
    workers = max(2, min(os.cpu_count() or 2, 4))  # each has a server and a browser of its own; `-n 0` is one process
    return call(["-m", "pytest", "-n", str(workers), *options.rest]) or unclean


def lock(options: SimpleNamespace) -> int:
    """Rewrite both locks, for every Python from 3.11 and every system; both hold the same runtime versions."""
    prepare("dev")
    run = [*RELOCK, "requirements.txt", "-o", LOCKS["run"], *options.rest]
    dev = [*RELOCK, "requirements-dev.txt", "-c", LOCKS["run"], "-o", LOCKS["dev"], *options.rest]
    return call(run) or call(dev)


def module(options: SimpleNamespace) -> int:
    """A module of the repository does it; everything after the command is its own. File names count from here."""
    prepare("dev" if options.command in ("shots", "bench") else "run")
    files = [options.command, *(str(Path(name).absolute()) for name in options.rest)]
    return call(["-m", MODULES[options.command], *(files if options.command in UPKEEP else options.rest)])


UPKEEP = ("backup", "restore")
MODULES = {"shots": "bench.shots", "bench": "bench.run", "data": "tools.facts_check", "picture": "tools.picture"}
MODULES.update(dict.fromkeys(UPKEEP, "components.store.upkeep"))
COMMANDS = {"run": run, "test": test, "check": check, "lock": lock, **dict.fromkeys(MODULES, module)}


def parsed(arguments: "list[str]") -> SimpleNamespace:
    """The command, the port and lan of ``run``, and in ``rest`` what belongs to pytest, bench or shots."""
    command, *rest = ["help"] if not arguments or {"-h", "--help"} & set(arguments) else arguments
    if command not in (*COMMANDS, "help"):
        stop(f"没有“{command}”这条命令，可用的命令见 python3 tasks.py help。", "There is no such command; see help.")
    given = re.fullmatch(r"(?:--lan ?|--port[ =]0*([1-9]\d{0,4}) ?)*" if command == "run" else "", " ".join(rest))
    port = int(given[1] or 8501) if given and command == "run" else 8501
    if command in ("run", "check", "data") and (not given or port > 65535):
        stop(f"{command} 不认识“{' '.join(rest)}”，写法见 python3 tasks.py help。", "Unknown options; see help.")
    return SimpleNamespace(command=command, rest=rest, port=port, lan="--lan" in rest)


def main() -> int:
    if hasattr(sys.stdout, "reconfigure"):  # a console without Chinese shows marks instead of a traceback
        sys.stdout.reconfigure(errors="replace")
    options = parsed(sys.argv[1:])
    if options.command == "help":
        print(HELP, end="")
        return 0
    require_python()
    return COMMANDS[options.command](options)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
