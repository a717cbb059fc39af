"""Every figure that is handed out leads by its number to a source, under the same number in every form."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from pptx import Presentation
from pypdf import PdfReader

from components.base import cache as data_cache
from components.base.look import Look, using
from components.handout.deck import Deck, Origin
from components.handout.html_file import MAP as FILE_MAP
from components.handout.html_file import html_bytes
from components.handout.pdf_file import OPENING as PAGE_MAP
from components.handout.pdf_file import pdf_bytes
from components.handout.pieces import clauses_of, in_brackets
from components.handout.pptx_file import pptx_bytes
from components.handout.pptx_opening import MAP as SLIDE_ROOM
from components.handout.pptx_slide import MAP_PX
from components.handout.slides import deck_of
from components.story.steps import fault_lines
from components.topics.sources.facts import unknowns_by_group
from components.words.citation import cite
from components.words.text import tr
from data.stories import Story, StoryStep, Words, opening, stories

ONE = next(story for story in stories() if story.id == "one_target")
SLIDE_MAP = (round(MAP_PX * SLIDE_ROOM[0]), round(MAP_PX * SLIDE_ROOM[1]))
MARK = re.compile(r"\[(\d+(?:–\d+)?(?:, ?\d+(?:–\d+)?)*)\]")


@cache
def deck(language: str = "zh") -> Deck:
    return deck_of(ONE, Look(language, width=1000), Origin("2026-11-30"))


@pytest.mark.parametrize(
    ("numbers", "mark"),
    [([], ""), ([3], "[3]"), ([1, 2, 3], "[1–3]"), ([7, 2, 1, 7], "[1–2, 7]"), ([4, 6, 8], "[4, 6, 8]")],
)
def test_numbers_stand_in_brackets_in_order_and_runs_are_shortened(numbers: list[int], mark: str) -> None:
    assert in_brackets(numbers) == mark


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_every_page_has_a_source_or_says_that_it_is_reckoned(language: str) -> None:
    made = deck(language)
    assert made.opening
    pages = [*made.opening.sections, *made.faces]
    for page in pages:
        assert all(row[0].clauses for row in page.figure_rows(6)), page.heading
    assert len(set(made.clauses)) == len(made.clauses)
    assert {made.number_of(clause) for clause in made.clauses} == set(range(1, len(made.clauses) + 1))


def test_numbers_are_the_same_in_every_form_and_lead_to_the_list() -> None:
    made = deck()
    page = html_bytes(made).decode()
    pdf = "".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf_bytes(made))).pages)
    shapes = [shape for slide in Presentation(io.BytesIO(pptx_bytes(made))).slides for shape in slide.shapes]
    slides = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    for number, clause in enumerate(made.clauses, 1):
        entry = f"[{number}] {made.entry(clause)}"
        assert f'<li id="c{number}">' in page and entry in slides
        assert "".join(entry.split())[:30] in "".join(pdf.split())
    for line in (made.slides[0].lead, *made.slides[0].body):
        text = made.with_marks(line)
        assert MARK.search(text), "both sentences rest on something"
        assert "".join(text.split()) in "".join(slides.split()) and "".join(text.split()) in "".join(pdf.split())
    asked = {int(number) for number in re.findall(r'class="mark-of-source" href="#c(\d+)"', page)}
    assert asked and asked <= set(range(1, len(made.clauses) + 1))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_of_the_pdf_runs_over(language: str) -> None:
    made = deck(language)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf_bytes(made))).pages]
    with using(Look(language)):
        first = next(place for place, text in enumerate(texts) if text.startswith(tr("出处与算法")))
    assert made.opening and first == 1 + made.opening.pages + len(made.faces), "title, opening, a page for each slide"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_behind_the_title_says_where_what_when_and_what_is_missing(language: str) -> None:
    story, made = opening(), deck(language).opening
    assert story and made and fault_lines(story, Look(language)) == []
    assert made.picture
    for size in (SLIDE_MAP, PAGE_MAP, FILE_MAP):
        assert '-inset"' in made.picture(size), "where in the city the area lies"
    texts = [sentence for section in made.sections for sentence in section.sentences]
    assert len(texts) == sum(len(step.words) for step in story.steps)
    said = " ".join(texts)
    unknown = sum(map(len, unknowns_by_group().values()))
    for part in ("798", "20%", "15%", "70%", "30%", str(unknown)):
        assert part in said, part
    assert all(list(clauses_of(section.lines)) for section in made.sections), "each section names its sources"


def test_a_page_by_itself_has_no_opening() -> None:
    first = ONE.model_copy(update={"steps": ONE.steps[:1]})
    assert deck_of(first, Look(width=1000), Origin()).opening is None


def test_a_reprint_names_issuer_and_title_before_its_site() -> None:
    sources = data_cache.sources()
    with using(Look()):
        texts = {ident: cite({"source_id": ident}, sources).text() for ident in sources}
    reprints = {ident: source for ident, source in sources.items() if source.reprinted_on}
    assert len(reprints) > 20
    for ident, source in reprints.items():
        text = texts[ident]
        assert text.startswith((f"{source.issuer}：", source.printed_title)) and not text.startswith("：")
        assert f"转载于 {source.reprinted_on}" in text
        assert ("原发布者未载明" in text) == (not source.issuer)
    left = [source.publisher for source in sources.values() if "转载" in source.publisher and not source.reprinted_on]
    assert left == [], "a way of writing that is not understood"


def test_clauses_are_in_the_language_of_the_deck_on_further_charts_too() -> None:
    land = StoryStep(view="layout", query={"panel": "land"}, heading=Words(zh="地"))
    made = deck_of(Story(id="trial", title=Words(zh="题"), steps=(land,)), Look("en", width=1000), Origin())
    assert any(slide.continues for slide in made.slides)
    outside = [re.sub(r"“.*”", "", clause) for clause in made.clauses]
    assert not [text for text in outside if re.search(r"[：（），]", text)]
