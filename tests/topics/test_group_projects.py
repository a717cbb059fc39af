"""The bars beside the groups' names: every project is counted once, and lengths compare from group to group."""

from hypothesis import given
from hypothesis import strategies as st

from components.topics.elements import elements
from components.topics.industry.facts import load_facts
from components.topics.layout.group_projects import BAR, EDGE, GroupProjects, group_projects, swatches
from components.topics.layout.tables import layout_tables
from model.facility_status import STAGES

stages = st.fixed_dictionaries({stage: st.integers(0, 400) for stage in STAGES})


def test_every_project_that_is_not_cancelled_stands_in_one_group_or_in_none() -> None:
    projects = group_projects()
    counted = sum(sum(stages.values()) for stages in projects.counts.values()) + projects.unstated
    assert counted == len(load_facts().projects)
    assert list(projects.counts) == list(load_facts().groups)


@given(st.dictionaries(st.sampled_from("abcde"), stages, min_size=1))
def test_pieces_follow_one_another_and_are_as_long_as_their_numbers(counts: dict[str, dict[str, int]]) -> None:
    projects = GroupProjects(counts, 0)
    most = max(1, *(sum(numbers.values()) for numbers in counts.values()))
    for group, numbers in counts.items():
        end = 0.0
        for (_, box), n in zip(projects.bar(group, "light"), (n for n in numbers.values() if n), strict=True):
            assert abs(float(box["x"]) - EDGE / 2 - end) < 0.01, "frame included"
            assert abs(float(box["width"]) - max(0.1, BAR[0] * n / most - EDGE)) < 0.01
            end += BAR[0] * n / most
        assert end <= BAR[0] + 1e-6


def test_a_reader_hears_the_number_and_its_stages() -> None:
    numbers = {"a": {"open": 2, "building": 0, "planned": 1, "unstated": 0}, "b": dict.fromkeys(STAGES, 0)}
    projects = GroupProjects(numbers, 3)
    assert projects.words("a") == "3 项：已建成或开放 2、规划与待建 1"
    assert projects.words("b") == "0 项" and projects.bar("b", "dark") == ()


def test_the_colours_are_told_apart() -> None:
    for theme in ("light", "dark"):
        assert len({(box["fill"], box["fill-opacity"]) for ((_, box),) in swatches(theme)}) == len(STAGES)


def test_the_finding_counts_those_without_a_group() -> None:
    counts = {"a": {"open": 3}, "b": {"open": 1}, "c": {"planned": 5}}
    finding = GroupProjects(counts, 7).finding({"a": "甲", "b": "乙", "c": "丙"})
    assert finding == "9 项写明组团，丙、甲占 8 项；另 7 项未写明"


def test_the_table_of_the_structure_says_the_same_numbers() -> None:
    projects = group_projects()
    [structure] = [table for table in layout_tables(elements.entries()) if table.ident == "structure"]
    total = sum(sum(stages.values()) for stages in projects.counts.values()) + projects.unstated
    assert structure.frame["项目与设施（项）"].sum() == total == len(load_facts().projects)
