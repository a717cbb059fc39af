"""Checks of crossings and projects: counts against names, press against documents, steps against steps."""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from data.checks_rows import CheckName, Detection, Figure, Row, Tables, row_figure
from model.consistency import Printed, same_number
from model.messages import message

STEPS = ("study", "planned", "approved", "signed", "to_start", "building", "topped_out", "completed", "operating")
UNDER_WAY = STEPS.index("building")
LENGTH = re.compile(r"(\D*?)(\d+(?:\.\d+)?)(公里|米)")
METRES = {"公里": Fraction(1000), "米": Fraction(1)}
STATED_ONCE = {"start": "开工年份", "open": "通车年份", "lanes": "车道数"}
ATTRIBUTES_EN = {"start": "start of works", "open": "opening", "lanes": "lanes", "length": "length", "counted": "count"}
AS_STATED = "as stated"
Rows = list[Row]


def place_detections(read: Tables) -> Iterator[Detection]:
    """Every detection of this module. Raises DataContractError for a broken table."""
    facts: dict[str, Rows] = defaultdict(list)
    for fact in read("crossing_facts"):
        facts[str(fact["crossing_id"])].append(fact)
    names = {row["crossing_id"]: row["name"] for row in read("crossings")}
    counts = read("crossing_counts")
    for crossing_id, rows in facts.items():
        yield from _one_value_only(crossing_id, names.get(crossing_id, crossing_id), rows)
        yield from _two_lengths(crossing_id, names.get(crossing_id, crossing_id), rows)
        yield from _opened_before(crossing_id, names.get(crossing_id, crossing_id), rows)
    yield from _fewer_named(counts)
    yield from _falling_counts(counts)
    yield from _steps_back(read)


def _one_value_only(crossing_id: str, name: str, rows: Rows) -> Iterator[Detection]:
    """A thing that can have one value (the year it was started) stated with two."""
    for attribute, title in STATED_ONCE.items():
        stated = [row for row in rows if row["attribute"] == attribute and row["value"] == row["value"]]
        values = sorted({row["value"] for row in stated})
        if len(values) > 1:
            yield _apart(
                f"{attribute}.{crossing_id}", f"{name}：{title}有{len(values)}种说法", stated, values[-1] - values[0]
            )


def _apart(key: str, title: str, stated: Rows, size: float) -> Detection:
    """The stated values of one attribute side by side. `key` is attribute.crossing_id."""
    official = {row["grade"] == "official" for row in stated}
    check: CheckName = (
        "press_vs_press" if official == {False} else "press_vs_document" if len(official) > 1 else "text_vs_table"
    )
    return Detection(
        id=f"{check}.{key}",
        check=check,
        title=title,
        mismatch="proven",
        figures=tuple(_fact(row) for row in stated),
        arithmetic=" ≠ ".join(f"“{row['text']}”" for row in stated),
        size=round(size, 1),
        size_unit=stated[0]["unit"],
        element_ids=(key.partition(".")[2],),
    )


def _count(row: Row) -> Figure:
    cells = {"value": row["count"], "unit": "处", "year": row["as_of"][:4], "label_en": "crossings counted"}
    return row_figure(row["scope_note"], row, **cells)


def _fact(row: Row) -> Figure:
    year = row["as_of"][:4] or None
    cells = {"value": row["value"], "text": row["text"], "unit": row["unit"], "year": year}
    return row_figure(row["text"], row, **cells, label_en=ATTRIBUTES_EN.get(row["attribute"], AS_STATED))


def _two_lengths(crossing_id: str, name: str, rows: Rows) -> Iterator[Detection]:
    """Two lengths of the same part that rounding cannot join. A length of no named part may be that of any part."""
    stated = [(row, *parsed) for row in rows if row["attribute"] == "length" and (parsed := _length(row["text"]))]
    for (one, part, length), (other, other_part, other_length) in combinations(stated, 2):
        comparable = part == other_part or "" in (part, other_part)
        if comparable and not any(
            same_number(length.interval, n.interval) for _, p, n in stated if p != part or n != length
        ):
            size = abs(float(length.value - other_length.value))
            yield _apart(f"length.{crossing_id}", f"{name}：长度有两种说法", [one, other], size)
            return


def _length(text: str) -> tuple[str, Printed] | None:
    """The part that a length is of ("" where none is named) and the length in metres."""
    match = LENGTH.search(text)
    if not match:
        return None
    part = re.sub("长$", "", match[1])
    return part, Printed(match[2], METRES[match[3]])


def _opened_before(crossing_id: str, name: str, rows: Rows) -> Iterator[Detection]:
    """The plan writes an opening under a year's work, the press dates it to an earlier year."""
    written = [r for r in rows if r["grade"] == "official" and r["attribute"] == "status" and "通车" in r["text"]]
    dated = [r for r in rows if r["grade"] == "reported" and r["attribute"] == "open" and r["value"] == r["value"]]
    for plan, press in ((p, d) for p in written for d in dated):
        years = int(plan["as_of"][:4]) - int(press["value"])
        if years > 0:
            yield Detection(
                id=f"press_vs_document.open.{crossing_id}",
                check="press_vs_document",
                title=f"{name}：文件写在{plan['as_of'][:4]}年，报道的通车日在前",
                mismatch="open",
                figures=(_fact(plan), _fact(press)),
                arithmetic=message(
                    "{planned} − {opened} = {n}年", planned=plan["as_of"][:4], opened=int(press["value"]), n=years
                ),
                size=years,
                size_unit="年",
                element_ids=(crossing_id,),
            )


def _fewer_named(counts: Rows) -> Iterator[Detection]:
    """A count of the area's crossings beside fewer, or more, names than it. Counts of the whole city are not ours."""
    seen: set[tuple[str, str, int]] = set()
    for row in counts:
        low, high = row["named"], row["named"] + row["named_unclear"]
        key = (row["what"], row["scope"], row["count"])
        if row["scope"] == "city" or low <= row["count"] <= high or key in seen:
            continue
        seen.add(key)
        yield Detection(
            id=f"count_vs_names.{row['count_id']}",
            check="count_vs_names",
            title=f"跨河通道：文件所列{row['count']}处，可列出名称的{low}处，另有{row['named_unclear']}处是否计入不明",
            mismatch="proven" if low > row["count"] else "open",
            gap=low <= row["count"],
            figures=(_count(row),),
            arithmetic=message(
                "{low} + {unclear} = {high}，文件所列 {count}",
                low=low,
                unclear=row["named_unclear"],
                high=high,
                count=row["count"],
            ),
            size=row["count"] - high if row["count"] > high else low - row["count"],
            size_unit="处",
        )


def _falling_counts(counts: Rows) -> Iterator[Detection]:
    """A number of open crossings that falls: bridges do not vanish, so the two counts differ in what they count."""
    for scope in ("direct", "area", "city"):
        opened = [row for row in counts if row["what"] == "open" and row["scope"] == scope]
        for one, other in pairwise(sorted(opened, key=lambda row: str(row["as_of"]))):
            if other["count"] < one["count"]:
                figures = [_count(r) for r in (one, other)]
                yield Detection(
                    id=f"press_vs_press.{one['count_id']}",
                    check="press_vs_press",
                    title=f"已通车跨河通道的总数由{one['count']}处减为{other['count']}处",
                    mismatch="open",
                    figures=tuple(figures),
                    arithmetic=f"{one['as_of']}：{one['count']} > {other['as_of']}：{other['count']}",
                    size=one["count"] - other["count"],
                    size_unit="处",
                )


def _steps_back(read: Tables) -> Iterator[Detection]:
    """Under way in one year and not yet begun in a later one."""
    mentions: dict[str, Rows] = defaultdict(list)
    for row in read("facility_mentions"):
        if row["status"] in STEPS and row["basis"] != "unconfirmed":
            mentions[str(row["facility_id"])].append(row)
    for facility_id, rows in mentions.items():
        begun = [row for row in rows if row["basis"] == "fact" and STEPS.index(row["status"]) >= UNDER_WAY]
        later = [(b, r) for b in begun for r in rows if r["year"] > b["year"] and STEPS.index(r["status"]) < UNDER_WAY]
        if later:
            before, after = later[0]
            figures = [
                row_figure(
                    r["status_text"], r, text=r["status_text"], year=r["year"], label_en=f"wording of {r['year']}"
                )
                for r in (before, after)
            ]
            yield Detection(
                id=f"step_vs_step.{facility_id}",
                check="step_vs_step",
                title=f"先写“{before['status_text']}”（{before['year']}年），后写“{after['status_text']}”（{after['year']}年）",
                mismatch="open",
                figures=tuple(figures),
                arithmetic=message(
                    "{year}年“{quote}” → {later}年“{later_quote}”",
                    year=before["year"],
                    quote=before["quote"],
                    later=after["year"],
                    later_quote=after["quote"],
                ),
                element_ids=(facility_id,),
            )
