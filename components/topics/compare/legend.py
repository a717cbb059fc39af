"""The signs of the board in words."""

from components.topics.compare.picture import Comparison
from components.topics.compare.verdicts import goal_of
from components.topics.whatif.aims import MARGINS
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import digits_of
from components.words.citation import GRADES, grade_label
from components.words.text import tr


def legend(facts: Facts, comparison: Comparison) -> str:
    """Meaning of the lines and points that are drawn."""
    if comparison.before:
        return tr("**调整前**：各方案都换成未作调整的基准方案，淡线是各方案。再按 B 键看方案。")
    parts = [tr("竖虚线为所选年份")]
    if comparison.changes:
        parts.append(tr("曲线为与 {first} 的差值", first=comparison.first.letter))
    else:
        parts += _aims(facts, comparison)
    if any(name in MARGINS for name in comparison.outcomes) and not comparison.changes:
        parts.append(tr("红虚线以下为超限"))
    parts.append(tr("各图纵轴不同，不从0起"))
    if any(digits_of(name) for name in comparison.outcomes):
        parts.append(tr("各数取两位有效数字，差值由未取整的数算出"))
    if not all(digits_of(name) for name in comparison.outcomes):
        parts.append(tr("列到小数位的，差值即所列两数之差"))
    grades = " ".join(grade_label(grade) for grade in GRADES if grade != "reported")
    return " · ".join([*parts, grades])


def _aims(facts: Facts, comparison: Comparison) -> list[str]:
    parts = []
    if any(goal_of(facts, name, comparison.year) for name in comparison.outcomes):
        parts.append(tr("▲ 与红线为文件目标"))
    if any(target[0] in comparison.outcomes for entry in comparison.entries for target in entry.scenario.targets):
        parts.append(tr("✚ 自定目标"))
    return parts
