"""Building blocks for table schemas: one function per kind of column, with messages a planner can act on."""

import re
from collections.abc import Collection
from typing import Any

import pandera.pandas as pa

from model.messages import Message, message

QUOTE_LIMIT = 40
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
SCOPES = ("direct", "area", "city")
RULES: dict[str, Message] = {}
"""Every rule of the schemas by its Chinese sentence: pandera hands back plain text."""


def rule(template: str, /, **values: object) -> str:
    """The message of a failed check, to follow “… 一列” or to stand alone for a whole row."""
    text = message(template, **values)
    RULES[str(text)] = text
    return str(text)


def squeezed_length(text: str) -> int:
    """Number of characters of `text` without white space."""
    return len(re.sub(r"\s+", "", text))


def text(*, required: bool = False, unique: bool = False) -> pa.Column:
    """A text column; "" stands for nothing stated unless `required`."""
    checks = [pa.Check(lambda s: s.str.strip() != "", error=rule("不能为空，请补上"))] if required else []
    return pa.Column(str, checks=checks, unique=unique)


def identifier(*, unique: bool = False, optional: bool = False) -> pa.Column:
    """An id of lower-case English words joined by underscores."""
    pattern = rf"(?:{IDENTIFIER.pattern})?" if optional else IDENTIFIER.pattern
    shape = pa.Check(lambda s: s.str.fullmatch(pattern), error=rule("须以小写英文字母开头，只含小写字母、数字和下划线"))
    return pa.Column(str, checks=[shape], unique=unique)


def _only(values: list[str]) -> str:
    filled = "、".join(value for value in values if value)
    return rule("只能取 {allowed}，也可以空着" if "" in values else "只能取 {allowed}", allowed=filled)


def choice(allowed: Collection[str], *, optional: bool = False) -> pa.Column:
    """A text column from a closed list."""
    values = [*allowed, *([""] if optional else [])]
    return pa.Column(str, checks=[pa.Check.isin(values, error=_only(values))])


def number(*checks: pa.Check) -> pa.Column:
    """A floating-point column; an empty cell is NaN."""
    return pa.Column("float64", checks=list(checks), nullable=True)


def whole_number(*checks: pa.Check, required: bool = False) -> pa.Column:
    """An integer column (nullable Int64); an empty cell is NA."""
    return pa.Column("Int64", checks=list(checks), nullable=not required)


def truth() -> pa.Column:
    """A true/false column."""
    return pa.Column(bool)


def quote(*, required: bool = True) -> pa.Column:
    """The clause of the source: at most 40 characters, white space not counted."""
    advice = rule("不得超过{limit}字，请截短", limit=QUOTE_LIMIT)
    short = pa.Check(lambda s: s.map(squeezed_length) <= QUOTE_LIMIT, error=advice)
    column = text(required=required)
    return pa.Column(str, checks=[*column.checks, short])


def table(columns: dict[str, pa.Column], *checks: pa.Check, unique: list[str] | None = None) -> pa.DataFrameSchema:
    """A closed table: exactly these columns in this order, with whole-row `checks` and a `unique` key."""
    options: dict[str, Any] = {"strict": True, "ordered": True, "unique": unique}
    return pa.DataFrameSchema(columns, checks=list(checks), **options)
