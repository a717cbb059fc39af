"""加入汇报 and the desk: what is on screen becomes a step; steps are moved, edited, deleted and brought back."""

from __future__ import annotations

from concurrent.futures import wait
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from components.base.look import Look
from components.handout.job import HandoutJob
from components.store import Store, ledger
from components.story import drafts
from components.story.steps import step_content
from components.topics.whatif.facts import load_facts
from components.ui import share
from components.ui.stories import draft
from components.ui.stories.draft import InHand
from data.stories import Story, stories
from model.history import History
from model.ledger import Fields
from model.scenario import Scenario, with_crossing
from model.scenario_code import decode
from tests.pages.opening import ROOT, address_of, code, open_page, ran, words_of

SCRIPT = "pages/story/stories.py"
TEN = next(story for story in stories() if story.id == "ten_minutes")


def story_in(app: AppTest) -> Story:
    story = app.session_state[draft.HISTORY].present.story
    assert isinstance(story, Story)
    return story


def desk(step: int = 1, story: Story | None = None) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    app.session_state[draft.HISTORY] = History(InHand(drafts.as_draft(story or TEN)))
    app.query_params["story"], app.query_params["step"] = "draft", str(step)
    return ran(app.switch_page(SCRIPT).run())


def press(app: AppTest, name: str) -> AppTest:
    return ran(app.button(key=f"story_do_{name}").click().run())


def test_a_page_with_its_state_and_scenario_becomes_a_step() -> None:
    scenario = with_crossing(Scenario(), "huanggang_tunnel", closed=True)
    app = open_page("pages/explore/crossings.py", ("crossings_exports",), year="2030", lang="zh", s=code(scenario))
    app = ran(app.button(key="crossings_to_story").click().run())
    (step,) = story_in(app).steps
    assert (step.view, step.query) == ("crossings", {"year": "2030"}), "keys of the page alone"
    assert decode(step.scenario, load_facts().catalogue).state.scenario == scenario
    told = step_content(step, 1, Look())
    assert told.heading == "跨河通道" and told.sentences[0].startswith("2030年底")
    assert "是第1步" in words_of(app)


def test_a_scenario_too_long_for_a_code_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("pages/whatif/balance.py", ("balance_exports",))
    monkeypatch.setattr(share, "code_or_nothing", lambda: "")
    app = ran(app.button(key="balance_to_story").click().run())
    assert draft.HISTORY not in app.session_state
    assert [w.value for w in app.warning if "未加入汇报" in w.value and "过长" in w.value]


def test_a_page_that_shows_more_than_its_address_says_is_added_with_a_word_of_warning(store: Store) -> None:
    ledger.save(store, [ledger.Edit("task_01", 0, Fields(status="done"))], "甲")
    app = open_page("pages/indicators/ledger.py", ("ledger_exports",))
    app = ran(app.button(key="ledger_to_story").click().run())
    assert len(story_in(app).steps) == 1
    assert any("填报" in warning.value and "随附数据" in warning.value for warning in app.warning)


def test_steps_are_moved_copied_deleted_and_brought_back() -> None:
    app = press(desk(2), "earlier")
    assert story_in(app).steps[0] == TEN.steps[1] and address_of(app, "step") in ("", "1")
    app = press(app, "copy")
    assert story_in(app).steps[:2] == (TEN.steps[1],) * 2 and address_of(app, "step") == "2"
    app = press(app, "delete")
    for _ in range(2):
        app = ran(app.button(key="story_undo").click().run())
    assert story_in(app).steps[:2] == (TEN.steps[1], TEN.steps[0])
    app = ran(app.button(key="story_redo").click().run())
    assert len(story_in(app).steps) == len(TEN.steps) + 1


def test_the_last_step_deleted_leaves_a_way_back() -> None:
    app = press(desk(1, TEN.model_copy(update={"steps": TEN.steps[:1]})), "delete")
    assert address_of(app, "story") == "" and app.subheader[0].value == TEN.steps[0].heading.zh
    app = ran(app.button(key="story_undo_empty").click().run())
    assert len(story_in(app).steps) == 1 and address_of(app, "story") == "draft"


def test_new_words_are_on_screen_with_typed_numbers_marked() -> None:
    app = desk(1)
    lines = next(area for area in app.text_area if area.key.startswith("story_lines"))
    lines.set_value("{startup_area_size.actual.2021}，约有300万人")
    next(field for field in app.text_input if field.key.startswith("story_heading")).set_value("换个标题")
    app = ran(next(button for button in app.button if button.label == "应用").click().run())
    assert app.subheader[0].value == "换个标题"
    assert any("**约" in block.value and ":gray[*300万（手填）*]" in block.value for block in app.markdown)


def test_words_that_are_refused_leave_the_step_and_say_why() -> None:
    app = desk(1)
    next(field for field in app.text_input if field.key.startswith("story_heading")).set_value("  ")
    app = ran(next(button for button in app.button if button.label == "应用").click().run())
    assert story_in(app).steps == TEN.steps and any("标题" in info.value for info in app.info)


def test_a_shipped_story_is_copied_at_the_step_that_is_open() -> None:
    app = open_page(SCRIPT, story="crossings", step="3")
    app = ran(app.button(key="story_to_draft").click().run())
    assert story_in(app).title.zh.endswith("（副本）") and story_in(app).title.en.endswith("(copy)")
    assert (address_of(app, "story"), address_of(app, "step")) == ("draft", "3")


def test_a_link_to_a_draft_of_somebody_else_says_so_and_opens_the_first_story() -> None:
    app = open_page(SCRIPT, story="draft")
    assert len(app.warning) == 1 and "未找到该汇报" in app.warning[0].value
    assert app.subheader[0].value == TEN.steps[0].heading.zh


def test_the_draft_can_be_presented() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    app.session_state[draft.HISTORY] = History(InHand(drafts.as_draft(TEN)))
    app.query_params["story"], app.query_params["step"] = "draft", "2"
    app = ran(app.switch_page("pages/story/present.py").run())
    assert app.title[0].value == TEN.steps[1].heading.zh


def test_what_changed_since_a_step_was_put_together_is_said_until_it_is_taken() -> None:
    story = drafts.with_printed(drafts.as_draft(TEN.model_copy(update={"steps": TEN.steps[4:5]})))
    step = story.steps[0]
    label, value = next(iter(step.figures.items()))
    old = step.model_copy(update={"figures": step.figures | {label: "1 处"}})
    app = desk(1, story.model_copy(update={"steps": (old,)}))
    assert any("数据有变化" in info.value and "1 处" in info.value and value in info.value for info in app.info)
    app = press(app, "fresh")
    assert not any("数据有变化" in info.value for info in app.info) and story_in(app).steps[0].figures[label] == value


def test_the_page_of_a_step_opens_in_its_scenario() -> None:
    number = next(n for n, step in enumerate(TEN.steps, 1) if step.scenario or step.levers or step.closed or step.opens)
    app = open_page(SCRIPT, story="ten_minutes", step=str(number))
    link = next(each for each in app.get("page_link") if each.proto.label.startswith("打开"))
    assert "s=" in link.proto.query_string


def test_a_file_is_made_aside_and_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandoutJob, "bytes_of", lambda *_: b"file")
    app = ran(desk(1).button(key="handout_html").click().run())
    wait([app.session_state["handout_job"]._future])
    app = ran(app.run())
    assert [each.proto.label for each in app.get("download_button") if each.proto.label.startswith("下载 HTML")]
    app = ran(app.button(key="story_do_copy").click().run())
    assert not [each for each in app.get("download_button") if each.proto.label.startswith("下载")], "of another story"


def test_a_file_that_is_being_made_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()
    monkeypatch.setattr(HandoutJob, "bytes_of", lambda *_: bytes(go_on.wait(30)))
    app = ran(desk(1).button(key="handout_html").click().run())
    assert app.button(key="handout_pptx").disabled
    app = ran(app.button(key="handout_stop").click().run())
    go_on.set()
    assert "未生成文件" in words_of(app) and not app.button(key="handout_pptx").disabled


def test_a_sign_is_put_on_the_picture_and_taken_away() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    app.session_state[draft.HISTORY] = History(InHand(drafts.as_draft(TEN)))
    app.session_state["annotation_desk"] = True
    app.query_params["story"] = "draft"
    app = ran(app.switch_page(SCRIPT).run())
    app.text_input(key="annotation_words").set_value("看这里")
    app.slider(key="annotation_x").set_value(30)
    app = ran(app.button(key="annotation_add").click().run())
    (sign,) = story_in(app).steps[0].annotations
    assert (sign.kind, sign.x, sign.words and sign.words.zh) == ("text", 0.3, "看这里")
    app = ran(app.button(key="annotation_delete_0").click().run())
    assert story_in(app).steps[0].annotations == ()
