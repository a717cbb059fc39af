"""What is handed out before any file format: the slides of a story or page in one look, with numbered sources."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from components.base.look import Look
from components.base.scales import GRADE_MARK
from components.drawing.chart import Chart
from components.handout.pieces import Line, clauses_of, figure_rows, in_brackets, text_of
from components.topics.contract import Figure
from components.words.citation import GRADES
from components.words.format import number
from components.words.text import tr


@dataclass(frozen=True)
class Origin:
    """Day of making, in words, and the address under which others reach the explorer, "" where there is none."""

    made_at: str = ""
    site: str = ""


@dataclass(frozen=True)
class Place:
    """A page by its address, and the pairs of its query."""

    page: str
    pairs: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Slide:
    """One slide. `picture` gives its picture as SVG text for a size in px, `chart` is the chart that it shows, if any;
    `clauses` are the sources of what it says and shows; `own` stands for them behind figures that are reckoned here;
    `faults` are sentences for whoever makes the file; `continues` where it shows a further chart of the step before
    it, `precedes` where it shows what there was before."""

    heading: str
    lines: tuple[Line, ...]
    picture: Callable[[tuple[int, int]], str] | None
    picture_words: str
    figures: tuple[Figure, ...] = ()
    notes: str = ""
    notice: str = ""
    clauses: tuple[str, ...] = ()
    code: str = ""
    link: str = ""
    before: "Slide | None" = None
    faults: tuple[str, ...] = ()
    chart: Chart | None = None
    own: str = ""
    continues: bool = False
    precedes: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it says as plain text."""
        return tuple(map(text_of, self.lines))

    def figure_rows(self, most: int) -> tuple[Line, ...]:
        """The first `most` figures, a line each."""
        return figure_rows(self.figures[:most], self.own)

    @property
    def title(self) -> str:
        """The heading, and what sets it apart from the step's other slides."""
        if self.precedes:
            return tr("{heading}（之前）", heading=self.heading)
        return tr("{heading}（续）", heading=self.heading) if self.continues else self.heading


@dataclass(frozen=True, eq=False)
class Opening:
    """What stands on the page behind the title: a map, and sections of words."""

    title: str
    sections: tuple[Slide, ...]

    @property
    def picture(self) -> Callable[[tuple[int, int]], str] | None:
        """What draws the first section's map."""
        return self.sections[0].picture if self.sections else None

    @property
    def picture_words(self) -> str:
        """The map in words."""
        return self.sections[0].picture_words if self.sections else ""

    @property
    def notice(self) -> str:
        """Notice of the map."""
        return self.sections[0].notice if self.sections else ""

    @property
    def clauses(self) -> tuple[str, ...]:
        """Sources of what the sections say, as they come."""
        return tuple(dict.fromkeys(clause for section in self.sections for clause in clauses_of(section.lines)))


@dataclass(frozen=True, eq=False)
class Deck:
    """The slides of a story in one look, with its title, audience and origin; `opening` where it is longer than a
    page."""

    title: str
    audience: str
    slides: tuple[Slide, ...]
    look: Look
    origin: Origin
    opening: Opening | None = None

    @property
    def steps(self) -> int:
        """How many steps the slides show; a step with several charts has several slides."""
        return sum(not slide.continues for slide in self.slides)

    @property
    def faces(self) -> tuple[Slide, ...]:
        """Every slide, what there was before first, as it is told."""
        pairs = ((replace(slide.before, precedes=True) if slide.before else None, slide) for slide in self.slides)
        return tuple(face for pair in pairs for face in pair if face)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Every clause once, in the order of the pages."""
        opening = self.opening.clauses if self.opening else ()
        return tuple(dict.fromkeys([*opening, *(clause for slide in self.faces for clause in slide.clauses)]))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {clause: number for number, clause in enumerate(self.clauses, 1)}

    def number_of(self, clause: str) -> int:
        """The number of a clause, counted from 1 through the whole file."""
        return self._numbers[clause]

    def mark(self, clauses: Iterable[str]) -> str:
        """Numbers of the clauses in brackets."""
        return in_brackets(map(self.number_of, clauses))

    def with_marks(self, line: Line) -> str:
        """The line as plain text with the numbers of its clauses."""
        return "".join(piece.text + self.mark(piece.clauses) for piece in line)


def grades_line() -> str:
    """What each mark of a grade means."""
    marks = (f"{GRADE_MARK.get(grade, '')} {tr(name)}" for grade, name in GRADES.items())
    return tr("等级") + tr("：") + "　".join(marks)


def origin_line(origin: Origin, code: str = "") -> str:
    """Day and code under a slide, with what the code is for."""
    words = tr("打开同一画面的方案码：{code}", code=code) if code else ""
    return " · ".join(part for part in (origin.made_at, words) if part)


def numbering_line() -> str:
    """What a number in brackets is."""
    return tr("方括号内为出处编号，见末页")


def page_line(place: int, total: int) -> str:
    """Where a page stands in the file."""
    return tr("第{n}页，共{total}页", n=place, total=total)


def steps_line(deck: Deck) -> str:
    """How many steps the deck has."""
    return tr("共{n}步", n=number(deck.steps))
