"""Adds the floor pages to the menu of the app."""

from pathlib import Path

from components.base import navigation

HERE = Path(__file__).parent
OWN = navigation.ENTRIES
FLOORS = tuple(
    navigation.PageEntry("Floors", name, str(HERE / f"{name}.py"), f"floor-{name}", ":material/speed:")
    for name in ("empty", "bare", "light", "map", "step")
)


def register() -> None:
    """Put the floor pages behind the app's own; may be called on every run."""
    navigation.ENTRIES = (*OWN, *FLOORS)  # type: ignore[assignment]
