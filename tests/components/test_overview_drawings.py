"""The five bullet rows and the three steps as sheets of marks, and how a window is shared out between them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components.base.scales import SANS, Theme, palette
from components.drawing.charts.bullet_rows import LEAST_PX, BulletRow, Kind, draw_rows
from components.drawing.charts.bullet_rows import LETTERING as LETTERING_OF_ROWS
from components.drawing.charts.course import Course
from components.drawing.charts.lettering import width_px, wrap, wrap_evenly
from components.drawing.charts.sheet import Sheet
from components.drawing.charts.step_board import LETTERING, StepBlock, TimeMarks, decimal_year, draw_steps, steps_spec
from components.topics.overview.bullets import figures_sheet
from components.topics.overview.steps import STEPS
from components.ui import viewport
from components.ui.overview.form import DOOR, HEADER, LOW_DOOR, form_of, is_low
from components.ui.viewport import Viewport

OPINION = date(2021, 6, 26)


def blocks(today: date) -> list[StepBlock]:
    return [
        StepBlock(
            f"step_{s.year}", s.start, s.end, f"{s.year} {s.name}", ("目标",), "", s.phase(today) == "current", ""
        )
        for s in STEPS
    ]


def drawn(today: date = date(2026, 11, 22), width: float = 1200.0, *, is_low: bool = False) -> Sheet:
    marks = TimeMarks(OPINION, "2021 意见", today, "今天")
    return draw_steps(blocks(today), marks, width=width, size=1.0, is_low=is_low)


def marks_of(sheet: Sheet, layer: str) -> list[dict]:
    return [row for row in sheet.rows if row["layer"].startswith(layer)]


def test_the_bar_of_time_names_start_steps_and_today_without_pointing() -> None:
    texts = {row["text"] for row in drawn().rows if row["text"]}
    assert {"2025 五年成形", "2030 十年成势", "2035 十五年成城", "2021 意见", "今天"} <= texts


def test_the_passed_part_runs_from_the_opinion_to_today() -> None:
    (passed,) = marks_of(drawn(width=1500.0), "passed")
    assert passed["x"] == pytest.approx((decimal_year(OPINION) - 2021) * 100, abs=0.1)
    assert passed["x2"] == pytest.approx((decimal_year(date(2026, 11, 22)) - 2021) * 100, abs=0.1)


@pytest.mark.parametrize(("today", "length"), [(date(2020, 5, 1), 0), (date(2036, 1, 1), 1), (date(2050, 1, 1), 1)])
def test_a_day_off_the_line_is_not_marked(today: date, length: int) -> None:
    sheet = drawn(today)
    assert not marks_of(sheet, "now") and not marks_of(sheet, "raised")
    assert len(marks_of(sheet, "passed")) == length


def test_only_the_step_of_the_day_is_raised_and_its_words_are_larger() -> None:
    sheet = drawn()
    (panel,) = marks_of(sheet, "raised")
    assert (round(panel["x"]), round(panel["x2"])) == (401, 799)
    assert [row["text"] for row in marks_of(sheet, "title_raised")] == ["2030 十年成势"]
    assert LETTERING["goal_raised"].px > LETTERING["goal"].px
    assert not marks_of(drawn(is_low=True), "goal_raised"), "a laptop has no room for larger words"


@pytest.mark.parametrize("width", [900.0, 1200.0, 1760.0])
@pytest.mark.parametrize("today", [date(2026, 1, 2), date(2028, 6, 1), date(2030, 12, 1)])
def test_the_word_for_today_never_lies_on_a_title(today: date, width: float) -> None:
    sheet = drawn(today, width)
    (day,) = marks_of(sheet, "day")
    for title in marks_of(sheet, "title"):
        style = LETTERING[title["layer"]]
        left = title["x"] - width_px(title["text"], style.px, bold=True)
        apart = day["x"] + width_px("今天", 14, bold=True) <= left or day["x"] >= title["x"]
        assert apart or abs(day["y"] - title["y"]) >= 20


def test_on_a_phone_the_steps_stand_under_each_other() -> None:
    titles = marks_of(drawn(width=358.0), "title_left")
    assert [row["x"] for row in titles] == [30.0] * 3
    assert [row["y"] for row in titles] == sorted({row["y"] for row in titles})


def test_no_time_zone_can_move_a_day() -> None:
    assert decimal_year(date(2026, 1, 1)) == 2026
    assert "temporal" not in json.dumps(steps_spec(drawn(), "light"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_steps_follow_the_theme(theme: Theme) -> None:
    spec = steps_spec(drawn(), theme)
    assert spec["config"]["font"] == SANS
    assert palette(theme).text in json.dumps(spec)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


def bullet(name: str = "城镇化率", *marks: tuple[Kind, float]) -> BulletRow:
    return BulletRow("one", name, "25.62%", marks, "2024年计划 25.8%", "slower", "计划较上年放缓", "全文")


def test_a_bullet_starts_at_zero_and_lengths_are_in_proportion() -> None:
    sheet = draw_rows(
        [bullet("率", ("before", 10.0), ("actual", 20.0), ("plan", 40.0))], [], width=640, height=120, size=1.0
    )
    (track,) = marks_of(sheet, "track")
    (before,), (actual,), (plan,) = (marks_of(sheet, kind) for kind in ("before", "actual", "plan"))
    whole = track["x2"] - track["x"]
    assert actual["x"] == track["x"] and actual["x2"] - actual["x"] == pytest.approx(whole / 2, abs=0.2)
    assert (before["x"] + before["x2"]) / 2 - track["x"] == pytest.approx(whole / 4, abs=0.2)
    assert plan["x"] == pytest.approx(track["x2"], abs=0.2)


def test_a_fall_lies_left_of_zero_and_a_figure_near_zero_can_be_seen() -> None:
    sheet = draw_rows(
        [bullet("率", ("before", -10.0), ("actual", 0.01), ("plan", 10.0))], [], width=640, height=120, size=1.0
    )
    (zero,), (before,), (actual,) = (marks_of(sheet, kind) for kind in ("zero", "before", "actual"))
    assert (before["x"] + before["x2"]) / 2 < zero["x"] < actual["x2"]
    assert actual["x2"] - zero["x"] == pytest.approx(LEAST_PX, abs=0.1)


@pytest.mark.parametrize("width", [326.0, 442.0, 656.0, 1300.0])
def test_name_and_status_word_never_meet(width: float) -> None:
    name = "Licensed (assistant) physicians per 1,000 residents of the area"
    sheet = draw_rows([bullet(name, ("actual", 2.0))], [], width=width, height=80, size=1.0)
    (word,) = marks_of(sheet, "word")
    style = LETTERING_OF_ROWS[word["layer"]]
    left = word["x"] - width_px(word["text"], style.px, bold=True)
    for line in marks_of(sheet, "name"):
        right = line["x"] + width_px(line["text"], LETTERING_OF_ROWS[line["layer"]].px)
        assert right < left or line["y"] < word["y"]


def test_every_lettering_can_be_read_from_the_back_row() -> None:
    assert all(style.px * 1.5 >= 20 for style in (*LETTERING.values(), *LETTERING_OF_ROWS.values()))


WINDOWS = [
    (1920, 1080, 1.0),
    (1366, 768, 1.0),
    (1280, 720, 1.0),
    (1920, 1080, 1.5),
    (3840, 2160, 2.0),
    (1080, 1920, 1.0),
]


@pytest.mark.parametrize(("width", "height", "size"), WINDOWS)
def test_map_steps_and_doors_share_a_window_without_scrolling(width: int, height: int, size: float) -> None:
    view = Viewport(size=size, width=width, height=height)
    form = form_of(view, steps_height=130 * size)
    upright = height > width
    below = 130 + (2 * DOOR if upright else LOW_DOOR if is_low(view) else DOOR)
    used = form.map_height + (HEADER + below) * size + (form.rows_height if upright else 0)
    assert used <= height
    assert form.map_width == (width if upright else round(0.6 * width))
    assert form.map_height >= 0.3 * height


def test_on_a_phone_the_map_takes_half_of_the_first_screen() -> None:
    form = form_of(Viewport(width=390, height=844), steps_height=400)
    assert form.is_stacked and form.map_height == 422 and form.rows_width == 358


def test_a_goal_of_two_lines_leaves_no_single_character_for_the_last() -> None:
    text = "优势突出、特色鲜明的现代产业体系基本形成"
    limit = width_px(text, 14.0) - 8
    assert len(wrap(text, limit, 14.0)[-1]) < 3
    lines = wrap_evenly(text, limit, 14.0)
    assert "".join(lines) == text and len(lines) == 2 and min(map(len, lines)) > 7


def test_the_word_for_today_stands_clear_of_the_raised_title_on_a_screen_on_end() -> None:
    marks = TimeMarks(OPINION, "2021 意见", date(2026, 11, 22), "今天 2026年11月")
    sheet = draw_steps(blocks(date(2026, 11, 22)), marks, width=920.0, size=1.0)
    (day,), (title,) = marks_of(sheet, "day"), marks_of(sheet, "title_raised")
    assert title["y"] - LETTERING["title_raised"].px - day["y"] > 5, "the title's letters begin under the day's"


def test_columns_stack_on_a_screen_on_end() -> None:
    assert Viewport(width=1080, height=1920).upright and not Viewport(width=1280, height=1024).upright


def test_pages_reckon_with_the_margin_that_their_style_gives_them() -> None:
    css = (Path(viewport.__file__).parents[1] / "assets" / "page.css").read_text("utf-8")
    rem = f"{viewport.MARGIN / 16:g}rem"
    assert f'[data-testid="stMainBlockContainer"] {{ padding-left: {rem}; padding-right: {rem} }}' in css
    assert Viewport(width=1920).inside == 1856 and Viewport(width=390, height=844).inside == 358
    assert Viewport(width=3840, height=2160, size=2.0).inside == 3712


def test_shared_years_stand_once_over_the_columns_and_the_leading_figure_has_its_own() -> None:
    sheet = figures_sheet(760, 560, 1.0)
    texts = [mark["text"] for mark in marks_of(sheet, "beside")]
    assert (
        texts.count("2022年") == texts.count("2024年计划") == texts.count("最近实际数") == 1
        and texts.count("2023年") == 2
    )
    (lead,) = marks_of(sheet, "lead")
    goals = [mark["text"] for mark in marks_of(sheet, "goal_number")]
    assert (lead["text"], goals) == ("还差 10～12 处", ["19", "21"])
    headed = figures_sheet(760, 560, 1.0, is_headed=True)
    assert not marks_of(headed, "lead"), "the page says it over the rows"
    (aside,) = marks_of(headed, "aside")
    assert "图上15条" in aside["text"] and not any("图上" in mark["text"] for mark in marks_of(headed, "note"))
    (narrow,) = marks_of(figures_sheet(240, 560, 1.0, is_headed=True), "aside_low")
    assert narrow["text"] == "", "beside the name or not at all"


def test_figures_that_would_be_three_like_columns_stand_as_words_alone() -> None:
    course = Course((25.36, 25.62, 25.8), ("25.36%", "25.62%", "25.8%"), ("一", "二", "三"))
    sheet = draw_rows([replace(bullet(), course=course)], [], width=700, height=100, size=1.0)
    assert not any(marks_of(sheet, f"column_{kind}") for kind in ("before", "actual", "plan"))
    assert [mark["text"] for mark in marks_of(sheet, "beside_low") or marks_of(sheet, "beside")][-3:] == list(
        course.words
    )
    assert not replace(course, figures=(10.0, 40.0, 41.0)).is_flat and not replace(course, span=(0.0, 50.0)).is_flat


def test_columns_start_at_zero_so_that_a_fall_looks_as_deep_as_it_is() -> None:
    course = Course((40.0, -20.0, 10.0), ("40%", "-20%", "10%"), ("一", "二", "三"))
    sheet = draw_rows([replace(bullet(), course=course)], [], width=700, height=100, size=1.0)
    (before,), (actual,), (plan,) = (marks_of(sheet, f"column_{kind}") for kind in ("before", "actual", "plan"))
    assert before["y2"] == actual["y"] == plan["y2"], "one zero"
    tall = before["y2"] - before["y"]
    assert actual["y2"] - actual["y"] == pytest.approx(tall / 2, abs=0.2)
    assert plan["y2"] - plan["y"] == pytest.approx(tall / 4, abs=0.2)


def test_columns_without_room_for_their_words_give_way_to_the_note() -> None:
    course = Course((40.0, 20.0, 10.0), ("40%", "20%", "10%"), ("2022年", "2023年", "2024年计划"))
    sheet = draw_rows([replace(bullet(), course=course)], [], width=250, height=100, size=1.0)
    assert not marks_of(sheet, "column") and [mark["text"] for mark in marks_of(sheet, "note")] == ["2024年计划 25.8%"]
