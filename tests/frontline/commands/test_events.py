"""frontline map --events: a layer a source, of the reports' days, credited; what is none is named."""

import json

import geopandas as gpd
import pytest

import frontline as fl
from frontline.steps.drawing.draw import draw_scene
from tests.layers.events.test_events import ACLED, BELLINGCAT, GEOCONFIRMED, UCDP, VIIRS

BODY = "Geolocated footage published on June 12 indicates that Russian forces recently advanced in central Komar.\n"


def test_events_of_the_reports_days_are_drawn_and_credited(frontline, report, tmp_path) -> None:
    path = report(BODY)
    (tmp_path / "acled.csv").write_text(ACLED + ACLED.splitlines()[1].replace("UKR1", "UKR9").replace("2025", "2024"))
    (tmp_path / "gc.csv").write_text(GEOCONFIRMED, encoding="utf-8")
    result = frontline(
        "map", path, "-o", tmp_path / "m.html", "--events", tmp_path / "acled.csv", "--events", tmp_path / "gc.csv"
    )
    assert result.code == 0
    assert "acled.csv: 3 of 4 events are of the reports' days and are drawn" in result.err
    assert "1 event(s) of Ukraine's faction are not imported" in result.err
    reading = fl.read_report(path)
    scene = draw_scene(reading, fl.locate(reading), events=[tmp_path / "acled.csv", tmp_path / "gc.csv"])
    keys = [layer.key for layer in scene.layers if layer.key.startswith("other_events:")]
    assert keys == ["other_events:ACLED (acled.csv)", "other_events:GeoConfirmed (gc.csv)"]
    credited = [credit.name for credit in scene.credits]
    assert "Events: ACLED (https://acleddata.com), under its terms" in credited
    assert "Geolocated footage: GeoConfirmed (https://geoconfirmed.org)" in credited


@pytest.mark.slow
@pytest.mark.usefixtures("small_pack")
def test_exports_hold_them_as_a_table_of_their_own(frontline, report, tmp_path) -> None:
    files = {"acled.csv": ACLED, "gc.csv": GEOCONFIRMED, "ucdp.csv": UCDP, "harm.json": BELLINGCAT, "viirs.csv": VIIRS}
    given = []
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        given += ["--events", tmp_path / name]
    path, pack = report(BODY), tmp_path / "pack"
    result = frontline("export", path, "-o", pack, "-o", tmp_path / "june.gpkg", *given)
    assert result.code == 0
    for gpkg in (pack / "frontline.gpkg", tmp_path / "june.gpkg"):
        rows = gpd.read_file(gpkg, layer="other_events")
        counted = rows.groupby("source")["precision"].agg(sorted).to_dict()
        assert counted == {
            "ACLED": [1, 2, 6],
            "Bellingcat": [1],
            "GeoConfirmed": [1],
            "NASA FIRMS": [2, 2],
            "UCDP GED": [1, 2, 5, 6],
        }
        assert set(rows["style"]) == {"own"}
        assert not rows["note"].str.contains("secret|command post", na=False).any()
    (table,) = [
        one for one in json.loads((pack / "manifest.json").read_text())["layers"] if one["name"] == "other_events"
    ]
    assert table["licence"].startswith("terms of the source named in each row")
    assert "Civilian harm: Bellingcat (https://ukraine.bellingcat.com), under its terms" in table["notices"]
    assert str(tmp_path) not in (pack / "README.md").read_text(encoding="utf-8")


def test_what_is_no_file_of_events(frontline, report, tmp_path) -> None:
    path = report(BODY)
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    result = frontline("map", path, "-o", tmp_path / "m.html", "--events", tmp_path / "x.csv")
    assert result.code == 2
    assert "is no table of events that is known" in result.err
    missing = frontline("map", path, "-o", tmp_path / "m.html", "--events", "firms")
    assert missing.code == 2
    assert "firms: is not fetched yet; fetch it first: frontline fetch firms" in missing.err
    assert not (tmp_path / "m.html").exists()
