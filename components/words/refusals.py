"""Reasons for rejecting a scenario code, and names of a scenario's parts: one wording for all pages."""

from collections.abc import Mapping

from components.words.text import tr
from model.scenario_errors import CodeReason

CODE_REFUSALS: Mapping[CodeReason, str] = {
    "not_a_code": "方案码无法识别，未予采用。请检查是否复制完整。",
    "damaged": "方案码不完整或被改动过，未予采用。请重新复制完整的方案码。",
    "too_long": "方案内容过多，超出方案码、链接或二维码的容量。请保存方案，或导出为方案文件。",
    "older_version": "这个方案码由旧版本生成，本版本已不能读取，未予采用。请在原版本中导出方案文件。",
    "newer_version": "这个方案码由更新的版本生成，未予采用。请先升级本系统。",
}
PARTS: Mapping[str, str] = {
    "levers": "调节项",
    "targets": "自定目标",
    "slips": "项目推迟",
    "closures": "通道关闭",
    "openings": "通道开通",
    "facilities": "新增设施",
    "removals": "撤除或取消",
    "positions": "设施位置",
    "capacities": "设施规模",
    "name": "方案名称",
}


def code_refusal(reason: CodeReason) -> str:
    """Why a scenario code was not taken, as a sentence."""
    return tr(CODE_REFUSALS[reason])


def part_word(part: str) -> str:
    """Name of a scenario's part: targets, delayed projects, crossings, facilities."""
    return tr(PARTS[part])
