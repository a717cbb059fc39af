"""The kiosk says what the models say: one option is right and leads clearly, every sentence names its grade."""

import re

import pytest

from components.base.look import Look
from components.story.kiosk import land, pictures
from components.story.kiosk.challenges import CHALLENGES, question, reply
from components.story.kiosk.parts import declared
from components.story.references import REFERENCE
from components.story.steps import step_content
from components.topics.whatif.facts import load_facts
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT
from model.scenario_check import check

LANGUAGES = ("zh", "en")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
YEAR = re.compile(r"(?<!\d)20[2-3]\d(?!\d)")
CASES = [(ident, code) for ident in CHALLENGES for code in LANGUAGES]
LEAD = 1.15
"""The best answer is at least so many times the second: nobody can call it a matter of rounding."""


@pytest.mark.parametrize(("ident", "code"), CASES)
def test_one_option_is_right_and_every_reply_names_it_with_a_grade(ident: str, code: str) -> None:
    put = question(ident, code)
    replies = [reply(ident, option.ident, code) for option in put.options]
    assert sum(each.is_right for each in replies) == 1
    right = next(option for option, each in zip(put.options, replies, strict=True) if each.is_right)
    for each in replies:
        assert [bar.option for bar in each.bars if bar.is_best] == [right]
        assert re.match(r"[●△◇] ", each.basis) and re.search(r"[●△◇]", each.measure)
        same = (each.answer, each.value, each.sentence, each.basis)
        assert same == (replies[0].answer, replies[0].value, replies[0].sentence, replies[0].basis), (
            "the truth does not depend on the guess"
        )
        assert each.value == next(bar.value for bar in each.bars if bar.is_best) or ident == "land"


@pytest.mark.parametrize("ident", CHALLENGES)
def test_the_best_answer_leads_clearly(ident: str) -> None:
    lengths = sorted(bar.length for bar in reply(ident, question(ident, "zh").options[0].ident, "zh").bars)
    assert lengths[-1] == 1.0 and lengths[-1] >= LEAD * lengths[-2]


@pytest.mark.parametrize("ident", CHALLENGES)
def test_english_has_no_chinese_and_a_question_is_short(ident: str) -> None:
    put = question(ident, "en")
    model = reply(ident, put.options[0].ident, "en")
    words = [put.title, put.text, put.hint, model.sentence, model.teaching, model.measure]
    words += [model.answer, model.value, model.basis]
    words += [option.label for option in put.options] + [bar.value for bar in model.bars]
    assert not [text for text in words if CHINESE.search(text)]
    assert len(question(ident, "zh").text) <= 40


def test_the_land_question_keeps_the_limits_of_the_opinion() -> None:
    best = land.most_allowed() * land.TENTH_PCT
    assert best <= BUILT_CAP_PCT and 100 - best >= BLUE_GREEN_FLOOR_PCT
    assert any(count * land.TENTH_PCT > BUILT_CAP_PCT for count in declared().land.tenths)


@pytest.mark.parametrize("ident", CHALLENGES)
def test_what_a_phone_opens_is_a_sound_scenario(ident: str) -> None:
    for option in question(ident, "zh").options:
        model = reply(ident, option.ident, "zh")
        assert not model.scenario.is_baseline or ident == "land"
        if not model.scenario.closures:
            check(model.scenario, load_facts().catalogue)


def test_an_option_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        reply("land", "tenths_9", "zh")
    with pytest.raises(KeyError):
        question("nothing", "zh")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_declared_scene_can_be_told(code: str) -> None:
    steps = declared().loop
    assert len(pictures.loop(code)) == len(steps)
    for number, step in enumerate(steps, 1):
        assert step_content(step, number, Look(code)).faults == ()
        for words in (step.heading, *step.words):
            for text in (words.zh, words.en):
                assert not re.search(r"\d", YEAR.sub("", REFERENCE.sub("", text))), text


def test_a_picture_has_a_name_of_ours_or_there_is_none() -> None:
    drawn = pictures.picture("land-tenths_3-en-tall.webp")
    assert drawn is not None and drawn.plain[8:12] == b"WEBP"
    for name in ("land-tenths_9-zh-tall.webp", "land-start-zh-round.webp", "land-start-xx-tall.webp",
                 "loop-99-zh-tall.webp", "../x", "nothing-start-zh-tall.webp"):  # fmt: skip
        assert pictures.picture(name) is None


@pytest.mark.parametrize("ident", CHALLENGES)
def test_what_is_pictured_is_an_option_and_drawn_once(ident: str) -> None:
    pictured = [reply(ident, option.ident, "zh").pictured for option in question(ident, "zh").options]
    names = [name for name in pictures.every_name("zh", is_upright=True) if name.startswith(f"{ident}-")]
    assert set(pictured) <= {option.ident for option in question(ident, "zh").options}
    assert len(names) == 1 + len(set(pictured)) and len(set(names)) == len(names)


def test_a_wrong_guess_about_a_crossing_sees_what_the_right_answer_does() -> None:
    options = question("crossing", "zh").options
    right = next(option.ident for option in options if reply("crossing", option.ident, "zh").is_right)
    assert {reply("crossing", option.ident, "zh").pictured for option in options} == {right}
