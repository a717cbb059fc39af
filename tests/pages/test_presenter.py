"""The presenter: a step is what the story says, moving is the step's own, leaving and returning loses nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.base.look import Look
from components.story.steps import step_before, step_content
from components.topics.whatif.facts import load_facts
from components.ui.menu import build_pages
from components.ui.present import place
from components.ui.whatif import state as session
from data.stories import Annotation, Words, stories
from model.history import History
from model.scenario import BASELINE, with_crossing, with_lever
from tests.pages.opening import ROOT, address_of, open_page, ran, words_of

SCRIPT = "pages/story/present.py"
STORY = stories()[0]
LOOK = Look("zh", "light", 1.5, 1462)
BALANCE, REACH = 7, 6


def presented(step: int = 1, **query: str) -> AppTest:
    return open_page(SCRIPT, story=STORY.id, step=str(step), **query)


def press(app: AppTest, name: str) -> AppTest:
    return ran(app.button(key=f"present_do_{name}").click().run())


def unescaped(text: str) -> str:
    """Without what Markdown needs, and without blanks, which it takes together."""
    return "".join(text.replace("\\", "").replace("**", "").replace("\u2060", "").split())


@pytest.mark.parametrize("step", [1, 3, 5, 8])
def test_a_slide_says_what_the_step_says(step: int) -> None:
    app, content = presented(step), step_content(STORY.steps[step - 1], step, LOOK)
    assert app.title[0].value == content.heading
    said = unescaped(words_of(app))
    assert all(unescaped(sentence) in said for sentence in content.sentences)
    assert f"第{step}步，共{len(STORY.steps)}步" in said


def test_a_slide_speaks_the_language_of_its_viewer() -> None:
    app = presented(1, lang="en")
    assert app.title[0].value == STORY.steps[0].heading.en


def test_next_and_back_stay_within_the_story_and_in_the_address() -> None:
    app = presented(1)
    assert app.button(key="present_do_go").disabled
    app = press(app, "go_")
    assert address_of(app, "step") == "2"
    app = press(app, "go")
    assert address_of(app, "step") == ""
    short = stories()[-1]
    last = open_page(SCRIPT, story=short.id, step=str(len(short.steps)))
    assert last.button(key="present_do_go_").disabled


def test_the_scene_before_is_marked_and_goes_with_the_step() -> None:
    app = press(presented(5), "before")
    before = step_before(STORY.steps[4], 5, LOOK)
    assert before and unescaped(before.sentences[0]) in unescaped(words_of(app)) and "之前" in words_of(app)
    assert "之前" not in words_of(press(app, "go_"))


def test_a_slider_moves_the_step_and_never_the_viewers_own_scenario() -> None:
    app = press(presented(BALANCE), "levers")
    plain = words_of(app)
    own = History(BASELINE)
    app.session_state[session.HISTORY] = own
    app = ran(app.slider(key="present_lever_irrigation_per_mu").set_value(300.0).run())
    assert "已移动" in words_of(app) and words_of(app) != plain
    assert app.session_state[session.HISTORY] == own
    app = ran(app.button(key="present_reset").click().run())
    assert "已移动" not in words_of(app)


def test_a_moved_step_can_be_seen_before_the_move() -> None:
    facts = load_facts()
    lever = facts.baseline.by_id["irrigation_per_mu"]
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    moved = with_lever(BASELINE, lever.id, 300.0, default=lever.default)
    app.session_state[place.MOVED] = {(STORY.id, BALANCE): moved}
    app.query_params["story"], app.query_params["step"] = STORY.id, str(BALANCE)
    app = press(ran(app.switch_page(SCRIPT).run()), "before")
    whole = step_content(STORY.steps[BALANCE - 1], BALANCE, LOOK)
    assert unescaped(whole.sentences[0]) in unescaped(words_of(app))


def test_what_is_moved_on_a_page_comes_back_to_the_step_and_the_own_scenario_waits() -> None:
    app = presented(REACH)
    own = History(with_crossing(BASELINE, "x_huanggang", closed=True))
    app.session_state[session.HISTORY] = own
    app = press(app, "live")
    assert app.session_state[session.HISTORY].present == step_content(STORY.steps[REACH - 1], REACH, LOOK).scenario
    app.session_state[session.HISTORY] = History(with_crossing(BASELINE, "x_jianbang", closed=True))
    app = ran(app.button(key="present_back_in").click().run())
    assert address_of(app, "step") == str(REACH) and "已移动" in words_of(app)
    assert app.session_state[session.HISTORY] == own


def test_esc_leads_to_where_the_story_was_entered_and_one_button_back() -> None:
    app = open_page("pages/whatif/balance.py")
    app.query_params["story"], app.query_params["step"] = STORY.id, "5"
    app = press(ran(app.switch_page(SCRIPT).run()), "leave")
    assert any("以水四定" in title.value for title in app.title) or "以水四定" in words_of(app)
    app = ran(app.button(key="present_back_in").click().run())
    assert app.title[0].value == step_content(STORY.steps[4], 5, LOOK).heading


def test_a_story_or_step_that_is_not_there_is_told_in_a_sentence() -> None:
    assert "未找到该汇报" in words_of(open_page(SCRIPT, story="nowhere"))
    app = open_page(SCRIPT, story=STORY.id, step="99")
    assert app.title[0].value == STORY.steps[0].heading.zh and "无法识别" in words_of(app)


def test_no_menu_lists_the_presenter() -> None:
    hidden = [page for pages in build_pages().values() for page in pages if page.url_path == "present"]
    assert [page.visibility for page in hidden] == ["hidden"]


def test_a_step_with_signs_can_be_turned_to_the_live_picture_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    sign = Annotation(kind="text", x=0.5, y=0.5, words=Words(zh="此处"))
    first = STORY.steps[0].model_copy(update={"annotations": (sign,)})
    marked = STORY.model_copy(update={"steps": (first, *STORY.steps[1:])})
    monkeypatch.setattr(place, "story_of", lambda ident: marked)
    app = presented(1)
    assert app.get("image") and not app.get("deck_gl_json_chart")
    app = press(app, "marks")
    assert app.get("deck_gl_json_chart") and not app.get("image")
    app = press(press(app, "go_"), "go")
    assert app.get("image"), "whoever comes back sees the signs again"
