"""What the pages say of the store: saved is on disk, in memory is called so, and the button to connect is at hand."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from components import store as stored
from components.base.look import Look, use_page_look
from components.store import shared
from components.store.tables import revisions, scenarios
from components.topics.whatif.facts import load_facts
from components.ui.whatif.library_bin import PAGE
from model.scenario import BASELINE, Scenario, renamed, with_lever
from tests.pages import library_saver
from tests.pages.opening import ROOT
from tests.pages.targets_app import moved, opened, ran

CHOOSER = "compare_choose"


@pytest.fixture(autouse=True)
def store_in_memory() -> None:
    """These tests are about the store's own file: the pages keep the one they find."""


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The path of the site's store; the server does not seek it by itself during a test."""
    file = tmp_path / "room" / "scenarios.sqlite"
    monkeypatch.setattr(shared, "site_address", lambda: str(file))
    monkeypatch.setattr(shared, "_shared", None)
    monkeypatch.setattr(shared, "FIRST_WAIT_S", 600.0)
    yield file
    if store := stored.store_in_use():
        store.retired.set()
        store.close()
    use_page_look(Look)


def library(app: AppTest) -> AppTest:
    return ran(app.button(key="whatif_library").click().run())


def saved_as(app: AppTest, name: str, button: str = "create") -> str:
    """The answer to a save under a name that is typed and not yet sent when the button is pressed."""
    library(app).text_input(key="library_name").set_value(name)
    ran(app.button(key=f"library_{button}").click().run())
    return str(app.session_state["whatif_answer"])


def warnings(app: AppTest) -> str:
    return "\n".join(str(warning.value) for warning in app.warning)


def notes(app: AppTest) -> str:
    return "\n".join(str(info.value) for info in app.info)


def names(file: Path) -> list[str]:
    store = stored.open_store(str(file))
    try:
        return sorted(entry.name for entry in stored.listing(store))
    finally:
        store.close()


def scenario(name: str, value: float = 9.0) -> Scenario:
    return renamed(with_lever(BASELINE, "gdp_long_run", value, default=6.0), name)


def test_a_new_version_is_saved_under_the_name_on_screen(site: Path) -> None:
    app = moved(opened(), 8.0)
    assert saved_as(app, "甲") == "已保存：“甲”。"
    assert saved_as(app, "乙", "save") == "已保存为第 2 版。"
    assert names(site) == ["乙"]
    assert saved_as(app, "丙", "save") == "已保存为第 3 版。"
    assert names(site) == ["丙"]


def test_a_save_in_memory_is_called_so_and_reaches_the_disk_once_the_store_is_back(site: Path) -> None:
    site.parent.write_text("in the way")
    app = moved(opened(), 8.0)
    assert saved_as(app, "试算") == "“试算”第 1 版仅在内存，尚未写入磁盘，请及时导出方案文件。"
    assert "方案仅在内存" in warnings(app) and "自动重新连接" in warnings(app)
    app = ran(app.run())
    assert "方案仅在内存" in warnings(app), "stands on the page, outside the dialog"
    ran(app.button(key="whatif_reopen").click().run())
    assert "未能连接" in warnings(app) and "方案仅在内存" in warnings(app)
    site.parent.unlink()
    ran(app.button(key="whatif_reopen").click().run())
    assert "已重新连接方案库。内存中的 1 个方案已写入。" in warnings(app) + notes(app)
    assert names(site) == ["试算"]
    app = ran(app.run())
    assert "仅在内存" not in warnings(app)
    assert saved_as(moved(app, 9.0, hand=2), "试算", "save") == "已保存为第 2 版。"


def test_a_store_that_came_back_by_itself_is_told_to_whom_it_concerns(site: Path) -> None:
    site.parent.write_text("in the way")
    app = moved(opened(), 8.0)
    saved_as(app, "试算")
    site.parent.unlink()
    stored.reopened()
    assert "内存中的 1 个方案已写入" in notes(ran(app.run()))
    assert "内存中" not in notes(ran(app.run()))
    assert "内存中" not in notes(ran(opened().run()))


def test_a_new_version_of_what_memory_does_not_hold_is_refused_with_a_way_out(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = moved(opened(), 8.0)
    saved_as(app, "试算")
    on_disk = stored.store_in_use()
    assert on_disk
    on_disk.close()  # nobody else does, once another store stands in its place
    memory = stored.open_or_memory(str(site / "none"))
    assert memory.trouble
    monkeypatch.setattr(shared, "_shared", memory)
    assert "请另存为新方案" in saved_as(moved(app, 9.0, hand=2), "试算", "save")
    assert "仅在内存" in saved_as(app, "试算")
    memory.close()


def test_where_the_words_say_connect_again_the_button_is_there(site: Path) -> None:
    app = moved(opened(), 8.0)
    saved_as(app, "试算")
    site.rename(site.with_name("away.sqlite"))
    library(app)
    assert "请重新连接方案库" in warnings(app)
    assert [button.key for button in app.button if button.label == "重新连接方案库"] == [
        "whatif_reopen",
        "library_reopen",
    ]
    ran(app.button(key="library_reopen").click().run())
    assert "已重新连接方案库" in app.session_state["whatif_answer"]
    assert names(site) == ["试算"], "written again from what the server still held"


def test_the_comparison_offers_the_button_too(site: Path) -> None:
    stored.create(stored.shared_store(), scenario("存下的"), load_facts().catalogue)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/whatif/compare.py")
    os.truncate(site, 0)
    app.session_state[CHOOSER] = True
    ran(app.run())
    assert "0 字节" in warnings(app)
    ran(app.button(key="compare_reopen").click().run())
    assert not app.error and "已重新连接" in warnings(app)
    assert len(list(site.parent.glob("scenarios.broken-*.sqlite"))) == 1


def test_a_broken_store_that_was_set_aside_is_named_until_it_is_taken_away(site: Path) -> None:
    site.parent.mkdir()
    site.write_bytes(b"garbage" * 999)
    app = library(opened())
    (aside,) = site.parent.glob("scenarios.broken-*.sqlite")
    assert aside.name in warnings(app) and "tasks.py restore" in warnings(app)
    assert saved_as(moved(app, 8.0), "试算") == "已保存：“试算”。"
    aside.unlink()
    assert "broken" not in warnings(library(app))


def with_copies(store: stored.Store, amount: int) -> None:
    """`amount` scenarios in the bin, all copies of one."""
    entry = stored.to_bin(store, stored.create(store, scenario("方案"), load_facts().catalogue).entry.id)
    with store.writing() as connection:
        for table, ident in ((scenarios, "id"), (revisions, "scenario_id")):
            row = dict(connection.execute(select(table).where(table.c[ident] == entry.id)).mappings().one())
            connection.execute(table.insert(), [{**row, ident: f"{n:016x}"} for n in range(1, amount)])


def test_a_large_bin_comes_a_page_at_a_time(site: Path) -> None:
    with_copies(stored.shared_store(), 3000)
    app = opened()
    began = time.perf_counter()
    library(app)
    took = time.perf_counter() - began
    assert sum(str(button.key).startswith("library_back_") for button in app.button) == 20
    assert any("共 3000 个" in str(caption.value) for caption in app.caption)
    assert took < 1.5
    app.session_state[PAGE] = 150
    assert sum(str(button.key).startswith("library_back_") for button in library(app).button) == 20
    first = next(button.key for button in app.button if str(button.key).startswith("library_erase_yes_"))
    ran(app.button(key=first).click().run())
    assert stored.amount(stored.shared_store(), in_bin=True) == 2999


@pytest.mark.parametrize("lasting", [True, False])
def test_what_the_page_called_saved_is_there_after_the_server_is_killed(site: Path, lasting: bool) -> None:
    if not lasting:
        site.parent.write_text("in the way")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EXPLORER_SCENARIO_DATABASE": str(site)}
    command = [sys.executable, str(library_saver.__file__)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT)
    assert process.stdout is not None
    answer = process.stdout.readline().decode().strip()
    process.kill()
    process.wait()
    process.stdout.close()
    assert ("仅在内存" not in answer) is lasting
    if lasting:
        assert answer == "已保存：“试算”。" and names(site) == ["试算"]
