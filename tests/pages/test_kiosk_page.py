"""One visit to the kiosk: every screen, an honest score, and nothing left for the next visitor."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.base import pin
from components.base import settings as sites
from components.store.visits import Tally
from components.story.kiosk import pictures
from components.story.kiosk.challenges import CHALLENGES, question, reply
from components.ui.kiosk import operator, visit
from components.ui.kiosk.visit import VISIT
from tests.pages.opening import ROOT, address_of, open_page, ran, words_of

SCRIPT = "pages/story/kiosk.py"


def press(app: AppTest, name: str) -> AppTest:
    return ran(app.button(key=f"kiosk_{name}").click().run())


def options(ident: str, *, is_right: bool) -> str:
    replies = {option.ident: reply(ident, option.ident, "zh") for option in question(ident, "zh").options}
    return next(option for option, model in replies.items() if model.is_right == is_right)


def keys_of(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def test_the_start_screen_offers_three_questions_and_nothing_else() -> None:
    app = open_page(SCRIPT)
    own = {key for key in keys_of(app) if not key.startswith("kiosk_")}
    assert {f"kiosk_ask_{ident}" for ident in CHALLENGES} <= keys_of(app)
    assert not app.get("text_input") and not app.get("file_uploader") and not app.get("download_button")
    assert not [key for key in own if "search" in key]


@pytest.mark.parametrize("ident", CHALLENGES)
def test_a_guess_meets_the_answer_of_the_model(ident: str) -> None:
    app = press(open_page(SCRIPT), f"ask_{ident}")
    assert question(ident, "zh").text[:8] in words_of(app).replace("\\", "")
    wrong = options(ident, is_right=False)
    app = press(app, f"choose_{wrong}")
    assert "没猜中也没关系" in words_of(app)
    assert f"hall/picture/{ident}-{reply(ident, wrong, 'zh').pictured}-zh" in words_of(app)
    assert len(app.get("progress")) == len(question(ident, "zh").options)


def test_three_in_a_row_end_with_a_score_that_counts_first_guesses_only() -> None:
    app = press(open_page(SCRIPT), "path")
    for place, ident in enumerate(CHALLENGES):
        app = press(app, f"choose_{options(ident, is_right=place == 0)}")
        app = press(app, "next" if place < len(CHALLENGES) - 1 else "to_card")
    assert "猜了 3 题，猜对 1 题" in words_of(app)
    app = press(press(app, "home"), "ask_land")
    app = press(press(app, f"choose_{options('land', is_right=True)}"), "to_card")
    assert "猜了 3 题，猜对 1 题" in words_of(app), "a second guess earns nothing"


def test_a_card_without_guesses_has_no_points() -> None:
    app = open_page(SCRIPT)
    assert "star" not in words_of(app)


def test_the_card_has_every_right_answer_with_its_figure_its_grade_and_a_way_to_lower_it() -> None:
    app = press(open_page(SCRIPT), "path")
    for place, ident in enumerate(CHALLENGES):
        app = press(app, f"choose_{options(ident, is_right=False)}")
        app = press(app, "next" if place < len(CHALLENGES) - 1 else "to_card")
    words = words_of(app).replace("\\", "")
    for ident in CHALLENGES:
        model = reply(ident, options(ident, is_right=False), "zh")
        assert model.answer in words and f"**{model.value}**" in words and model.basis in words
    assert {"kiosk_low", "kiosk_high", "kiosk_again"} <= keys_of(app)


def test_the_language_is_the_visitors_and_gone_with_the_visit() -> None:
    app = press(open_page(SCRIPT), "lang_en")
    assert "Two minutes will do" in words_of(app) and address_of(app, "lang") == "en"
    app = press(press(app, "ask_park"), f"choose_{options('park', is_right=True)}")
    assert "You got it!" in words_of(app)
    app = press(app, "end")
    assert "猜一猜" in words_of(app) and address_of(app, "lang") == ""
    assert VISIT not in app.session_state


def test_a_phone_gets_a_code_only_where_the_site_says_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(press(open_page(SCRIPT), "ask_crossing"), f"choose_{options('crossing', is_right=True)}")
    words = words_of(press(app, "to_card"))
    assert "网址" not in words.replace("页面状态都在网址里", "").replace("复制网址", "") and "用手机扫一扫" not in words
    stated = sites.Site(sites.Settings(site_address="https://plan.example.org"), ())
    monkeypatch.setattr(sites, "site", lambda: stated)
    app = press(press(open_page(SCRIPT), "ask_crossing"), f"choose_{options('crossing', is_right=True)}")
    assert "用手机扫一扫" in words_of(press(app, "to_card"))


@pytest.mark.parametrize("text", ["loop: [", "loop: []\n"])
def test_broken_files_are_told_to_the_browser_and_to_nobody_else(text: str, data_copy: Path) -> None:
    (data_copy / "kiosk.yaml").write_text(text, encoding="utf-8")
    app = open_page(SCRIPT)
    assert not app.error and "kiosk.yaml" not in words_of(app)
    assert not [key for key in keys_of(app) if key.startswith("kiosk_ask")]
    assert pictures.loop("zh") == ()


PIN = "13572468"


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tally:
    """A site that is locked to the kiosk, with a PIN and counts of its own."""
    monkeypatch.setattr(pin, "COST", 1024)
    stated = sites.Site(sites.Settings(kiosk=True, kiosk_language="en", kiosk_pin=pin.hashed(PIN)), ())
    monkeypatch.setattr(sites, "site", lambda: stated)
    monkeypatch.setattr(operator, "GATE", pin.Gate())
    tally = Tally(tmp_path / "kiosk.sqlite")
    for room in (visit, operator):
        monkeypatch.setattr(room, "shared_tally", lambda: tally)
    return tally


def typed(app: AppTest, digits: str) -> AppTest:
    app = press(app, "operator")
    for digit in digits:
        app = press(app, f"digit_{digit}")
    return press(app, "pin_enter")


def test_a_locked_site_opens_the_kiosk_in_its_language_wherever_one_enters(locked: Tally) -> None:
    app = ran(AppTest.from_file(str(ROOT / "app.py"), default_timeout=90).run())
    assert "Two minutes will do" in words_of(app)
    assert not app.sidebar.button and not [key for key in keys_of(app) if not key.startswith("kiosk_")]


def values_of(app: AppTest) -> dict[str, str]:
    """What the session holds, but for the buttons, its own token, and what the browser says of itself."""
    state = app.session_state._state.filtered_state
    own = ("kiosk_choose", "kiosk_ask", "print_token", "viewport", "explorer_viewport")
    return {key: str(value) for key, value in state.items() if value is not False and not key.startswith(own)}


def test_nothing_of_a_visit_is_left_in_the_session(locked: Tally) -> None:
    fresh = values_of(open_page(SCRIPT))
    app = press(press(open_page(SCRIPT), "lang_zh"), "ask_land")
    app = press(press(app, f"choose_{options('land', is_right=True)}"), "end")
    assert values_of(app) == fresh and "Two minutes will do" in words_of(app)


def test_first_answers_are_counted_once(locked: Tally) -> None:
    app = press(open_page(SCRIPT), "ask_land")
    app = press(press(app, f"choose_{options('land', is_right=True)}"), "to_card")
    press(press(press(app, "home"), "ask_land"), f"choose_{options('land', is_right=False)}")
    locked.flush()
    assert [(day.answers, day.right) for day in locked.days()] == [(1, 1)]


def test_the_panel_opens_with_the_pin_and_shows_counts(locked: Tally) -> None:
    locked.visit(80, "zh")
    locked.flush()
    app = typed(open_page(SCRIPT), "000000")
    assert "kiosk_restart" not in keys_of(app)
    app = typed(app, PIN)
    assert "kiosk_restart" in keys_of(app) and "Counting works" in words_of(app)
    assert app.dataframe[0].value["Visits"].tolist() == [1]
    assert "kiosk_restart" not in keys_of(press(app, "restart")), "the panel closes with it"


def test_too_many_wrong_pins_close_the_panel_for_the_right_one_too(locked: Tally) -> None:
    app = open_page(SCRIPT)
    for _ in range(pin.TRIES):
        app = typed(app, "999999")
    assert "Too many wrong tries" in words_of(press(app, "operator"))
    assert "kiosk_digit_1" not in keys_of(app)


def test_a_site_without_a_pin_has_no_panel() -> None:
    assert "kiosk_operator" not in keys_of(open_page(SCRIPT))
