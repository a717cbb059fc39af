"""All data of the explorer as one archive: tables, catalogues, map layers, licences, and a guide.

The same files give the same bytes, so that two archives can be compared.
"""

import csv
import hashlib
import io
import zipfile
from pathlib import Path

from components.export.files import safe_cell
from components.words.boundaries import map_nature
from data import build
from data.errors import DataContractError, Fault
from model.single_flight import single_flight

ROOT = Path(__file__).resolve().parents[2]
READ_ME = "README.txt"
CHECKSUMS = "SHA256SUMS.txt"
LEGAL = ("LICENSE", "NOTICE")
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment an archive can name: a real one would change the bytes and say nothing about the data."""

GUIDE = """起步区规划探索：数据包
Jinan Start-up Area Planning Explorer: data package
数据版本 Data version：{version}

一、里面有什么 What is inside
data/*.csv             事实数据表，一行一条，附出处、位置与原文短句
                       Tables of facts, one statement a row, with source, place and clause
data/*.yaml            指标目录、出处目录等
                       Catalogues of indicators, sources and the like
data/datapackage.json  各表各列的说明（Frictionless Data Package）
                       What every table and column is
geo/layers/*.geojson   图层，WGS 84 经纬度，五位小数（导入的图层保留原有折点）
                       Map layers, WGS 84, five decimals; imported ones with all their vertices
geo/layers.yaml        每个图层的来源、制作方法、精度与许可
                       Source, making, accuracy and licence of every layer
geo/unlocated.csv      没有位置资料的要素，以及何处可能查到
                       What has no known place, and who would know
LICENSE, NOTICE        许可与致谢
SHA256SUMS.txt         各文件校验值

二、使用规则 Rules of use
1. 三种口径不可混用：direct 为直管区，area 为起步区全域（约798平方公里），city 为全市。
   不同口径的数不能相加、相减、相比，也不能连成一条线。
   Three scopes never mix: direct (directly administered area), area (whole area, about 798 km2), city.
2. kind：actual 实际，plan 计划，goal 目标，出自两份公开文件；reported 为媒体报道，须连同日期引用。
   grade：official 官方文件，reported 媒体报道，derived 推算，assumed 假设。
   Press figures stand beside official ones with their date and never replace them.
3. 数值照录文件；空格表示文件没有给出，不是零。
   Figures are as printed. An empty cell means not stated, not zero.
4. {nature}
   {nature_en}
5. 引用时请写明各行所列出处：source_id 对应 data/sources.yaml，locator 为文件中的位置，quote 为原文短句。
   Please cite the source that each row names.

三、格式 Format
CSV 为 UTF-8（带 BOM），可直接用表格软件打开；以公式符号开头的文字前加了一个单引号。
CSV files are UTF-8 with a byte order mark; text that a spreadsheet would run as a formula has an apostrophe before it.
"""


def file_versions(data: Path, geo: Path) -> tuple[tuple[str, int], ...]:
    """Name and time of every file that goes in: the key under which a finished archive is kept."""
    return tuple((name, path.stat().st_mtime_ns) for name, path in _contents(data, geo).items())


def package(data: Path, geo: Path) -> bytes:
    """The archive as bytes. Raises DataContractError naming a file that is missing or cannot be read as text."""
    return _package(data, geo, file_versions(data, geo))


@single_flight(maxsize=2)
def _package(data: Path, geo: Path, versions: tuple[tuple[str, int], ...]) -> bytes:
    members = {name: _member(path) for name, path in _contents(data, geo).items()}
    members[f"data/{build.FILE}"] = build.rendered(data).encode()
    version = hashlib.sha256(_checksums(members)).hexdigest()[:12]
    members[READ_ME] = (
        GUIDE.format(version=version, nature=map_nature("zh"), nature_en=map_nature("en"))
        .replace("\n", "\r\n")
        .encode("utf-8-sig")
    )
    members[CHECKSUMS] = _checksums(members)
    return _zipped(members)


def _contents(data: Path, geo: Path) -> dict[str, Path]:
    """Name in the archive and path of every file that is copied, in the archive's order."""
    contents = {f"data/{path.name}": path for pattern in ("*.csv", "*.yaml") for path in data.glob(pattern)}
    contents |= {f"geo/{path.name}": path for pattern in ("*.csv", "*.yaml") for path in geo.glob(pattern)}
    contents |= {f"geo/layers/{path.name}": path for path in (geo / "layers").glob("*.geojson")}
    contents |= {name: ROOT / name for name in LEGAL}
    return dict(sorted(contents.items()))


def _member(path: Path) -> bytes:
    try:
        return _safe_csv(path) if path.suffix == ".csv" else path.read_bytes()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataContractError([Fault(path.name, None, f"文件读不出来，未能打包：{error}")]) from error


def _safe_csv(path: Path) -> bytes:
    """The table cell for cell, formulas neutralised, as offices in China open it: byte order mark, CRLF."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = [[safe_cell(cell) for cell in row] for row in csv.reader(handle, strict=True)]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _checksums(members: dict[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(members[name]).hexdigest()}  {name}\n" for name in sorted(members))
    return "".join(lines).encode()


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every operating system
            archive.writestr(entry, members[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
