"""What is installed: every import is pinned, the locks hold every pin with hashes, a foreign wheelhouse is refused."""

import ast
import re
import sys
import sysconfig
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tools import environment

ROOT = Path(__file__).resolve().parents[1]
RUNTIME = ("app.py", "pages", "components", "data", "geo", "model")
DEVELOPMENT = ("tools", "bench", "tests")
PEERS = ROOT / "bench" / "peers"
"""Pages in other frameworks, for an environment of their own."""
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    """Version by distribution in a requirements file or lock."""
    return {canonical(package): version for package, version in PIN.findall((ROOT / name).read_text("utf-8"))}


def modules_of(path: Path) -> set[str]:
    """Top-level names that a script imports, anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    dotted = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    dotted += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level]
    return {name.split(".")[0] for name in dotted}


def distributions_of(folders: tuple[str, ...]) -> dict[str, set[str]]:
    """Third-party modules that scripts of the folders import, each with the distributions it comes from."""
    scripts = [path for name in folders for path in ((ROOT / name).rglob("*.py") if "." not in name else [ROOT / name])]
    modules = set.union(*(modules_of(path) for path in scripts if PEERS not in path.parents))
    own = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or path.is_dir()}
    origins = packages_distributions()
    return {
        module: {canonical(name) for name in origins.get(module, ["not installed"])}
        for module in modules - own - set(sys.stdlib_module_names)
    }


def test_everything_the_app_imports_is_pinned_for_running() -> None:
    pinned = pins("requirements.txt").keys()
    assert {module for module, names in distributions_of(RUNTIME).items() if not names & pinned} == set()


def test_everything_tests_bench_and_tools_import_is_pinned_for_development() -> None:
    pinned = pins("requirements.txt").keys() | pins("requirements-dev.txt").keys()
    assert {module for module, names in distributions_of(DEVELOPMENT).items() if not names & pinned} == set()


def test_everything_the_pages_of_the_bench_s_peers_import_is_pinned_for_them() -> None:
    pinned = pins("bench/peers/requirements.txt").keys() | pins("requirements-dev.txt").keys()
    own = {path.stem for path in ROOT.iterdir() if path.is_dir()} | set(sys.stdlib_module_names)
    modules = set.union(*(modules_of(path) for path in PEERS.glob("*.py"))) - own
    assert {module for module in modules if canonical(module) not in pinned} == set()


@pytest.mark.parametrize(
    ("lock", "inputs"),
    [
        ("requirements.lock", ["requirements.txt"]),
        ("requirements-dev.lock", ["requirements.txt", "requirements-dev.txt", "requirements.lock"]),
    ],
)
def test_a_lock_holds_every_pin_of_its_inputs(lock: str, inputs: list[str]) -> None:
    locked = pins(lock)
    stale = {name: version for file in inputs for name, version in pins(file).items() if locked.get(name) != version}
    assert stale == {}, "run python3 tasks.py lock"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def wheelhouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *wheels: str) -> None:
    for name in ("pandera-0.35.0-py3-none-any.whl", "websockets-17.4-cp39-abi3-linux_x86_64.whl", *wheels):
        (tmp_path / name).touch()
    monkeypatch.setattr(environment, "WHEELHOUSE", tmp_path)


@pytest.mark.parametrize(
    ("wheel", "target"),
    [
        (
            "numpy-2.4.6-cp399-cp399-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl",
            "Python 3.99 manylinux_2_27_x86_64",
        ),
        ("numpy-2.4.6-cp311-cp311-beos_sparc.whl", "Python 3.11 beos_sparc"),
    ],
)
def test_a_wheelhouse_for_another_python_or_system_is_refused_in_a_sentence(
    wheel: str, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wheelhouse(tmp_path, monkeypatch, wheel)
    with pytest.raises(SystemExit):
        environment.refuse_foreign_wheelhouse()
    (sentence,) = capsys.readouterr().out.splitlines()
    assert f"是为 {target} 下载的" in sentence and sysconfig.get_platform() in sentence


def test_a_wheelhouse_for_this_machine_is_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    system = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    wheelhouse(tmp_path, monkeypatch, f"numpy-2.4.6-{here}-{here}-{system}.whl", "numpy-2.4.6-cp399-cp399-x.whl")
    environment.refuse_foreign_wheelhouse()
