"""Civilian objects near changed ground on the command line: counts alone, nothing that says where one is."""

import geopandas as gpd
import pytest
from shapely.geometry import box

from tests.frontline.commands.test_follow import EAST, WEST, rows, write_days
from tests.layers.gazetteer.osm_files import Extract, write_xml


@pytest.fixture
def asked(tmp_path):
    # 12 schools and a hospital on the strip that came under control (36.93 to 36.95 E), a substation 3 km off
    schools = [
        ((36.9301 + 0.0015 * n, 47.9 + 0.01 * n), {"amenity": "school", "name": f"SECRET {n}"}) for n in range(12)
    ]
    others = [((36.94, 47.85), {"amenity": "hospital"}), ((36.89, 48.0), {"power": "substation"})]
    far = [
        ((35.0, 48.45), {"amenity": "school"}),
        ((36.2, 49.99), {"amenity": "school"}),
        ((35.1, 47.85), {"amenity": "school"}),
    ]
    extract = write_xml(tmp_path / "east.osm", Extract([], places=[*schools, *others, *far]))
    days = write_days(tmp_path / "days", EAST, WEST)
    return ("objects", extract, "--control", days, "--partial", "--since", "2025-06-12")


def test_counts_by_oblast_and_raion(frontline, asked) -> None:
    told = rows(frontline(*asked, "--format", "csv").out)
    gained = {
        (row["within_km"], row["unit"], row["kind"]): row["objects"] for row in told if row["area"].startswith("came")
    }
    assert gained["0.0", "all", "school"] == gained["0.0", "Donetsk", "school"] == "12"
    assert gained["0.0", "all", "power"] == "0"
    assert gained["5.0", "Donetsk", "power"] == "1"
    shown = frontline(*asked, "--by", "raion")
    assert "Volnovaskyi, Donetsk" in shown.out
    assert "right for 92 of 100 places" in shown.err
    assert "OpenStreetMap contributors" in shown.err


def test_public_counts_hold_back_few_and_no_output_names_an_object(frontline, asked, tmp_path) -> None:
    out = tmp_path / "objects.csv"
    result = frontline(*asked, "--public", "-o", out)
    assert result.code == 0, result.err
    text = out.read_text("utf-8")
    assert "SECRET" not in text + result.err
    assert "36.9" not in text
    counts = {
        (row["within_km"], row["unit"], row["kind"]): row["objects"]
        for row in rows(text)
        if row["area"].startswith("came")
    }
    assert counts["0.0", "all", "school"] == "12"
    assert counts["0.0", "Donetsk", "hospital"] == counts["0.0", "all", "hospital"] == ""
    assert "counts are left out: below 10" in result.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--by", "hromada"), "too few to tell hromadas by"),
        (("--within", "5,0"), "give rising kilometres"),
        (("--since", "2025-06-13"), "must be before the day that is told of"),
        (("--since", "2025-06-01"), "own begins on 2025-06-12"),
    ],
)
def test_what_cannot_be_counted_is_one_line(frontline, asked, words, told) -> None:
    result = frontline(*asked, *words)
    assert result.code == 2
    assert told in result.err


def test_no_object_near_is_none_and_what_the_extract_lacks_stays_unknown(frontline, tmp_path) -> None:
    # the strip lies in Donetsk and Dnipropetrovsk; one school 40 km off, in Donetsk, is all that the extract has
    extract = write_xml(tmp_path / "one.osm", Extract([], places=[((37.5, 48.4), {"amenity": "school"})]))
    days = write_days(tmp_path / "days", EAST, WEST)
    result = frontline("objects", extract, "--control", days, "--partial", "--since", "2025-06-12", "--format", "csv")
    told = {
        (row["within_km"], row["unit"], row["kind"]): row["objects"]
        for row in rows(result.out)
        if row["area"].startswith("came")
    }
    assert told["10.0", "Donetsk", "school"] == told["0.0", "Donetsk", "hospital"] == "0"
    assert told["0.0", "all", "school"] == ""
    assert ("0.0", "Dnipropetrovsk", "school") not in told
    assert "nothing of Dnipropetrovsk" in result.err


def test_hromadas_of_ones_own_are_what_objects_are_counted_by(frontline, asked, tmp_path) -> None:
    areas = tmp_path / "adm3.geojson"
    west, east = box(36.0, 47.0, 36.92, 49.0), box(36.92, 47.0, 38.0, 49.0)
    names = {"ADM3_EN": ["Zakhidna", "Skhidna"], "ADM2_EN": ["Berezivskyi", None]}
    gpd.GeoDataFrame(names, geometry=[west, east], crs=4326).to_file(areas)
    run = (*asked, "--hromadas", areas)
    told = frontline(*run, "--by", "hromada", "--format", "csv")
    assert told.code == 0, told.err
    counts = {(row["within_km"], row["unit"], row["kind"]): row["objects"] for row in rows(told.out)}
    assert counts["0.0", "Skhidna, Donetsk", "school"] == "12"
    assert counts["5.0", "Zakhidna, Berezivskyi, Donetsk", "power"] == "1"
    assert "hromadas: those of adm3.geojson" in told.err
    public = frontline(*run, "--by", "hromada", "--public", "--format", "csv")
    assert {row["objects"] for row in rows(public.out) if row["unit"].startswith("Zakhidna")} <= {"", "0"}
    refused = frontline(*run)
    assert (refused.code, "is for --by hromada" in refused.err) == (2, True)
