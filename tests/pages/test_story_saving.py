"""Saved stories on the page 汇报: saved with a name, opened by link, older versions taken back, files in and out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import store as stored
from components.store import Store, story_book
from components.story import drafts
from components.story.exchange import story_bytes
from components.ui.stories import draft
from components.ui.stories.draft import InHand
from data.stories import Story, Words, stories
from model.history import History
from tests.pages.opening import ROOT, address_of, open_page, ran, words_of

SCRIPT, PRESENT = "pages/story/stories.py", "pages/story/present.py"
TEN = drafts.as_draft(next(story for story in stories() if story.id == "ten_minutes"))
SHORT = TEN.model_copy(update={"steps": TEN.steps[:2]})


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    opened = stored.open_or_memory(str(tmp_path / "scenarios.sqlite"))
    monkeypatch.setattr(stored, "shared_store", lambda: opened)
    yield opened
    opened.close()


def desk(story: Story = SHORT, saved_id: str = "", version: int = 0, *opened: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    app.session_state[draft.HISTORY] = History(InHand(story, saved_id))
    app.session_state["story_versions"] = {saved_id: version}
    for key in ("story_keep", *opened):
        app.session_state[key] = True
    app.query_params["story"] = "draft"
    return ran(app.switch_page(SCRIPT).run())


def save(app: AppTest, button: str, who: str = "规划处 甲", name: str = "") -> AppTest:
    app.text_input(key="story_who").set_value(who)
    if name:
        app.text_input(key="story_name_zh").set_value(name)
    return ran(app.button(key=f"story_{button}").click().run())


def answers(app: AppTest) -> str:
    return " ".join(info.value.replace("\\", "") for info in app.info)


def test_a_draft_is_saved_under_its_name_and_opens_by_link(store: Store) -> None:
    app = save(desk(), "create", name="给市里的汇报")
    (entry,) = story_book.listing(store)
    assert (entry.name, entry.who, entry.version) == ("给市里的汇报", "规划处 甲", 1) and "已保存" in answers(app)
    saved = story_book.opened(store, entry.id)[1].story
    assert saved.steps[0].query == SHORT.steps[0].query and saved.steps[0].figures, "figures as printed at saving"
    other = open_page(SCRIPT, story=f"own_{entry.id}", step="2")
    assert other.subheader[0].value == SHORT.steps[1].heading.zh and not other.warning
    shown = open_page(PRESENT, story=f"own_{entry.id}")
    assert shown.title[0].value == SHORT.steps[0].heading.zh


def test_nothing_is_saved_without_a_signature_or_a_name(store: Store) -> None:
    app = save(desk(), "create", who="  ")
    assert "请填写保存人" in answers(app) and story_book.listing(store) == ()
    app = save(app, "create", name=" ")
    assert "名称" in answers(app) and story_book.listing(store) == ()


def test_the_next_save_is_the_next_version_until_somebody_else_was_there_first(store: Store) -> None:
    entry = story_book.create(store, SHORT, "甲")
    app = save(desk(SHORT, entry.id, 1), "save", name="甲的第二版")
    assert "第 2 版" in answers(app)
    story_book.save(store, (entry.id, 2), SHORT.model_copy(update={"title": Words(zh="乙的")}), "乙")
    app = save(app, "save", name="甲又改了")
    assert "已被他人保存为第 3 版" in answers(app)
    assert story_book.opened(store, entry.id)[0].name == "乙的"
    assert app.session_state[draft.HISTORY].present.story is not None, "the draft stays in hand"
    app = save(app, "create", name="甲又改了")
    assert {each.name for each in story_book.listing(store)} == {"乙的", "甲又改了"}


def test_a_saved_story_is_edited_as_a_draft_that_goes_on_from_it(store: Store) -> None:
    entry = story_book.create(store, SHORT, "甲")
    app = open_page(SCRIPT, ("story_keep",), story=f"own_{entry.id}", step="2")
    app = ran(app.button(key="story_edit").click().run())
    assert (address_of(app, "story"), address_of(app, "step")) == ("draft", "2")
    app = ran(app.button(key="story_do_delete").click().run())
    app = save(app, "save")
    assert [version.steps for version in story_book.history(store, entry.id)] == [1, 2]


def test_an_older_version_is_opened_and_taken_back(store: Store) -> None:
    entry = story_book.create(store, SHORT, "甲")
    story_book.save(store, (entry.id, 1), TEN, "乙")
    app = open_page(SCRIPT, ("story_history",), story=f"own_{entry.id}")
    versions = app.selectbox(key=f"story_version_{entry.id}_2")
    assert len(versions.options) == 2 and "乙" in versions.options[0] and "9步" in versions.options[0]
    app = ran(versions.set_value(1).run())
    app.text_input(key="story_who_restores").set_value("丙")
    app = ran(app.button(key="story_restore").click().run())
    assert "恢复为最新的第 3 版" in answers(app)
    assert len(story_book.opened(store, entry.id)[1].story.steps) == 2
    app = ran(app.selectbox(key=f"story_version_{entry.id}_3").set_value(2).run())
    app = ran(app.button(key="story_open_version").click().run())
    assert len(app.session_state[draft.HISTORY].present.story.steps) == len(TEN.steps)


def test_a_story_that_is_put_away_is_out_of_reach_and_comes_back(store: Store) -> None:
    entry = story_book.create(store, SHORT, "甲")
    app = open_page(SCRIPT, ("story_history", "story_bin"), story=f"own_{entry.id}")
    app = ran(app.button(key="story_put_away").click().run())
    assert address_of(app, "story") == "" and "已移走" in answers(app)
    assert "未找到该汇报" in open_page(SCRIPT, story=f"own_{entry.id}").warning[0].value
    app = ran(app.button(key=f"story_back_{entry.id}").click().run())
    assert address_of(app, "story") == f"own_{entry.id}"


def test_an_unknown_link_opens_the_first_story_and_says_so() -> None:
    app = open_page(SCRIPT, story="own_0123456789abcdef")
    assert len(app.warning) == 1 and "未找到该汇报" in app.warning[0].value
    assert "未找到该汇报" in words_of(open_page(PRESENT, story="own_0123456789abcdef"))


def with_file(content: bytes) -> AppTest:
    app = open_page(SCRIPT, ("story_import",))
    app.file_uploader(key="story_upload").set_value(("汇报.yaml", content, "application/yaml"))
    return ran(app.run())


def test_a_file_becomes_the_draft_after_it_was_looked_at() -> None:
    app = with_file(story_bytes(SHORT))
    assert draft.HISTORY not in app.session_state
    app = ran(app.button(key="story_take_file").click().run())
    assert app.session_state[draft.HISTORY].present.story == SHORT and address_of(app, "story") == "draft"


@pytest.mark.parametrize("content", [b"", b"\xff", b"a: &a [*a]", b"steps: []", b"<html>", b"version: 9\nsteps: [{}]"])
def test_a_broken_file_is_one_sentence_and_changes_nothing(content: bytes) -> None:
    app = with_file(content)
    assert len(app.error) == 1 and app.error[0].value.startswith("没有采用任何内容")
    assert draft.HISTORY not in app.session_state


def test_wrong_parts_of_a_file_are_named_and_the_rest_is_taken() -> None:
    text = story_bytes(SHORT).decode().replace("seconds: 75", "seconds: soon")
    app = with_file(text.encode())
    assert any("第2步" in warning.value and "seconds" in warning.value for warning in app.warning)
    app = ran(app.button(key="story_take_file").click().run())
    assert len(app.session_state[draft.HISTORY].present.story.steps) == 2


def test_what_people_type_stays_text_wherever_it_stands(store: Store) -> None:
    hostile = "[点这里](http://example.org) $x$ :red[红] <b>"
    step = SHORT.steps[0].model_copy(update={"heading": Words(zh=hostile), "words": (Words(zh=hostile),)})
    story = SHORT.model_copy(update={"title": Words(zh=hostile), "steps": (step,)})
    entry = story_book.create(store, story, hostile[:60])
    for app in (desk(story), open_page(SCRIPT, story=f"own_{entry.id}"), open_page(PRESENT, story=f"own_{entry.id}")):
        texts = [str(each.value) for kind in ("title", "subheader", "markdown", "caption") for each in app.get(kind)]
        texts += [button.label for button in app.button]
        assert any("example" in text for text in texts)
        assert not [text for text in texts if "[点这里](" in text or ":red[" in text or "$x$" in text]
