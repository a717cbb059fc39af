"""The yearly report as PDF (typst) and as DOCX whose text and tables can be edited."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from components.base.look import Look, using
from components.drawing.chart import svg_png
from components.export.files import file_name
from components.export.kit import File
from components.handout.deck import Origin, grades_line
from components.handout.parts import fitted
from components.handout.report import Chapter, Report, report_of, rows_of
from components.handout.typesetting import typeset
from components.topics.contract import Table
from components.words.text import tr
from model.scenario import Scenario

PICTURE, PICTURE_CM = (900, 560), (17.0, 11.0)
"""Size in px at which maps are drawn, and the room for a picture on paper in cm."""
FONT = "Microsoft YaHei"


def report_files(scenario: Scenario, look: Look, origin: Origin) -> tuple[File, ...]:
    """The report on offer in both forms; each is put together when it is asked for."""
    with using(look):
        title = tr("体检评估报告")
        labels = (tr("PDF　体检评估报告"), tr("DOCX　体检评估报告，可再编辑"))

    def offer(label: str, ending: str, make: Callable[[Report], bytes]) -> File:
        paper = Look(look.language, "light", look.size, look.width)
        return File(label, file_name(title, suffix=ending), ending, lambda: make(report_of(scenario, paper, origin)))

    return (offer(labels[0], "pdf", report_pdf), offer(labels[1], "docx", report_docx))


def report_pdf(report: Report) -> bytes:
    """The report as PDF with bookmarks. Nothing is fetched."""
    with using(report.look):
        return typeset("report", lambda folder: _as_json(report, folder))


def _as_json(report: Report, folder: Path) -> dict[str, Any]:
    """What the template reads; pictures lie beside it as files."""
    return {
        "title": report.title,
        "area": tr("济南新旧动能转换起步区"),
        "day": report.origin.made_at,
        "language": report.look.language,
        "grades": grades_line(),
        "contents": tr("目录"),
        "sources": tr("出处"),
        "clauses": list(report.clauses),
        "chapters": [_chapter(chapter, folder, place) for place, chapter in enumerate(report.chapters)],
    }


def _chapter(chapter: Chapter, folder: Path, place: int) -> dict[str, Any]:
    picture = None
    if chapter.picture:
        picture = f"p{place}.svg"
        (folder / picture).write_text(chapter.picture(PICTURE), encoding="utf-8")
    tables = [{"title": each.title, "rows": rows_of(each), "note": each.note} for each in chapter.tables]
    words = {"heading": chapter.heading, "answer": chapter.answer, "notice": chapter.notice}
    lists = {"sentences": list(chapter.sentences), "figures": list(chapter.figures), "tables": tables}
    return words | lists | {"picture": picture, "alt": chapter.picture_words}


def report_docx(report: Report) -> bytes:
    """The report as DOCX; headings are headings, so that an office program makes its own contents."""
    with using(report.look):
        file = Document()
        _set_font(file)
        file.core_properties.title = report.title
        file.add_heading(report.title, 0)
        for line in (tr("济南新旧动能转换起步区"), report.origin.made_at, grades_line()):
            file.add_paragraph(line)
        for chapter in report.chapters:
            _add_chapter(file, chapter)
        file.add_heading(tr("出处"), 1)
        for n, clause in enumerate(report.clauses, 1):
            file.add_paragraph(f"{n}. {clause}")
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def _set_font(file: Any) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = file.styles[name]
        style.font.name = FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    file.styles["Normal"].font.size = Pt(10.5)
    for section in file.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.0)


def _add_chapter(file: Any, chapter: Chapter) -> None:
    file.add_page_break()
    file.add_heading(chapter.heading, 1)
    file.add_paragraph().add_run(chapter.answer).bold = True
    if chapter.picture:
        svg = chapter.picture(PICTURE)
        width, _ = fitted(svg, PICTURE_CM)
        shape = file.add_picture(BytesIO(svg_png(svg, scale=1.5)), width=Cm(width))
        shape._inline.docPr.set("descr", chapter.picture_words)  # the library has no name for alternative text
    for sentence in chapter.sentences:
        file.add_paragraph(sentence)
    for figure in chapter.figures:
        file.add_paragraph(figure, style="List Bullet")
    for table in chapter.tables:
        _add_table(file, table)
    file.add_paragraph(chapter.notice)


def _add_table(file: Any, table: Table) -> None:
    file.add_heading(table.title, 2)
    rows = rows_of(table)
    grid = file.add_table(len(rows), len(rows[0]), style="Table Grid")
    for cells, row in zip(grid.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(8)
    if table.note:
        file.add_paragraph(table.note)
