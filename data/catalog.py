"""Catalogues of indicators and sources: declared in YAML, read into frozen values."""

import re
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from data.errors import DataContractError, Fault
from data.tables import DATA
from data.units import UNITS
from data.yaml_file import faults_of, read_document
from model.messages import message
from model.yaml_text import validate

Filled = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Scope = Literal["direct", "area", "city"]
Theme = Literal["economy", "investment", "people", "services", "river"]
Prices = Literal["comparable", "current"]
REPRINT = re.compile(r"(?P<site>[^（）]+)（(?:[^（）]*，|论坛|英文)?转载?页?(?P<issuer>[^（）]*)）")
"""A publisher that reprints: `中工网（转新华社）`, `digipub.cc（转载页）` where the issuer is not known."""
SITE = re.compile(r"(?P<site>[a-z\d.-]+\.[a-z]{2,})(?:（[^（）]*）)?")
"""A publisher of which only the address is known: `sdgb.cn（网站交通频道）`."""
Measure = Literal["level", "growth_pct", "growth_mean_pct", "change_pct", "change_pp", "share_pct", "count", "text"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Title(_Value):
    """A name in both languages of the interface."""

    zh: Filled
    en: Filled


class Display(_Value):
    """How a value is shown: the printed value times `scale`, with `decimals` digits, in `unit` where that changes."""

    decimals: int = Field(ge=0, le=4)
    scale: float = Field(default=1.0, gt=0)
    unit: str | None = None


class Category(_Value):
    """A group of indicators; `annex` for the six of the 2024 annex."""

    id: Identifier
    title: Title
    annex: bool


class Indicator(_Value):
    """One thing the documents count. `measure` is the measure that carries its own value in observations.csv.

    A level indicator's printed year-on-year change is measure growth_pct of the same indicator; an indicator that is
    itself a growth rate has measure growth_pct and no level. `unit_read` is what the unit must be read as where the
    source's own text proves the printed one wrong. `prices` is the customary price basis of a growth in money, which
    the documents do not state. `headline` is the theme of the overview for which the indicator may stand.
    `definition_en` and `limits_en` are "" where none is written.
    """

    id: Identifier
    title: Title
    category: Identifier
    unit: str
    measure: Measure
    direction: Literal["up", "down", "range", "none"]
    quantity: Literal["stock", "flow", "rate", "share", "count"]
    scope: Scope
    definition: Filled
    limits: Filled
    definition_en: str = ""
    limits_en: str = ""
    display: Display
    unit_read: Title | None = None
    annex: bool = False
    prices: Prices | None = None
    headline: Theme | None = None


class Source(_Value):
    """A document or page. `grade` official for the two documents, reported for the press.

    `title_kind` own for the document's or page's own title, described for our words about a page.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Title
    title_kind: Literal["own", "described"]
    short: Filled
    publisher: Filled
    date: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")] | None
    scope: Filled
    licence: Filled
    grade: Literal["official", "reported"]
    confidence: Literal["high", "medium", "low"] | None
    url: Annotated[str, Field(pattern=r"^https?://")] | None

    @property
    def printed_title(self) -> str:
        """The Chinese title for a citation: an own title in 《》, a description without."""
        return f"《{self.title.zh.strip('《》')}》" if self.title_kind == "own" else self.title.zh

    @property
    def issuer(self) -> str:
        """Who issued it first; "" where only a page that reprints it is known."""
        if SITE.fullmatch(self.publisher):
            return ""
        match = REPRINT.fullmatch(self.publisher)
        return match["issuer"] if match else self.publisher

    @property
    def reprinted_on(self) -> str:
        """The site on which it was read; "" where the publisher is the issuer."""
        match = REPRINT.fullmatch(self.publisher) or SITE.fullmatch(self.publisher)
        return match["site"] if match else ""


Entry = TypeVar("Entry", Category, Indicator, Source)


def categories(root: Path = DATA) -> tuple[Category, ...]:
    """The groups of indicators in the order of `indicators.yaml`."""
    return tuple(category for _, category in _entries(root / "indicators.yaml", "categories", Category))


def indicators(root: Path = DATA) -> tuple[Indicator, ...]:
    """Every indicator of `indicators.yaml` in file order. Raises DataContractError naming file, row and entry."""
    file = "indicators.yaml"
    entries = _entries(root / file, "indicators", Indicator)
    category_ids = {category.id for category in categories(root)}
    faults = [
        Fault(file, line, message("{entry}：没有类别“{category}”", entry=i.id, category=i.category))
        for line, i in entries
        if i.category not in category_ids
    ]
    faults += [
        Fault(file, line, message("{entry}：没有登记计量单位“{unit}”", entry=i.id, unit=i.unit))
        for line, i in entries
        if i.unit not in UNITS
    ]
    if faults:
        raise DataContractError(faults)
    return tuple(indicator for _, indicator in entries)


def sources(root: Path = DATA) -> dict[str, Source]:
    """Every source of `sources.yaml` by id, in file order. Raises DataContractError naming file, row and entry."""
    return {source.id: source for _, source in _entries(root / "sources.yaml", None, Source)}


def _entries(path: Path, section: str | None, model: type[Entry]) -> list[tuple[int, Entry]]:
    """(line, value) of each entry of a list (or of `section` in a mapping); every fault of the file at once."""
    good: dict[str, tuple[int, Entry]] = {}
    faults: list[Fault] = []
    document = read_document(path, path.name)
    with faults_of(path.name):
        entries = document.entries(section)
    for entry in entries:
        try:
            with faults_of(path.name):
                value = validate(entry, model)
        except DataContractError as error:
            faults += error.faults
            continue
        if value.id in good:
            words = message("编号（id）与第 {line} 行的重复", line=good[value.id][0])
            faults.append(Fault(path.name, *entry.problem((), words)))
        good[value.id] = (entry.line(), value)
    if faults:
        raise DataContractError(faults)
    return list(good.values())
