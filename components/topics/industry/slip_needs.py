"""The capacity of services that is missed while a facility is late. No document prints one; a person can state it."""

from collections.abc import Mapping

from components.topics.facilities.facts import Facility
from components.topics.facilities_and_needs.needs import SERVICES, Service
from components.words.format import quantity
from components.words.text import tr

Capacities = Mapping[str, float]
"""What a person states, by the facility's id."""
UNSTATED = "规模没有写明"


def services_of(facility: Facility) -> tuple[Service, ...]:
    """The services whose capacity a facility holds."""
    return tuple(service for service in SERVICES if service.holds(facility))


def amount(service: Service, capacity: float | None) -> str:
    """A capacity with its unit, or that none is stated."""
    return tr(UNSTATED) if capacity is None or not service.is_counted else quantity(capacity, service.unit, 0)


def need_words(facility: Facility, capacities: Capacities) -> str:
    """What is not there while the facility is late, by service; a dash where it holds none."""
    parts = [
        tr("{service}：{amount}", service=tr(service.title), amount=amount(service, capacities.get(facility.ident)))
        for service in services_of(facility)
    ]
    return tr("；").join(parts) or "—"
