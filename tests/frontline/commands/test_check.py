"""frontline check: every fault of a user's own layer in one go, in every format, each with what it must be."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, Polygon

from layers.sources.packaged import load_highways, load_oblasts


def bad_control():
    return gpd.GeoDataFrame(
        {"source": ["Mine", None], "kind": ["assessed_control", "conquered"], "date": ["2025-06-12", "soon"]},
        geometry=[Polygon([(36, 48), (37, 49), (37, 48), (36, 49)]), Point(37, 48)],
        crs=4326,
    )


def test_every_fault_is_named_with_its_row_and_the_mend(frontline, tmp_path):
    path = tmp_path / "mine.geojson"
    bad_control().to_file(path)
    result = frontline("check", path, "--layer", "control")
    assert result.code == 2
    for words in (
        "row 2 (soon): source = None must not be empty",
        "row 2 (soon): kind = 'conquered' must be one of assessed_control, ",
        "row 2 (soon): date = 'soon' must be a day",
        "row 1 (2025-06-12): geometry is invalid (its edge crosses or covers itself at (36.5, 48.5), nearest to vertex 1",
        "row 2 (soon): geometry is a Point, must be MultiPolygon or Polygon",
    ):
        assert words in result.out
    assert (
        result.err
        == f"frontline: {path}: {len(result.out.splitlines())} faults as layer control, listed above; mend them and check again\n"
    )


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb", ".parquet", ".csv", ".shp"])
def test_a_good_layer_passes_in_every_format(frontline, tmp_path, suffix):
    path = tmp_path / f"oblasts{suffix}"
    frame = load_oblasts()
    if suffix == ".parquet":
        frame.to_parquet(path)
    elif suffix == ".csv":
        pd.DataFrame(frame.drop(columns="geometry")).assign(geometry=frame.geometry.to_wkt()).to_csv(path, index=False)
    elif suffix == ".shp":
        frame.to_file(path, encoding="utf-8")
    else:
        frame.to_file(path)
    result = frontline("check", path, "--layer", "oblasts")
    assert result.code == 0, result.out + result.err
    assert result.err == f"{path}: 27 rows, all as layer oblasts promises\n"


def test_lists_and_words_of_highways_are_understood(frontline, tmp_path):
    path = tmp_path / "roads.parquet"
    load_highways().to_parquet(path)
    assert frontline("check", path, "--layer", "highways").code == 0
    broken = load_highways().assign(precision="guessed", stops="Kyiv-Odesa")
    broken.to_parquet(path)
    result = frontline("check", path, "--layer", "highways")
    assert result.code == 2
    assert "precision = 'guessed' must be one of surveyed, schematic" in result.out
    assert "stops = 'Kyiv-Odesa' must be a list of texts" in result.out


def test_another_reference_system_is_refused_never_reprojected(frontline, tmp_path):
    path = tmp_path / "web.gpkg"
    gpd.GeoDataFrame(
        {"ref": ["M-06"], "name": ["x"], "stops": ["[]"], "precision": ["schematic"], "source": ["mine"]},
        geometry=[LineString([(30, 50), (31, 50)])],
        crs=4326,
    ).to_crs(3857).to_file(path)
    result = frontline("check", path, "--layer", "highways")
    assert result.code == 2
    assert "reference system is EPSG:3857" in result.out
    assert "to_crs(4326)" in result.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("gone.gpkg", "--layer", "oblasts"), "gone.gpkg: does not exist"),
        (("gone.gpkg", "--layer", "tanks"), "'tanks' is no layer; use one of oblasts, settlements"),
        ((".", "--layer", "oblasts"), "is a folder; give a file ending in .gpkg"),
    ],
)
def test_what_cannot_be_checked_is_told(frontline, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    result = frontline("check", *arguments)
    assert result.code == 2
    assert words in result.err


def test_what_export_writes_passes_check(frontline, report, tmp_path):
    path = report("Geolocated footage published on June 11 shows that Russian forces advanced in Novoukrainka.")
    assert frontline("export", path, "-o", tmp_path / "all.gpkg").code == 0
    for layer in ("claims", "marks", "oblasts", "settlements", "highways"):
        result = frontline("check", tmp_path / "all.gpkg", "--layer", layer)
        assert result.code == 0, result.out + result.err
