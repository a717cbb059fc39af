"""Rebuilds what is derived, then holds every file of facts to its contract: `python -m tools.facts_check`.

Prints one line a file in Chinese with the English beside, every fault as a sentence, and ends with 1 if there is one.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from components.words.text import say
from data import build as data_build
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
from data.tables import DATA, SCHEMAS, load_table
from geo import build as geo_build
from geo import read as geo_read
from geo.errors import LayerContractError, LayerFault
from model.fault_words import unreadable
from model.messages import Message, message

Faults = tuple[Fault | LayerFault, ...]


class Check(NamedTuple):
    """One checked file: its name, a summary sentence, and its faults."""

    name: str
    summary: Message | None
    faults: Faults = ()


def checks(data: Path = DATA, geo: Path = geo_read.GEO) -> Iterator[Check]:
    """Every file of facts under `data` and `geo`, held to its contract."""
    yield _checked("data/indicators.yaml", lambda: _indicators(data))
    yield _checked("data/sources.yaml", lambda: message("{n} 个来源", n=len(sources(data))))
    for name in SCHEMAS:
        yield _checked(f"data/{name}.csv", lambda name=name: _table(name, data))  # type: ignore[misc]
    yield _checked("data/contradictions.yaml", lambda: message("{n} 处不一致", n=len(findings(data))))
    yield _checked("data/relations.yaml", lambda: _relations(data))
    yield _checked("data/levers.yaml", lambda: message("{n} 个滑块", n=len(baseline(data).levers)))
    yield _checked("data/stories/", lambda: message("{n} 个汇报", n=len(stories(data))))
    yield _checked("data/kiosk.yaml", lambda: message("{n} 幕", n=len(read_kiosk(data).loop)))
    yield _checked("data/presets/", lambda: message("{n} 个预设方案", n=len(presets(baseline(data), data))))
    yield _checked("data/reach.yaml", lambda: _reach(data))
    yield _checked("data/facility_kinds.yaml", lambda: message("{n} 类设施", n=len(read_facility_kinds(data).kinds)))
    yield _checked("geo/layers.yaml", lambda: message("{n} 个图层", n=len(_layer_ids(geo))))
    for layer in _layer_ids(geo, quiet=True):
        yield _checked(f"geo/layers/{layer}.geojson", lambda layer=layer: _layer(layer, geo))  # type: ignore[misc]
    yield _checked("geo/unlocated.csv", lambda: message("{n} 个要素没有位置资料", n=len(geo_read.unlocated(geo))))


def _checked(name: str, look: Callable[[], Message]) -> Check:
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


def rebuild() -> Iterator[Check]:
    """Write the layers that are derived from `geo/inputs` and the description of the tables."""
    try:
        late = geo_build.outdated()
        geo_build.write()
        files = "、".join(late) or message("没有变化")
        yield Check("geo/layers/", message("已由 geo/inputs 重建，有变化的：{files}", files=files))
    except (OSError, ValueError, KeyError, TypeError) as error:  # the inputs are read as they are, without a contract
        what = message("重建图层没有成功，请核对 geo/inputs 里的底稿：{what}", what=unreadable(error))
        yield Check("geo/layers/", None, (LayerFault("inputs", None, what),))
    yield _checked("data/datapackage.json", _describe)


def _describe() -> Message:
    current = data_build.is_current()
    data_build.main([])
    return message("已是最新") if current else message("已更新")


def main() -> int:
    """Rebuild, check, print; the exit code of the command."""
    faults: dict[Fault | LayerFault, None] = {}
    count = 0
    for check in (*rebuild(), *checks()):
        count += 1
        mark = "ok  " if not check.faults else "FAIL"
        print(f"{mark} {check.name}  {_both(check.summary) if check.summary else ''}".rstrip(), flush=True)
        faults |= dict.fromkeys(check.faults)
    for fault in faults:
        print(_both(message("{place}：{what}。", place=fault.place, what=fault.what)))
    if faults:
        print(
            _both(message("已检查 {done} 项，发现 {n} 处问题（见上），请改正后再运行一次。", done=count, n=len(faults)))
        )
        return 1
    print(_both(message("已检查 {done} 项，全部符合约定。", done=count)))
    return 0


def _both(sentence: Message) -> str:
    zh, en = say(sentence, "zh"), say(sentence, "en")
    return zh if zh == en else f"{zh} · {en}"


if __name__ == "__main__":
    sys.exit(main())
