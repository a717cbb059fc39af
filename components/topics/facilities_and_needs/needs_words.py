"""Needs and capacities in words: headline, gap, whose need it is, and the method."""

from components.topics import residents
from components.topics.facilities.cover import ground_now
from components.topics.facilities_and_needs.needs import Need, Service
from components.topics.whatif.facts import load_facts
from components.words.citation import grade_label, scope_label
from components.words.format import MISSING, about, number
from components.words.format import year as year_label
from components.words.text import tr


def part_words() -> dict[str, str]:
    """The parts of a bar, the base year in place."""
    base = load_facts().base_year
    return {
        "stock": tr("{base}年存量（推算）", base=base), "opened": tr("{base}年后开放、规模已知", base=base),
        "coming": tr("在建、规模已知"), "open_gap": tr("未知：可能已有，也可能短缺"), "gap": tr("缺口"),
    }  # fmt: skip


def title_of(service: Service) -> str:
    """Name of a service."""
    return tr(service.title)


def amount(need: Need, value: float | None) -> str:
    """A projection as coarse as it can bear."""
    return MISSING if value is None else about(value, need.service.unit)


def gap_words(need: Need) -> str:
    """The gap: one figure where all is known, a range where it is not."""
    if need.gap is None:
        return tr("无法计算")
    low, high = need.gap
    if not high:
        return tr("满足")
    return amount(need, high) if low == high else tr("0 到{most}", most=amount(need, high))


def headline(need: Need) -> str:
    """How much is needed, what is known of it, and the gap."""
    supply = need.supply
    return tr(
        "**{year}年**需要{title}{needed}（直管区人口，{grade}）；"
        "已知的有 {known}，另有 {n} 条设施规模未知，缺口 **{gap}**。",
        year=need.year, title=title_of(need.service), needed=amount(need, need.needed), grade=grade_label("assumed"),
        known=number(round(supply.stated)), n=supply.unknown_open + supply.unknown_coming, gap=gap_words(need),
    )  # fmt: skip


def scope_note() -> str:
    """Whose need it is, and which facilities count."""
    return tr(
        "需要量按{scope}人口推算；计入的是文件（{scope}）所列的和方案里填了规模的设施。"
        "开放地图的设施是否在直管区没有资料，不填规模就不计入。",
        scope=scope_label("direct"),
    )


def method() -> str:
    """Where needs and stock come from."""
    return tr(
        "需要量＝方案的人口 × 每千人指标（可在“目标推演”中修改，等级见该页）；医疗床位和医师有{year}存量（每千人口数 ×"
        " 假设人口，推算），此后开放和在建的另计；养老床位在“年龄结构”联动打开时计算。",
        year=year_label(load_facts().base_year),
    )  # fmt: skip


def people_beside() -> str:
    """The people of the release in the directly managed area beside the assumed base population; "" without any."""
    people, facts = residents.in_direct_area(ground_now()), load_facts()
    if not people:
        return ""
    return tr(
        "本版数据的人口在直管区四个街道共 {n} 万人，推演的{year}人口基数 {base} 万人是另一个数，"
        "可在“目标推演”中改为前者。",
        n=number(people / 1e4, 1), year=year_label(facts.base_year),
        base=number(facts.baseline.lever("base_population").default, 1),
    )  # fmt: skip


def legend() -> str:
    """The parts of a bar in one line."""
    return tr("自左至右：{parts}", parts=tr("、").join(part_words().values()))


def bars_alt() -> str:
    """Text alternative of the bars."""
    return tr("各项需要与已知规模，数值见表格")
