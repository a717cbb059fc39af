"""Facilities open, under construction or planned as printed; shown next to the needs, never subtracted from them."""

from typing import Any

from components.base import cache
from components.base.scales import GRADE_MARK
from components.words.citation import cite, grade_label
from components.words.codes import FACILITY_CATEGORIES, STAGES
from components.words.format import quantity, year
from components.words.text import pick, tr

Row = dict[str, Any]
CATEGORIES = ("health", "education", "elderly_care")
NOT_A_SCHOOL_OF_NINE_YEARS = {"f_seafarer_training"}
HOSPITALS = {"f_second_hospital_north", "f_integrated_medical_centre"}
PHASES = {
    "done": ("operating", "completed", "established"),
    "under_way": ("building", "topped_out"),
    "ahead": ("to_start", "signed", "approved", "planned", "study", "unstated"),
}
PHASE_NAMES = {"done": "已开放或建成", "under_way": "在建", "ahead": "待开工或规划"}
NOTE = "直管区口径，照文件与报道所列；数量的单位与需求不同，只作对照。"


def rows(*categories: str) -> list[Row]:
    """The facilities of these categories, in file order."""
    records = cache.records("facilities", "facility_id")
    return [row for row in records.values() if row["category"] in categories]


def words_beside(service: str) -> str:
    """One sentence for the row of a need, with the reason why nothing is subtracted."""
    if service == "beds":
        return tr("{said}；均未列床位数", said=_by_stage(hospitals()))
    if service == "physicians":
        return tr("设施清单里没有医师人数，无法对照")
    if service == "nursery_places":
        return tr("设施清单里没有托育设施，无法对照")
    if service == "school_places":
        return tr("下一行各处学校都没有公布学位数")
    return tr("{said}；学段与重叠未写明", said=_by_stage(schools(), counted_only=True))


def hospitals() -> list[Row]:
    """Hospitals, named and counted as a set."""
    return [
        row for row in rows("health") if row["facility_id"] in HOSPITALS or (row["extent"] == "set" and _counted(row))
    ]


def schools() -> list[Row]:
    """Schools for children and young people."""
    return [row for row in rows("education") if row["facility_id"] not in NOT_A_SCHOOL_OF_NINE_YEARS]


def _counted(row: Row) -> bool:
    return bool(row["quantity"] == row["quantity"] and row["quantity"] is not None)


def _by_stage(facilities: list[Row], *, counted_only: bool = False) -> str:
    """Facilities by stage: `在建：…12处（2023）`; named facilities without a number are counted at the end."""
    parts = []
    for stage, statuses in PHASES.items():
        here = [row for row in facilities if row["status"] in statuses]
        current = [_one(row) for row in here if not counted_only or _counted(row)]
        others = len(here) - len(current)
        if others:
            current.append(tr("列名 {n} 处", n=others))
        if current:
            parts.append(tr("{stage}：{things}", stage=tr(PHASE_NAMES[stage]), things=tr("、").join(current)))
    return tr("；").join(parts)


def _one(row: Row) -> str:
    name = pick(str(row["name"]), str(row["name_en"]))
    mark = GRADE_MARK["reported"] if row["status_grade"] == "reported" or row["grade"] == "reported" else ""
    count = f" {quantity(float(row['quantity']), str(row['quantity_unit']))}" if _counted(row) else ""
    return f"{mark}{name}{count}"


def table_rows() -> list[dict[str, str]]:
    """Rows of the dialog: facility, stage, number, grade, clause."""
    sources = cache.sources()
    table = []
    for row in rows(*CATEGORIES):
        clause = cite(row, sources)
        stated = str(row["status_grade"]) or clause.grade
        status_source = sources.get(str(row["status_source_id"]))
        table.append(
            {
                tr("名称"): pick(str(row["name"]), str(row["name_en"])),
                tr("类别"): tr(FACILITY_CATEGORIES[str(row["category"])]),
                tr("状态"): tr(STAGES.get(str(row["status"]), "未说明")),
                tr("截至"): year(int(row["status_year"])) if row["status_year"] == row["status_year"] else "",
                tr("数量"): quantity(float(row["quantity"]), str(row["quantity_unit"]))
                if _counted(row)
                else tr("未写明"),
                tr("状态等级"): grade_label(stated),
                tr("状态来源"): status_source.printed_title if status_source else clause.source_title,
                tr("原文"): clause.quote,
                tr("原文出处"): f"{clause.source_title}　{clause.locator}",
                tr("说明"): clause.note,
            }
        )
    return table
