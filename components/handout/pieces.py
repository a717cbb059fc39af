"""Lines of a slide in pieces, each with the clauses of what it says, whose numbers stand behind it in brackets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.handout.parts import figure_lines
from components.story.references import Run
from components.topics.contract import Content, Figure
from components.words.citation import Citation
from components.words.text import tr


@dataclass(frozen=True)
class Piece:
    """A stretch of text and the clauses that it rests on."""

    text: str
    clauses: tuple[str, ...] = ()


Line = tuple[Piece, ...]


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
    return tr("本系统推算或统计，不是文件所载：算法、假设和所据资料见“{page}”页", page=content.heading)


def line_of_runs(runs: Sequence[Run], own: str) -> Line:
    """A sentence; what comes from no document rests on `own`. Of several figures in a row from the same clauses the
    last one has them."""
    pieces = [
        Piece(run.text, _clauses(run.citations, own, is_reckoned=run.is_reckoned) if run.citations is not None else ())
        for run in runs
        if run.text
    ]
    following: tuple[str, ...] = ()
    for place in reversed(range(len(pieces))):
        clauses = pieces[place].clauses
        if clauses and clauses == following:
            pieces[place] = Piece(pieces[place].text)
        following = clauses or following
    return tuple(pieces)


def figure_rows(figures: Sequence[Figure], own: str) -> tuple[Line, ...]:
    """The figures line by line."""
    lines = figure_lines(figures)
    return tuple((Piece(line, _clauses(figure.citations, own)),) for line, figure in zip(lines, figures, strict=True))


def _clauses(citations: Sequence[Citation], own: str, *, is_reckoned: bool = False) -> tuple[str, ...]:
    cited = dict.fromkeys(citation.text() for citation in citations)
    return (*cited, *([own] if own and (is_reckoned or not cited) else []))
