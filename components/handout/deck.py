"""What is handed out before any file format: the slides of a story or page in one look, with numbered sources."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from components.base.look import Look
from components.base.scales import GRADE_MARK
from components.handout.opening import Opening
from components.handout.pieces import Line, in_brackets
from components.handout.same_clauses import representatives
from components.handout.slide import Slide
from components.words.citation import GRADES
from components.words.format import number
from components.words.text import tr


@dataclass(frozen=True)
class Origin:
    """Day of making, in words, and the address under which others reach the explorer, "" where there is none."""

    made_at: str = ""
    site: str = ""


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
        """Every slide, what there was before first, as it is told, unless an earlier slide has shown just that."""
        faces: list[Slide] = []
        for slide in self.slides:
            before = slide.before
            if before and (before.scene is None or all(before.scene != face.scene for face in faces)):
                faces.append(replace(before, precedes=True, step=slide.step))
            faces.append(slide)
        return tuple(faces)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Every clause once, in the order of the pages."""
        return tuple(dict.fromkeys(self._same.values()))

    @cached_property
    def _same(self) -> dict[str, str]:
        """Every clause to the one that stands for it in the list of sources."""
        opening = self.opening.clauses if self.opening else ()
        return representatives([*opening, *(clause for slide in self.faces for clause in slide.clauses)])

    @cached_property
    def _numbers(self) -> dict[str, int]:
        numbers = {clause: number for number, clause in enumerate(self.clauses, 1)}
        return {clause: numbers[one] for clause, one in self._same.items()}

    @cached_property
    def _bases(self) -> dict[str, tuple[str, ...]]:
        """What each line of our own arithmetic rests on."""
        every = [*(self.opening.sections if self.opening else ()), *self.faces]
        owns = [(self._same.get(slide.own, slide.own), slide.basis) for slide in every if slide.own]
        return {own: tuple(c for one, basis in owns if one == own for c in basis) for own, _ in owns}

    def entry(self, clause: str) -> str:
        """A clause in the list of sources; of our own arithmetic with the numbers of what it rests on."""
        numbers = {self._numbers[each] for each in self._bases.get(clause, ()) if each in self._numbers}
        if not numbers:
            return clause
        return tr("{method}　所据资料：{numbers}", method=clause, numbers=in_brackets(numbers))

    def listed(self, clauses: Iterable[str]) -> tuple[str, ...]:
        """The clauses as the list of sources has them, each once."""
        return tuple(dict.fromkeys(self._same[clause] for clause in clauses))

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


def numbering_line(first: int, last: int) -> str:
    """What a number in brackets is, and on which pages of the file the sources stand."""
    if first == last:
        return tr("方括号内为出处编号，见第{n}页", n=first)
    return tr("方括号内为出处编号，见第{first}至{last}页", first=first, last=last)


def page_line(place: int, total: int) -> str:
    """Where a page stands in the file."""
    return tr("第{n}页，共{total}页", n=place, total=total)


def steps_line(deck: Deck) -> str:
    """How many steps the deck has."""
    return tr("共{n}步", n=number(deck.steps))
