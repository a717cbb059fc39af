"""What tests of pages share: opening a page in the frame, reading its words, and folders of facts to be spoilt."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import cache
from components.text import use_language

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def language_as_before() -> Iterator[None]:
    """A page tells `tr()` to ask the session for the language; tests outside a session get Chinese again."""
    yield
    use_language(lambda: "zh")


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """`open_page("explore/layout.py", el="gdp")`: the page with that address in its frame, without an exception."""

    def opened(script: str, **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
        for key, value in query.items():
            app.query_params[key] = value
        app.switch_page(f"pages/{script}").run()
        assert not app.exception
        return app

    return opened


@pytest.fixture
def words_of() -> Callable[[AppTest], str]:
    """Everything a page says in plain elements, one a line."""

    def words(app: AppTest) -> str:
        parts = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.text]
        parts += [*app.info, *app.warning, *app.error]
        return "\n".join(str(part.value) for part in parts)

    return words


def _copied(room: Path, to: Path) -> Path:
    return Path(shutil.copytree(room, to, ignore=shutil.ignore_patterns("*.py", "__pycache__", "inputs", "static")))


@pytest.fixture
def data_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tables that the pages read instead of the real ones."""
    copy = _copied(cache.DATA, tmp_path / "data")
    monkeypatch.setattr(cache, "DATA", copy)
    return copy


@pytest.fixture
def geo_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the layers that the pages read instead of the real ones."""
    copy = _copied(cache.GEO, tmp_path / "geo")
    monkeypatch.setattr(cache, "GEO", copy)
    return copy
