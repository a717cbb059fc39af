"""数据更新 as readers and editors get it: the key is asked for, figures come in and every page follows, and go back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from components.base import cache, navigation, release
from components.base.pin import Gates, hashed_key
from components.base.settings import Settings
from components.store import Store, release_book, release_folder, release_pointer
from components.store.release_file import read_release, release_bytes
from components.topics.assessment.facts import load_assessments
from components.topics.views import view_of
from components.ui import menu
from components.ui.desk import entrance
from tests.components.desk_files import OBSERVED, append, edited, with_row
from tests.components.releases import judge_the_same_files_once
from tests.pages.opening import open_page, ran, words_of

KEY = "correct-horse-9"
HASH = hashed_key(KEY)
INDICATOR = "industrial_value_added_growth"
opened = partial(open_page, "pages/data/desk.py")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A site with a key, its own folder for releases, and a clock that a test can set ahead."""
    site = SimpleNamespace(settings=Settings(editor_key=HASH), ahead_s=0.0)
    monkeypatch.setattr(release_folder, "folder", lambda: tmp_path / "releases")
    monkeypatch.setattr(entrance, "read_settings", lambda: site.settings)
    monkeypatch.setattr(entrance, "GATES", Gates())
    judge_the_same_files_once(monkeypatch)
    monkeypatch.setattr(release_pointer, "_next_look", 0.0)
    yield site
    release.make_current(None)


def entered(key: str = KEY, who: str = "甲", app: AppTest | None = None) -> AppTest:
    app = app or opened(tab="update")
    app.text_input(key="desk_who").set_value(who)
    app.text_input(key="desk_key").set_value(key)
    return ran(app.button(key="FormSubmitter:desk_door-进入编辑").click().run())


def sent(app: AppTest, content: bytes, name: str = "附件.xlsx") -> AppTest:
    return ran(app.file_uploader(key="desk_upload").set_value((name, content, "")).run())


def filled_annex() -> bytes:
    """Made-up figures of 2025, and of 2024 what its plan asked for."""

    def change(book: object) -> None:
        sheet = book[OBSERVED]  # type: ignore[index]
        append(sheet)
        append(sheet, indicator_id=INDICATOR, year=2024, measure="growth_pct", unit="%", value=20)

    return edited(change)


def test_a_reader_sees_the_shipped_data_and_is_asked_for_the_key() -> None:
    app = opened()
    assert "现行数据为随附数据" in words_of(app) and list(app.dataframe[0].value.iloc[:, 0]) == [0]
    door = opened(tab="update")
    assert "编辑密钥" in words_of(door) and not door.get("file_uploader")


def test_without_a_key_in_the_settings_nobody_edits(desk: SimpleNamespace) -> None:
    desk.settings = Settings()
    assert "python3 tasks.py key" in words_of(opened(tab="update"))
    with pytest.raises(entrance.NoEditorError):
        entrance.required_editor()


def test_figures_come_in_every_page_follows_and_one_press_takes_them_back(store: Store) -> None:
    before = {one.indicator.id: one.status for one in load_assessments()}
    app = sent(entered(), filled_annex())
    assert "指标数值：新增 2 条。" in words_of(app)
    app.text_input(key="desk_name").set_value("2025年附件（虚构）")
    app = ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    assert "已采用为第 1 版" in words_of(app) and release.roots().number == 1
    after = {one.indicator.id: one.status for one in load_assessments()}
    assert (before[INDICATOR], after[INDICATOR]) == ("slower", "met"), "progress words appear by the rule"
    back = entered()
    back.query_params["tab"] = "history"
    back = ran(back.run())
    back = ran(back.button(key="desk_back").click().run())
    assert "现行数据已改为随附数据" in words_of(back)
    assert {one.indicator.id: one.status for one in load_assessments()} == before
    assert [entry.act for entry in release_book.log(store)][::-1] == ["sign_in", "take", "sign_in", "take_back"]


def test_a_slip_is_named_by_cell_and_nothing_is_taken(store: Store) -> None:
    app = sent(entered(), with_row(value="约150"))
    text = words_of(app).replace("\\", "")
    assert "没有采用任何内容" in text and "指标数值!F279" in text
    assert release_book.listing(store) == () and len(cache.table("observations")) == 277


def test_wrong_keys_are_counted_and_then_wait(store: Store) -> None:
    app = opened(tab="update")
    for _ in range(5):
        app = entered("wrong-key-0000", app=app)
    assert "编辑密钥不对" in words_of(app)
    app = entered(app=app)
    assert "错得太多" in words_of(app) and not app.get("file_uploader")
    assert [entry.act for entry in release_book.log(store)] == ["refuse"] * 5


def test_an_idle_editor_has_to_enter_the_key_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = entered()
    assert app.get("file_uploader")
    now = entrance.time.monotonic()
    monkeypatch.setattr(entrance.time, "monotonic", lambda: now + 31 * 60)
    app = ran(app.run())
    assert "请重新输入编辑密钥" in words_of(app) and not app.get("file_uploader")


def test_of_two_editors_the_second_is_told_and_the_file_is_still_there(store: Store) -> None:
    first, second = sent(entered(), filled_annex()), sent(entered(who="乙"), with_row(year=2026, value=170))
    for app, name in ((first, "甲的"), (second, "乙的")):
        app.text_input(key="desk_name").set_value(name)
        ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    assert "由第 0 版变为第 1 版" in words_of(second)
    again = sent(second, with_row(year=2026, value=170), "附件2.xlsx")
    assert "指标数值：新增 1 条。" in words_of(again), "rows of the other editor are neither lost nor repeated"


def test_a_release_goes_to_another_machine_as_one_file(store: Store) -> None:
    app = sent(entered(), filled_annex())
    app.text_input(key="desk_name").set_value("附件")
    ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    content = release_bytes(store, 1)
    assert read_release(content).signature.name == "附件" and release_bytes(store, 1) == content


def test_a_site_can_switch_the_desk_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "read_settings", lambda: Settings(data_desk=False))
    assert view_of("desk") is None
    assert len(menu.build_pages()["数据"]) == 1


def test_a_new_element_by_form_is_checked_and_taken(store: Store) -> None:
    app = entered(app=opened(tab="element"))
    app = ran(app.button(key="FormSubmitter:desk_element-检查").click().run())
    assert "请填写名称" in words_of(app)
    for key, text in (("name", "虚构小学"), ("name_en", "Made-up School"), ("locator", "附件"), ("quote", "虚构"),
                      ("where", "虚构的图")):  # fmt: skip
        app.text_input(key=f"desk_el_{key}").set_value(text)
    app.number_input(key="desk_el_lon").set_value(117.06)
    app.number_input(key="desk_el_lat").set_value(36.83)
    app = ran(app.button(key="FormSubmitter:desk_element-检查").click().run())
    assert "设施：新增 1 条。" in words_of(app)
    app.text_input(key="desk_name").set_value("新小学")
    ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    assert "f_made_up_school" in cache.element_index()


def test_another_viewer_is_told_once_that_the_data_has_changed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    other = opened()
    app = sent(entered(), filled_annex())
    app.text_input(key="desk_name").set_value("附件")
    app = ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    assert "数据已改为" not in words_of(app)
    other = ran(other.run())
    assert "数据已改为第 1 版数据" in words_of(other)


def test_people_by_file_are_named_taken_and_said_to_be_used() -> None:
    reader = opened(tab="people")
    assert not reader.button(key="FormSubmitter:desk_door-进入编辑").disabled and not reader.get("file_uploader")
    app = entered(app=reader)
    assert "本版数据没有人口" in words_of(app)
    ran(app.button(key="FormSubmitter:desk_people_statement-检查").click().run())
    assert "请填写或改正" in words_of(app)
    rows = b"lon,lat,people\n117.05,36.80,1200\n117.06,36.80,800\n"
    ran(app.file_uploader(key="desk_people_upload").set_value(("people.csv", rows, "text/csv")).run())
    stated = {"title": "虚构的测试人口", "as_of": "2025-12-31", "publisher": "虚构的测试数据", "licence": "测试"}
    for name, text in stated.items():
        app.text_input(key=f"desk_people_{name}").set_value(text)
    ran(app.button(key="FormSubmitter:desk_people_statement-检查").click().run())
    app.text_input(key="desk_name").set_value("人口")
    ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    assert "虚构的测试人口”2,000 人" in words_of(app)
    assert "第 1 版" in words_of(app)
