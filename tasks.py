#!/usr/bin/env python3
"""Every command of the project: ``python3 tasks.py run``, ``python3 tasks.py test`` and the smaller ones.

Standard library only, and an old Python can parse it far enough to say which Python is needed. The first call makes
``.venv`` and installs the pinned requirements; later calls see the stamp and start at once.
"""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from tools.environment import LOCKS, PYTHON, ROOT, WINDOWS, prepare, say, stop

OLDEST_PYTHON = (3, 11)
RELOCK = ["-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
RELOCK += ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python3 tasks.py lock"]
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())"
# Types, which take longest, stand last: the tests run beside them.
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
python3 tasks.py selfcheck 自检：设置、数据、方案库、磁盘、字体 · what a server would find wrong here
python3 tasks.py bundle 做成免安装的文件夹 · a folder that runs without installation [--system windows|linux]
python3 tasks.py lock   由 requirements*.txt 重写锁文件 · rewrite the locks [--upgrade]
python3 tasks.py picture 任一页画成图，不需要服务器 · any page as a picture     [--page P -o F.png]
python3 tasks.py brief  汇报做成 PPTX、PDF 或 HTML，不需要服务器 · a story as a file  [STORY -o F.pptx]
python3 tasks.py key    编辑密钥、PIN 的散列，大屏的密钥 · secrets for the site settings  [editor|pin|wall]
python3 tasks.py data   重建派生的图层和数据说明，逐个校验全部数据文件 · rebuild, then validate data and layers
"""


def require_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        version = sys.version.split()[0]
        advice = "请安装后用新版本运行，例如 python3.11 tasks.py run。"
        stop(
            f"需要 Python 3.11 或更新版本，当前是 {version}；{advice}",
            f"Python 3.11 or newer is needed, not {version}.",
        )


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
    address = lan_address() if options.lan else host
    say(f"启动后请打开 http://{address}:{options.port} （Ctrl+C 结束）", "open this address; Ctrl+C ends it")
    settings = ["server.address=" + host, f"server.port={options.port}", "server.headless=true"]
    settings += ["browser.gatherUsageStats=false", "browser.serverAddress=" + address]
    command = ["-m", "streamlit", "run", "app.py", *("--" + setting for setting in settings)]
    if WINDOWS:
        return call(command)
    os.chdir(str(ROOT))
    return os.execv(str(PYTHON), [str(PYTHON), *command])  # replaces this process: signals reach the server


def check(options: SimpleNamespace) -> int:
    """Linters, types and import contracts side by side; output only where something is wrong."""
    prepare("dev")
    return report(begin(CHECKS))


def begin(checks: "list[tuple[str, list[str]]]") -> "list[tuple[str, subprocess.Popen[bytes], float]]":
    """Start checks side by side."""
    running = []
    for name, arguments in checks:
        command = [str(PYTHON), *arguments]
        process = subprocess.Popen(command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        running.append((name, process, time.time()))
    return running


def report(running: "list[tuple[str, subprocess.Popen[bytes], float]]", quiet: bool = False) -> int:
    """Wait for checks and print what each found, or how long it took unless `quiet`; 1 if one failed."""
    failed = []
    for name, process, began in running:
        output = process.communicate()[0]
        if process.returncode or not quiet:
            print(f"{'FAIL' if process.returncode else 'ok  '} {name} ({time.time() - began:.1f} s)", flush=True)
        if process.returncode:
            print(output.decode("utf-8", "replace").rstrip())
            failed.append(name)
    if failed:
        say(f"代码检查未通过：{'、'.join(failed)}。", f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def test(options: SimpleNamespace) -> int:
    """Quick checks first, then the tests beside the type check, so that pytest's closing line closes a good run."""
    prepare("dev")
    unclean = report(begin(CHECKS[:-1]))
    types = begin(CHECKS[-1:])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of some forty processes compiles everything again
    workers = max(2, min(os.cpu_count() or 2, 4))  # each has a server and a browser of its own; `-n 0` is one process
    failed = call(["-m", "pytest", "-n", str(workers), *options.rest])
    if failed == TESTS_FAILED and not options.rest:
        failed = call_once_more()
    return report(types, quiet=True) or failed or unclean


TESTS_FAILED = 1
"""Pytest's code for tests that failed; others say that it was interrupted or could not begin."""


def call_once_more() -> int:
    """The tests that failed among the others, alone. What passes now failed for want of a processor or by another
    test's doing: it is named above and wants mending, but is no fault of the product."""
    say("失败的测试单独再跑一次，再失败才算不通过", "The failed tests once more, alone: what fails again has failed")
    return call(["-m", "pytest", "-n", "0", "--last-failed", "--last-failed-no-failures", "none"])


def lock(options: SimpleNamespace) -> int:
    """Rewrite the locks, for every Python from 3.11 and every system; all hold the same runtime versions."""
    prepare("dev")
    run = [*RELOCK, "requirements.txt", "-o", LOCKS["run"], *options.rest]
    dev = [*RELOCK, "requirements-dev.txt", "-c", LOCKS["run"], "-o", LOCKS["dev"], *options.rest]
    postgres = [
        *RELOCK,
        "deploy/requirements-postgres.txt",
        "-c",
        LOCKS["dev"],
        "-o",
        "deploy/requirements-postgres.lock",
    ]
    return call(run) or call(dev) or call(postgres)


def module(options: SimpleNamespace) -> int:
    """A module of the repository does it; everything after the command is its own. File names count from here."""
    prepare("dev" if options.command in ("shots", "bench", "bundle") else "run")
    files = [options.command, *(str(Path(name).absolute()) for name in options.rest)]
    return call(["-m", MODULES[options.command], *(files if options.command in UPKEEP else options.rest)])


UPKEEP = ("backup", "restore")
MODULES = {"shots": "bench.shots", "bench": "bench.run", "data": "tools.facts_check"}
MODULES |= {"picture": "tools.picture", "brief": "tools.brief", "bundle": "tools.bundle"}
MODULES |= {"selfcheck": "tools.self_check", "key": "tools.site_key"}
MODULES.update(dict.fromkeys(UPKEEP, "components.store.upkeep"))
COMMANDS = {"run": run, "test": test, "check": check, "lock": lock, **dict.fromkeys(MODULES, module)}


def parsed(arguments: "list[str]") -> SimpleNamespace:
    """The command, the port and lan of ``run``, and in ``rest`` what belongs to pytest, bench or shots."""
    command, *rest = ["help"] if not arguments or {"-h", "--help"} & set(arguments) else arguments
    if command not in (*COMMANDS, "help"):
        stop(f"没有“{command}”这条命令，可用的命令见 python3 tasks.py help。", "There is no such command; see help.")
    options = re.fullmatch(r"(?:--lan ?|--port[ =]0*([1-9]\d{0,4}) ?)*" if command == "run" else "", " ".join(rest))
    port = int(options[1] or 8501) if options and command == "run" else 8501
    if command in ("run", "check", "data") and (not options or port > 65535):
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
