"""What a reader in the last row sees: letters of some size, whole units, sources in words, no picture twice."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from components.base import cache as data_cache
from components.base.look import Look, using
from components.drawing.charts.lettering import width_em
from components.export.picture import Drawing
from components.handout.deck import Deck, Origin
from components.handout.html_file import html_bytes
from components.handout.pdf_file import pdf_bytes
from components.handout.pieces import NUMBER_WITH_UNIT, UNITS, glued, parted, text_of
from components.handout.pptx_file import pptx_bytes
from components.handout.pptx_frame import FOOT, INNER, TOP
from components.handout.pptx_slide import MAP_PX, MAP_WIDE
from components.handout.slides import deck_of
from components.words.citation import cite
from data.stories import stories

LEAST_PT, OPENING_PT, PX_AN_INCH, LEAST_PX = 10.0, 16.0, 144, 19.9
"""Points of any letter and of a word behind the title; px to the inch where a slide fills 1920 px, and px of a letter
in a picture there."""
LETTERS = re.compile(r'font-size="([\d.]+)')


@cache
def deck(ident: str = "ten_minutes", language: str = "zh") -> Deck:
    story = next(story for story in stories() if story.id == ident)
    return deck_of(story, Look(language, width=1000), Origin("2026-11-30"))


@cache
def file(ident: str = "ten_minutes", language: str = "zh") -> Any:
    return Presentation(io.BytesIO(pptx_bytes(deck(ident, language))))


def paragraphs(page: Any) -> Iterator[tuple[Any, float]]:
    """Paragraphs of a slide with the width of their box in points."""
    for shape in page.shapes:
        if shape.has_text_frame:
            yield from ((paragraph, shape.width.pt) for paragraph in shape.text_frame.paragraphs if paragraph.text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_letter_of_a_slide_is_small_and_none_behind_the_title(language: str) -> None:
    slides = list(file(language=language).slides)
    sizes = [[run.font.size.pt for each, _ in paragraphs(page) for run in each.runs] for page in slides]
    assert min(map(min, sizes)) >= LEAST_PT
    made = deck(language=language)
    said = {text_of(line) for section in made.opening.sections for line in section.lines}  # type: ignore[union-attr]
    opening = [
        run.font.size.pt for page in slides[1:3] for each, _ in paragraphs(page) for run in each.runs[:1]
        if any(run.text.replace("\u00a0", "") in text.replace(" ", "") or run.text[:6] in text for text in said)
    ]  # fmt: skip
    assert len(opening) >= 9 and min(opening) >= OPENING_PT


@pytest.mark.parametrize("ident", ["ten_minutes", "crossings", "one_target"])
def test_letters_of_pictures_are_large_enough_for_the_last_row(ident: str) -> None:
    small = []
    for slide in deck(ident).faces:
        if slide.picture is None:
            continue
        room = (MAP_WIDE, FOOT - TOP) if slide.chart is None else (INNER, FOOT - TOP)
        svg = slide.picture((round(room[0] * MAP_PX), round(room[1] * MAP_PX)))
        drawing = Drawing.of(svg)
        scale = PX_AN_INCH * min(room[0] / drawing.width, room[1] / drawing.height)
        least = min(map(float, LETTERS.findall(svg))) * scale
        small += [(slide.heading, slide.caption, round(least, 1))] if least < LEAST_PX else []
    assert small == []


def test_no_line_breaks_between_a_number_and_its_unit() -> None:
    parted_ones = []
    for page in file().slides:
        for paragraph, width in paragraphs(page):
            size = max(run.font.size.pt for run in paragraph.runs)
            is_source = re.match(r"\[\d+\] ", paragraph.text) or size <= LEAST_PT
            breaks = width_em(paragraph.text) * size * 1.1 >= width
            if breaks and not is_source:
                parted_ones += re.findall(rf".{{3}}\d ?(?={UNITS}).{{3}}", paragraph.text)
    assert parted_ones == []
    assert glued("共 1,234 亿元") == "共 1,234\u00a0亿元" and glued("2035年") == "2035年"
    page = html_bytes(deck()).decode()
    words = "".join(re.findall(r'class="said">.*?</div>', page.split('id="s3"')[1].split('id="sources"')[0]))
    outside = re.sub(r'<span class="unit">.*?</span>|<[^>]+>', "|", words)
    assert words and not re.search(rf"\d ?{UNITS}", outside)


@pytest.mark.parametrize("ident", ["ten_minutes", "crossings", "one_target"])
def test_no_citation_has_a_key_of_a_file_or_leads_to_a_page_that_paper_lacks(ident: str) -> None:
    keys = data_cache.sources()
    for clause in deck(ident).clauses:
        text = deck(ident).entry(clause)
        assert not [key for key in keys if key in text] and "”页" not in text and not re.search(r"[a-z]+_[a-z_]+", text)
        assert "｜" not in text and not re.search(r"[一二三四五六七八九附件]/", text), "a path or cells of a table"
        assert "本系统推算" not in text or len(text) > 40, "how it is reckoned"
    own = [clause for clause in deck(ident).clauses if "本系统推算" in clause]
    assert own and any(re.search(r"所据资料：\[\d", deck(ident).entry(clause)) for clause in own)


def test_a_site_never_stands_where_an_issuer_belongs() -> None:
    with using(Look()):
        texts = [cite({"source_id": ident}, data_cache.sources()).text() for ident in data_cache.sources()]
    assert not [text for text in texts if re.match(r"[a-z\d.-]+\.(com|cn|net|cc|ai)", text)]


@pytest.mark.parametrize("ident", ["ten_minutes", "crossings", "one_target"])
def test_no_two_slides_show_the_same_picture(ident: str) -> None:
    pictures = [slide.picture((600, 400)) for slide in deck(ident).faces if slide.picture]
    assert len(set(pictures)) == len(pictures)


def test_the_same_quantity_has_the_same_axis_before_and_after() -> None:
    charts = [slide.chart for slide in deck().faces if slide.chart and slide.chart.ident == "trajectory"]
    ends = {tuple(chart.rows.loc[chart.rows["kind"] == "axis", "value"]) for chart in charts if chart.rows is not None}
    assert len(charts) == 2 and len(ends) == 1


def test_the_question_about_water_is_answered_in_words_first() -> None:
    water = next(slide for slide in deck().slides if slide.heading == "水够不够？")
    assert text_of(water.lead).startswith("够不够，现有资料不能判断") and "9,600" in text_of(water.lead)


@pytest.mark.parametrize("ident", ["ten_minutes", "crossings", "one_target"])
def test_no_title_is_said_again_under_it_and_figures_are_those_of_the_words(ident: str) -> None:
    for slide in deck(ident).faces:
        assert text_of(slide.lead) not in [text_of(line) for line in slide.body]
        words = slide.heading + "".join(slide.sentences)
        assert all(figure.value in words for figure in slide.figures), slide.heading


def test_the_pages_of_the_sources_are_named_and_steps_are_counted_alike() -> None:
    slides = list(file().slides)
    texts = ["\n".join(paragraph.text for paragraph, _ in paragraphs(page)) for page in slides]
    first = next(place for place, text in enumerate(texts, 1) if text.startswith("出处与算法"))
    assert f"见第{first}至{len(slides)}页" in texts[0].replace("\u00a0", "").replace(" ", "")
    pdf = [page.extract_text().replace(" ", "") for page in PdfReader(io.BytesIO(pdf_bytes(deck()))).pages]
    first = next(place for place, text in enumerate(pdf, 1) if text.startswith("出处与算法"))
    assert f"见第{first}至{len(pdf)}页" in pdf[0].replace("\u00a0", "")
    page = html_bytes(deck()).decode()
    for step in range(1, 10):
        words = f"第{step}步，共9步"
        assert words in page and any(words in text.replace("\u00a0", "").replace(" ", "") for text in texts)
        assert any(words in text for text in pdf)


def test_a_first_sentence_is_a_title_and_a_long_one_is_not() -> None:
    line = deck().slides[0].lines[0]
    lead, rest = parted((line,))
    assert text_of(lead) and not text_of(lead).endswith("。") and rest == ()
    assert parted(((type(line[0])("很长" * 60),),))[0] == ()
    assert NUMBER_WITH_UNIT.findall("约 9,600 万立方米") == ["9,600 万立方米"]
