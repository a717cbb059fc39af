"""The contracts of every file of facts: tables, catalogues, references, presets, stories, map layers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from data import residents
from data.baseline import baseline
from data.catalog import categories, indicators, sources
from data.checks_rates import relations
from data.errors import DataContractError, Fault
from data.facility_kinds import read_facility_kinds
from data.findings import findings
from data.kiosk import read_kiosk
from data.presets import presets
from data.reach import read_reach
from data.references import check_references
from data.states import state_faults
from data.stories import stories
from data.tables import SCHEMAS, load_table
from geo import read as geo_read
from geo.errors import LayerContractError, LayerFault
from model.messages import Message, message

Faults = tuple[Fault | LayerFault, ...]


class Check(NamedTuple):
    """One checked file: its name, a summary sentence, and its faults."""

    name: str
    summary: Message | None
    faults: Faults = ()


def checks(data: Path, geo: Path) -> Iterator[Check]:
    """Every file of facts under `data` and `geo`, held to its contract."""
    yield checked("data/indicators.yaml", lambda: _indicators(data))
    yield checked("data/sources.yaml", lambda: message("{n} 个来源", n=len(sources(data))))
    for name in SCHEMAS:
        yield checked(f"data/{name}.csv", lambda name=name: _table(name, data))  # type: ignore[misc]
    yield checked("data/contradictions.yaml", lambda: message("{n} 处不一致", n=len(findings(data))))
    yield checked("data/relations.yaml", lambda: _relations(data))
    yield checked("data/levers.yaml", lambda: message("{n} 个滑块", n=len(baseline(data).levers)))
    yield checked("data/stories/", lambda: message("{n} 个汇报", n=len(stories(data))))
    yield checked("data/kiosk.yaml", lambda: message("{n} 幕", n=len(read_kiosk(data).loop)))
    yield checked("data/presets/", lambda: message("{n} 个预设方案", n=len(presets(baseline(data), data))))
    yield checked("data/reach.yaml", lambda: _reach(data))
    if residents.is_there(data):
        yield checked("data/residents.csv", lambda: _residents(data, geo))
    yield checked("data/facility_kinds.yaml", lambda: message("{n} 类设施", n=len(read_facility_kinds(data).kinds)))
    yield checked("geo/layers.yaml", lambda: message("{n} 个图层", n=len(_layer_ids(geo))))
    for layer in _layer_ids(geo, quiet=True):
        yield checked(f"geo/layers/{layer}.geojson", lambda layer=layer: _layer(layer, geo))  # type: ignore[misc]
    yield checked("geo/unlocated.csv", lambda: message("{n} 个要素没有位置资料", n=len(geo_read.unlocated(geo))))


def _residents(data: Path, geo: Path) -> Message:
    people = residents.read_residents(data)
    there = {str(feature["properties"]["id"]) for feature in geo_read.features("subdistricts", geo)}
    if lost := sorted(set(people.by_subdistrict) - there) if people else []:
        raise DataContractError([Fault(residents.TABLE, None, message("没有这些街道：{names}", names="、".join(lost)))])
    return message("{n} 人", n=f"{people.total if people else 0:.0f}")


def checked(name: str, look: Callable[[], Message]) -> Check:
    """The check of one file, whose faults become part of it."""
    try:
        return Check(name, look())
    except (DataContractError, LayerContractError) as error:
        return Check(name, None, tuple(error.faults))


def _indicators(data: Path) -> Message:
    return message("{n} 项指标，{m} 个类别", n=len(indicators(data)), m=len(categories(data)))


def _table(name: str, data: Path) -> Message:
    frame = load_table(name, data)
    check_references(name, frame, data)
    if name == "facility_mentions" and (faults := list(state_faults(frame, load_table("state_verbs", data)))):
        raise DataContractError(faults)
    return message("{n} 行", n=len(frame))


def _relations(data: Path) -> Message:
    declared = relations(data)
    return message("{n} 条数与数之间的关系", n=len(declared.rates) + len(declared.shares))


def _reach(data: Path) -> Message:
    read_reach(data)
    return message("跨河出行的假设")


def _layer(layer: str, geo: Path) -> Message:
    return message("{n} 个要素", n=len(geo_read.features(layer, geo)))


def _layer_ids(geo: Path, *, quiet: bool = False) -> list[str]:
    """Ids of all layers; with `quiet`, none instead of an error that has been reported already."""
    try:
        return [layer.id for layer in (*geo_read.layers(geo), *geo_read.base_layers(geo))]
    except LayerContractError:
        if quiet:
            return []
        raise
