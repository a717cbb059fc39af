"""The profile of a group, a core or a subdistrict as content: the same fixed sections for each."""

from dataclasses import dataclass, replace

from components.base.look import Look
from components.base.settings import read_settings
from components.drawing.maps.basemap import map_of
from components.drawing.maps.camera import widened
from components.drawing.maps.frame import map_notice
from components.drawing.maps.picture import MapPicture
from components.topics.contract import Content, Figure, Sentence, Table
from components.topics.crossings.state import OPENING
from components.topics.elements import elements
from components.topics.elements.card import Card, Measure, card_of
from components.topics.profile import tables, travel
from components.topics.profile.clauses import Clause, clauses
from components.topics.profile.gaps import Gap, gaps
from components.topics.profile.holdings import Holdings, carries_roads, holdings
from components.topics.profile.minutes import Trips, trips
from components.topics.profile.subject import Subject, subject_of, type_word
from components.words import boundaries
from components.words.citation import Citation
from components.words.format import quantity
from components.words.format import year as year_label
from components.words.text import tr
from model.crossings import STANDING
from model.scenario import BASELINE

LAYERS = (
    "startup_area", "yellow_river", "rivers", "subdistricts", "rail_lines", "stations", "crossing_lines", "crossings",
    "facilities", "runway",
)  # fmt: skip
OWN_LAYER = {"group": "groups", "core": "cores", "subdistrict": "subdistricts"}
LEAST_DEGREES = 0.06


@dataclass(frozen=True, eq=False)
class Profile:
    """Everything that a profile says, in the language in force when it was put together."""

    subject: Subject
    card: Card
    trips: Trips
    holdings: Holdings
    clauses: tuple[Clause, ...]
    gaps: tuple[Gap, ...]

    @property
    def heading(self) -> str:
        """Name and kind."""
        return tr("{name}概况", name=self.card.title)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The fixed sections in their order."""
        return (
            travel.minutes_table(self.subject, self.trips),
            tables.projects_table(self.holdings),
            tables.facilities_table(self.holdings),
            tables.crossings_table(self.holdings, self.trips.facts),
            tables.goals_table(self.clauses),
            tables.clauses_table(self.clauses),
            tables.gaps_table(self.gaps),
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every clause that the profile rests on, each once."""
        own = (*self.card.citations, *(clause.citation for clause in self.clauses), *self.trips.citations())
        return tuple({citation.text(): citation for citation in own}.values())


def profile_of(ident: str) -> Profile:
    """The profile of an id of `subjects`. Raises DataContractError and LayerContractError."""
    subject, entries = subject_of(ident), elements.entries()
    card, within = card_of(entries[ident], entries), holdings(subject)
    spoken = clauses(subject, within.attributed)
    return Profile(subject, card, trips(subject), within, spoken, gaps(subject, card, within, spoken))


def profile_content(view: str, ident: str, look: Look) -> Content:
    """The content of the page `view` where it shows the profile of `ident`."""
    profile = profile_of(ident)
    picture = profile_map(profile, look)
    return Content(
        view=view,
        heading=profile.heading,
        answer=answer(profile),
        sentences=sentences(profile),
        figures=figures(profile),
        charts=(travel.minutes_chart(profile.subject, profile.trips, look),),
        maps=(picture,),
        tables=profile.tables,
        citations=profile.citations,
        notice=map_notice(read_settings(), schematic=True, openstreetmap=True),
        layers=tuple(picture.state.show),
    )


def answer(profile: Profile) -> str:
    """What it is, how far the old city is, and how much the documents say and leave open: one sentence."""
    parts = (
        profile.card.kind if profile.subject.row["nickname"] else "",
        profile.card.role,
        travel.headline(profile.trips),
        tr("两份文件有 {n} 条条文提到，{m} 项文件均未写明", n=len(profile.clauses), m=len(profile.gaps)),
    )
    return tr("{title}：{text}", title=profile.card.title, text=tr("；").join(part for part in parts if part))


def sentences(profile: Profile) -> tuple[Sentence, ...]:
    """The card's sentences, what nobody says, and the method."""
    unsaid = tr("、").join(gap.what for gap in profile.gaps)
    return (
        *(Sentence(text) for text in profile.card.sentences()),
        Sentence(tr("文件均未写明的：{list}。", list=unsaid)),
        Sentence(travel.method(profile.subject, profile.trips), "experts"),
    )


def figures(profile: Profile) -> tuple[Figure, ...]:
    """Area, minutes to the old city, the nearest open crossing, and how many projects, facilities and clauses."""
    own, trip = profile.card.citations, profile.trips.headline
    minutes = trip.minutes[profile.trips.now]
    span = profile.trips.span(profile.trips.now)
    note = boundaries.measured_note(profile.subject.feature["properties"])
    rows = [Figure(m.label, m.value, m.grade, note=note, citations=own, ident=m.ident) for m in _areas(profile)]
    rows.append(
        Figure(
            tr("到{place}（{span}）", place=trip.title, span=span),
            quantity(minutes, "分钟", 0),
            "assumed",
            note=travel.error_words(trip),
            citations=(*profile.trips.citations(), *own),
            ident="minutes",
        )
    )
    return (*rows, *_nearest(profile), *_counts(profile))


def _counts(profile: Profile) -> list[Figure]:
    """How many projects, facilities and clauses."""
    stated = len([basis for _, basis in profile.holdings.facilities if basis != "map"])
    counts = (
        ("projects", tr("位于这里的项目"), str(len(profile.holdings.projects)), ""),
        (
            "facilities",
            tr("位于这里的设施"),
            str(len(profile.holdings.facilities)),
            tr("文件归属 {a} 处，图上在内 {b} 处", a=stated, b=len(profile.holdings.facilities) - stated),
        ),
        ("clauses", tr("提到的条文"), str(len(profile.clauses)), ""),
    )
    spoken = tuple(clause.citation for clause in profile.clauses) or profile.card.citations
    return [
        Figure(label, value, "derived", note=note, citations=spoken, ident=ident)
        for ident, label, value, note in counts
    ]


def _areas(profile: Profile) -> list[Measure]:
    return [measure for measure in profile.card.measures if measure.grade == "derived"]


def _nearest(profile: Profile) -> list[Figure]:
    """The nearest crossing that stands in the opening year, crosses the river and carries a road."""
    facts = profile.trips.facts
    status = facts.statuses(OPENING, BASELINE)
    for ident, _, km in profile.holdings.crossings:
        line = facts.one(ident)
        if line is not None and carries_roads(line) and status[ident] in STANDING:
            label = tr("最近的已通车通道（{year}）", year=year_label(OPENING))
            cited = tuple(line.citations(facts.sources))
            amount = quantity(round(km, 1), "公里")
            return [Figure(label, amount, "derived", note=line.map_name, citations=cited, ident="nearest_crossing")]
    return []


def profile_map(profile: Profile, look: Look, *, margin: float = 0.02) -> MapPicture:
    """The area with its surroundings: structure, crossings, facilities."""
    own = OWN_LAYER[profile.subject.element_type]
    show = dict.fromkeys(dict.fromkeys((*LAYERS, own)), 100)
    box = widened(profile.subject.ground.bounds, LEAST_DEGREES)
    return MapPicture(
        replace(map_of(look), show=show, selected=profile.subject.ident),
        box,
        title=profile.card.title,
        subtitle=type_word(profile.subject),
        alt=tr("{name}及周边示意图", name=profile.card.title),
        notes=(tr("来源与精度逐层列在“空间布局”页的图层清单中。"),),
        margin=margin,
    )
