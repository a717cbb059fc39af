"""Why the layout is as it is, in the documents' own reasons: each with the clauses that give it."""

from dataclasses import dataclass

from components.base import cache
from components.words.citation import Citation, cite
from components.words.text import tr

REASONS = {
    "layout": ("坚持生态优先、均衡发展、宜居宜业，两岸互动、拥河发展", "4_2_02", "4_2_07"),
    "axis": ("与千佛山、趵突泉、大明湖串珠成链，古今交融", "4_2_03", "4_2_04"),
    "belt": ("依托水系、山体、林地、湿地，使山水与人文融合", "4_2_05", "4_2_06"),
    "core": ("带动起步区加快开发建设，两岸互动、拥河发展", "4_2_07"),
    "group": ("构建功能混合、职住均衡的城市功能组团", "4_2_10"),
}
"""The reason of the whole and of each kind of part, and the statements that it rests on (`statements.csv`, without
their common beginning)."""
ELEMENTS = {
    "axis": ("axis_vertical", "heritage_mingfu_city"), "belt": ("belt_horizontal",), "core": ("setting_two_banks",),
}  # fmt: skip
"""Elements whose own clause bears the reason out as well."""


@dataclass(frozen=True)
class Reason:
    """Why a part of the layout is there: `kind` of the part (`layout` for the whole), the reason and its clauses."""

    kind: str
    text: str
    citations: tuple[Citation, ...]


def reason_text(kind: str) -> str:
    """The reason alone, which stands also while a table is broken. KeyError where the documents give none."""
    return tr(REASONS[kind][0])


def reason_of(kind: str) -> Reason:
    """The reason of a kind of part. Raises DataContractError; KeyError where the documents give none."""
    _, *statements = REASONS[kind]
    rows, places = cache.records("statements", "statement_id"), cache.records("spatial_elements", "element_id")
    clauses = [rows[f"s_opinion_{number}"] for number in statements]
    clauses += [places[element] for element in ELEMENTS.get(kind, ())]
    return Reason(kind, reason_text(kind), tuple(cite(row, cache.sources()) for row in clauses))


def reasons() -> tuple[Reason, ...]:
    """The reasons, the whole's first. Raises DataContractError."""
    return tuple(reason_of(kind) for kind in REASONS)


def reason_citations() -> tuple[Citation, ...]:
    """All the clauses that the reasons rest on, each once."""
    return tuple(dict.fromkeys(citation for reason in reasons() for citation in reason.citations))
