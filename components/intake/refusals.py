"""Reasons for refusing a supplied file as sentences, and the size limits."""

from dataclasses import asdict, dataclass

from model.messages import Message, message


@dataclass(frozen=True)
class Bounds:
    """What a file may hold. `depth` counts brackets within brackets, `columns` the fields of a table."""

    bytes: int = 30 << 20
    unpacked: int = 200 << 20
    features: int = 50_000
    vertices: int = 300_000
    columns: int = 200
    depth: int = 32
    members: int = 2_000

    def as_json(self) -> dict[str, int]:
        """For the process that reads."""
        return asdict(self)


BOUNDS = Bounds()
PEOPLE_BOUNDS = Bounds(features=200_000, vertices=1_500_000)
"""A hundred-metre grid of the area has 80,000 cells of five vertices."""
REFUSALS: dict[str, Message] = {
    "map_format": message(
        "只接受 GeoPackage（.gpkg）、GeoJSON（.geojson、.json）、KML（.kml）和压缩成 .zip 的 Shapefile。"
    ),
    "kmz": message("请先把 .kmz 解压，再传其中的 .kml。"),
    "entities": message("KML 里有 DOCTYPE 或实体声明，没有读取；请重新导出。"),
    "format": message("只接受 GeoPackage（.gpkg）、GeoJSON（.geojson、.json）和压缩成 .zip 的 Shapefile。"),
    "people_format": message("只接受 CSV（.csv）、GeoJSON（.geojson、.json）和 GeoPackage（.gpkg）。"),
    "people_features": message("要素超过 20 万个，请裁剪到起步区一带。"),
    "people_vertices": message("折点超过 150 万个，请简化或裁剪。"),
    "loose_shp": message("单个 Shapefile 部件不够；请把 .shp、.shx、.dbf、.prj 一起压缩成 .zip。"),
    "bad_zip": message("压缩包无法打开：已损坏、加密，或不是 .zip 格式。"),
    "no_shp": message("压缩包里没有 Shapefile（.shp）。"),
    "several_shp": message("压缩包里有多个 Shapefile，请只放要用的一个。"),
    "no_dbf": message("压缩包里的 Shapefile 不全，缺 .dbf 或 .shx。"),
    "members": message("压缩包里的文件超过 2,000 个，请只放要用的一个 Shapefile。"),
    "empty": message("文件是空的。"),
    "too_big": message("文件超过 30 MB。"),
    "magic": message("文件内容与扩展名不符。"),
    "unreadable": message("文件无法读取：不是有效的 GeoPackage、GeoJSON、KML 或 Shapefile。"),
    "nested": message("文件内容嵌套过深（超过 32 层），没有读取。"),
    "no_layer": message("文件里没有图层。"),
    "no_geometry": message("文件里没有图形。"),
    "features": message("要素超过 50,000 个，请裁剪到起步区一带。"),
    "columns": message("字段超过 200 个，请只保留需要的几列。"),
    "vertices": message("折点超过 30 万个，请简化或裁剪。"),
    "crs": message("坐标系编号无法识别；请用 CGCS2000 或 WGS 84 导出。"),
    "nonfinite": message("坐标里有不是数的值（NaN 或无穷大）。"),
    "memory": message("文件展开后太大，读取已中止。"),
    "timeout": message("读取超过 60 秒，已中止。"),
    "effort": message("读取用去的计算量超过上限，已中止。"),
    "crash": message("读取中断，文件可能已损坏。"),
    "busy": message("正有两个文件在读取，等了一分半钟仍未轮到；请稍后再试。"),
    "held": message("服务器上正在使用的自带路网已达上限，暂时无法载入；请稍后再试，或裁剪后再传。"),
}


class RefusedError(ValueError):
    """The file cannot be taken; `code` is a key of REFUSALS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class UnusableError(ValueError):
    """The lines cannot serve as a network; the argument is the sentence for people."""

    def __init__(self, sentence: Message) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class DatumError(UnusableError):
    """The lines fit another datum than the file states; the viewer has to choose one."""
