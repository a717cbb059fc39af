"""The dialog of saved scenarios: every act and every refusal is answered by a sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import store as stored
from components.store import Entry, Store
from components.topics.whatif.facts import load_facts
from tests.pages.targets_app import LEVERS, LOOK, done, first_card, moved, opened, part, ran


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    made = stored.open_or_memory(str(tmp_path / "scenarios.sqlite"))
    monkeypatch.setattr(stored, "shared_store", lambda: made)
    yield made
    made.close()


def library(app: AppTest) -> AppTest:
    return ran(app.button(key="whatif_library").click().run())


def clicked(app: AppTest, key: str) -> str:
    """The answer to a button of the dialog."""
    ran(library(app).button(key=f"library_{key}").click().run())
    return str(app.session_state["whatif_answer"]) if "whatif_answer" in app.session_state else ""


def with_file(app: AppTest, name: str, content: bytes) -> None:
    """Give a file to the open dialog and use it."""
    app.file_uploader(key="library_file").set_value((name, content, "application/json"))
    ran(library(app).button(key="library_apply").click().run())


def saved(name: str = "试算", value: float = 8.0) -> AppTest:
    """A page whose scenario has been saved under `name`."""
    app = library(moved(opened(), value))
    app.text_input(key="library_name").set_value(name)
    ran(app.button(key="library_create").click().run())
    assert app.session_state["whatif_answer"] == f"已保存：“{name}”。"
    return app


def first_version(app: AppTest, entry: Entry) -> None:
    """Choose version 1 in the dialog."""
    library(app).selectbox(key=f"library_revision_{entry.id}_{entry.version}").set_value(1)
    library(app)


def only(store: Store, *, in_bin: bool = False) -> Entry:
    (entry,) = stored.listing(store, in_bin=in_bin)
    return entry


def test_a_second_version_is_kept_and_an_unchanged_one_is_not(store: Store) -> None:
    app = saved()
    assert clicked(app, "save") == "没有变化，未另存一版。"
    moved(app, 9.0, hand=2)
    assert clicked(app, "save") == "已保存为第 2 版。"
    assert [revision.number for revision in stored.history(store, only(store).id)] == [2, 1]


def test_an_earlier_version_opens_and_can_be_the_newest_again(store: Store) -> None:
    app = saved()
    there = first_card(app)
    moved(app, 9.0, hand=2)
    clicked(app, "save")
    entry = only(store)
    first_version(app, entry)
    ran(app.button(key="library_open").click().run())
    assert first_card(app) == there
    first_version(app, entry)
    ran(app.button(key="library_restore").click().run())
    assert only(store).version == 3
    assert clicked(app, "save") == "没有变化，未另存一版。", "what is on screen goes on from the restored version"


def test_a_renamed_scenario_keeps_its_history_and_an_impossible_name_is_refused(store: Store) -> None:
    app = saved()
    entry = only(store)
    library(app).text_input(key=f"library_rename_{entry.id}_1").set_value("高增长")
    ran(app.button(key="library_rename").click().run())
    assert app.session_state["whatif_answer"] == "已改名为“高增长”。"
    assert (only(store).name, only(store).version) == ("高增长", 2)
    library(app)
    assert app.text_input(key="library_name").value == "高增长"
    assert any("高增长　第 2 版" in str(line) for box in app.selectbox for line in box.options)
    library(app).text_input(key=f"library_rename_{entry.id}_2").set_value("\x00")
    ran(app.button(key="library_rename").click().run())
    assert "未予采用" in app.session_state["whatif_answer"] or "名称" in app.session_state["whatif_answer"]
    assert only(store).name == "高增长"


def test_a_copy_stands_beside_the_first(store: Store) -> None:
    app = saved()
    assert "已完成" in clicked(app, "duplicate")
    assert len(stored.listing(store)) == 2


def test_the_bin_gives_back_and_erases_only_after_a_second_click(store: Store) -> None:
    app = saved()
    assert "移入回收站" in clicked(app, "bin")
    entry = only(store, in_bin=True)
    clicked(app, f"back_{entry.id}")
    assert only(store).id == entry.id
    clicked(app, "bin")
    assert clicked(app, f"erase_yes_{entry.id}") == "已彻底删除“试算”。"
    assert not stored.listing(store, in_bin=True) and not stored.listing(store)


def test_a_save_over_another_viewers_version_is_refused_and_both_are_kept(store: Store) -> None:
    app, other = saved(), opened()
    ran(library(other).button(key="library_open").click().run())
    moved(other, 9.0)
    assert clicked(other, "save") == "已保存为第 2 版。"
    moved(app, 10.0, hand=2)
    answer = clicked(app, "save")
    assert "试算" in answer and "没有" in answer
    assert only(store).version == 2
    assert part(app, LEVERS)["moved"] == {"gdp_long_run": 10.0}
    assert clicked(app, "create").startswith("已保存")


def test_a_saved_scenario_that_is_gone_is_refused_in_words(store: Store) -> None:
    app = saved()
    clicked(app, "bin")
    moved(app, 9.0, hand=2)
    assert "回收站" in clicked(app, "save")


def test_an_exported_file_opens_in_another_session() -> None:
    app = moved(opened(), 8.0)
    content = stored.file_of(app.session_state["whatif_history"].present, load_facts().catalogue).content()
    other = library(opened())
    with_file(other, "方案.json", content)
    assert first_card(other) == first_card(app)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1,2", b"\xff\xfe", b'{"product": "other"}'])
def test_a_file_of_anything_else_is_refused_in_words_and_changes_nothing(content: bytes) -> None:
    app = library(moved(opened(), 8.0))
    there = first_card(app)
    with_file(app, "x.json", content)
    assert "未采用" in app.session_state["whatif_answer"]
    assert first_card(app) == there


def test_undo_takes_an_opened_scenario_back() -> None:
    saved()
    other = opened()
    ran(library(other).button(key="library_open").click().run())
    done(other, LOOK, "undo", True)
    assert first_card(other) == "约 260 亿元"


def test_scenarios_that_would_read_alike_are_told_apart(store: Store) -> None:
    saved("汇报")
    app = saved("汇报")
    lines = next(box.options for box in library(app).selectbox if box.label == "已存方案")
    assert len(set(lines)) == 2 and all(line.startswith("汇报") for line in lines)
