"""The error that `data/` raises for broken files."""

from dataclasses import dataclass

from model.messages import message


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one place in a file.

    `row` counts as a text editor does (the header of a CSV is row 1); `None` means the file as a whole. `what` is a
    Chinese sentence without a full stop; made by `model.messages` it can be said in another language.
    """

    file: str
    row: int | None
    what: str

    @property
    def file_place(self) -> str:
        """File with its folder."""
        return f"data/{self.file}"

    @property
    def place(self) -> str:
        """File with its folder, and row."""
        return (
            self.file_place if self.row is None else message("{file} 第 {row} 行", file=self.file_place, row=self.row)
        )


class DataContractError(Exception):
    """A file of facts is missing, unreadable or breaks its contract. Carries every fault found, not only the first."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.file}:{f.row or '-'}: {f.what}" for f in faults[:5]))
