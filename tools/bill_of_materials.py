"""What a portable folder is made of, in CycloneDX 1.6, and every licence in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMAT, SPECIFICATION = "CycloneDX", "1.6"
LICENCE_NAMES = ("licen", "copying", "notice", "copyright", "authors")


def write_bill(packages: Path, file: Path, versions: tuple[str, str]) -> int:
    """Write the bill of what is installed in `packages`; `versions` of the application and of Python. The number of
    packages."""
    release, python = versions
    installed = sorted(distributions(path=[str(packages)]), key=lambda each: each.name.lower())
    components = [_python(python), *(component(each) for each in installed)]
    bill = {
        "bomFormat": FORMAT,
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {"component": _application(release)},
        "components": components,
        "dependencies": [
            {"ref": f"explorer@{release}", "dependsOn": [each["bom-ref"] for each in components]},
        ],
    }
    file.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(installed)


def component(distribution: Distribution) -> dict[str, object]:
    """One installed package as its own metadata states it."""
    name, version = distribution.name, distribution.version
    address = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    entry: dict[str, object] = {
        "type": "library", "bom-ref": address, "name": name, "version": version, "purl": address,
    }  # fmt: skip
    if licence := _licence(distribution):
        entry["licenses"] = [licence]
    if summary := distribution.metadata["Summary"]:
        entry["description"] = summary
    return entry


def _licence(distribution: Distribution) -> dict[str, object] | None:
    """The expression where there is one, else the classifier, else the name, where it is no whole text."""
    metadata = distribution.metadata
    if expression := metadata["License-Expression"]:
        return {"expression": expression}
    classifiers = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License :: ")]
    name = classifiers[0].rpartition(" :: ")[2] if classifiers else metadata["License"] or ""
    return {"license": {"name": name}} if name and "\n" not in name else None


def _application(release: str) -> dict[str, object]:
    return {
        "type": "application", "bom-ref": f"explorer@{release}", "name": "jinan-startup-area-explorer",
        "version": release, "licenses": [{"expression": "Apache-2.0"}],
    }  # fmt: skip


def _python(version: str) -> dict[str, object]:
    address = f"pkg:generic/python@{version}"
    return {
        "type": "platform", "bom-ref": address, "name": "CPython", "version": version, "purl": address,
        "licenses": [{"expression": "PSF-2.0"}],
    }  # fmt: skip


def write_licences(packages: Path, folder: Path) -> None:
    """Every licence file of the packages, of Python and of the application into `folder/licences`."""
    target = folder / "licences"
    target.mkdir()
    for name in ("LICENSE", "NOTICE"):
        shutil.copy2(ROOT / name, target / name)
    for file in _python_licences(folder / "python"):
        shutil.copy2(file, target / "python-LICENSE.txt")
    for distribution in distributions(path=[str(packages)]):
        for path in distribution.files or []:
            source = Path(str(distribution.locate_file(path)))
            is_licence = ".dist-info" in str(path) and any(word in path.name.lower() for word in LICENCE_NAMES)
            if is_licence and source.is_file():
                place = target / f"{distribution.name}-{distribution.version}"
                place.mkdir(exist_ok=True)
                shutil.copy2(source, place / path.name)


def _python_licences(python: Path) -> Iterator[Path]:
    yield from python.glob("LICENSE.txt")
    yield from python.glob("lib/python3*/LICENSE.txt")
