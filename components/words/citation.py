"""Citations: the source of a figure in words a person can check and copy."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.base.look import SOURCE_LANGUAGE
from components.base.scales import GRADE_MARK
from components.words.quotation import in_marks, printed
from components.words.text import from_data, language, original, pick, tr
from data.catalog import Source

GRADES = {"official": "官方文件", "reported": "媒体报道", "derived": "推算", "assumed": "假设", "user": "自定"}
SCOPES = {"direct": "直管区", "area": "全域（798平方公里）", "city": "全市"}
KINDS = {"actual": "实际", "plan": "计划", "goal": "目标", "reported": "报道"}


def grade_of(kind_or_grade: str) -> str:
    """The grade a person sees: actual, plan and goal figures come from the two documents."""
    return "official" if kind_or_grade in {"actual", "plan", "goal"} else kind_or_grade


def grade_label(grade: str) -> str:
    """Mark and name of a grade: `● 官方文件`. Shape and word carry it, not colour."""
    return f"{GRADE_MARK.get(grade, '○')} {tr(GRADES.get(grade, grade))}"


def scope_label(scope: str) -> str:
    """Name of a statistical scope."""
    return tr(SCOPES.get(scope, scope))


def scope_short(scope: str) -> str:
    """Name of a statistical scope without its size."""
    return tr(SCOPES.get(scope, scope).partition("（")[0])


@dataclass(frozen=True)
class Citation:
    """One clause of one source. `publisher` issued it, "" where that is not known; `reprinted_on` is the site on
    which it was read instead."""

    grade: str
    scope: str
    quote: str
    locator: str
    source_title: str
    publisher: str
    date: str
    url: str
    note: str
    source_id: str = ""
    reprinted_on: str = ""

    @property
    def document(self) -> str:
        """Issuer, title and date, then the site of a reprint."""
        issued = self.date if self.publisher else tr("{date}，原发布者未载明", date=self.date)
        when = tr("{date}，转载于 {site}", date=issued, site=self.reprinted_on) if self.reprinted_on else issued
        if not self.publisher:
            return tr("{title}（{date}）", title=self.source_title, date=when)
        return tr("{publisher}：{title}（{date}）", publisher=self.publisher, title=self.source_title, date=when)

    def text(self) -> str:
        """The citation to copy into a report."""
        place = tr("，{locator}", locator=place_label(self.locator)) if self.locator else ""
        clause = tr("：{quote}", quote=in_marks(self.quote)) if self.quote else ""
        return self.document + place + clause


NUMERALS = "一二三四五六七八九十"
PLACES = {
    "附件": "annex", "文首": "opening", "文末": "closing", "末段": "last paragraph", "印发通知": "notice of issue",
    "报道正文": "text of the report",
}  # fmt: skip
HEADINGS = ((r"第(.+)步", "step"), (r"（(.+)）", "section"), (r"(.+)是", "point"), (r"(.+?)(、.*)?", "part"))


def place_label(locator: str) -> str:
    """A path of headings in words: as it is in Chinese; elsewhere `part 2, section 1, item 4`."""
    if language() == SOURCE_LANGUAGE:
        return locator
    return ", ".join(_place_part(part) for part in locator.split("/"))


def _place_part(part: str) -> str:
    """One heading of a path. Headings that are no number stay as they are, in quotation marks."""
    if part in PLACES:
        return PLACES[part]
    if part.isdigit():
        return f"item {part}"
    for pattern, word in HEADINGS:
        match = re.fullmatch(pattern, part)
        if match and match[1] in (*NUMERALS, "十一"):
            return f"{word} {(*NUMERALS, '十一').index(match[1]) + 1}"
    return original(part)


def source_line(source: Source) -> str:
    """A source in one line under a picture: publisher and title; the English title alone in other languages."""
    return tr("资料来源：{source}", source=pick(f"{source.issuer}{source.printed_title}", source.title.en))


def cite(row: "pd.Series[str] | Mapping[str, Any]", sources: dict[str, Source]) -> Citation:
    """The citation of a row of any table of facts (columns source_id, locator, quote, note; kind or grade; scope)."""
    source = sources[row["source_id"]]
    grade = grade_of(str(row.get("kind") or row.get("grade") or source.grade))
    return Citation(
        grade=grade,
        scope=str(row.get("scope") or ""),
        quote=printed(str(row.get("quote") or "")),
        locator=str(row.get("locator") or ""),
        source_title=pick(source.printed_title, source.title.en),
        publisher=from_data(source.issuer),
        date=source.date or tr("日期未注明"),
        url=source.url or "",
        note=str(row.get("note") or ""),
        source_id=source.id,
        reprinted_on=_site(source.reprinted_on),
    )


def _site(name: str) -> str:
    """An address stays as it is in every language."""
    return name if name.isascii() else from_data(name)


@dataclass(frozen=True)
class Input:
    """One figure that enters a derivation; `citation` None where it is itself computed, with `label` saying how."""

    label: str
    value: str
    citation: Citation | None = None


@dataclass(frozen=True)
class Derivation:
    """Arithmetic that a person can follow: what is computed, with which figures, and what comes out."""

    title: str
    formula: str
    filled: str
    result: str
    inputs: tuple[Input, ...] = ()

    def text(self) -> str:
        """The whole arithmetic in lines, to copy into a report."""
        lines = [f"{self.title}{tr('：')}{self.formula}", self.filled, self.result]
        return "\n".join([line for line in lines if line] + [f"{i.label} {i.value}" for i in self.inputs])
