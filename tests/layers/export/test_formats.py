"""Every format of the pack: what goes in comes out, equal input gives equal bytes, and the file says what it is."""

import gzip
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from layers.export.gpkg import StoredStyle, write_geopackage
from layers.export.pmtiles import write_pmtiles
from layers.export.shapefile import write_shapefiles
from layers.export.single import WRITERS, write_table
from layers.tables.columns import Column
from layers.tables.pack import Pack, PackError, PackTable, TableNote, make_table
from layers.tables.read import TableError, list_file_layers, read_table
from layers.tables.short_names import shorten_names
from tests.examples import examples
from tests.layers.export import packs

PACK: Pack = packs.pack()
NAMES = [table.name for table in PACK.tables]


def read_back(path: Path, table: PackTable) -> gpd.GeoDataFrame:
    """Read a table in the order and with the columns it was written."""
    frame = read_table(path, layer=table.name, columns=tuple(table.columns))
    return frame.drop(columns=[name for name in frame.columns if name not in {*table.columns, "geometry"}])


def in_order(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """FlatGeobuf's index decides the order of rows: compare without it."""
    keys = [str(row) for row in frame.drop(columns="geometry").itertuples(index=False)]
    return frame.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_what_goes_in_comes_out_exactly(tmp_path, name, suffix):
    table = PACK.table(name)
    path = write_table(table, PACK, tmp_path / f"{name}{suffix}", writer=WRITERS[suffix])
    assert_geodataframe_equal(read_back(path, table), table.frame)


@pytest.mark.parametrize("name", NAMES)
def test_a_geopackage_gives_every_table_back(tmp_path, name):
    path = write_geopackage(PACK, tmp_path / "all.gpkg", styles={}, metadata={})
    assert set(list_file_layers(path)) >= set(NAMES)
    assert_geodataframe_equal(read_back(path, PACK.table(name)), PACK.table(name).frame)


@pytest.mark.parametrize("name", NAMES)
def test_flatgeobuf_gives_back_all_but_the_order(tmp_path, name):
    table = PACK.table(name)
    path = write_table(table, PACK, tmp_path / f"{name}.fgb", writer=WRITERS[".fgb"])
    assert_geodataframe_equal(in_order(read_back(path, table)), in_order(table.frame))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("suffix", "off"), [(".geojson", 1.5e-7), (".jsonl", 1.5e-6)])
def test_geojson_and_json_lines_give_back_all_with_rounded_coordinates(tmp_path, name, suffix, off):
    table = PACK.table(name)
    path = write_table(table, PACK, tmp_path / f"{name}{suffix}", writer=WRITERS[suffix])
    if table.frame.empty and suffix == ".jsonl":
        assert path.read_bytes() == b""
        assert read_table(path, layer=name).empty
        return
    if table.frame.empty:  # GDAL finds no columns where there is no feature: the collection itself lists them
        members = json.loads(path.read_text("utf-8"))
        assert members["features"] == []
        assert members["columns"] == {column: kind.kind for column, kind in table.columns.items()}
        return
    back = read_back(path, table)
    assert_geodataframe_equal(back.assign(geometry=table.frame.geometry), table.frame)
    for found, wanted in zip(back.geometry, table.frame.geometry, strict=True):
        assert (found is None) == (wanted is None)
        assert wanted is None or shapely.hausdorff_distance(found, wanted) < off


def test_geojson_is_rfc_7946_and_says_what_it_is(tmp_path):
    path = write_table(PACK.table("control"), PACK, tmp_path / "control.geojson", writer=WRITERS[".geojson"])
    text = path.read_text("utf-8")
    value = json.loads(text)
    assert "crs" not in value
    assert value["type"] == "FeatureCollection"
    assert "Borders" not in json.dumps(value["notices"])  # this table's own licence, not the borders'
    assert value["notices"][:2] == ["Not for navigation.", "Licence: terms"]
    outer = value["features"][0]["geometry"]["coordinates"][0][0]
    assert shapely.LinearRing(outer).is_ccw
    assert value["features"][0]["properties"]["valid_from"] == "2025-06-01"
    assert value["features"][0]["properties"]["valid_to"] is None


def test_shapefiles_give_back_what_they_can_and_say_what_they_cannot(tmp_path):
    path = write_shapefiles(PACK, tmp_path / "all.shp.zip")
    for name in NAMES:
        table = PACK.table(name)
        assert_geodataframe_equal(read_back(path, table), table.frame)
    with zipfile.ZipFile(path) as archive:
        readme = archive.read("README.txt").decode()
        assert archive.read("marks.cpg") == b"UTF-8"
    short = shorten_names(PACK.table("marks").columns)
    assert all(len(new) <= 10 for new in short.values())
    assert f"{short['place_name_uk']:<10}  place_name_uk" in readme


def test_shapefiles_count_the_texts_they_cut_and_never_split_a_letter(tmp_path):
    long = "Ж" * 200  # 400 bytes
    frame = PACK.table("marks").frame.assign(place_name=[long, "short", None])
    table = make_table(frame, PACK.table("marks").note, shape="point")
    whole = Pack((table,), "t", None, "f")
    path = write_shapefiles(whole, tmp_path / "long.shp.zip")
    back = read_table(path, layer="marks", columns=tuple(table.columns))
    assert back["place_name"][0] == "Ж" * 125 + "…"
    with zipfile.ZipFile(path) as archive:
        assert "cut: 1 texts of place_name" in archive.read("README.txt").decode()


@given(st.lists(st.from_regex(r"[a-z]{1,9}(_[a-z]{1,9}){0,3}", fullmatch=True), unique=True, max_size=40))
def test_short_names_are_short_and_all_different(names):
    short = shorten_names(names)
    assert list(short) == names
    assert len(set(short.values())) == len(names)
    assert all(0 < len(name) <= 10 for name in short.values())


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(
    lambda text: text.strip() == text
)


@examples(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.none() | TEXTS, st.lists(TEXTS, max_size=3), st.dates(), st.none() | st.integers(-(2**53), 2**53)),
        min_size=1,
        max_size=5,
    )
)
@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl", ".fgb", ".gpkg"])
def test_any_text_list_day_and_number_survives(tmp_path, suffix, rows):
    texts, lists, days, numbers = zip(*rows, strict=True)
    frame = gpd.GeoDataFrame(
        {
            "place_name": list(texts),
            "claim_ids": [tuple(items) for items in lists],
            "published": list(days),
            "population": pd.array(numbers, dtype="Int64"),
        },
        geometry=gpd.points_from_xy(range(len(rows)), [48] * len(rows)),
        crs=4326,
    )
    table = make_table(frame, TableNote("marks", "M", "М", "", ""), shape="point")
    path = tmp_path / f"any{suffix}"
    if suffix == ".gpkg":
        write_geopackage(Pack((table,), "t", None, "f"), path, styles={}, metadata={}, overwrite=True)
    else:
        write_table(table, PACK, path, writer=WRITERS[suffix], overwrite=True)
    back = read_back(path, table)
    back = back.iloc[back.geometry.x.argsort()].reset_index(drop=True)
    assert_geodataframe_equal(back, table.frame)


@pytest.mark.parametrize("suffix", [*WRITERS, ".pmtiles", ".gpkg", ".shp.zip"])
def test_equal_packs_give_equal_bytes(tmp_path, suffix, monkeypatch):
    written = []
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(number))  # no writer may look at a clock
        written.append(_write(folder / f"marks{suffix}", suffix).read_bytes())
    assert written[0] == written[1]


def _write(path: Path, suffix: str) -> Path:
    if suffix == ".gpkg":
        return write_geopackage(
            PACK, path, styles={"marks": [StoredStyle("English", "<qgis/>", "", True)]}, metadata={"marks": "<qgis/>"}
        )
    if suffix == ".shp.zip":
        return write_shapefiles(PACK, path)
    writer = write_pmtiles if suffix == ".pmtiles" else WRITERS[suffix]
    return write_table(PACK.table("marks"), PACK, path, writer=writer)


def test_a_geopackage_is_version_1_3_with_dates_styles_metadata_and_meanings(tmp_path):
    styles = {"marks": [StoredStyle("English", "<qgis/>", "about", True), StoredStyle("Українська", "<qgis/>", "про")]}
    path = write_geopackage(PACK, tmp_path / "a.gpkg", styles=styles, metadata={"marks": "<qgis>m</qgis>"})
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (10300,)
        kinds = {row[1]: row[2] for row in database.execute("PRAGMA table_info(marks)")}
        assert kinds["published"] == "DATE"
        assert kinds["precision"].startswith("INTEGER")
        assert kinds["open_end"] == "BOOLEAN"
        rows = database.execute(
            "SELECT f_table_name, f_geometry_column, styleName, useAsDefault, update_time FROM layer_styles"
        )
        assert rows.fetchall() == [
            ("marks", "geom", "English", 1, "2025-06-12T00:00:00.000Z"),
            ("marks", "geom", "Українська", 0, "2025-06-12T00:00:00.000Z"),
        ]
        whole = database.execute(
            "SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON md_file_id = id WHERE reference_scope = 'geopackage'"
        ).fetchone()[0]
        assert "ODbL 1.0" in whole
        assert "made for a test" in whole
        mime = database.execute(
            "SELECT mime_type FROM gpkg_data_columns WHERE table_name = 'marks' AND column_name = 'claim_ids'"
        )
        assert mime.fetchone() == ("application/json",)
        assert database.execute("SELECT count(*) FROM rtree_marks_geom").fetchone() == (2,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_geoparquet_is_1_1_with_boxes_zstd_and_the_licence(tmp_path):
    path = write_table(PACK.table("control"), PACK, tmp_path / "control.parquet", writer=WRITERS[".parquet"])
    schema = pq.read_schema(path)
    geo = json.loads(schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert "bbox" in geo["columns"]["geometry"]["covering"]
    assert geo["columns"]["geometry"]["geometry_types"] == ["MultiPolygon"]
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"
    assert "Licence: terms" in json.loads(schema.metadata[b"frontline:notices"])
    west = gpd.read_parquet(path, bbox=(35, 46, 39, 50))
    assert list(west["source"]) == ["Джерело"]


def test_pmtiles_are_read_back_with_their_values_and_their_sources(tmp_path):
    from pmtiles.reader import MmapSource, Reader, all_tiles

    path = write_table(PACK.table("marks"), PACK, tmp_path / "marks.pmtiles", writer=write_pmtiles)
    with path.open("rb") as file:
        source = MmapSource(file)
        reader = Reader(source)
        header, metadata = reader.header(), reader.metadata()
        assert (header["min_zoom"], header["max_zoom"]) == (4, 12)
        assert [layer["id"] for layer in metadata["vector_layers"]] == ["marks"]
        assert metadata["attribution"] == "facts; a notice"
        assert "Not for navigation." in metadata["description"]
        tiles = dict(all_tiles(source))
        assert {zoom for zoom, _, _ in tiles} == set(range(4, 13))
        deepest = [gzip.decompress(data) for (zoom, _, _), data in tiles.items() if zoom == 12]
        assert any("Новоукраїнка".encode() in data for data in deepest)
    back = pyogrio.read_dataframe(path)
    assert set(back["mark_id"]) == {"m1", "m2"}  # the third has no place
    assert set(back["published"]) == {"2025-06-12", "1999-12-31"}


def test_tiles_of_nothing_are_refused(tmp_path):
    with pytest.raises(PackError, match="layer nothing: has no row with a place"):
        write_table(PACK.table("nothing"), PACK, tmp_path / "nothing.pmtiles", writer=write_pmtiles)
    assert list(tmp_path.iterdir()) == []


def test_csv_disarms_formulas_and_reads_them_back(tmp_path):
    path = write_table(PACK.table("marks"), PACK, tmp_path / "marks.csv", writer=WRITERS[".csv"])
    text = path.read_text("utf-8-sig")
    assert "'=cmd" in text
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    head = text.splitlines()[0].split(",")
    assert head[-3:] == ["lon", "lat", "geometry"]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".gpkg", ".parquet", ".fgb", ".csv"])
def test_thousands_of_faces_come_back(tmp_path, suffix):
    table = packs.many_faces(5_000)
    whole = Pack((table,), "many", "2025-06-12", "f")
    path = tmp_path / f"control{suffix}"
    if suffix == ".gpkg":
        write_geopackage(whole, path, styles={}, metadata={})
    else:
        write_table(table, whole, path, writer=WRITERS[suffix])
    back = read_back(path, table).sort_values("area_km2").reset_index(drop=True)
    assert_geodataframe_equal(back, table.frame)


def test_a_pack_table_has_one_geometry_type_and_one_reference_system():
    note = TableNote("odd", "O", "О", "", "")
    mixed = gpd.GeoDataFrame({"a": [1, 2]}, geometry=[shapely.Point(1, 1), shapely.box(0, 0, 1, 1)], crs=4326)
    with pytest.raises(PackError, match="layer odd: holds Polygon, must be Point alone"):
        make_table(mixed, note, shape="point")
    with pytest.raises(Exception, match="EPSG:3857"):
        make_table(mixed.iloc[:1].to_crs(3857), note, shape="point")


def test_an_unknown_column_is_taken_along_by_its_values():
    frame = gpd.GeoDataFrame(
        {"weight": [1.5, 2.0], "ok": [True, None], "tags": [("a",), ()], "n": [1, 2]},
        geometry=gpd.points_from_xy([1, 2], [3, 4]),
        crs=4326,
    )
    table = make_table(frame, TableNote("odd", "O", "О", "", ""), shape="point")
    assert table.columns == {
        "weight": Column("real", ""),
        "ok": Column("flag", ""),
        "tags": Column("list", ""),
        "n": Column("integer", ""),
    }


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.gpkg", None, "does not exist"),
        ("text.doc", b"x", "is not understood"),
        ("torn.gpkg", b"SQLite format 3\x00" + bytes(50), "can't be read as .gpkg"),
        ("torn.parquet", b"PAR1", "can't be read as .parquet"),
        ("bare.csv", b"a,b\n1,2\n", "has no geometry; add a column geometry with WKT, or lon and lat"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_mend(tmp_path, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TableError, match=words):
        read_table(path, layer="marks")
