"""Status of a facility at the end of a year: the newest fact, else the newest plan, said until then."""

import pandas as pd
import pytest

from data.tables import load_table
from model.facility_status import STAGES, Mention, stage_of, status_at

BUILT = [
    Mention(2021, "plan", "planned", "official"),
    Mention(2023, "fact", "topped_out", "official"),
    Mention(2024, "plan", "operating", "official"),
    Mention(2025, "unconfirmed", "operating", "reported"),
    Mention(2026, "fact", "operating", "reported"),
]


@pytest.mark.parametrize(
    ("year", "status", "stated", "grade"),
    [
        (2021, "planned", 2021, "official"),
        (2022, "planned", 2021, "official"),
        (2023, "topped_out", 2023, "official"),
        (2025, "topped_out", 2023, "official"),
        (2026, "operating", 2026, "reported"),
    ],
)
def test_a_fact_decides_and_neither_a_later_plan_nor_an_unconfirmed_report(year, status, stated, grade) -> None:
    said = status_at(BUILT, year)
    assert said is not None
    assert (said.status, said.year, said.grade) == (status, stated, grade)


def test_nothing_is_known_before_the_first_statement() -> None:
    assert status_at(BUILT, 2020) is None
    assert status_at([], 2026) is None
    assert status_at([Mention(2025, "unconfirmed", "operating", "reported")], 2026) is None


def test_what_a_plan_only_announces_is_derived_and_an_unstated_status_decides_last() -> None:
    announced = status_at([Mention(2024, "plan", "building", "official")], 2024)
    assert announced is not None and announced.grade == "derived"
    unstated = Mention(2024, "fact", "unstated", "official")
    later = status_at([Mention(2023, "plan", "to_start", "official"), unstated], 2024)
    assert later is not None and (later.status, later.grade) == ("to_start", "official")
    alone = status_at([unstated], 2024)
    assert alone is not None and alone.stage == "unstated"


def test_in_one_year_an_official_statement_goes_before_a_reported_one() -> None:
    both = [Mention(2024, "fact", "building", "reported"), Mention(2024, "fact", "completed", "official")]
    assert status_at(both, 2024) == status_at(both[::-1], 2024)
    assert getattr(status_at(both, 2024), "status", "") == "completed"


def test_every_status_of_the_tables_has_a_stage_and_the_status_of_today_is_that_of_its_row() -> None:
    mentions = load_table("facility_mentions").groupby("facility_id")
    rows = pd.concat([load_table("facilities"), load_table("projects")]).to_dict("records")
    assert {stage_of(str(row["status"])) for row in rows} == set(STAGES)
    for row in rows:
        mine = mentions.get_group(row["facility_id"]).itertuples()
        said = status_at([Mention(int(m.year), m.basis, m.status, m.grade) for m in mine], 2035)
        assert said is not None
        stated = (row["status"], row["status_year"], row["status_grade"])
        assert (said.status, said.year, said.grade) == stated, row["facility_id"]
