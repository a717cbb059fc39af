"""Write data/datapackage.json, the description of every table for people who take the data elsewhere.

    python -m data.build            write it
    python -m data.build --check    exit 1 when it is out of date

Follows the Data Package (v1) and Table Schema standards of frictionlessdata.io. The description is derived from the
contracts and catalogues alone, so it changes only when they change.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import pandera.pandas as pa

from data.catalog import Source, sources
from data.tables import DATA, SCHEMAS

FILE = "datapackage.json"
NAME = "jinan-startup-area-facts"
TITLE = "济南新旧动能转换起步区规划探索：事实数据"
DESCRIPTION = (
    "两份公开文件中的指标、目标、通道、设施与任务，逐条附出处、口径与原文短句；"
    "口径分直管区（direct）、起步区全域（area）、全市（city），不可混用。"
)
LICENCE = "摘自公开文件与报道的事实和短句，使用时请注明各行所列出处；编排部分的许可见仓库 LICENSE 文件"
TITLES = {
    "annex_2024": "2024年主要计划指标（附件原样）",
    "observations": "指标数值",
    "goals": "三步走目标与管控要求",
    "indicator_projects": "项目投用与指标的联系",
    "spatial_elements": "空间布局要素",
    "crossings": "跨河通道",
    "crossing_facts": "跨河通道逐条记载",
    "crossing_counts": "跨河通道计数",
    "facilities": "设施",
    "facility_mentions": "设施逐条记载",
    "facility_levels": "设施的类别与级别",
    "projects": "项目",
    "state_verbs": "动词与状态对照",
    "tasks": "2024年任务",
    "task_units": "文件写明的任务单位",
    "restatements": "同一数值的再次表述",
    "counted_lists": "带数目的名单",
    "dated_mentions": "工作与日期的记载",
    "outline": "两份文件的标题",
    "measures": "意见的举措与计划的重点任务",
    "named_things": "文件列名的文件、机构、机制、产业、试点与行动",
    "statements": "其余各句的短句",
    "census_2020": "2020年人口普查：两区摘录",
    "goal_reports": "关于各目标的逐条记载",
    "goal_evidence": "判断各目标所需的证据",
    "reported_goals": "据报道的目标",
    "plan_states": "各规划的进展",
    "facility_dates": "设施与项目的开工、竣工和投用日期",
    "milestone_links": "项目、设施、通道与指标的联系",
    "project_industries": "项目与产业的联系",
    "label_parts": "提法中各数的含义",
}
YAML_FILES = {
    "indicators": "指标目录",
    "sources": "出处目录",
    "contradictions": "文件中的不一致与研判",
    "relations": "数与数之间应有的关系",
    "levers": "滑块与假设",
    "reach": "到达时间的假定",
    "facility_kinds": "设施类别与生活圈",
    "kiosk": "展厅的循环画面与三道题",
}
TYPES = {"Int64": "integer", "float64": "number", "bool": "boolean"}


def package(root: Path = DATA) -> dict[str, Any]:
    """The whole description as plain values, in a fixed order."""
    return {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "licenses": [{"name": "notspecified", "title": LICENCE}],
        "sources": [_source(source) for source in sources(root).values()],
        "resources": [_resource(name, schema) for name, schema in SCHEMAS.items()] + [_file(n) for n in YAML_FILES],
    }


def rendered(root: Path = DATA) -> str:
    """The description as the text of the file."""
    return json.dumps(package(root), ensure_ascii=False, indent=2) + "\n"


def is_current(root: Path = DATA) -> bool:
    """Whether the written file matches the present contracts and catalogues."""
    path = root / FILE
    return path.is_file() and path.read_text(encoding="utf-8") == rendered(root)


def _source(source: Source) -> dict[str, str]:
    described = {"name": source.id, "title": source.title.zh}
    return {**described, "path": source.url} if source.url else described


def _file(name: str) -> dict[str, Any]:
    path = f"{name}.yaml"
    return {"name": name, "title": YAML_FILES[name], "path": path, "format": "yaml", "mediatype": "application/yaml"}


def _resource(name: str, schema: pa.DataFrameSchema) -> dict[str, Any]:
    fields = [_field(title, column) for title, column in schema.columns.items()]
    keys = [title for title, column in schema.columns.items() if column.unique]
    described: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if keys:
        described["primaryKey"] = keys[:1]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": TITLES.get(name, name),
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": described,
    }


def _field(name: str, column: pa.Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": TYPES.get(str(column.dtype), "string")}
    allowed = [check.statistics["allowed_values"] for check in column.checks if check.name == "isin"]
    if allowed:
        field["constraints"] = {"enum": [value for value in allowed[0] if value != ""]}
    return field


def main(arguments: list[str] | None = None) -> int:
    """Write or check the file; the exit code of the command."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description="写出或核对 data/datapackage.json")
    parser.add_argument("--check", action="store_true", help="只核对是否与数据约定一致")
    if parser.parse_args(arguments).check:
        if is_current():
            return 0
        sys.stderr.write(f"data/{FILE} 已过期，请运行 python -m data.build\n")
        return 1
    (DATA / FILE).write_text(rendered(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
