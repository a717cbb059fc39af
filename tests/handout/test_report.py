"""The yearly report and the years as a moving picture say what the pages say."""

import io
import re
from collections.abc import Iterator

import pytest
from docx import Document
from PIL import Image, ImageSequence
from pypdf import PdfReader

from components.base.look import Look
from components.export.kit import MIME
from components.handout import report as reports
from components.handout.deck import Origin
from components.handout.page_files import Page
from components.handout.report import Report, report_of, rows_of
from components.handout.report_files import report_docx, report_files, report_pdf
from components.handout.years_gif import years_gif
from components.topics.views import view_of
from model.scenario import BASELINE

LOOK = Look("zh", "light", 1.0, 1000)
CHAPTERS = ("overview", "facilities")


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reports, "CHAPTERS", {page: reports.CHAPTERS[page] for page in CHAPTERS})
        yield report_of(BASELINE, LOOK, Origin("2026-11-30"))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words_of(report: Report) -> list[str]:
    chapters = report.chapters
    words = [word for each in chapters for word in (each.heading, each.answer, *each.sentences, *each.figures)]
    return [*words, *(cell for each in chapters for table in each.tables for row in rows_of(table) for cell in row)]


def test_chapters_hold_the_answers_and_numbers_of_the_pages(report: Report) -> None:
    for chapter, page in zip(report.chapters, CHAPTERS, strict=True):
        view = view_of(page)
        assert view
        content = view.content(view.parse({})[0], BASELINE, LOOK)
        assert (chapter.heading, chapter.answer) == (content.heading, content.answer)
        assert all(figure.value in line for figure, line in zip(content.figures, chapter.figures, strict=True))
        for table in chapter.tables:
            whole = next(each.frame for each in content.tables if each.ident == table.ident)
            assert table.frame.equals(whole[list(table.frame.columns)])
    counts = report.chapters[1].tables[0]
    assert [row[1] for row in rows_of(counts)[1:]] == [str(n) for n in counts.frame.iloc[:, 1]]


def test_the_document_on_paper_says_every_word_of_the_report(report: Report) -> None:
    file = PdfReader(io.BytesIO(report_pdf(report)))
    whole = bare("".join(page.extract_text() for page in file.pages))
    assert [word for word in words_of(report) if bare(word)[:12] not in whole] == []
    assert all(bare(clause)[-12:] in whole for clause in report.clauses), "quotations are whole"
    assert len(file.outline) >= len(CHAPTERS) + 1


def test_the_document_to_edit_has_the_same_words_tables_and_pictures_with_words(report: Report) -> None:
    file = Document(io.BytesIO(report_docx(report)))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]
    assert tables == [rows_of(table) for chapter in report.chapters for table in chapter.tables]
    texts = {paragraph.text for paragraph in file.paragraphs}
    for chapter in report.chapters:
        assert {chapter.answer, *chapter.sentences, *chapter.figures} <= texts
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == [
        chapter.picture_words for chapter in report.chapters
    ]


def test_every_page_and_column_that_the_report_names_exists() -> None:
    for page, tables in reports.CHAPTERS.items():
        view = view_of(page)
        assert view and tables
    files = report_files(BASELINE, LOOK, Origin("2026-11-30"))
    assert [(file.ending, file.mime) for file in files] == [("pdf", MIME["pdf"]), ("docx", MIME["docx"])]


def test_the_moving_picture_has_a_frame_a_year() -> None:
    view = view_of("crossings")
    assert view
    page = Page(view, view.parse({})[0], BASELINE)
    moving = Image.open(io.BytesIO(years_gif(page, (2021, 2035), LOOK)))
    assert moving.format == "GIF" and moving.size == (960, 600)
    frames = list(ImageSequence.Iterator(moving))
    assert len(frames) == 2, "the years differ"
    assert moving.info["loop"] == 0
