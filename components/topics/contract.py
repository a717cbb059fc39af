"""The view contract: a topic's content as values, used by pages, pictures, files, slides and kiosk scenes.

Laws (tested for every view): the same state, scenario and look give the same content, byte for byte; no server and no
session is needed; language and theme reach every word and colour through the look alone.
"""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

import pandas as pd

from components.base.look import Look, using
from components.base.query import Query, Reading, Refusal
from components.drawing.chart import Chart
from components.words.citation import Citation
from model.scenario import Scenario

Level = Literal["public", "leaders", "experts"]
S = TypeVar("S")


@dataclass(frozen=True)
class Sentence:
    """One statement in plain text, for readers of one level and those above it. By its `ident`, if it has one, a story
    takes it over."""

    text: str
    level: Level = "leaders"
    ident: str = ""


@dataclass(frozen=True)
class Figure:
    """One number as a person reads it: `value` with its unit, whose it is (`grade`, `scope`), and its clauses.

    `ident` is its name within the page, by which stories refer to it: the same in every language and state.
    """

    label: str
    value: str
    grade: str
    scope: str = ""
    note: str = ""
    citations: tuple[Citation, ...] = ()
    ident: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """Rows under titled columns; numbers are numbers, dates are text. Not to be changed once made."""

    ident: str
    title: str
    frame: pd.DataFrame
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """The table as plain JSON values."""
        rows = json.loads(self.frame.to_json(orient="split", index=False, force_ascii=False))
        return {"ident": self.ident, "title": self.title, "note": self.note, **rows}


COLOURED = re.compile(r":(?:small|[a-z]+|[a-z]+-badge)\[([^\[\]]*)\](?:\{foreground=[^{}]*\})?")
ICON = re.compile(r":material/\w+: ?")


def plain(text: str) -> str:
    """`text` without the marks of Markdown: what a picture, a slide or a screen reader takes."""
    while COLOURED.search(text):
        text = COLOURED.sub(r"\1", text)
    return ICON.sub("", text).replace("**", "")


class MapDrawing(Protocol):
    """A map as a value: what it shows in words, and the picture of it without a browser."""

    def as_json(self) -> dict[str, Any]: ...

    def svg(self, width: int, height: int) -> str: ...

    def png(self, width: int, height: int, ratio: float = 2.0) -> bytes: ...


@dataclass(frozen=True)
class Content:
    """The content of a view in one state. `answer` is the one sentence that answers the page's question;
    `layers` are the ids of the map layers that can be taken away as GeoJSON; `method` says in short how the page
    reckons its own figures, for a reader who has only the paper."""

    view: str
    heading: str
    answer: str
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    maps: tuple[MapDrawing, ...] = ()
    tables: tuple[Table, ...] = ()
    citations: tuple[Citation, ...] = ()
    notice: str = ""
    layers: tuple[str, ...] = ()
    method: tuple[str, ...] = ()

    def as_json(self) -> bytes:
        """The content as canonical JSON: the same content gives the same bytes."""
        plain = {
            "view": self.view,
            "heading": self.heading,
            "answer": self.answer,
            "sentences": [asdict(sentence) for sentence in self.sentences],
            "figures": [asdict(figure) for figure in self.figures],
            "charts": [chart.as_json() for chart in self.charts],
            "maps": [picture.as_json() for picture in self.maps],
            "tables": [table.as_json() for table in self.tables],
            "citations": [asdict(citation) for citation in self.citations],
            "notice": self.notice,
            "layers": list(self.layers),
            "method": list(self.method),
        }
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, allow_nan=False).encode()


@dataclass(frozen=True)
class View(Generic[S]):
    """A subject: its id, the keys of its address with their defaults, how its state is read and written, and what it
    says. `build` runs with the look's language in force."""

    ident: str
    defaults: Query
    read: Callable[[Reading], S]
    write: Callable[[S], dict[str, str]]
    build: Callable[[S, Scenario, Look], Content]
    uses_scenario: bool = False
    """Whether the content depends on the scenario; its code then stands in the page's address."""
    shares: tuple[str, ...] = ()
    """Keys whose values go along when the viewer opens another page that shares them."""
    scenario_keys: tuple[str, ...] = ()
    """Keys whose values are part of the scenario and not stored separately."""

    def parse(self, query: Query) -> tuple[S, tuple[Refusal, ...]]:
        """The state of `query`, and the refused values."""
        reading = Reading({key: value for key, value in query.items() if key in self.defaults})
        state = self.read(reading)
        return state, tuple(reading.refusals)

    def query(self, state: S) -> dict[str, str]:
        """The pairs of an address that show `state`, defaults left out."""
        return self.write(state)

    def content(self, state: S, scenario: Scenario, look: Look) -> Content:
        """The view's content. Raises DataContractError and LayerContractError where the files it reads are broken."""
        with using(look):
            return self.build(state, scenario, look)
