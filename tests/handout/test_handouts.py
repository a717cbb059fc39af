"""What is handed out says what the page says, names its sources on every page, and opens without a network."""

import io
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from components.base.look import Look
from components.handout.deck import Deck, Origin
from components.handout.html_file import html_bytes
from components.handout.page_files import Page, page_files
from components.handout.parts import figure_lines, label_line
from components.handout.pdf_file import pdf_bytes
from components.handout.pptx_file import pptx_bytes
from components.handout.slide import Place
from components.handout.slides import deck_of, deck_of_page
from components.topics.contract import Figure
from components.topics.views import view_of
from data.stories import Scene, Story, StoryStep, Words
from model.scenario import BASELINE

HOSTILE = "<script>alert(1)</script> & “x” #set *bold* $x$"
STORY = Story(
    id="trial",
    title=Words(zh="试讲", en="A trial"),
    audience=Words(zh="内部", en="Ourselves"),
    steps=(
        StoryStep(
            view="targets",
            query={"out": "gdp"},
            scenario="plan_continued",
            heading=Words(zh="目标"),
            words=(Words(zh="2023年为{gdp.actual.2023.level}。"), Words(zh="{answer}")),
            notes=Words(zh="说慢一点"),
            before=Scene(view="targets", query={"out": "gdp"}),
        ),
        StoryStep(view="overview", heading=Words(zh=HOSTILE), words=(Words(zh="{gdp.actual.1999}"),)),
    ),
)
SITE = "http://10.0.0.9:8501"


@pytest.fixture(scope="module")
def deck() -> Deck:
    return deck_of(STORY, Look("zh", "light", 1.0, 1240), Origin("2026-11-30", SITE))


class Texts(HTMLParser):
    """Texts of a page outside scripts and styles, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.fetched: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.fetched += [
            value for name, value in attrs if name in {"src", "href", "xlink:href"} and value and value[0] != "#"
        ]

    def handle_data(self, data: str) -> None:
        if self.inside not in {"script", "style"}:
            self.texts.append(data)


@cache
def slides_of(deck: Deck) -> Any:
    return Presentation(io.BytesIO(pptx_bytes(deck)))


def texts_of_pptx(deck: Deck) -> list[str]:
    file = slides_of(deck)
    return [
        "\n".join(
            [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            + [slide.notes_slide.notes_text_frame.text]
        )
        for slide in file.slides
    ]


@cache
def texts_of_pdf(deck: Deck) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf_bytes(deck))).pages]


def texts_of_html(deck: Deck) -> list[str]:
    reader = Texts()
    reader.feed(html_bytes(deck).decode())
    assert [address for address in reader.fetched if not address.startswith("data:")] == []
    return ["\n".join(reader.texts)]


MAKERS = [pytest.param(make, id=make.__name__) for make in (texts_of_pptx, texts_of_pdf, texts_of_html)]


def bare(text: str) -> str:
    """Without spaces and line breaks, which a page sets as it likes."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("texts_of", MAKERS)
def test_every_form_says_the_same_words_figures_and_clauses(texts_of: Callable[[Deck], list[str]], deck: Deck) -> None:
    whole = bare("".join(texts_of(deck)))
    for slide in deck.slides:
        for text in (slide.heading, *map(deck.with_marks, (slide.lead, *slide.body))):
            assert bare(text) in whole
        for figure, line in zip(slide.figures, map(deck.with_marks, slide.figure_rows(2)), strict=False):
            assert bare(figure.value) in whole and bare(f"{label_line(figure)}{line[line.rindex('[') :]}") in whole
    assert "113.2亿元" in whole
    assert all(bare(clause)[:40] in whole for clause in deck.clauses)
    assert "2026-11-30" in whole and "官方文件" in whole and deck.slides[0].code in whole


@pytest.mark.parametrize("texts_of", [texts_of_pptx, texts_of_pdf])
def test_every_page_of_a_step_has_notice_day_and_code(texts_of: Callable[[Deck], list[str]], deck: Deck) -> None:
    pages = [bare(text) for text in texts_of(deck)]
    steps = [page for page in pages if "方案码" in page]
    charts = ["trajectory before", "trajectory after", "tornado", "map of the area", "key figures", "three steps"]
    assert len(steps) == len(charts), "a page for every chart of a step, and for the scene that it is compared with"
    assert all("2026-11-30" in page for page in pages)
    assert all(bare(slide.notice)[:20] in "".join(steps) for slide in deck.slides)


def test_what_a_step_names_wrongly_is_left_out_and_said_in_the_notes(deck: Deck) -> None:
    slide = next(slide for slide in deck.slides if slide.faults)
    assert slide.sentences == ()
    assert "第2步" in slide.faults[0]
    assert any("gdp.actual.1999" in text for text in texts_of_pptx(deck))


def test_notes_are_in_the_notes_and_pictures_have_words(deck: Deck) -> None:
    file = slides_of(deck)
    assert sum(slide.notes_slide.notes_text_frame.text.startswith("说慢一点") for slide in file.slides) >= 1
    shapes = [shape for slide in file.slides for shape in slide.shapes if shape.shape_type == 13 or shape.has_chart]
    words = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in shapes]
    assert len(words) > 6 and all(words)
    area = file.slide_width * file.slide_height
    map_picture = max(shapes, key=lambda shape: shape.width * shape.height if shape.shape_type == 13 else 0)
    assert map_picture.width * map_picture.height >= 0.38 * area


def test_labels_of_figures_do_not_repeat_what_they_share() -> None:
    figures = [
        Figure("2024年到老城：全域平均", "45 分钟", "derived"),
        Figure("2024年到老城：30分钟内", "14%", "derived"),
    ]
    first, second = figure_lines(figures)
    assert first.startswith("2024年到老城：全域平均　45 分钟") and second.startswith("30分钟内　14%")
    assert figure_lines(figures[:1]) == [first]
    assert figure_lines([Figure("来源", "61", "derived"), Figure("矛盾", "45", "derived")])[1].startswith("矛盾")


def test_the_page_without_a_network_runs_its_own_script_only(deck: Deck) -> None:
    text = html_bytes(deck).decode()
    script = re.search(r"<script>(.*)</script>", text, re.DOTALL)
    assert script and text.count("<script") == 1, "no text of a story opens an element"
    digest = b64encode(sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text and "default-src 'none'" in text
    assert len(text) < 5e6
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids)), "pictures share no ids"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_single_page_makes_a_deck_of_its_answer_and_figures(language: str) -> None:
    view, look = view_of("balance"), Look(language, "dark", 1.0, 1240)
    assert view
    state, _ = view.parse({"year": "2030"})
    content = view.content(state, BASELINE, look)
    made = deck_of_page(content, Place("balance", {"year": "2030"}), BASELINE, look, Origin("2026-11-30", SITE))
    assert made.slides[0].sentences[0] == content.answer
    assert made.slides[0].link.startswith(f"{SITE}/balance?year=2030&s=")
    assert len(PdfReader(io.BytesIO(pdf_bytes(made))).pages) == 3, "two charts and the sources"


def test_every_page_offers_its_handouts_and_makes_none_until_asked() -> None:
    made: list[Look] = []
    view = view_of("balance")
    assert view
    counted = replace(
        view, build=lambda state, scenario, look: (made.append(look), view.build(state, scenario, look))[1]
    )
    state, _ = counted.parse({"year": "2030"})
    look = Look("en", "dark", 2.0, 3840)
    files = page_files(Page(counted, state, BASELINE), "水", look, Origin("2026-11-30", SITE))
    assert [(file.name, file.ending) for file in files] == [("水.pptx", "pptx"), ("水.pdf", "pdf"), ("水.html", "html")]
    assert not made
    page = next(file for file in files if file.ending == "html").make().decode()
    assert made == [Look("en", "dark", 1.0, 1000)], "a handout does not depend on the viewer's screen"
    answer = view.content(state, BASELINE, made[0]).answer
    assert escape(answer) in page and f"{SITE}/balance?year=2030" not in page, "addresses are in the code only"


def test_progress_is_heard_after_every_step_and_may_stop_the_making() -> None:
    class StopError(Exception):
        pass

    steps: list[int] = []

    def stop_at_first(place: int) -> None:
        steps.append(place)
        raise StopError

    with pytest.raises(StopError):
        deck_of(STORY, Look(), Origin(), stop_at_first)
    assert steps == [1]
