"""What the indicators and the sources are: declared in YAML, read into frozen values."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data.errors import DataContractError, Fault
from data.tables import DATA
from data.units import UNITS

Filled = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Scope = Literal["direct", "area", "city"]
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
    itself a growth rate has measure growth_pct and no level. `definition_en` and `limits_en` are "" where none is
    written.
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
    annex: bool = False
    headline: bool = False


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


Entry = TypeVar("Entry", Category, Indicator, Source)


def categories(root: Path = DATA) -> tuple[Category, ...]:
    """The groups of indicators in the order of `indicators.yaml`."""
    return tuple(_entries(root / "indicators.yaml", "categories", Category))


def indicators(root: Path = DATA) -> tuple[Indicator, ...]:
    """Every indicator of `indicators.yaml` in file order. Raises DataContractError naming file, row and entry."""
    path = root / "indicators.yaml"
    found = _entries(path, "indicators", Indicator)
    known = {category.id for category in categories(root)}
    faults = [Fault(path.name, None, f"{i.id}：没有类别 {i.category}") for i in found if i.category not in known]
    faults += [Fault(path.name, None, f"{i.id}：没有登记计量单位“{i.unit}”") for i in found if i.unit not in UNITS]
    if faults:
        raise DataContractError(faults)
    return tuple(found)


def sources(root: Path = DATA) -> dict[str, Source]:
    """Every source of `sources.yaml` by id, in file order. Raises DataContractError naming file, row and entry."""
    return {source.id: source for source in _entries(root / "sources.yaml", None, Source)}


def _entries(path: Path, section: str | None, model: type[Entry]) -> list[Entry]:
    """The entries of a list (or of `section` in a mapping), validated; every fault of the file at once."""
    good: dict[str, Entry] = {}
    faults: list[Fault] = []
    for row, entry in _raw_entries(path, section):
        name = entry.get("id", "（无 id）") if isinstance(entry, dict) else "（不是键值对）"
        try:
            value = model.model_validate(entry)
        except ValidationError as error:
            faults += [Fault(path.name, row, f"{name}：{_where(e['loc'])}：{e['msg']}") for e in error.errors()]
            continue
        if value.id in good:
            faults.append(Fault(path.name, row, f"{name}：id 重复"))
        good[value.id] = value
    if faults:
        raise DataContractError(faults)
    return list(good.values())


def _where(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "整条"


def _raw_entries(path: Path, section: str | None) -> Iterator[tuple[int, Any]]:
    """(row in the file, plain value) of each entry of the list."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except FileNotFoundError as error:
        raise DataContractError([Fault(path.name, None, "文件不存在，请放回 data 文件夹")]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataContractError([Fault(path.name, None, f"文件读不出来（须为 UTF-8 编码）：{error}")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else None
        raise DataContractError([Fault(path.name, row, f"不是有效的 YAML：{error}")]) from error
    for item in _list_node(path, node, section).value:
        yield item.start_mark.line + 1, _plain(item)


def _list_node(path: Path, node: Any, section: str | None) -> yaml.SequenceNode:
    if section is not None and isinstance(node, yaml.MappingNode):
        node = next((value for key, value in node.value if key.value == section), None)
    if not isinstance(node, yaml.SequenceNode):
        raise DataContractError([Fault(path.name, None, f"应为条目列表{f'（{section}）' if section else ''}")])
    return node


def _plain(node: yaml.Node) -> Any:
    """The Python value of a composed node, read by the safe constructor."""
    return yaml.constructor.SafeConstructor().construct_document(node)
