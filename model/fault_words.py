"""Faults of a file or its entries as sentences a planner can act on.

Takes the errors of the standard library, the YAML reader and pydantic as they are; reads no file itself.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from model.messages import Message, message

MAX_VALUE_CHARS = 40
"""Characters of a wrong value that a message repeats at most."""
ADVICE = {
    r"^[a-z][a-z0-9_]*$": "须以小写英文字母开头，只含小写字母、数字和下划线",
    r"^[a-z][a-z0-9-]*$": "须以小写英文字母开头，只含小写字母、数字和连字符",
    r"^\d{4}(-\d{2}){0,2}$": "须写作 2024、2024-11 或 2024-11-23",
    r"^https?://": "须以 http:// 或 https:// 开头",
    r"^[a-z]{2,3}$": "须为两到三个小写英文字母",
    r"^[0-9A-Za-z]{0,64}$": "只能含英文字母和数字，至多64位",
}
TYPE_RULES = {
    "string": "须为文字",
    "bool": "须为 true 或 false（是或否）",
    "int": "须为整数",
    "float": "须为数字",
    "finite": "须为有限的数字",
    "model": "须为“名称: 内容”的若干行",
    "dict": "须为“名称: 内容”的若干行",
    "tuple": "须为列表",
    "list": "须为列表",
}
BOUNDS = {
    "greater_than": ("gt", "须大于 {bound}"),
    "greater_than_equal": ("ge", "不能小于 {bound}"),
    "less_than": ("lt", "须小于 {bound}"),
    "less_than_equal": ("le", "不能大于 {bound}"),
    "string_too_long": ("max_length", "至多 {bound} 个字"),
    "too_short": ("min_length", "至少要有 {bound} 项"),
}


def unreadable(error: Exception) -> Message:
    """Why a file cannot be read, from the error of opening, decoding or parsing it."""
    if isinstance(error, FileNotFoundError):
        return message("文件不存在，请放回原处")
    if isinstance(error, UnicodeDecodeError):
        return message("不是 UTF-8 编码（第 {line} 行起无法读取），请另存为 UTF-8", line=_line_of(error))
    if isinstance(error, OSError):
        return message("文件打不开，请检查读取权限，或是否被其他程序占用")
    if isinstance(error, RecursionError):
        return message("内容嵌套过深，无法读取")
    return message("内容无法解析：{what}", what=_syntax(error))


def _line_of(error: UnicodeDecodeError) -> int:
    return error.object[: error.start].count(b"\n") + 1


def _syntax(error: Exception) -> Message:
    """The error of a parser: YAML's carries a mark, JSON's and TOML's (from Python 3.14) a line number."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else getattr(error, "lineno", None) or _number_after("line", str(error))
    if line is None:
        return message("写法不对，常见原因是引号、括号不成对")
    return message("第 {line} 行附近写法不对，常见原因是引号、括号不成对，少了逗号、冒号，或缩进不齐", line=line)


def _number_after(word: str, text: str) -> int | None:
    match = re.search(rf"\b{word} (\d+)", text)
    return int(match[1]) if match else None


def invalid(problem: Mapping[str, Any]) -> Message:
    """One of pydantic's `errors()` as a sentence that names the field, what is allowed and what stands there."""
    field = _field(problem["loc"])
    if problem["type"] == "missing":
        return message("缺少“{field}”", field=field)
    if problem["type"] == "extra_forbidden":
        return message("没有“{field}”这一项，请检查名称是否写错", field=field)
    if problem["type"] == "value_error":
        return _own_words(problem)
    return message("“{field}”{rule}，现为“{value}”", field=field, rule=_rule(problem), value=excerpt(problem["input"]))


def _field(location: Sequence[int | str]) -> str:
    """The name of the place within its own entry: what follows the last position in a list."""
    last = max((place for place, part in enumerate(location) if isinstance(part, int)), default=-1)
    return ".".join(str(part) for part in location[last + 1 :]) or message("整条")


def _own_words(problem: Mapping[str, Any]) -> Message:
    """The sentence that the model's own validator raised."""
    (words,) = problem["ctx"]["error"].args
    return words if isinstance(words, Message) else message(str(words))


def _rule(problem: Mapping[str, Any]) -> Message:
    kind, context = str(problem["type"]), problem.get("ctx", {})
    if kind == "literal_error":
        return message("只能取：{allowed}", allowed="、".join(re.findall(r"'([^']*)'", context["expected"])))
    if kind == "string_pattern_mismatch":
        return message(ADVICE.get(context["pattern"], "写法不合格式"))
    if kind == "string_too_short":
        return message("不能为空")
    if kind in BOUNDS:
        name, template = BOUNDS[kind]
        return message(template, bound=context[name])
    return message(TYPE_RULES.get(kind.partition("_")[0], "不合要求"))


def excerpt(value: object) -> str:
    """A wrong value as it is repeated in a sentence, cut short; groups of values only by their kind."""
    if isinstance(value, Mapping | list | tuple):
        return message("（一组内容）")
    text = {None: "（空）", True: "true", False: "false"}.get(value, str(value)) if _plain(value) else str(value)  # type: ignore[call-overload]
    return text if len(text) <= MAX_VALUE_CHARS else text[:MAX_VALUE_CHARS] + "……"


def _plain(value: object) -> bool:
    return value is None or isinstance(value, bool)
