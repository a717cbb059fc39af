"""Basic facts that the documents do not state. An entry disappears once a table answers it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from components.topics.sources.unknowns import Unknown
from components.words.text import tr
from data.catalog import Indicator
from geo.contracts import Layer


@dataclass(frozen=True)
class Facts:
    """The data that the questions are checked against."""

    indicators: tuple[Indicator, ...]
    observations: pd.DataFrame
    elements: pd.DataFrame
    layers: tuple[Layer, ...]

    def counts(self, *words: str) -> bool:
        """Whether an indicator whose Chinese name holds one of `words` has an actual figure."""
        ids = {i.id for i in self.indicators if any(word in i.title.zh for word in words)}
        rows = self.observations
        return bool((rows["indicator_id"].isin(ids) & (rows["kind"] == "actual") & rows["value"].notna()).any())

    def three_years_before(self, year: int) -> bool:
        """Whether every limit of the mean of three years has the actual figures of those years."""
        rows = self.observations
        limited = rows[rows["text"].str.contains("前三年平均") & (rows["year"] == year)]["indicator_id"]
        stated = rows[(rows["kind"] == "actual") & rows["value"].notna() & rows["year"].between(year - 3, year - 1)]
        years = stated.groupby("indicator_id")["year"].nunique()
        return all(years.get(indicator, 0) == 3 for indicator in limited)

    def sized(self, element_id: str) -> bool:
        """Whether an element of the layout has a stated size."""
        rows = self.elements[self.elements["element_id"] == element_id]
        return bool(rows["value"].notna().any())

    def surveyed(self, layer_id: str) -> bool:
        """Whether a layer is drawn from a survey."""
        return any(layer.id == layer_id and layer.precision == "surveyed" for layer in self.layers)


@dataclass(frozen=True)
class Question:
    """`answered` decides from the facts whether the question is answered."""

    what: str
    stated: str
    holder: str
    answered: Callable[[Facts], bool]


QUESTIONS = (
    Question(
        "直管区的范围和面积",
        "计划只说按直管区统计，没有范围、面积和街道名单，因此直管区的数不能换算成全域",
        "管委会直管范围文件",
        lambda facts: facts.sized("direct_area"),
    ),
    Question(
        "常住人口、户籍人口和就业人口（直管区、全域）",
        "只有城镇化率和每千人口指标，没有人口数，因此人均数不能还原成总量",
        "统计部门人口抽样资料、公安户籍统计",
        lambda facts: facts.counts("常住人口数", "户籍人口数", "总人口"),
    ),
    Question(
        "起步区法定边界",
        "文件只以文字写明四至和约798平方公里，图上为示意",
        "自然资源和规划部门的国土空间规划成果",
        lambda facts: facts.surveyed("startup_area"),
    ),
    Question(
        "建设用地和蓝绿空间的现状面积",
        "只有70%与30%两个上下限，没有现状数，与目标的差距无法计算",
        "年度国土变更调查",
        lambda facts: facts.counts("城镇建设用地占比", "蓝绿空间占比"),
    ),
    Question(
        "可用水量和用水总量",
        "只有万元地区生产总值用水量的下降幅度，没有水量，水资源约束无法定量",
        "水务部门水资源公报、用水总量控制指标",
        lambda facts: facts.counts("用水总量", "可用水量"),
    ),
    Question(
        "安全生产指标的前三年平均值",
        "计划写“不超过前三年平均值”，只列出2022年、2023年的数，没有2021年的数，无法计算平均值",
        "应急管理部门年度统计",
        lambda facts: facts.three_years_before(2024),
    ),
    Question(
        "上级下达的生态环境任务数",
        "附件多处只写“完成国家下达的目标任务”，没有数",
        "市级下达的年度目标任务文件",
        lambda facts: facts.counts("下达"),
    ),
    Question(
        "优良天数和能耗目标的起点",
        "优良天数比例的目标是比“十三五”末提高15%，起点没有写明；能耗降低20%未写明基期",
        "生态环境部门2020年资料、市级能耗考核文件",
        lambda facts: bool(
            (facts.observations["year"].eq(2020) & facts.observations["value"].notna()).fillna(False).any()
        ),
    ),
)


def basics(facts: Facts) -> Iterator[Unknown]:
    """The questions that the tables still leave open."""
    for question in QUESTIONS:
        if not question.answered(facts):
            yield Unknown(tr(question.what), tr(question.stated), tr(question.holder))
