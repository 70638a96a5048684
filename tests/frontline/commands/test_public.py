"""Public outputs of commands: what must not be published is in none of their files."""

import json
from datetime import UTC, datetime

import pytest

from tests.frontline.commands.test_follow import write_days

BODY = (
    "Geolocated footage published on June 12 indicates that Russian forces recently seized Bahatyr.\n\n"
    "Elements of the Russian 2nd Motorized Rifle Brigade advanced in Novoukrainka.\n\n"
    "Russian forces have not been observed to advance anywhere along the Zakharivka salient today or so."
)


@pytest.fixture
def barred(tmp_path):
    """Control days that are named like a source whose terms do not allow to pass its polygons on."""
    folder = write_days(tmp_path / "maps", 36.94713, 36.92713)
    for path in sorted(folder.iterdir()):
        path.rename(folder / path.name.replace("own_", "deepstatemap_data_"))
    return ("--control", folder, "--partial")


@pytest.mark.usefixtures("near_base")
def test_no_file_of_an_export_holds_units_or_the_polygons_of_others(frontline, report, barred, tmp_path) -> None:
    outputs = [tmp_path / name for name in ("map.html", "claims.csv", "marks.geojson", "all.gpkg")]
    words = [word for path in outputs for word in ("-o", path)]
    result = frontline("export", report(BODY), *barred, "--quotes", "full", "--public", *words)
    assert result.code == 0
    for path in outputs:
        data = path.read_bytes()
        for secret in (b"2nd Motorized", b"Zakharivka salient", b"36.92713", b"36.9271", b"47.8,"):
            assert secret not in data, (path.name, secret)
    assert b"it names a unit" in outputs[1].read_bytes()
    assert b"claims published after" in outputs[0].read_bytes()
    assert b"claims published after" in outputs[3].read_bytes()
    assert "its terms do not allow to pass its polygons on" in result.err
    plain = tmp_path / "plain.gpkg"
    assert frontline("export", report(BODY), *barred, "-o", plain).code == 0
    assert b"2nd Motorized" in plain.read_bytes()  # what the gate takes out was there


def test_a_fresh_report_is_not_published(frontline, report, tmp_path) -> None:
    head = f"Frontline Digest, {datetime.now(UTC):%B %d, %Y}\n\n"
    path = report("Russian forces seized Bahatyr.", head=head)
    result = frontline("map", path, "--public", "-o", tmp_path / "m.html")
    assert result.code == 2
    assert "no claim was published up to" in result.err
    assert frontline("map", path, "--delay", 1, "-o", tmp_path / "m.html").code == 2


@pytest.mark.usefixtures("near_base")
def test_settlements_place_and_brief(frontline, report, barred, tmp_path) -> None:
    path = report(BODY)
    near = tmp_path / "near.geojson"
    result = frontline("settlements", path, *barred, "--public", "-o", near)
    assert result.code == 0
    assert "distances are rounded up to 5 km" in result.err
    features = [one["properties"] for one in json.loads(near.read_text(encoding="utf-8"))["features"]]
    assert {one["distance_km"] for one in features} <= {5, 10, 15, 20, 25}
    keys = [(one["distance_km"], one["katottg"]) for one in features]
    assert keys == sorted(keys)  # no finer order tells which lies nearer
    told = frontline("place", path, "Bahatyr", "--public", "--format", "json")
    assert told.code == 0
    assert "2nd Motorized" not in told.out
    assert "claims published after" in told.err
    brief = tmp_path / "brief.html"
    assert frontline("brief", path, *barred, "--public", "-o", brief).code == 0
    page = brief.read_text(encoding="utf-8")
    assert "2nd Motorized" not in page
    assert "hours&#x27; delay" in page
