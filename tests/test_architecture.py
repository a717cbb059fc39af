"""The rules of the code base, checked over every file at once; each failure lists all offenders."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APP_CODE = ("app.py", "pages", "components", "data", "geo", "model")
COMPONENTS = ROOT / "components"
WITH_STREAMLIT = {"ui", "server"}
ALL_CODE = (*APP_CODE, "tasks.py", "tools", "bench", "tests")
PURE = (
    *("model", "data", "geo"),
    *(
        f"components/{room.name}"
        for room in sorted(COMPONENTS.iterdir())
        if room.is_dir() and room.name not in WITH_STREAMLIT
    ),
)
MAX_MODULE_LINES = 250
MAX_PAGE_LINES = 80
MAX_BODY_LINES = 30
MAX_ARGUMENTS = 5
PICKLES = {"pickle", "_pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}
FETCHERS = {"aiohttp", "ftplib", "http.client", "httpx", "requests", "urllib.request", "urllib3", "websockets"}
VAGUE_NAMES = {
    *("asked", "drawn", "found", "given", "held", "kept", "known", "made", "named", "said", "shown", "taken"),
    *("thing", "things", "told", "wanted"),
}
"""Words that fit any value and so name none; the value's own noun (rows, match, message, limits) takes their place."""
VAGUE_ALLOWED = {
    ("data/contradictions.py", "known"): "the key of contradictions.yaml, written by maintainers",
    ("geo/contracts.py", "made"): "the key of layers.yaml: how the layer was produced",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*places: str) -> Iterator[Path]:
    """Python files under the named files and folders, tracked or not, generated folders left out."""
    for place in places:
        path = ROOT / place
        found = [path] if path.is_file() else sorted(path.rglob("*.py"))
        yield from (file for file in found if "__pycache__" not in file.parts)


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file; each file is parsed once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"), filename=str(path))))


def named(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def expect_none(places: tuple[str, ...], is_bad: Callable[[ast.AST], str | None]) -> None:
    """Fail with every node under ``places`` for which ``is_bad`` gives a reason, as ``file:line reason``."""
    found = []
    for path in sources(*places):
        for node in nodes(path):
            reason = is_bad(node)
            if reason:
                found.append(f"{named(path, getattr(node, 'lineno', 1))} {reason}")
    assert not found, "\n".join(["", *found])


def expect_at_most(lines: int, *places: str) -> None:
    lengths = [(path, len(path.read_text("utf-8").splitlines())) for path in sources(*places)]
    found = [f"{named(path)} {length} lines" for path, length in lengths if length > lines]
    assert not found, "\n".join(["", *found])


def imported(node: ast.AST) -> list[str]:
    """Dotted names a node imports, with each name of a from-import also joined to its module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def imports_any(modules: set[str]) -> Callable[[ast.AST], str | None]:
    def is_bad(node: ast.AST) -> str | None:
        names = [name for name in imported(node) if any(name == m or name.startswith(m + ".") for m in modules)]
        return f"imports {names[0]}" if names else None

    return is_bad


def body_lines(function: Function) -> int:
    """Lines from the first statement after the docstring to the end."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def positional(function: Function) -> int:
    names = [argument.arg for argument in [*function.args.posonlyargs, *function.args.args]]
    return len(names) - (1 if names and names[0] in {"self", "cls"} else 0)


def test_nothing_below_imports_a_page_or_the_entry() -> None:
    expect_none(("components", "data", "geo", "model"), imports_any({"app", "pages"}))


def test_the_app_needs_neither_tests_nor_bench() -> None:
    expect_none(APP_CODE, imports_any({"bench", "tests", "tasks", "pytest"}))


def test_facts_mathematics_and_builders_know_no_streamlit() -> None:
    expect_none(PURE, imports_any({"streamlit"}))


def test_modules_are_short() -> None:
    expect_at_most(MAX_MODULE_LINES, *ALL_CODE)


def test_a_page_is_a_short_script() -> None:
    expect_at_most(MAX_PAGE_LINES, "pages")


def test_functions_are_short_and_take_few_arguments() -> None:
    def is_bad(node: ast.AST) -> str | None:
        if not isinstance(node, Function):
            return None
        if body_lines(node) > MAX_BODY_LINES:
            return f"{node.name}: {body_lines(node)} lines"
        return f"{node.name}: {positional(node)} arguments" if positional(node) > MAX_ARGUMENTS else None

    expect_none(ALL_CODE, is_bad)


def defined_name(node: ast.AST) -> str | None:
    """The name that a node binds: a function, class, parameter, variable, attribute or alias; None for other nodes."""
    if isinstance(node, Function | ast.ClassDef | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        return node.name
    if isinstance(node, ast.arg):
        return node.arg
    if isinstance(node, ast.alias):
        return node.asname or node.name
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) else None


def vague_names(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of everything vague that a module defines, its own name included."""
    if path.stem.lower() in VAGUE_NAMES:
        yield 1, path.stem
    for node in nodes(path):
        name = defined_name(node)
        if name and name.strip("_").lower() in VAGUE_NAMES:
            yield getattr(node, "lineno", 1), name


def test_every_name_says_what_its_value_is() -> None:
    places = (*APP_CODE, "tasks.py", "tools", "bench")
    vague = [(path, line, name) for path in sources(*places) for line, name in vague_names(path)]
    used = {(path.relative_to(ROOT).as_posix(), name) for path, _, name in vague}
    offenders = [
        f"{named(path, line)} {name}"
        for path, line, name in vague
        if (path.relative_to(ROOT).as_posix(), name) not in VAGUE_ALLOWED
    ]
    assert not offenders, "\n".join(["", *offenders])
    assert used == set(VAGUE_ALLOWED), "an exception that is no longer needed goes"


@pytest.mark.parametrize(
    "line",
    [
        *("found = 1", "for _, said in []: ...", "def told(): ...", "class Known: ...", "def f(*, wanted): ..."),
        *("import x as made", "self.held = 1", "(shown := 1)", "SHOWN = 3", "_kept: int = 0"),
    ],
)
def test_a_vague_name_is_noticed_wherever_it_is_defined(line: str, tmp_path: Path) -> None:
    module = tmp_path / "example.py"
    module.write_text(line, encoding="utf-8")
    assert len(list(vague_names(module))) == 1


def test_no_text_is_ever_rendered_as_html() -> None:
    def is_bad(node: ast.AST) -> str | None:
        return node.arg if isinstance(node, ast.keyword) and (node.arg or "").startswith("unsafe_allow") else None

    expect_none(APP_CODE, is_bad)


def test_no_fault_is_swallowed_by_a_catch_all() -> None:
    def is_bad(node: ast.AST) -> str | None:
        if not isinstance(node, ast.ExceptHandler):
            return None
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        broad = [c for c in caught if c is None or (isinstance(c, ast.Name) and c.id in {"Exception", "BaseException"})]
        return "catches everything" if broad else None

    expect_none(ALL_CODE, is_bad)


def test_nothing_is_pickled() -> None:
    def is_bad(node: ast.AST) -> str | None:
        if isinstance(node, ast.Attribute) and node.attr in {"read_pickle", "to_pickle"}:
            return node.attr
        if isinstance(node, ast.keyword) and node.arg in {"persist", "allow_pickle"}:
            on_disk = isinstance(node.value, ast.Constant) and node.value.value not in (None, False)
            return f"{node.arg}=" if on_disk else None
        return imports_any(PICKLES)(node)

    expect_none(ALL_CODE, is_bad)


def test_app_code_fetches_nothing_over_the_network() -> None:
    expect_none(APP_CODE, imports_any(FETCHERS))
