"""Reading ahead finds what the pages import and survives what is broken."""

import ast
import asyncio
from importlib.util import find_spec
from pathlib import Path

import pytest

from components.base import cache, release
from components.base.navigation import ENTRIES, PAGES, PageEntry
from components.server.read_ahead import imported_modules, keep_warm, read_the_rest
from components.store import Store
from components.store.releases import propose, take
from components.topics.search import index
from data.errors import DataContractError, Fault
from tests.components.releases import OBSERVATIONS, actual, with_rows


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.url_path)
def test_every_module_named_exists_and_every_page_names_its_own(entry: PageEntry) -> None:
    found = set(imported_modules(PAGES / entry.script))
    assert all(find_spec(name) for name in found)
    script = ast.parse((PAGES / entry.script).read_text(encoding="utf-8"))
    written = {node.module for node in ast.walk(script) if isinstance(node, ast.ImportFrom)}
    assert {name for name in written if name and name.startswith("components")} <= found


def test_a_function_that_is_imported_is_taken_for_no_module(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text(
        "from components.words.text import tr\nfrom components.base import cache\nimport os\n", encoding="utf-8"
    )
    assert set(imported_modules(script)) == {"components.words.text", "components.base", "components.base.cache"}


def test_a_broken_table_does_not_keep_the_rest_from_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def broken(name: str) -> None:
        asked.append(name)
        raise DataContractError([Fault(f"{name}.csv", 1, "broken")])

    monkeypatch.setattr(cache, "table", broken)
    # Not the search itself: what it makes of broken tables would stay in its cache, for the tests that follow.
    monkeypatch.setattr(index, "entries", lambda: broken("search"))
    read_the_rest()
    assert len(asked) > 5 and asked[-1] == "search"


def test_a_release_taken_while_nobody_visits_is_read_before_its_first_viewer(
    desk_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("components.store.shared_store", lambda: desk_store)
    monkeypatch.setattr("components.store.release_pointer.FOLLOW_S", 0.0)
    arrived: list[str] = []

    async def look() -> None:
        async def read() -> None:
            arrived.append(release.roots().key)

        watching = asyncio.create_task(keep_warm(read, every_s=0.02))
        await asyncio.sleep(0.1)
        assert arrived == [], "nothing new, nothing read"
        proposal = await asyncio.to_thread(
            propose, {OBSERVATIONS: with_rows(actual("gdp", 2024, "127.4", "亿元"))}, 0, desk_store
        )
        await asyncio.to_thread(take, proposal, "新", "甲", store=desk_store)
        release.make_current(None)  # as another process, which has not looked yet
        for _ in range(500):
            await asyncio.sleep(0.02)
            if arrived:
                break
        watching.cancel()

    before = release.roots().key
    asyncio.run(look())
    assert len(arrived) == 1 and arrived[0] != before
