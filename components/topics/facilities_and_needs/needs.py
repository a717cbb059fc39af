"""What the scenario's people need of beds, doctors and places, against the facilities there are."""

from collections.abc import Callable
from dataclasses import dataclass

from components.topics.balance.content import scenario_in_year
from components.topics.facilities.facts import Facility, Facts
from components.topics.whatif import facts as declared
from components.topics.whatif import results
from model.cover.needs import Supply, gap
from model.scenario import Scenario, with_lever
from model.trajectory import LAST_YEAR, position

CARE, AGE = "care_places", "link_age"
"""Places in care, which the model reckons with the switch of ages on."""
IN_USE = ("operating", "established")
SCHOOLS = frozenset({"primary_school", "secondary_school"})


@dataclass(frozen=True)
class Service:
    """A service: title, unit, category of its facilities, which of them hold its capacity, whether a printed rate gives
    its stock of the base year, and whether the capacity that a person states counts it (a hospital's counts beds, not
    doctors).
    """

    ident: str
    title: str
    unit: str
    category: str
    holds: Callable[[Facility], bool]
    has_stock: bool = False
    is_counted: bool = True


def _is_school(facility: Facility) -> bool:
    """A school of nine years, or a set of schools whose stages no document states."""
    return bool(SCHOOLS & set(facility.kinds)) or (facility.category == "education" and not facility.kinds)


def _is_hospital(facility: Facility) -> bool:
    """A hospital or a health centre."""
    return "hospital" in facility.kinds


SERVICES = (
    Service("beds", "医疗床位", "张", "health", _is_hospital, has_stock=True),
    Service("physicians", "医师", "人", "health", _is_hospital, has_stock=True, is_counted=False),
    Service("nursery_places", "托位", "个", "education", lambda f: False),
    Service("school_places", "义务教育学位", "个", "education", _is_school),
    Service(CARE, "养老床位", "张", "elderly_care", lambda f: f.category == "elderly_care"),
)


@dataclass(frozen=True)
class Need:
    """One service in one year: how much is needed, the supply, the range of the gap, and the facilities behind it."""

    service: Service
    year: int
    needed: float | None
    supply: Supply
    facilities: tuple[Facility, ...]

    def capacity_of(self, facility: Facility) -> float | None:
        """What a facility offers of the service; None where it is not known."""
        return facility.capacity if self.service.is_counted else None

    @property
    def gap(self) -> tuple[float, float] | None:
        """Least and most that is lacking; None where the need is not known."""
        return None if self.needed is None else gap(self.needed, self.supply)


def needs_in(facts: Facts, scenario: Scenario, year: int) -> tuple[Need, ...]:
    """Every service in a year from the base year to 2035. Raises DataContractError where declared data are broken."""
    levers = declared.load_facts()
    start = levers.base_year
    at = min(max(year, start), LAST_YEAR)
    needs = scenario_in_year(levers, scenario, at).needs
    aged = with_lever(scenario, AGE, 1.0, default=levers.baseline.lever(AGE).default)
    care = results.outcomes(levers, aged).at("care_beds_needed", at)
    amounts = {ident: (need.needed[position(at)], need.needed[position(start)]) for ident, need in needs.items()}
    amounts[CARE] = (care, None)
    return tuple(_need(facts, service, (start, at), amounts[service.ident]) for service in SERVICES)


def _need(facts: Facts, service: Service, years: tuple[int, int], amounts: tuple[float | None, float | None]) -> Need:
    """The need of a year and the stock of the base year, which counts only where it follows from a printed rate; then
    facilities count that opened since."""
    (start, year), (needed, stock) = years, amounts
    base = stock if service.has_stock else None
    mine = [facility for facility in facts.facilities if service.holds(facility) and _counts(facility)]
    since = [facility for facility in mine if base is None or not _stood(facility, start)]
    opened = [facility for facility in since if facility.stage(year) == "open"]
    coming = [facility for facility in since if facility.stage(year) == "building"]
    sums = [_sum(service, facilities) for facilities in (opened, coming)]
    supply = Supply(base, sums[0][0], sums[1][0], sums[0][1], sums[1][1])
    return Need(service, year, needed, supply, (*opened, *coming))


def _counts(facility: Facility) -> bool:
    """Needs are those of the directly managed area: facilities count that its plan names, or to which a person gives a
    capacity. Whether others lie in that area is not public."""
    return facility.row.get("scope") == "direct" or facility.capacity is not None


def _stood(facility: Facility, base_year: int) -> bool:
    """Whether it was in use in the base year, so that the stock of that year holds it."""
    status = facility.status(base_year)
    return status is not None and status.status in IN_USE


def _sum(service: Service, facilities: list[Facility]) -> tuple[float, int]:
    """Capacity that is known, and how many facilities have none stated."""
    stated = [facility.capacity for facility in facilities if service.is_counted and facility.capacity is not None]
    return float(sum(stated)), len(facilities) - len(stated)
