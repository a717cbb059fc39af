"""A Python script that computes one outcome from `model` alone and gives the same numbers."""

import json
from collections.abc import Mapping

from model.formula import BASE_YEAR_INPUT
from model.formulas import ancestors, catalogue, formula
from model.lever import Baseline
from model.outcomes import input_values
from model.trajectory import BASE_YEAR

SCRIPT = '''\
"""{title}（{unit}），{base_year}年至2035年。在项目文件夹中运行：python 本文件名.py"""

import json

from model.outcomes import compute

# 滑块与假设；* 为相对基准已改动
levers = {{
{levers}
}}
# 文件所列的基年数
figures = {{
{figures}
}}{start}
values = compute({{**levers, **figures}}, ["{outcome_id}"])["{outcome_id}"]
print(json.dumps([None if value != value else float(value) for value in values]))
'''


def reproduce(baseline: Baseline, values: Mapping[str, float], outcome_id: str) -> str:
    """The script, with the levers and figures that enter and nothing else; it prints 13 numbers as a JSON list.

    Run it in the folder of the project. Raises KeyError for an unknown outcome, LeverError for an impossible value.
    """
    entering, inputs = ancestors(outcome_id), input_values(baseline, values)
    levers = [
        _line(lever.id, inputs[lever.id], lever.unit, lever.title_zh, inputs[lever.id] != lever.default)
        for lever in baseline.levers
        if lever.id in entering
    ]
    figures = [
        _line(figure.id, figure.value, figure.unit, figure.title_zh, False)
        for figure in baseline.figures
        if figure.id in entering
    ]
    target, base_year = catalogue(baseline.base_year)[formula(outcome_id).id], baseline.base_year
    start = (
        "" if base_year == BASE_YEAR else f'\nfigures["{BASE_YEAR_INPUT}"] = {base_year}  # 推演从这一年起，此前没有数'
    )
    return SCRIPT.format(
        title=target.title_zh,
        unit=target.unit or "指数",
        levers="\n".join(levers),
        figures="\n".join(figures),
        outcome_id=outcome_id,
        base_year=base_year,
        start=start,
    )


def _line(name: str, value: float, unit: str, title: str, moved: bool) -> str:
    note = f"{'* ' if moved else ''}{title}{f'，{unit}' if unit else ''}"
    return f"    {json.dumps(name)}: {value!r},  # {note}"
