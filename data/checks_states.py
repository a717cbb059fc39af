"""Checks of what is said of one work at two places: two verbs, done and planned again, a date already past."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from data.catalog import Source
from data.checks_rows import Detection, Figure, Row, Tables, row_figure

PLANS_ANEW = ("not_begun", "to_make")
DONE = ("completed", "established", "operating")
MAKES = re.compile("编制|制定|建设|新建|创建|组建|成立|设立")
DRAWN_UP = re.compile("编制|制定|印发|出台")
DOCUMENT_WORDS = re.compile("济南新旧动能转换|起步区|[一二三四五]年|行动|工作|专项|实施|方案|计划|规划|[《》]")
"""What the name of a planning document may have besides its subject: the area, the span of years, the kind."""


def state_detections(read: Tables, registered: Mapping[str, Source]) -> Iterator[Detection]:
    """Every detection of this module. Raises DataContractError for a broken table."""
    stages = {(row["verb"], row["basis"]): row["stage"] for row in read("state_verbs")}
    mentions = [{**row, "stage": stages.get((row["verb"], row["basis"]), "")} for row in read("facility_mentions")]
    yield from _two_verbs(mentions)
    yield from _done_and_planned(mentions)
    dated = read("dated_mentions")
    yield from _made_twice(dated)
    yield from _two_documents(dated)
    yield from _past_when_issued(dated, registered)
    yield from _dated_before_event(read("crossing_facts"), registered)
    yield from _opened_before_begun(read("crossing_facts"))


def _two_verbs(mentions: list[Row]) -> Iterator[Detection]:
    """One document plans one work for one year with two verbs that say different stages."""
    planned: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for row in mentions:
        if row["basis"] == "plan" and row["stage"]:
            planned[row["facility_id"], row["source_id"], row["year"]].append(row)
    for (facility_id, _, year), rows in planned.items():
        pairs = [(a, b) for a, b in combinations(rows, 2) if a["stage"] != b["stage"]]
        if pairs:
            yield _two_states(f"{facility_id}.{year}", pairs[0], (facility_id,))


def _two_states(key: str, rows: tuple[Row, Row], element_ids: tuple[str, ...] = ()) -> Detection:
    words = [str(row.get("status_text") or row.get("action")) for row in rows]
    return Detection(
        id=f"state_vs_state.{key}",
        check="state_vs_state",
        title=f"一处写“{words[0]}”，一处写“{words[1]}”",
        mismatch="open",
        figures=tuple(
            row_figure(
                f"{row['year']}年，{row['locator']}",
                row,
                text=text,
                year=row["year"],
                label_en=f"wording of {row['year']}",
            )
            for row, text in zip(rows, words, strict=True)
        ),
        arithmetic=" ≠ ".join(f"“{text}”" for text in words),
        element_ids=element_ids,
    )


def _done_and_planned(mentions: list[Row]) -> Iterator[Detection]:
    """Completed, established or in operation as a fact, and planned to be begun or made in that year or later."""
    works: dict[str, list[Row]] = defaultdict(list)
    for row in mentions:
        works[row["facility_id"]].append(row)
    for facility_id, rows in works.items():
        done = [row for row in rows if row["basis"] == "fact" and row["status"] in DONE]
        again = [row for row in rows if row["basis"] == "plan" and row["stage"] in PLANS_ANEW]
        pairs = [(d, p) for d in done for p in again if p["year"] >= d["year"] and p["source_id"] == d["source_id"]]
        if pairs:
            yield _two_states(facility_id, pairs[0], (facility_id,))


def _made_twice(dated: list[Row]) -> Iterator[Detection]:
    """A document or work reported as made and planned to be made again."""
    subjects: dict[str, list[Row]] = defaultdict(list)
    for row in dated:
        subjects[row["subject"]].append(row)
    for rows in subjects.values():
        reported = [row for row in rows if row["basis"] == "fact" and MAKES.search(row["action"])]
        again = [row for row in rows if row["basis"] == "plan" and MAKES.search(row["action"])]
        pairs = [(d, p) for d in reported for p in again if p["year"] >= d["year"]]
        if pairs:
            yield _two_states(pairs[0][0]["mention_id"], pairs[0])


def _two_documents(dated: list[Row]) -> Iterator[Detection]:
    """Two documents on one subject to be drawn up under different names: one document, or two."""
    subjects: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in dated:
        if DRAWN_UP.search(row["action"]):
            subjects[DOCUMENT_WORDS.sub("", row["subject"]), row["source_id"]].append(row)
    for rows in subjects.values():
        one, other = rows[0], next((row for row in rows if not _one_name(row["subject"], rows[0]["subject"])), None)
        if other:
            names = [str(row["subject"]) for row in (one, other)]
            yield Detection(
                id=f"name_vs_name.{one['mention_id']}.{other['mention_id']}",
                check="name_vs_name",
                title=f"同一主题的文件有两个名称：{'、'.join(names)}",
                mismatch="open",
                figures=tuple(
                    row_figure(
                        f"写作“{row['subject']}”",
                        row,
                        text=str(row["subject"]),
                        year=row["year"],
                        label_en=f"written “{row['subject']}”",
                    )
                    for row in (one, other)
                ),
                arithmetic=" ≠ ".join(f"“{name}”" for name in names),
            )


def _one_name(one: str, other: str) -> bool:
    """Is one name the other, or the other with the area before it?"""
    return one.endswith(other) or other.endswith(one)


def _past_when_issued(dated: list[Row], registered: Mapping[str, Source]) -> Iterator[Detection]:
    """A plan looks forward to a day that lies before its own date of issue."""
    for row in dated:
        issued = registered[row["source_id"]].date if row["source_id"] in registered else None
        if row["basis"] == "plan" and row["date"] and issued and row["date"] < issued:
            own = next((r for r in dated if r["source_id"] == row["source_id"] and r["date"] == issued), None)
            yield _date_apart(row["mention_id"], row, _dated(row, row["date"]), issued, own)


def _dated(row: Row, date: str) -> Figure:
    label_en = row["subject_en"]
    return row_figure(f"{row['subject']}（{row['locator']}）", row, text=date, year=date[:4], label_en=label_en)


def _date_apart(key: str, row: Row, figure: Figure, issued: str, own: Row | None) -> Detection:
    """A date beside the date of the source that states it. `own` is the row that carries the latter, if any."""
    stated = {**row, "locator": "", "quote": ""}
    label_en = "date of the document or report"
    dates = row_figure("文件或报道的日期", own or stated, text=issued, year=issued[:4], label_en=label_en)
    return Detection(
        id=f"date_vs_event.{key}",
        check="date_vs_event",
        title=f"{figure.label}：{figure.text}与来源日期{issued}先后不合",
        mismatch="proven",
        figures=(figure, dates),
        arithmetic=f"{figure.text} < {issued}" if figure.text < issued else f"{issued} < {figure.text}",
    )


def _dated_before_event(facts: list[Row], registered: Mapping[str, Source]) -> Iterator[Detection]:
    """A page reports as a fact what happened after the page's own date."""
    for row in facts:
        published = registered[row["source_id"]].date if row["source_id"] in registered else None
        event = row["as_of"]
        if row["attribute"] not in ("open", "start") or not published or len(event) < len("2024-01-01"):
            continue
        if event > published:
            figure = row_figure(row["text"], row, text=event, year=event[:4], label_en="date of the event")
            yield _date_apart(f"{row['attribute']}.{row['crossing_id']}", row, figure, published, None)


def _opened_before_begun(facts: list[Row]) -> Iterator[Detection]:
    """Opened in a year before every year in which it is said to have been begun."""
    years: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in facts:
        if row["attribute"] in ("start", "open") and row["value"] == row["value"]:
            years[row["crossing_id"]][row["attribute"]].append(row)
    for crossing_id, stated in years.items():
        if stated["start"] and stated["open"]:
            begun = min(stated["start"], key=lambda row: float(row["value"]))
            opened = min(stated["open"], key=lambda row: float(row["value"]))
            if opened["value"] < begun["value"]:
                yield Detection(
                    id=f"date_vs_event.begun.{crossing_id}",
                    check="date_vs_event",
                    title=f"通车年份{opened['value']:.0f}早于开工年份{begun['value']:.0f}",
                    mismatch="proven",
                    figures=tuple(
                        row_figure(r["text"], r, value=r["value"], unit="年", label_en=label_en)
                        for r, label_en in ((begun, "start of works"), (opened, "opening"))
                    ),
                    arithmetic=f"{opened['value']:.0f} < {begun['value']:.0f}",
                    element_ids=(crossing_id,),
                )
