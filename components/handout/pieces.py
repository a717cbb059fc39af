"""Lines of a slide in pieces, each with the clauses of what it says, whose numbers stand behind it in brackets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.drawing.charts.lettering import width_em
from components.handout.parts import figure_lines
from components.story.references import Run
from components.topics.contract import Content, Figure
from components.words.citation import Citation
from components.words.paper_citation import on_paper
from components.words.text import paragraph, tr


@dataclass(frozen=True)
class Piece:
    """A stretch of text and the clauses that it rests on."""

    text: str
    clauses: tuple[str, ...] = ()


Line = tuple[Piece, ...]
SENTENCE_END = re.compile(r"[。！？](?=[^”』」])|(?<=[a-z)%][.!?])\s+(?=[A-Z“\d])")
"""Where a further sentence begins."""
LONGEST_LEAD, LONGEST_LATIN = 66.0, 84.0
"""Width of the sentence that is a slide's title, in letters, in Chinese and elsewhere: two lines."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def parted(lines: Sequence[Line]) -> tuple[Line, tuple[Line, ...]]:
    """The first sentence, which can be a title, and what is said after it; no title where it is too long for one."""
    if not lines:
        return (), ()
    lead, rest = _first_sentence(lines[0])
    longest = LONGEST_LEAD if CHINESE.search(text_of(lead)) else LONGEST_LATIN
    if width_em(text_of(lead)) > longest or not text_of(lead):
        return (), tuple(lines)
    return lead, (*((rest,) if text_of(rest).strip() else ()), *lines[1:])


def _first_sentence(line: Line) -> tuple[Line, Line]:
    """The line up to where a further sentence begins, without its full stop, and from there on."""
    for place, piece in enumerate(line):
        match = SENTENCE_END.search(piece.text)
        if match:
            head = Piece(piece.text[: match.start()].rstrip("。."), piece.clauses)
            return (*line[:place], head), (Piece(piece.text[match.end() :], piece.clauses), *line[place + 1 :])
    if line and line[-1].text.endswith(("。", ".")):
        last = Piece(line[-1].text[:-1], line[-1].clauses)
        return (*line[:-1], *((last,) if last.text or last.clauses else ())), ()
    return line, ()


MEASURES = "平方公里|平方米|立方米|公里|公顷|人|元|处|张|所|条|项|分钟|步|页|天|个|倍|米|座|亩|户|家|级|次|季|岁|吨"
UNITS = f"(?:(?:万亿|亿|万)?(?:{MEASURES})|万亿|亿|万)"
"""Units as they stand behind a number, as a regular expression that typst knows too."""
LATIN = "km|m²|m³|ha|minutes?|people|yuan|percent|CNY|beds?"
NUMBER_AND_UNIT = re.compile(rf"(?<=\d)[ \u00a0]?(?={UNITS}|(?:{LATIN})\b)")
"""Between a number and its unit."""
NUMBER_WITH_UNIT = re.compile(rf"([±−+]?\d[\d,.]*[ \u00a0]?(?:{UNITS}|(?:{LATIN})\b))")
UNIT_FIRST = re.compile(rf"[ \u00a0]?{UNITS}")


def glued(text: str, *, is_one_line: bool = False) -> str:
    """The text with numbers that no line break parts from their units; what stands in one line keeps its spacing."""
    return NUMBER_AND_UNIT.sub(lambda match: "\u00a0" if match[0] or not is_one_line else "", text)


def text_of(line: Line) -> str:
    """The line as plain text without numbers."""
    return "".join(piece.text for piece in line)


def clauses_of(lines: Iterable[Line]) -> Iterable[str]:
    """Every clause of the lines, as they come."""
    return (clause for line in lines for piece in line for clause in piece.clauses)


def in_brackets(numbers: Iterable[int]) -> str:
    """`[1–3, 7]`; "" for none."""
    ordered = sorted(set(numbers))
    if not ordered:
        return ""
    breaks = [place for place, (one, next_one) in enumerate(pairwise(ordered), 1) if next_one > one + 1]
    groups = [ordered[start:end] for start, end in pairwise([0, *breaks, len(ordered)])]
    return f"[{', '.join(str(each[0]) if len(each) == 1 else f'{each[0]}–{each[-1]}' for each in groups)}]"


def own_arithmetic(content: Content | None) -> str:
    """What stands in place of a clause behind a figure that the explorer reckons itself."""
    if content is None:
        return ""
    method = paragraph(*content.method) or tr("由本系统按所列资料统计或计算。")
    return tr("本系统推算（{page}），不是文件所载：{method}", page=content.heading, method=method)


def line_of_runs(runs: Sequence[Run], own: str) -> Line:
    """A sentence; what comes from no document rests on `own`. Of several figures in a row from the same clauses the
    last one has them."""
    pieces = [
        Piece(run.text, _clauses(run.citations, own, is_reckoned=run.is_reckoned) if run.citations is not None else ())
        for run in runs
        if run.text
    ]
    pieces = _with_units(pieces)
    following: tuple[str, ...] = ()
    for place in reversed(range(len(pieces))):
        clauses = pieces[place].clauses
        if clauses and clauses == following:
            pieces[place] = Piece(pieces[place].text)
        following = clauses or following
    return tuple(pieces)


def _with_units(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a unit that is written behind a figure as part of it: its source's number does not part them."""
    whole = list(pieces)
    for place, (figure, words) in enumerate(pairwise(pieces)):
        unit = UNIT_FIRST.match(words.text) if figure.clauses and figure.text[-1:].isdigit() else None
        if unit:
            whole[place] = Piece(figure.text + unit[0], figure.clauses)
            whole[place + 1] = Piece(words.text[unit.end() :], words.clauses)
    return [piece for piece in whole if piece.text]


def figure_rows(figures: Sequence[Figure], own: str) -> tuple[Line, ...]:
    """The figures line by line."""
    lines = figure_lines(figures)
    return tuple((Piece(line, _clauses(figure.citations, own)),) for line, figure in zip(lines, figures, strict=True))


def _clauses(citations: Sequence[Citation], own: str, *, is_reckoned: bool = False) -> tuple[str, ...]:
    cited = dict.fromkeys(on_paper(citation) for citation in citations)
    return (*cited, *([own] if own and (is_reckoned or not cited) else []))
