"""People taken into a release, and taken out of it again: what an editor supplies becomes two project files."""

from collections.abc import Mapping
from datetime import date

import numpy as np
from pydantic import ValidationError

from components.store import release_book
from components.store.releases import Proposal, proposal_of, propose
from components.store.store import Store
from components.topics.facilities.people import SuppliedPeople
from data.residents import ABOUT, MOST_PEOPLE, TABLE, About, about_text, places_table, subdistricts_table
from geo.residents import centres
from model.cover.ground import Ground
from model.messages import Message, message

FILES = (f"data/{TABLE}", f"data/{ABOUT}")
FIELDS = {
    "title": "名称",
    "as_of": "日期",
    "publisher": "发布单位",
    "licence": "使用许可",
    "grade": "等级",
    "note": "说明",
}


class PeopleError(ValueError):
    """What is supplied cannot be taken; `sentence` says why."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def about_of(stated: Mapping[str, str], form: str, today: date) -> About:
    """What the people are, as stated. Raises PeopleError naming what is missing, or a date that is none yet."""
    filled = {name: " ".join(text.split()) for name, text in stated.items()}
    try:
        about = About.model_validate({**filled, "form": form})
    except ValidationError as error:
        names = dict.fromkeys(str(one["loc"][0]) for one in error.errors())
        words = "、".join(message(FIELDS.get(name, name)) for name in names)
        raise PeopleError(message("请填写或改正：{names}（日期写作 2025 或 2025-11-01）。", names=words)) from error
    parts = [int(part) for part in about.as_of.split("-")]
    try:
        first = date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError as error:
        raise PeopleError(message("日期“{date}”不存在。", date=about.as_of)) from error
    if first > today:
        raise PeopleError(message("日期“{date}”还没有到，人口须是已有的数。", date=about.as_of))
    return about


def places_files(supplied: SuppliedPeople, ground: Ground, about: About) -> dict[str, bytes]:
    """The files of people by place: a supplied file as it lies on the demand cells, a place a cell."""
    at = np.flatnonzero(supplied.cells > 0)
    lonlat = centres(ground)[at]
    rows = ((float(lon), float(lat), float(n)) for (lon, lat), n in zip(lonlat, supplied.cells[at], strict=True))
    return {FILES[0]: places_table(rows), FILES[1]: about_text(about)}


def subdistricts_files(people: Mapping[str, object], about: About) -> dict[str, bytes]:
    """The files of people by subdistrict. Raises PeopleError where a figure is none, or none is above zero."""
    sound: dict[str, float] = {}
    for ident, count in people.items():
        if count is None or count != count:
            continue
        if isinstance(count, bool) or not isinstance(count, int | float) or not 0 <= count <= MOST_PEOPLE:
            raise PeopleError(message("人数须是0至{n}的数。", n=f"{MOST_PEOPLE:g}"))
        sound[ident] = float(count)
    if not sum(sound.values()) > 0:
        raise PeopleError(message("请至少填写一个街道的人数。"))
    return {FILES[0]: subdistricts_table(sound), FILES[1]: about_text(about)}


def with_people(files: Mapping[str, bytes], base: int, store: Store) -> Proposal:
    """The release `base` with these people. Raises like `propose`."""
    return propose(files, base, store)


def without_people(base: int, store: Store) -> Proposal:
    """The release `base` without people. Raises ScenarioStoreError and OSError."""
    before = release_book.files_of(store, base)
    return proposal_of(base, before, {name: content for name, content in before.items() if name not in FILES})
