"""Which column of a supplied road network holds the speed: by the names that road and planning data use."""

import re
from collections.abc import Iterable

DRIVEN = (
    *("kmh", "speed", "speedkmh", "maxspeed", "车速", "行车速度", "运行速度", "平均车速"),
    *("限速", "最高限速", "速度", "时速"),
)
DESIGNED = ("设计速度", "设计车速", "设计时速", "计算行车速度", "designspeed", "设计速", "设计车", "设计时")
"""What a road was designed for, faster than it is driven; the last three as a Shapefile cuts them off."""
ASIDE = re.compile(r"[（(\[【].*?[)）\]】]|[\s_\-]|km/?h$|公里/?(每?小?时)?$")


def speed_column(names: Iterable[str]) -> str | None:
    """The column to read, None where none is known; a driven speed before a designed one."""
    plain = {_plain(name): name for name in reversed([str(name) for name in names])}
    return next((plain[known] for known in (*DRIVEN, *DESIGNED) if known in plain), None)


def is_designed(column: str) -> bool:
    """Whether the column holds what the road was designed for."""
    return _plain(column) in DESIGNED


def _plain(name: str) -> str:
    """`设计速度（km/h）` as `设计速度`, `MAX_SPEED` as `maxspeed`."""
    low = name.strip().lower()
    return ASIDE.sub("", low) or low
