"""Checks of names: one element written in two ways, and a stated number of elements of which fewer are named."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from data.checks_rows import Detection, Figure, Row, Tables, row_figure
from model.messages import message

TABLES = (
    *(("spatial_elements", "element_id"), ("crossings", "crossing_id")),
    *(("facilities", "facility_id"), ("projects", "facility_id")),
)
QUOTED = (
    *(table for table, _ in TABLES),
    "crossing_facts",
    "facility_mentions",
    "observations",
    "goals",
    "annex_2024",
    "counted_lists",
)
ORDINALS = set("一二三四五六七八九十东南西北中上下0123456789")
SHORTEST = 8
SHORTEST_PAIR = 6
GENERIC = re.compile("项目|工程|建设|[（）()“”·]")
"""Words and marks that a name may have or lack without becoming another name."""
PHASE = re.compile("[一二三四五六七八九十]期")
COUNTED = re.compile("[一两二三四五六七八九十]")
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


@dataclass(frozen=True)
class NamedItem:
    """An element with all its names."""

    id: str
    names: tuple[str, ...]


def name_detections(read: Tables) -> Iterator[Detection]:
    """Every detection of this module. Raises DataContractError for a broken table."""
    tables = {table: read(table) for table in QUOTED}
    items = [item for table, key in TABLES for item in _items(tables[table], key)]
    quotes = _official_quotes(tables)
    written = _written(items, quotes)
    yield from _two_names(written)
    yield from _near_names(items, quotes)
    yield from _inserted_names(tables, items, written)
    yield from _fewer_named(tables["spatial_elements"])


def _items(rows: list[Row], key: str) -> Iterator[NamedItem]:
    for row in rows:
        others = [name for name in row.get("other_names", "").split(";") if name]
        yield NamedItem(row[key], (row["name"], *others))


def _official_quotes(tables: dict[str, list[Row]]) -> dict[str, Row]:
    """Each clause of the two documents once, with the first row that carries it."""
    rows = [row for table in tables.values() for row in table]
    return {row["quote"]: row for row in reversed(rows) if row["quote"] and not row["source_id"].startswith("press-")}


def _written(items: list[NamedItem], quotes: dict[str, Row]) -> dict[str, dict[str, Row]]:
    """Item id to the names under which the documents write it, each with its first clause; longer names first."""
    owners = {name: item for item in reversed(items) for name in item.names}
    pattern = re.compile("|".join(re.escape(name) for name in sorted(owners, key=len, reverse=True)))
    written: dict[str, dict[str, Row]] = defaultdict(dict)
    for quote, row in quotes.items():
        for name in pattern.findall(quote):
            written[owners[name].id].setdefault(name, row)
    return written


def _two_names(written: dict[str, dict[str, Row]]) -> Iterator[Detection]:
    """A thing that the documents write in two ways, unless one is the other cut at an end (服务大厅, 政务服务大厅)."""
    for item_id, names in written.items():
        distinct = [name for name in names if not any(_is_cut(name, other) for other in names if other != name)]
        if len(distinct) > 1:
            yield _names_apart(item_id, {name: names[name] for name in distinct})


def _is_cut(name: str, other: str) -> bool:
    """Is `name` an unbroken part of `other`, generic words aside?"""
    return GENERIC.sub("", name) in GENERIC.sub("", other) and len(name) <= len(other)


def _is_shortening(name: str, other: str) -> bool:
    """Do the characters of `name` stand in `other` in the same order, with more between them?"""
    rest = iter(other)
    return len(name) < len(other) and all(character in rest for character in name)


def is_spelling_of(one: str, other: str) -> bool:
    """Is one the other, or the other with characters left out?"""
    return one == other or _is_shortening(one, other) or _is_shortening(other, one)


def _same_but_inserted(one: str, other: str) -> bool:
    """Is the longer of two bare names the shorter one with characters inserted, and of no other phase?"""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) < SHORTEST_PAIR or short[0] not in long or short[-1] not in long:  # nearly all of the many pairs
        return False
    if short in long or not _is_shortening(short, long):
        return False
    return set(PHASE.findall(short)) == set(PHASE.findall(long))


def _inserted_names(
    tables: dict[str, list[Row]], items: list[NamedItem], written: dict[str, dict[str, Row]]
) -> Iterator[Detection]:
    """Two entries whose names differ by inserted characters: one thing under two names, or two things."""
    own = {row[key]: row for table, key in TABLES for row in tables[table] if _has_clause(row)}
    used = {item.id: tuple(written.get(item.id, item.names[:1])) for item in items if item.id in own}
    names = {item_id: [(name, GENERIC.sub("", name)) for name in used[item_id]] for item_id in used}
    for one, other in combinations(names, 2):
        pairs = product(names[one], names[other])
        pair = next(((a, b) for (a, bare), (b, other_bare) in pairs if _same_but_inserted(bare, other_bare)), None)
        if pair:
            detection = _names_apart(f"{one}.{other}", dict(zip(pair, (own[one], own[other]), strict=True)))
            yield replace(
                detection, title=f"两处名称相近：{'、'.join(pair)}", mismatch="open", element_ids=(one, other)
            )


def _has_clause(row: Row) -> bool:
    return bool(row["quote"]) and not row["source_id"].startswith("press-")


def _names_apart(element_id: str, names: dict[str, Row]) -> Detection:
    return Detection(
        id=f"name_vs_name.{element_id}",
        check="name_vs_name",
        title=f"同一事物有两种写法：{'、'.join(names)}",
        mismatch="proven",
        figures=tuple(_wording(name, row) for name, row in names.items()),
        arithmetic=" ≠ ".join(f"“{name}”" for name in names),
        element_ids=(element_id,),
    )


def _wording(name: str, row: Row) -> Figure:
    return row_figure(f"写作“{name}”", row, text=name, year=row.get("year"), label_en=f"written “{name}”")


def _near_names(items: list[NamedItem], quotes: dict[str, Row]) -> Iterator[Detection]:
    """A wording one character away from a thing's name that is not another thing's: the same thing, or a slip."""
    owners = {name: item.id for item in items for name in item.names}
    for item in items:
        name = item.names[0]
        if len(name) < SHORTEST:
            continue
        first, second = name[: len(name) // 2], name[len(name) // 2 :]  # one of them stands whole in a near wording
        possible = [(quote, row) for quote, row in quotes.items() if first in quote or second in quote]
        near = {wording: row for quote, row in possible if (wording := _near(name, quote))}
        strange = {wording: row for wording, row in near.items() if owners.get(wording, item.id) == item.id}
        if strange:
            usual = next((row for quote, row in quotes.items() if name in quote), None)
            yield _names_apart(item.id, ({name: usual} if usual else {}) | strange)


def _near(name: str, quote: str) -> str:
    """The part of `quote` that differs from `name` by one changed character that is no ordinal; else ""."""
    half = len(name) // 2
    if name in quote:
        return ""
    for part, offset in ((name[:half], 0), (name[half:], half)):
        start = quote.find(part) - offset
        window = quote[start : start + len(name)] if start >= 0 else ""
        differing = [(a, b) for a, b in zip(name, window, strict=False) if a != b]
        if len(window) == len(name) and len(differing) == 1 and not set(differing[0]) & ORDINALS:
            return window
    return ""


def _fewer_named(rows: list[Row]) -> Iterator[Detection]:
    """A name that counts its parts (十条碧水) with a shorter list of them. Empty lists are not checked."""
    for row in rows:
        members = [member for member in row["members"].split(";") if member]
        count = _counted(row["name"])
        if not 1 < len(members) < count:
            continue
        yield Detection(
            id=f"count_vs_names.{row['element_id']}",
            check="count_vs_names",
            title=f"{row['name']}：名称所说的数与文件列名的数不同",
            mismatch="open",
            gap=True,
            figures=(row_figure(row["name"], row, value=count, text=row["name"], label_en=row["name_en"]),),
            arithmetic=message(
                "名称为{count}，文件另行列名的有{members}，差{gap}",
                count=count,
                members=len(members),
                gap=count - len(members),
            ),
            size=count - len(members),
            size_unit="项",
            element_ids=(row["element_id"], *members),
        )


def _counted(name: str) -> int:
    """The parts that a name states: 五大组团 5, 一纵一横两核五组团 9; 0 where it states none, or 百, 千, 万."""
    return 0 if re.search("[百千万]", name) else sum(NUMERALS[numeral] for numeral in COUNTED.findall(name))
