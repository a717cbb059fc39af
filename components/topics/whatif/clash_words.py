"""What in the documents contradicts the figures that an outcome starts from."""

from components.base import cache
from components.words.text import pick, say, tr
from model.formulas import FORMULAS


def clash_words(outcome_id: str) -> str:
    """The proven contradictions about the outcome's indicator, with their arithmetic; "" where there are none."""
    indicator_id = FORMULAS[outcome_id].indicator_id if outcome_id in FORMULAS else ""
    proven = [
        one
        for one in cache.findings()
        if indicator_id in one.indicator_ids and one.mismatch == "proven" and not one.is_gap and one.arithmetic
    ]
    return "".join(
        tr(
            "{title}：{arithmetic}；两者不能同时成立，{cause}。",
            title=pick(one.title.zh, one.title.en), arithmetic=say(one.arithmetic),
            cause=tr("文件写了原因") if one.cause == "stated" else tr("文件没有说明原因"),
        )
        for one in proven
    )  # fmt: skip
