"""The parts this program is made of: pinned with hashes, listed with licences that allow it, told to a release."""

import json
import re
import sys

import pytest

from tests.conftest import load_script

parts = load_script("build/parts")


def test_every_pin_has_a_hash_and_nothing_else_is_pinned(root) -> None:
    text = (root / "constraints-hashes.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = [re.fullmatch(r"([\w.-]+)==([\w.]+) --hash=sha256:[0-9a-f]{64}", line) for line in lines]
    assert all(found)
    pinned = {parts.canonicalize_name(name): version for name, version in parts.read_pins().items()}
    assert {parts.canonicalize_name(one[1]): one[2] for one in found} == pinned, "python scripts/build/parts.py hashes"
    assert "://" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="other machines need other parts")
def test_the_table_of_licences_is_that_of_the_parts(root) -> None:
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (.+) \|$", (root / "docs" / "parts.md").read_text("utf-8"), re.MULTILINE)
    listed = {(name, version) for name, version, _ in rows if version[0].isdigit()}
    assert listed == set(parts.read_pins().items()), "python scripts/build/parts.py table"
    assert [
        (name, licence) for name, version, licence in rows if version[0].isdigit() and not parts.is_free(licence)
    ] == []


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("MIT", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("GPL-3.0-or-later", False),
        ("LGPL-2.1-or-later", False),
        ("AGPL-3.0-only OR SSPL-1.0", False),
        ("unknown", False),
        ("Proprietary", False),
    ],
)
def test_what_may_be_passed_on(licence, free) -> None:
    assert parts.is_free(licence) is free


@pytest.mark.skipif(sys.platform != "linux", reason="other machines need other parts")
def test_a_release_carries_what_the_program_needs_with_hashes() -> None:
    listed = parts.list_parts()
    text = parts.write_sbom(listed, version="0.1.0")
    assert text == parts.write_sbom(parts.list_parts(), version="0.1.0")
    whole = json.loads(text)
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")
    names = [one["name"] for one in whole["components"]]
    scopes = {one["name"]: one["scope"] for one in whole["components"]}
    assert {scopes[name] for name in ("shapely", "folium", "lxml")} == {"required"}
    assert {scopes[name] for name in ("adbc-driver-postgresql", "adbc-driver-manager", "rasterio")} == {"optional"}
    assert len(names) == len(set(names)) > 40
    assert {"geopandas", "shapely", "lxml", "pypdf", "XStatic-Leaflet"} <= set(names)
    assert not {"pytest", "mypy", "hypothesis"} & set(names)
    assert all(re.fullmatch("[0-9a-f]{64}", one["hashes"][0]["content"]) for one in whole["components"])
