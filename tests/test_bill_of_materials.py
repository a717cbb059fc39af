"""The bill of materials names every package that is installed, with a licence and an address."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import tools.bundle as bundle
from tools import bundle_python
from tools.bill_of_materials import ROOT, write_bill, write_licences

DISTRIBUTION = "Metadata-Version: 2.4\nName: {name}\nVersion: 1.2\nSummary: S\n{more}\n"
EXAMPLES = {
    "One_Package": ("License-Expression: MIT", {"expression": "MIT"}),
    "two": ("Classifier: License :: OSI Approved :: BSD License", {"license": {"name": "BSD License"}}),
    "three": ("License: Apache 2.0", {"license": {"name": "Apache 2.0"}}),
    "four": ("", None),
}


def installed(packages: Path) -> None:
    for name, (line, _) in EXAMPLES.items():
        info = packages / f"{name}-1.2.dist-info"
        (info / "licenses").mkdir(parents=True)
        (info / "METADATA").write_text(DISTRIBUTION.format(name=name, more=line), "utf-8")
        (info / "licenses" / "LICENSE").write_text(f"licence of {name}", "utf-8")
        (info / "RECORD").write_text(f"{info.name}/METADATA,,\n{info.name}/licenses/LICENSE,,\n", "utf-8")


def test_every_package_is_in_the_bill_with_what_it_says_of_its_licence(tmp_path: Path) -> None:
    installed(tmp_path / "packages")
    assert write_bill(tmp_path / "packages", tmp_path / "bill.json", ("0.9", "3.13.2")) == len(EXAMPLES)
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    entries = {entry["name"]: entry for entry in bill["components"]}
    assert entries["CPython"]["version"] == "3.13.2"
    assert entries["One_Package"]["purl"] == "pkg:pypi/one-package@1.2"
    for name, (_, licence) in EXAMPLES.items():
        assert entries[name].get("licenses") == ([licence] if licence else None)
    assert set(bill["dependencies"][0]["dependsOn"]) == {entry["bom-ref"] for entry in bill["components"]}


def test_licences_of_the_packages_and_of_the_application_are_in_the_folder(tmp_path: Path) -> None:
    installed(tmp_path / "packages")
    write_licences(tmp_path / "packages", tmp_path)
    names = {path.name for path in (tmp_path / "licences").iterdir()}
    assert names == {"LICENSE", "NOTICE", *(f"{name}-1.2" for name in EXAMPLES)}
    assert (tmp_path / "licences" / "two-1.2" / "LICENSE").read_text("utf-8") == "licence of two"


def test_the_application_in_the_folder_is_all_that_it_reads(tmp_path: Path) -> None:
    bundle.copy_application(tmp_path / "app")
    bundle.copy_starters("windows", tmp_path)
    for name in ("app.py", ".streamlit/config.toml", "components/assets/fonts", "deploy/settings.toml"):
        assert (tmp_path / "app" / name).exists()
    assert not (tmp_path / "app" / "tests").exists()
    for name in ("start.cmd", "stop.cmd", "update.cmd"):
        assert (tmp_path / name).read_bytes().count(b"\r\n") == (tmp_path / name).read_bytes().count(b"\n") > 2
    assert (tmp_path / "readme.txt").read_bytes().startswith(b"\xef\xbb\xbf")
    shutil.rmtree(tmp_path / "app")
    assert (ROOT / "deploy" / "usb" / "readme.txt").exists()


def test_packages_lie_where_streamlit_takes_itself_for_installed(tmp_path: Path) -> None:
    """In a folder of any other name it believes that it is being developed, and refuses to be told a port."""
    vendor = tmp_path / "python-3.13.9-embed-amd64.zip"
    with zipfile.ZipFile(vendor, "w") as archive:
        for name in ("python.exe", "python313.zip", "python313._pth"):
            archive.writestr(name, "")
    version, packages = bundle_python.copy("windows", tmp_path / "folder", vendor)
    assert (version, packages.name) == ("3.13.9", "site-packages")
    paths = (tmp_path / "folder" / "python" / "python313._pth").read_text("utf-8").split()
    assert paths == ["python313.zip", ".", "..\\site-packages", "..\\app"]
