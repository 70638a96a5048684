"""
The parts this program is made of: their versions, licences and hashes, as lists that a release carries.

    python scripts/build/parts.py hashes      constraints-hashes.txt, by asking pip once what it would install
    python scripts/build/parts.py table       docs/parts.md
    python scripts/build/parts.py sbom FILE   a CycloneDX 1.6 list of what is installed with the program

Licences are those that each installed part states of itself. Hashes are of the files that fit the machine this runs on.
"""

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[2]
PINS: Final = ROOT / "constraints.txt"
HASHES: Final = ROOT / "constraints-hashes.txt"
TABLE: Final = ROOT / "docs" / "parts.md"
FREE: Final = re.compile(
    r"(MIT|BSD|Apache|ISC|PSF|Python Software Foundation"
    r"|MPL|Mozilla|HPND|0BSD|Zlib|Unlicense|CC0)\b",
    re.IGNORECASE,
)
"""Licences under which a part may be used and passed on with a program under the MIT licence."""

EXTRAS: Final = ("postgis", "raster")
"""Pinned extras that a user may ask for; dask is whatever cluster they have, the others are for tests and builds."""

Need: TypeAlias = Literal["required", "optional", "none"]
TITLES: Final[dict[Need, str]] = {
    "required": "What the program needs",
    "optional": f"What its extras need besides: {', '.join(EXTRAS)}",
    "none": "What its tests and builds need besides",
}

STATED: Final = {
    "xstatic-leaflet": "BSD-2-Clause",  # "same as Leaflet"
    "xstatic-jquery": "MIT",  # "same as jQuery"
    "axe-playwright-python": "MIT",  # its licence file; its metadata say nothing
    "exactextract": "Apache-2.0",  # the same
}
WITHIN: Final = (
    ("GEOS", "shapely, pyogrio, rasterio, exactextract", "LGPL-2.1-or-later", "a shared library in their wheels"),
    ("GDAL", "pyogrio, rasterio", "MIT", "a shared library in their wheels"),
    ("PROJ", "pyproj, pyogrio, rasterio", "MIT", "a shared library in their wheels"),
    ("HDF5, netCDF, libaec, Blosc", "rasterio", "BSD-3-Clause, BSD-2-Clause", "shared libraries in its wheel"),
    ("libtiff, libjpeg, libpng, GIF, WebP, OpenJPEG, LERC", "rasterio", "free licences without copyleft", "the same"),
    ("Arrow C++", "pyarrow", "Apache-2.0", "shared libraries in its wheel"),
    ("libpq, OpenSSL", "adbc-driver-postgresql", "PostgreSQL, Apache-2.0", "within its shared library"),
    ("Leaflet", "xstatic-leaflet", "BSD-2-Clause", "written into every page"),
)
"""Parts within parts that a page or a wheel carries along."""


@dataclass(frozen=True, slots=True)
class Part:
    """One pinned part: its licence as it states it, its hashes, and whether the program itself needs it."""

    name: str
    version: str
    licence: str
    need: Need
    hashes: tuple[str, ...] = ()


def read_pins() -> dict[str, str]:
    """Return the pinned version of each part, by name as pinned."""
    return dict(line.split("==") for line in PINS.read_text(encoding="utf-8").split())


def read_hashes() -> dict[str, tuple[str, ...]]:
    """Return the SHA-256 of each part's files by its canonical name; none where the list is not made yet."""
    if not HASHES.is_file():
        return {}
    lines = HASHES.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return {
        canonicalize_name(line.split("==")[0]): tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", line))
        for line in lines
        if "==" in line
    }


def licence_of(name: str) -> str:
    """Return the licence that an installed part states of itself: an expression, a short text, or its class."""
    known = STATED.get(canonicalize_name(name))
    if known is not None:
        return known
    stated = metadata.metadata(name)
    text = (stated.get("License-Expression") or stated.get("License") or "").strip()
    if text and len(text) < 60 and "\n" not in text:
        return text
    classes = [line.split(" :: ")[-1] for line in stated.get_all("Classifier") or [] if line.startswith("License ::")]
    return " OR ".join(classes) or "unknown"


def find_needed(names: Iterable[str]) -> set[str]:
    """Return what parts need, and what that needs in turn, on this machine: canonical names."""
    found: set[str] = set()
    waiting = [canonicalize_name(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for line in metadata.requires(name) or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                waiting.append(canonicalize_name(needed.name))
    return found


def list_parts() -> list[Part]:
    """Return every pinned part in the order of names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = find_needed(Requirement(line).name for line in project["dependencies"])
    extras = (line for name in EXTRAS for line in project["optional-dependencies"][name])
    asked_for = find_needed(Requirement(line).name for line in extras)
    hashes = read_hashes()
    parts = [
        Part(
            name,
            version,
            licence_of(name),
            "required" if key in needed else "optional" if key in asked_for else "none",
            hashes.get(key, ()),
        )
        for name, version in read_pins().items()
        for key in (canonicalize_name(name),)
    ]
    return sorted(parts, key=lambda part: canonicalize_name(part.name))


def is_free(licence: str) -> bool:
    """Tell whether one of a part's licences lets it be passed on with this program."""
    return any(FREE.search(one) and "GPL" not in one for one in re.split(r" OR |/|,| or ", licence))


def ask_hashes() -> str:
    """Return the list of hashes, asking pip which files it would install; nothing is installed."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--no-deps"]
    more = ["--disable-pip-version-check", "--report", "-", "-r", str(PINS)]
    done = subprocess.run([*command, *more], capture_output=True, text=True, check=True)
    report = json.loads(done.stdout[done.stdout.index("{") :])
    where = report["environment"]
    lines = [
        (
            f"# Made by scripts/build/parts.py for Python {where['python_version']} on {where['sys_platform']}, "
            f"{where['platform_machine']}."
        ),
        "# pip install --require-hashes --no-deps -r constraints-hashes.txt",
    ]
    rows = {
        canonicalize_name(one["metadata"]["name"]): (
            f"{one['metadata']['name']}=={one['metadata']['version']} "
            f"--hash=sha256:{one['download_info']['archive_info']['hashes']['sha256']}"
        )
        for one in report["install"]
    }
    return "\n".join([*lines, *(rows[name] for name in sorted(rows))]) + "\n"


def write_table(parts: Iterable[Part]) -> str:
    """Return the parts with their licences as a page of the documentation."""
    parts = list(parts)
    lines = [
        "# Parts and their licences",
        "",
        "Made by `python scripts/build/parts.py table` from what each part states.",
    ]
    for need, title in TITLES.items():
        lines += ["", f"## {title}", "", "| part | version | licence |", "|---|---|---|"]
        lines += [f"| {one.name} | {one.version} | {one.licence} |" for one in parts if one.need == need]
    lines += ["", "## Within these parts", "", "| part | in | licence | how |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in WITHIN]
    lines += ["", "The packaged data have licences of their own: [LICENCES.md](../layers/data/LICENCES.md).", ""]
    return "\n".join(lines)


def write_sbom(parts: Iterable[Part], *, version: str) -> str:
    """Return what the program and its extras need as a CycloneDX document; it has no clock."""
    components: list[dict[str, Any]] = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{canonicalize_name(one.name)}@{one.version}",
            "name": one.name,
            "version": one.version,
            "scope": one.need,
            "purl": f"pkg:pypi/{canonicalize_name(one.name)}@{one.version}",
            "licenses": [{"license": {"name": one.licence}}],
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in one.hashes],
        }
        for one in parts
        if one.need != "none"
    ]
    own = {"type": "application", "bom-ref": "frontline-mapper", "name": "frontline-mapper", "version": version}
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**own, "licenses": [{"license": {"id": "MIT"}}]}},
        "components": components,
        "dependencies": [{"ref": "frontline-mapper", "dependsOn": [one["bom-ref"] for one in components]}],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write one of the lists."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("what", choices=["hashes", "table", "sbom"])
    parser.add_argument("file", type=Path, nargs="?")
    given = parser.parse_args()
    if given.what == "hashes":
        HASHES.write_text(ask_hashes(), encoding="utf-8")
        print(HASHES)
    elif given.what == "table":
        TABLE.write_text(write_table(list_parts()), encoding="utf-8")
        print(TABLE)
    else:
        if given.file is None:
            parser.error("sbom: give the file to write")
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        given.file.write_text(write_sbom(list_parts(), version=project["version"]), encoding="utf-8")
        print(given.file)


if __name__ == "__main__":
    main()
