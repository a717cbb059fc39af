"""The one error that the data room raises at its border."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one place in a file.

    `row` counts as a text editor does (the header of a CSV is row 1); `None` means the file as a whole.
    """

    file: str
    row: int | None
    what: str


class DataContractError(Exception):
    """A file of facts is missing, unreadable or breaks its contract. Carries every fault found, not only the first."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.file}:{f.row or '-'}: {f.what}" for f in faults[:5]))
