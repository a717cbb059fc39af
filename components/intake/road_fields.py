"""Recognition of columns in a supplied road network, by names common in road and planning data."""

import re
from collections.abc import Iterable

DRIVEN = (
    *("kmh", "speed", "speedkmh", "maxspeed", "maxspeedmph", "speedmph", "mph"),
    *("车速", "行车速度", "运行速度", "平均车速"),
    *("限速", "最高限速", "速度", "时速"),
)
DESIGNED = ("设计速度", "设计车速", "设计时速", "计算行车速度", "designspeed", "设计速", "设计车", "设计时")
"""What a road was designed for, faster than it is driven; the last three as a Shapefile cuts them off."""
ONE_WAY = ("oneway", "单行", "单行线", "单向", "单向通行", "是否单行", "是否单向", "单向道路")
BOTH_WAYS = {
    "",
    "no",
    "n",
    "false",
    "f",
    "0",
    "0.0",
    "none",
    "nan",
    "null",
    "<na>",
    "b",
    "both",
    "否",
    "双向",
    "无",
    "双",
}
"""What such a column holds for a road that is driven both ways."""
ASIDE = re.compile(r"[（(\[【].*?[)）\]】]|[\s_\-]|km/?h$|公里/?(每?小?时)?$")


def speed_column(names: Iterable[str]) -> str | None:
    """The column to read, None where none is known; a driven speed before a designed one."""
    plain = {_plain(name): name for name in reversed([str(name) for name in names])}
    return next((plain[field] for field in (*DRIVEN, *DESIGNED) if field in plain), None)


def is_designed(column: str) -> bool:
    """Whether the column holds what the road was designed for."""
    return _plain(column) in DESIGNED


def one_way_column(names: Iterable[str]) -> str | None:
    """The column that says whether a road is driven one way only, None where there is none."""
    plain = {_plain(name): name for name in reversed([str(name) for name in names])}
    return next((plain[field] for field in ONE_WAY if field in plain), None)


def is_one_way(value: object) -> bool:
    """Whether a cell of that column says so: whatever does not say that the road is driven both ways."""
    return str(value if value is not None else "").strip().lower() not in BOTH_WAYS


def _plain(name: str) -> str:
    """`设计速度（km/h）` as `设计速度`, `MAX_SPEED` as `maxspeed`."""
    low = name.strip().lower()
    return ASIDE.sub("", low) or low
