"""frontline fetch and sources, and fetched layers in the place of packaged ones."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

import frontline as fl
from frontline.steps.drawing.draw import draw_scene
from layers.disk.cache import Cache, Entry, describe_file
from layers.fetch.network.client import Client
from layers.fetch.services import geonames
from layers.sources.packaged import load_settlements
from tests.layers.fetch.scripts import cod_ab, deepstate
from tests.layers.fetch.service import serve
from tests.layers.fetch.test_geonames import ADDRESS, GOOD
from tests.layers.fetch.toys import NOON

BODY = "Geolocated footage published on June 12 indicates that Russian forces recently advanced in central Kodema.\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path / "cache"))
    return Cache(tmp_path / "cache")


@pytest.fixture
def fetched(cache: Cache) -> Cache:
    """A cache with settlements in which Kodema has a point of its own."""
    frame = load_settlements()
    mask = (frame["name_en"] == "Kodema") & (frame["oblast"] == "Donetsk")
    points = frame.geometry.where(~mask, gpd.points_from_xy([38.06], [48.35])[0])
    own = frame.set_geometry(points).assign(
        point_source=frame["point_source"].where(~mask, "geonames"), radius_km=frame["radius_km"].where(~mask)
    )
    staging = cache.staging("geonames")
    raw = staging / "UA.zip"
    raw.write_bytes(b"the zip as it came")
    table = staging / "settlements.parquet"
    own.assign(variants=[list(names) for names in own["variants"]]).to_parquet(table)
    files = (describe_file(raw, address=ADDRESS), describe_file(table))
    cache.replace(
        Entry("geonames", NOON, NOON, files, {"settlements": table.name}, ("made up",)),
        {path.name: path for path in (raw, table)},
    )
    return cache


def test_fetching_says_what_came_and_under_which_terms(
    frontline, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geonames, "FEWEST", 5)
    with serve([(ADDRESS, GOOD)]) as service:
        monkeypatch.setattr(
            "layers.fetch.network.client.Client", lambda **options: Client(base=service.base, **options)
        )
        result = frontline("fetch", "geonames", "--verbose")
    assert result.code == 0
    assert result.out.strip().endswith("settlements.parquet")
    assert "geonames: 7 places with points" in result.err
    assert "CC BY 4.0: free for any use that names GeoNames; may be passed on" in result.err
    assert "used as settlements in every command" in result.err
    again = frontline("fetch", "geonames", "--offline")
    assert again.code == 0
    assert "the network was not asked" in again.err


def test_what_can_not_be_fetched_is_told_in_one_line(frontline, cache: Cache) -> None:
    for arguments, told in (
        (["wikimapia"], "wikimapia: is no source; can be fetched: geonames"),
        (["nzz_liveuamap"], "is read from your own copy"),
        (["geonames", "--offline"], "nothing of it is cached and --offline refuses the network"),
    ):
        result = frontline("fetch", *arguments)
        assert result.code == 2
        assert told in result.err
        assert result.err.count("\n") == 1


def test_sources_tell_what_is_cached(frontline, fetched: Cache) -> None:
    result = frontline("sources")
    assert result.code == 0
    flat = " ".join(result.out.split())
    assert "2025-06-12" in flat
    assert f"cache: {fetched.folder}" in result.err
    entry = fetched.read("geonames")
    assert entry is not None
    assert entry.digest[:12] in flat
    fetched.path("geonames", entry.files[1]).write_bytes(b"spoilt")
    damaged = frontline("sources")
    assert damaged.code == 0
    assert "was changed since it was fetched" in damaged.err
    assert "damaged, fetch it again" in " ".join(damaged.out.split())


def test_one_source_is_told_whole(frontline, fetched: Cache) -> None:
    entry = fetched.read("geonames")
    assert entry is not None
    told = dict(line.split(":", 1) for line in frontline("sources", "geonames").out.splitlines()[:9])
    assert {word: text.strip() for word, text in told.items()} == {
        "source": "GeoNames",
        "licence": "CC BY 4.0",
        "terms": "CC BY 4.0: free for any use that names GeoNames",
        "pass on": "yes",
        "notice": "Settlement points, population and other names © GeoNames, CC BY 4.0, joined to official codes",
        "address": "https://www.geonames.org",
        "gives": "every populated place of Ukraine that GeoNames knows, joined to the official codes",
        "fetch": "frontline fetch geonames",
        "from": "https://download.geonames.org/export/dump/UA.zip",
    }
    whole = frontline("sources", "geonames").out
    for file in entry.files:
        assert f"{file.name}, {file.size:,} bytes, SHA-256 {file.sha256}" in whole
    assert "with --accept-terms" not in whole
    assert "frontline fetch isw --accept-terms" in frontline("sources", "isw").out
    assert "frontline fetch highways --file FILE" in frontline("sources", "highways").out
    assert "cached:    packaged, of 2026-11-23: settlements" in frontline("sources", "katottg").out
    assert frontline("sources", "nobody").code == 2


@pytest.mark.usefixtures("small_pack")
def test_a_fetched_layer_is_used_and_named_by_every_output(frontline, fetched: Cache, report, tmp_path: Path) -> None:
    path = report(BODY)
    origin = "GeoNames, fetched on 2025-06-12, SHA-256"
    listed = frontline("claims", path, "--format", "jsonl")
    assert json.loads(listed.out)["precision"] == 1
    assert f"settlements: {origin}" in listed.err
    scene = draw_scene(reading := fl.read_report(path), fl.locate(reading))  # the page packs its texts
    assert any(credit.name.startswith(f"Settlements: {origin}") for credit in scene.credits)
    assert frontline("export", path, "-o", tmp_path / "pack").code == 0
    assert origin in (tmp_path / "pack" / "README.md").read_text(encoding="utf-8")
    assert frontline("claims", path, "-o", tmp_path / "c.geojson").code == 0
    assert origin in (tmp_path / "c.geojson").read_text(encoding="utf-8")
    assert f"settlements: {origin}" in frontline("layers").err
    assert fl.layers("settlements").attrs["origin"].startswith("GeoNames, fetched")
    assert "origin" not in fl.layers("highways").attrs


def test_without_a_copy_the_packaged_layer_is_used_and_nothing_said(frontline, cache: Cache, report) -> None:
    listed = frontline("claims", report(BODY), "--format", "table")
    assert "fetched on" not in listed.err
    assert "`frontline fetch geonames`" in listed.err


def test_an_own_file_goes_before_a_fetched_layer(frontline, fetched: Cache, report, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name_en,latitude,longitude,oblast\nKodema,48.35,38.06,Donetsk\n")
    listed = frontline("claims", report(BODY), "--format", "jsonl", "--settlements", own)
    assert json.loads(listed.out)["katottg"] == "own:1"
    assert "fetched on" not in listed.err


def test_a_copy_that_was_changed_is_refused(frontline, fetched: Cache, report) -> None:
    entry = fetched.read("geonames")
    assert entry is not None
    fetched.path("geonames", entry.files[1]).write_bytes(b"spoilt")
    listed = frontline("claims", report(BODY))
    assert listed.code == 2
    assert "fetch it again: frontline fetch geonames --again" in listed.err


def test_a_fetched_source_of_control_goes_by_its_name(
    frontline, cache: Cache, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = frontline("history", "deepstate", "-o", tmp_path / "s.gpkg")
    assert missing.code == 2
    assert "fetch it first: frontline fetch deepstate --accept-terms" in missing.err
    refused = frontline("fetch", "deepstate")
    assert refused.code == 2
    assert "where you accept that, add --accept-terms" in refused.err
    with serve(list(deepstate().replies.items())) as service:
        monkeypatch.setattr(
            "layers.fetch.network.client.Client", lambda **options: Client(base=service.base, **options)
        )
        assert frontline("fetch", "deepstate", "--accept-terms").code == 0
    made = frontline("history", "deepstate", "-o", tmp_path / "s.gpkg")
    assert made.code == 0
    assert "deepstate: 1 file(s) of the cache, the newest fetched on" in made.err
    assert "DeepState assessed_control: 1 days from 2025-06-12" in made.err
    (tmp_path / "own").mkdir()
    monkeypatch.chdir(tmp_path / "own")
    Path("deepstate").mkdir()
    assert "the folder holds no control files" in frontline("history", "deepstate", "-o", "t.gpkg").err


def test_raions_are_summed_once_they_are_fetched(frontline, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    script = cod_ab()
    with serve(list(script.replies.items())) as service:
        monkeypatch.setattr(
            "layers.fetch.network.client.Client", lambda **options: Client(base=service.base, **options)
        )
        assert frontline("fetch", "cod_ab").code == 0
    control = gpd.GeoDataFrame(
        {"kind": ["assessed_control"] * 2, "date": ["2025-06-12", "2025-06-13"]},
        geometry=[box(30.05, 48, 30.5, 48.5), box(30, 48, 30.5, 48.5)],
        crs=4326,
    )
    control.to_file(cache.folder / "own.geojson")
    result = frontline("changes", cache.folder / "own.geojson", "--by", "raion")
    assert result.code == 0
    assert "UA140" in frontline("changes", cache.folder / "own.geojson", "--by", "raion", "--format", "csv").out
    assert "raions: OCHA" in result.err
    assert "in place of the packaged layer" in result.err.split("raions: OCHA")[1].split("\n")[0]
