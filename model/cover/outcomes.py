"""Cover of kinds of facilities as outcomes; they depend on the scenario's facilities only, not on levers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.formula import Direction, Scope


@dataclass(frozen=True, kw_only=True)
class CoverOutcome:
    """Per cent of the area's land within the standard's walk of a facility of `kind` that is open at year's end."""

    id: str
    title_zh: str
    title_en: str
    kind: str
    unit: str = "%"
    direction: Direction = "up"
    decimals: int = 2
    scope: Scope = "area"


def _outcome(kind: str, name_zh: str, name_en: str) -> CoverOutcome:
    return CoverOutcome(
        id=f"cover_{kind}",
        title_zh=f"{name_zh}步行圈覆盖率",
        title_en=f"Land within a walk of {name_en}",
        kind=kind,
    )


COVER_OUTCOMES: Mapping[str, CoverOutcome] = MappingProxyType(
    {
        outcome.id: outcome
        for outcome in (
            _outcome("kindergarten", "幼儿园", "kindergartens"),
            _outcome("primary_school", "小学", "primary schools"),
            _outcome("secondary_school", "中学", "secondary schools"),
            _outcome("hospital", "医院", "hospitals"),
            _outcome("health_station", "卫生站", "clinics"),
            _outcome("elderly_care", "养老", "elderly care"),
            _outcome("sports", "体育", "sports"),
            _outcome("culture", "文化", "culture"),
            _outcome("community", "社区服务", "community services"),
            _outcome("government", "政务", "government offices"),
            _outcome("emergency", "应急治安", "emergency services"),
            _outcome("park", "公园", "parks"),
            _outcome("commerce", "商业", "shops"),
            _outcome("finance", "银行", "banks"),
        )
    }
)
"""Outcomes by id, in menu order: the kinds that the standard lists among the facilities of a life circle."""
