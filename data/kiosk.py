"""What the kiosk shows and asks about, as declared in `kiosk.yaml`."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from data.catalog import Identifier
from data.stories import StoryStep
from data.tables import DATA
from data.yaml_file import read_value

FILE = "kiosk.yaml"
Year = Annotated[int, Field(ge=2023, le=2035)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class CrossingEntry(_Entry):
    """From a subdistrict to a destination, with one of the crossings closed."""

    start: Identifier
    destination: Identifier
    year: Year
    closures: tuple[Identifier, ...] = Field(min_length=2, max_length=4)


class LandEntry(_Entry):
    """How many tenths of the land a visitor may propose to build on."""

    tenths: tuple[Annotated[int, Field(ge=1, le=9)], ...] = Field(min_length=2, max_length=4)


class ParkEntry(_Entry):
    """Places for the next facility of a kind."""

    kind: Identifier
    year: Year
    places: tuple[Identifier, ...] = Field(min_length=2, max_length=4)


class Kiosk(_Entry):
    """The whole file: scenes of the loop, and the three questions."""

    loop: tuple[StoryStep, ...] = Field(min_length=3, max_length=30)
    crossing: CrossingEntry
    land: LandEntry
    park: ParkEntry


def read_kiosk(root: Path = DATA) -> Kiosk:
    """Raises DataContractError with every fault."""
    return read_value(root / FILE, FILE, Kiosk)
