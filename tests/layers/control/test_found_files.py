"""Control files as people have them: every form of side, layer and format that was met on public copies."""

import gzip
import json
import tarfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import box

from layers.control.checks.shapes import unite
from layers.control.labels.names import family_of
from layers.control.labels.sides import kind_in_name, kind_in_words
from layers.control.read import read_control, read_controls
from layers.errors import ControlError
from tests.layers.control.made_files import RING, feature, kml, placemark, write


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Окуповано. 01.04", "assessed_control"),
        ("Під питанням", "unclear"),
        ("Звільнено", "liberated"),
        ("Деокуповано 10.11", "liberated"),
        ("de-occupied", "liberated"),
        ("Occupied Crimea", "pre_2022"),
        ("Temporarily occupied territory of Ukraine", "assessed_control"),
        ("Russian controlled", "assessed_control"),
        ("russian claimed control", "claimed_control"),
        ("ru", "assessed_control"),
        ("Ukrainian controlled", "ukrainian"),
        ("side of ukraine", None),
        ("UA", "ukrainian"),
        ("grey zone", "unclear"),
        ("occupied, liberated", "both"),
        ("not occupied", None),
        ("unoccupied", None),
        ("не окуповано", None),
        ("Frontline", None),
        ("", None),
        ("Occupied until November 2022", "liberated"),
        ("Occupied until now", "assessed_control"),
        ("Liberated until November 2022", "unclear"),
        ("Буде звільнено", "unclear"),
        ("Russian-controlled before the counteroffensive", "unclear"),
        ("Оккупировано?", "unclear"),
        ("Окуповано до 24 лютого", "pre_2022"),
        ("AFU", "ukrainian"),
        ("Ukrainian forces", "ukrainian"),
        ("What?", None),
    ],
)
def test_words_say_who_holds(words: str, said: str | None) -> None:
    assert kind_in_words(words) == said


def test_names_of_layers_say_it_too() -> None:
    assert kind_in_name("russian_control") == "assessed_control"
    assert kind_in_name("UkrainianControlled_20250612.geojson") == "ukrainian"
    assert kind_in_name("russian_losses_20250612.csv") is None


def test_names_instead_of_keys_are_read_and_never_united(tmp_path: Path) -> None:
    rows = [feature(name="Окуповано. 01.04"), feature(1, name="Під питанням"), feature(2, name="Звільнено")]
    frame = read_control(write(tmp_path / "deepstate_20250612.geojson", *rows, feature(3, name="Курили")), partial=True)
    assert frame["kind"].tolist() == ["assessed_control", "liberated", "unclear"]
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 37.5, 48.5)
    assert "set aside 1 area(s) that say nothing known of who holds them (Курили)" in "; ".join(frame.attrs["notes"])


@pytest.mark.parametrize("kind", [None, "assessed_control"])
def test_ukraines_ground_is_never_russian_control(tmp_path: Path, kind: str | None) -> None:
    file = write(tmp_path / "own_20250612.geojson", feature(side="ukrainian"))
    with pytest.raises(ControlError, match="held by Ukraine"):
        read_control(file, kind=kind)
    both = write(tmp_path / "both_20250612.geojson", feature(status="occupied"), feature(1, status="liberated"))
    with pytest.raises(ControlError, match="row 2 is liberated, but the kind given is assessed_control"):
        read_control(both, kind="assessed_control")
    assert read_control(both)["kind"].tolist() == ["assessed_control", "liberated"]


@pytest.mark.parametrize("columns", [{"kind": "rumour"}, {"type": "rumour"}])
def test_an_unknown_kind_costs_its_row_alone(tmp_path: Path, columns: dict[str, str]) -> None:
    known = {"kind": "assessed_control"} if "kind" in columns else {"type": "gains"}
    frame = read_control(write(tmp_path / "own_20250612.geojson", feature(**known), feature(1, **columns)))
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 37.5, 48.5)
    assert "set aside 1 area(s) of unknown" in frame.attrs["notes"][0]
    assert "rumour" in frame.attrs["notes"][0]


def test_symbols_among_areas_are_counted_and_left_out(tmp_path: Path) -> None:
    point = {"type": "Feature", "properties": {"kind": None}, "geometry": {"type": "Point", "coordinates": [37, 48]}}
    frame = read_control(write(tmp_path / "own_20250612.geojson", feature(kind="assessed_control"), point, point))
    assert frame.attrs["notes"] == [f"{tmp_path / 'own_20250612.geojson'}: left out what has no area: 2 Point"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("AssessedRussianAdvancesinUkraineJUN122025.geojson", "assessed_advance"),
        ("AssessedRussianInfiltrationAreasinUkraineJUN122025.geojson", "unclear"),
        ("ClaimedRussianTerritoryinUkraineJUN122025.geojson", "claimed_control"),
        ("ClaimedUkrainianCounteroffensivesJUN122025.geojson", "claimed_counteroffensive"),
        ("ReportedUkrainianPartisanWarfareJUN122025.geojson", "partisan"),
        ("RussiaCoTinUkraine_V3_20250612.geojson", "assessed_control"),
        ("Russian Control Before February 24 June 12, 2025.geojson", "pre_2022"),
        ("Kursk Incursion Ukrainian Advances in Russia June 12, 2025.geojson", None),
        ("Significant_Fighting_20250612.geojson", None),
        ("Assessed_Russian_Gains_in_the_Past_24_Hours_20250612.geojson", None),
        ("Furthest Russian Advance June 12, 2025.geojson", None),
    ],
)
def test_every_layer_of_a_known_source_is_read_or_named(tmp_path: Path, name: str, kind: str | None) -> None:
    family = family_of(name)
    assert family is not None
    assert (family.source, family.kind) == ("ISW", kind)
    file = write(tmp_path / name, feature(OBJECTID=1))
    if kind is None:
        with pytest.raises(ControlError, match="left out"):
            read_control(file)
    else:
        frame = read_control(file, partial=True)
        assert frame[["kind", "date"]].values.tolist() == [[kind, date(2025, 6, 12)]]


def test_a_known_sources_name_can_say_liberated(tmp_path: Path) -> None:
    frame = read_control(write(tmp_path / "deepstate_liberated_20250612.geojson", feature(OBJECTID=1)))
    assert frame["kind"].tolist() == ["liberated"]


def test_lines_of_plain_objects_are_read_as_lines_of_features(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "coordinates": [RING]}
    rows = [{"kind": "assessed_control", "date": day, "geometry": shape} for day in ("2025-06-09", "2025-06-10")]
    path = tmp_path / "front.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    frame = read_control(path)
    assert [found.day for found in frame["date"]] == [9, 10]
    path.write_text("\n".join(map(json.dumps, rows)).replace('"kind"', '"kind": "liberated", "kind"', 1))
    with pytest.raises(ControlError, match="line 1: the key 'kind' is given twice in one object"):
        read_control(path)


def test_a_column_or_key_that_stands_twice_is_no_map(tmp_path: Path) -> None:
    corners = ",".join(f"{x} {y}" for x, y in RING)
    table = tmp_path / "front.csv"
    table.write_text(f'date;kind;date;wkt\n2025-06-09;assessed_control;2025-06-10;"POLYGON(({corners}))"\n')
    with pytest.raises(ControlError, match="has 'date' as the name of two columns"):
        read_control(table)
    twice = json.dumps({"type": "FeatureCollection", "features": [feature(kind="assessed_control")] * 2})
    path = tmp_path / "front_20250609.geojson.gz"
    path.write_bytes(gzip.compress(twice.replace('"kind"', '"kind": "liberated", "kind"').encode()))
    with pytest.raises(ControlError, match="row 1: the key 'kind' is given twice"):
        read_control(path)


def test_a_folder_of_every_format(tmp_path: Path) -> None:
    day = json.dumps({"type": "FeatureCollection", "features": [feature(kind="assessed_control")]})
    (tmp_path / "front_20250601.geojson").write_text(day)
    (tmp_path / "front_20250602.kml").write_text(kml(placemark("Occupied")))
    with zipfile.ZipFile(tmp_path / "front_20250603.kmz", "w") as archive:
        archive.writestr("doc.kml", kml(placemark("Occupied")))
    corners = ",".join(f"{x} {y}" for x, y in RING)
    (tmp_path / "front_20250604.csv").write_text(f'WKT,kind\n"POLYGON(({corners}))",assessed_control\n')
    (tmp_path / "front_20250605.geojson.gz").write_bytes(gzip.compress(day.encode()))
    (tmp_path / "front_20250606.jsonl").write_text(json.dumps(feature(kind="assessed_control")) + "\n")
    with zipfile.ZipFile(tmp_path / "front.zip", "w") as archive:
        archive.writestr("front_20250607.geojson", day)
        archive.writestr("front_20250608.kml", kml(placemark("Occupied")))
        archive.writestr("notes.txt", "read me")
    (tmp_path / "letter.txt").write_text("hello")
    reading = read_controls([tmp_path])
    assert [found.day for found in reading.snapshots["date"]] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert set(reading.snapshots["source"]) == {"front"}
    told = "; ".join(map(str, reading.findings))
    assert "passed over 1 file(s) that are no control files: letter.txt" in told
    assert "passed over 1 file(s) that are no control files: notes.txt" in told
    assert "front_20250604.csv: states no reference system; its coordinates are taken as lon/lat degrees" in told


def test_folders_of_a_kml_are_layers(tmp_path: Path) -> None:
    held = f"<Folder><name>Frontline</name>{placemark('Russian controlled')}</Folder>"
    freed = f"<Folder><name>Liberated</name>{placemark('Village', 1)}</Folder>"
    ours = f"<Folder><name>Other</name>{placemark('Ukrainian controlled', 2)}</Folder>"
    (tmp_path / "250612_0349.kml").write_text(kml(held, freed, ours))
    frame = read_control(tmp_path / "250612_0349.kml")
    assert frame["kind"].tolist() == ["assessed_control", "liberated"]
    assert "held by Ukraine, which is no kind of control" in "; ".join(frame.attrs["notes"])
    one = read_control(tmp_path / "250612_0349.kml", layer="Liberated", kind="unclear")
    assert one["kind"].tolist() == ["unclear"]
    with pytest.raises(ControlError, match="holds no layer 'None'; it has Frontline, Liberated, Other"):
        read_control(tmp_path / "250612_0349.kml", layer="None")


def test_an_empty_layer_means_nothing_was_held(tmp_path: Path) -> None:
    for day in (10, 12):
        write(tmp_path / f"UkrainianClaimedCounterOffensives_202506{day}.geojson", feature(OBJECTID=1))
    write(tmp_path / "UkrainianClaimedCounterOffensives_20250611.geojson")
    frame = read_control(tmp_path)
    assert [shape.is_empty for shape in frame.geometry] == [False, True, False]
    with pytest.raises(ControlError, match="holds no areas"):
        read_control(write(tmp_path / "deepstate_20250612.geojson"))  # a whole country never holds nothing


@pytest.mark.parametrize(
    ("name", "kind"),
    [("UkrainianClaimedCounterOffensives_20250611.geojson", None), ("own_20250611.geojson", "claimed_control")],
)
def test_an_empty_layer_alone_is_a_day_on_which_nothing_was_held(tmp_path: Path, name: str, kind: str | None) -> None:
    frame = read_control(write(tmp_path / name), kind=kind)
    assert frame["date"].tolist() == [date(2025, 6, 11)]
    assert frame.geometry.iloc[0].is_empty
    assert "holds no areas: nothing was held on 2025-06-11" in "; ".join(frame.attrs["notes"])


@pytest.mark.parametrize(
    ("name", "rows", "told"),
    [
        ("own_20250611.geojson", [], "nothing says of which kind"),
        ("own_20250611.geojson", [{"type": "Feature", "properties": {}, "geometry": None}], "may have lost them"),
        ("russian_control.geojson", [], "say no day"),
    ],
)
def test_an_empty_file_that_says_too_little_is_refused(tmp_path: Path, name: str, rows: list[Any], told: str) -> None:
    with pytest.raises(ControlError, match=told):
        read_control(write(tmp_path / name, *rows))


@pytest.mark.parametrize("more", [{"exceededTransferLimit": True}, {"properties": {"exceededTransferLimit": True}}])
def test_a_cut_download_is_refused(tmp_path: Path, more: dict[str, Any]) -> None:
    with pytest.raises(ControlError, match=r"sent only some of its rows \(exceededTransferLimit\)"):
        read_control(write(tmp_path / "own_20250612.geojson", feature(kind="unclear"), **more))
    whole = write(tmp_path / "own_20250613.geojson", feature(kind="unclear"), exceededTransferLimit=False)
    assert len(read_control(whole)) == 1


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"name": "channel", "messages": []}, "export of a chat"),
        ({"type": "umap", "layers": []}, "uMap export"),
        ([{"id": 1749754800, "createdAt": "2025-06-12"}], "is a list"),
        ({"license": "CC0-1.0", "data": {"type": "FeatureCollection", "features": []}}, "Wikimedia Commons"),
    ],
)
def test_json_that_is_no_map_is_named(tmp_path: Path, body: Any, told: str) -> None:
    file = tmp_path / "front_20250612.json"
    file.write_text(json.dumps(body))
    with pytest.raises(ControlError, match=told):
        read_control(file)


def test_a_ring_that_is_not_closed_is_named_by_row(tmp_path: Path) -> None:
    broken = feature(1, kind="unclear")
    broken["geometry"]["coordinates"][0].pop()
    file = write(tmp_path / "own_20250612.geojson", feature(kind="unclear"), broken)
    with pytest.raises(ControlError, match="row 2: its ring is not closed"):
        read_control(file)


def test_an_extract_has_a_way_on(tmp_path: Path) -> None:
    file = write(tmp_path / "deepstate_20250612.geojson", feature(kind="assessed_control"))
    with pytest.raises(ControlError, match=r"outside 60,000 to 180,000 .* say that it is an extract: --partial"):
        read_control(file)
    assert len(read_control(file, partial=True)) == 1


def test_a_gzip_bomb_and_a_deep_json_end_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layers.disk.packed.archives.MAX_UNPACKED", 1000)
    (tmp_path / "own_20250612.geojson.gz").write_bytes(gzip.compress(b" " * 100_000))
    with pytest.raises(ControlError, match="unpacks to more than"):
        read_control(tmp_path / "own_20250612.geojson.gz")
    (tmp_path / "deep_20250612.json").write_text('{"license": 1, "a": ' + "[" * 100_000 + "]" * 100_000 + "}")
    with pytest.raises(ControlError, match="nested deeper than any map"):
        read_control(tmp_path / "deep_20250612.json")


@pytest.mark.parametrize("suffix", [".tar", ".tar.xz", ".tgz"])
def test_a_tar_of_days_is_read_as_its_folder(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "May"
    folder.mkdir()
    for day in (12, 13):
        write(folder / f"front_202506{day}.geojson", feature(day / 100, kind="assessed_control"))
    area = gpd.GeoDataFrame({"kind": ["assessed_control"]}, geometry=[box(37, 48, 38, 49)], crs=4326)
    area.to_file(folder / "front_20250614.shp")
    with tarfile.open(tmp_path / f"days{suffix}", {".tar": "w", ".tgz": "w:gz"}.get(suffix, "w:xz")) as tar:
        tar.add(folder, arcname="May")
    packed, plain = read_control(tmp_path / f"days{suffix}"), read_control(folder)
    assert len(packed) == 3
    assert packed.equals(plain)


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "assessed_control", "status": "liberated"},
        {"kind": "claimed_control", "side": "ukrainian"},
        {"kind": "liberated", "status": "occupied"},
    ],
)
def test_a_kind_that_another_column_denies_is_of_neither(tmp_path: Path, columns: dict[str, str]) -> None:
    rows = (feature(kind="assessed_control", status="occupied"), feature(1, **columns))
    frame = read_control(write(tmp_path / "own_20250612.geojson", *rows))
    assert frame["kind"].tolist() == ["assessed_control"]
    assert frame.geometry.iloc[0].bounds == (37.0, 48.0, 37.5, 48.5)
    assert "set aside 1 area(s) whose words say two things" in "; ".join(frame.attrs["notes"])


def test_a_file_called_liberated_holds_no_occupied_ground(tmp_path: Path) -> None:
    with pytest.raises(ControlError, match="whose words say two things"):
        read_control(write(tmp_path / "liberated_20250612.geojson", feature(status="occupied")))
    frame = read_control(write(tmp_path / "liberated_20250612.geojson", feature(status="liberated")))
    assert frame["kind"].tolist() == ["liberated"]


def test_a_layer_called_liberated_holds_no_occupied_ground(tmp_path: Path) -> None:
    layers = (("Liberated", "occupied since May"), ("Occupied", "occupied"))
    folders = (f"<Folder><name>{layer}</name>{placemark(name)}</Folder>" for layer, name in layers)
    path = tmp_path / "own_20250612.kml"
    path.write_text(kml(*folders), encoding="utf-8")
    frame = read_control(path)
    assert frame["kind"].tolist() == ["assessed_control"]
    assert "set aside 1 area(s) whose words say two things" in "; ".join(frame.attrs["notes"])


def test_thousands_of_areas_are_united_as_a_few_are() -> None:
    apart = [box(37 + row / 100, 48, 37 + row / 100 + 0.004, 48.1) for row in range(600)]
    touching = [box(37 + row / 100, 50, 37 + (row + 1) / 100, 50.1) for row in range(600)]
    united = unite([*apart, *touching])
    assert united.equals(shapely.union_all([*apart, *touching]))
    assert len(shapely.get_parts(united)) == 601


def test_a_second_map_in_a_kmz_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own_20250612.kmz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("doc.kml", kml(placemark("Occupied")))
        archive.writestr("a.kml", kml(placemark("Liberated")))
    frame = read_control(path)
    assert frame["kind"].tolist() == ["assessed_control"]
    assert "passed over a.kml beside doc.kml, which alone is read" in "; ".join(frame.attrs["notes"])
