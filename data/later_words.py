"""Sentences of levers whose base year has moved on, in both languages."""

from typing import Literal

from data.catalog import Title
from model.trajectory import BASE_YEAR


def title(text: Title, year: int) -> Title:
    """The title with the base year and the one after it in place of the first ones."""
    years = ((str(BASE_YEAR + 1), str(year + 1)), (str(BASE_YEAR), str(year)))
    zh, en = text.zh, text.en
    for old, new in years:
        zh, en = zh.replace(old, f"‹{new}›"), en.replace(old, f"‹{new}›")
    return Title(zh=zh.replace("‹", "").replace("›", ""), en=en.replace("‹", "").replace("›", ""))


def opening(year: int, default: Literal["plan", "ratio", "none"]) -> Title:
    """What an opening rate does, and what its default is."""
    ahead = year + 1
    zh = {
        "plan": f"默认取{ahead}年计划",
        "ratio": f"默认由{ahead}年计划数除以{year}年实际数得出",
        "none": f"没有{ahead}年的计划增速，默认取长期增速",
    }[default]
    en = {
        "plan": f"the {ahead} plan by default",
        "ratio": f"the {ahead} plan over the actual of {year} by default",
        "none": f"no growth is planned for {ahead}, so the long-run rate by default",
    }[default]
    return Title(
        zh=f"增长路径的起点，{zh}。调高后，{ahead}年及过渡期各年随之提高。",
        en=f"Where the growth path starts; {en}. Higher lifts {ahead} and the years of the transition.",
    )


def ratio(year: int, actual: float, plan: float, rate: float) -> Title:
    """Where a rate comes from that is the ratio of two printed levels."""
    return Title(
        zh=f"{year + 1}年计划{plan:g}，{year}年实际数{actual:g}，计算为{rate:g}%。没有直接列出这个增速。",
        en=f"{plan:g} planned for {year + 1} over {actual:g} in {year} is {rate:g} %. The rate itself is not stated.",
    )


def no_rate(year: int, value: float) -> Title:
    """That no plan prints a rate, and what stands in."""
    return Title(
        zh=f"数据中没有{year + 1}年的计划增速，取长期增速{value:g}%（演示值），没有外推{year}年的实际增速。",
        en=f"No growth is planned for {year + 1} in the data; the long-run rate of {value:g} % (for illustration) "
        f"stands in, and the actual growth of {year} is not carried on.",
    )


def end_value(year: int, kind: str, of_year: int) -> Title:
    """What a value of 2035 does, and what its default is."""
    ahead = year + 1
    if kind == "plan" and of_year == ahead:
        zh, en = f"默认保持{ahead}年计划水平", f"kept at the {ahead} plan by default"
    elif kind == "actual":
        zh, en = (
            f"没有{ahead}年的计划，默认保持{year}年实际水平",
            f"kept at the actual of {year} by default, as no plan of {ahead} is given",
        )
    else:
        zh, en = (
            f"没有{ahead}年的计划和{year}年的实际数，默认保持{of_year}年计划水平",
            f"kept at the {of_year} plan by default, as nothing newer is given",
        )
    return Title(zh=f"{ahead}年之后直线变化到这个数；{zh}。", en=f"In a straight line from {ahead} to this; {en}.")


def latest_plan(year: int) -> Title:
    """That the newest plan is kept every year."""
    return Title(zh=f"默认取{year}年计划的数，各年保持。", en=f"The figure of the {year} plan, kept every year.")


def pace(year: int, actual: float, plan: float | None, value: float) -> Title:
    """Where the value of 2035 comes from."""
    if plan is None:
        return Title(
            zh=f"没有{year + 1}年的计划，默认保持{year}年实际的{actual:g}%。安置房的回迁居民另由“住房”联动计入。",
            en=f"No plan of {year + 1} is given: kept at the actual {actual:g} % of {year}. Those who move into "
            "resettlement housing are counted by the housing link.",
        )
    return Title(
        zh=f"由{year}年实际{actual:g}%到{year + 1}年计划{plan:g}%，每年变化{plan - actual:.2f}个百分点；照此到2035年约"
        f"{value:g}%。{year}年以后安置房的回迁居民另由“住房”联动计为城镇人口。",
        en=f"From {actual:g} % in {year} to the planned {plan:g} % is {plan - actual:.2f} points a year; at that pace "
        f"2035 has about {value:g} %. Those who move into resettlement housing after {year} are counted as urban by "
        "the housing link.",
    )


def pace_explained(year: int) -> Title:
    """What the urbanisation of 2035 does."""
    return Title(
        zh=f"不计此后的安置房和保租房时的城镇化率，{year + 1}年之后直线变化到这个数。",
        en=f"The rate without later resettlement and rental housing; a straight line from {year + 1} to this value.",
    )


def carried_over(year: int, reason: Title) -> Title:
    """That an assumption of the first base year is used for the present one."""
    return Title(
        zh=f"{year}年沿用{BASE_YEAR}年的演示值，没有逐年推算。{reason.zh}",
        en=f"The number of {BASE_YEAR} is used for {year} as it was, without carrying it on. {reason.en}",
    )
