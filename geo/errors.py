"""The one error that the map room raises at its border."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LayerFault:
    """One thing wrong with one place in a layer file.

    `row` is the position of the feature in its file, counted from 0; `None` means the file as a whole.
    """

    file: str
    row: int | None
    what: str


class LayerContractError(Exception):
    """A layer is missing, unreadable or breaks its contract. Carries every fault found, not only the first."""

    def __init__(self, faults: list[LayerFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.file}:{'-' if f.row is None else f.row}: {f.what}" for f in faults[:5]))
