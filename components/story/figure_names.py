"""Figures of a page by name. Earlier files referred to them by their order on the page, which a release can change."""

import re
from collections.abc import Sequence

from components.base.look import SOURCE_LANGUAGE, Look
from components.topics.contract import Figure
from components.topics.views import view_of
from data.errors import DataContractError
from data.stories import StoryStep, Words
from geo.errors import LayerContractError
from model.messages import Message, message
from model.scenario import BASELINE

OF_PAGE = re.compile(r"figure\.([a-z0-9][a-z0-9_]*)")
BY_ORDER = re.compile(r"\{figure\.([1-9]\d?)\}")
MOST_NAMES = 12
"""Names of a page's figures in a sentence."""


def figure_by_name(name: str, figures: Sequence[Figure]) -> Figure | Message:
    """The page's figure of that name, else one sentence with the names that there are."""
    one = next((figure for figure in figures if figure.ident == name), None)
    if one:
        return one
    reference = f"{{figure.{name}}}"
    names = " · ".join(figure.ident for figure in figures[:MOST_NAMES]) or "—"
    if name.isdigit():
        return message(
            "“{reference}”按次序引用，现在改为按名称引用；这一页的数有：{names}", reference=reference, names=names
        )
    return message("这一页没有“{reference}”这个数；这一页的数有：{names}", reference=reference, names=names)


def with_names(step: StoryStep) -> StoryStep:
    """The step with the names of figures in place of their order, where the figures that were kept with it say which
    they were; other references stay as they are."""
    texts = [text for words in (step.heading, *step.words) for text in (words.zh, words.en)]
    if not step.figures or not any(map(BY_ORDER.search, texts)):
        return step
    names = _names_by_order(step)
    return step.model_copy(
        update={"heading": _renamed(step.heading, names), "words": tuple(_renamed(each, names) for each in step.words)}
    )


def _names_by_order(step: StoryStep) -> dict[str, str]:
    """Name by number, counted from 1. Kept figures begin with the page's own in Chinese, in the page's order then; a
    label that stands twice or not at all today names nothing."""
    view = view_of(step.view)
    if view is None:
        return {}
    try:
        content = view.content(view.parse(step.query)[0], BASELINE, Look(SOURCE_LANGUAGE))
    except (DataContractError, LayerContractError):
        return {}
    labels = [figure.label[:120] for figure in content.figures]
    idents = {
        label: figure.ident
        for label, figure in zip(labels, content.figures, strict=True)
        if labels.count(label) == 1 and figure.ident
    }
    return {str(place): idents[label] for place, label in enumerate(step.figures, 1) if label in idents}


def _renamed(words: Words, names: dict[str, str]) -> Words:
    def name(match: re.Match[str]) -> str:
        return f"{{figure.{names.get(match[1], match[1])}}}"

    return words.model_copy(update={code: BY_ORDER.sub(name, getattr(words, code)) for code in ("zh", "en")})
