"""The error that `geo/` raises for broken layers."""

from dataclasses import dataclass

from model.messages import message


@dataclass(frozen=True)
class LayerFault:
    """One thing wrong with one place in a file of the map room.

    `row` is the position of the feature in a GeoJSON file, counted from 0, and the line in any other file, counted as
    in a text editor; `None` means the file as a whole. `feature` is the feature's name. `what` is a Chinese sentence
    without a full stop; made by `model.messages` it can be said in another language.
    """

    file: str
    row: int | None
    what: str
    feature: str = ""

    @property
    def layer_id(self) -> str:
        """Id of the layer whose file it is; "" for other files."""
        return self.file.removeprefix("layers/").removesuffix(".geojson") if self.file.endswith(".geojson") else ""

    @property
    def file_place(self) -> str:
        """File with its folder."""
        return f"geo/{self.file}"

    @property
    def place(self) -> str:
        """File with its folder, and the feature or line."""
        if self.row is None:
            return self.file_place
        if not self.file.endswith(".geojson"):
            return message("{file} 第 {row} 行", file=self.file_place, row=self.row)
        if not self.feature:
            return message("{file} 第 {n} 个要素", file=self.file_place, n=self.row + 1)
        return message("{file} 第 {n} 个要素“{name}”", file=self.file_place, n=self.row + 1, name=self.feature)


class LayerContractError(Exception):
    """A layer is missing, unreadable or breaks its contract. Carries every fault found, not only the first."""

    def __init__(self, faults: list[LayerFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.file}:{'-' if f.row is None else f.row}: {f.what}" for f in faults[:5]))
