"""One slide before any file format: its words, picture, figures and sources, and what of them is its title."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

from components.drawing.chart import Chart
from components.handout.pieces import Line, Piece, figure_rows, parted, text_of
from components.topics.contract import Figure
from components.words.text import tr

MOST_MARKS = 3
"""Sources whose numbers stand in a title: of what rests on more of them the foot of the slide names them."""


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
    it, `precedes` where it shows what there was before; `step` counts from 1, 0 where there is only one. `caption`
    says what the picture shows, where that does not say it itself; scenes that are equal look the same; `basis` are
    the clauses that `own` reckons from."""

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
    step: int = 0
    caption: str = ""
    scene: Hashable = None
    basis: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it says as plain text."""
        return tuple(map(text_of, self.lines))

    def figure_rows(self, most: int) -> tuple[Line, ...]:
        """The first `most` figures, a line each."""
        return figure_rows(self.figures[:most], self.own)

    @cached_property
    def _parted(self) -> tuple[Line, tuple[Line, ...]]:
        return parted(self.lines)

    @property
    def lead(self) -> Line:
        """The title: what the slide says first, of a further chart what that shows, else the heading."""
        if self.continues:
            return (Piece(self.caption or self.heading, (self.own,) if self.own in self.clauses else ()),)
        lead = self._parted[0] or (Piece(self.heading),)
        return tuple(piece if len(piece.clauses) <= MOST_MARKS else Piece(piece.text) for piece in lead)

    @property
    def body(self) -> tuple[Line, ...]:
        """What is said under the title."""
        return self.lines if self.continues else self._parted[1]

    def kicker(self, steps: int) -> str:
        """What stands over the title: which of the `steps` it is, and its heading where that is not the title."""
        heading = self.heading if self.heading != text_of(self.lead) else ""
        if self.precedes:
            heading = tr("{heading}（之前）", heading=self.heading)
        place = step_line(self.step, steps) if self.step and steps > 1 else ""
        return "　".join(part for part in (place, heading) if part)


def step_line(step: int, steps: int) -> str:
    """Which step of the talk it is: the same words in every form."""
    return tr("第{n}步，共{all}步", n=step, all=steps)
