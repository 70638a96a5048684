# ruff: noqa: S608, what is asked of the test's own server is written here
"""frontline export into PostGIS, on a server of its own that listens on a socket alone."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import box

from layers.postgis.address import DatabaseError, read_address
from layers.postgis.connect import check_database
from layers.postgis.load import load_pack
from layers.tables.pack import Pack, make_table
from tests.frontline.conftest import refused
from tests.frontline.planted import TOLD, mark, planted
from tests.layers.export.packs import control, highways, marks

PASSWORD = "s3cret@word"  # noqa: S105
WRITTEN = "s3cret%40word"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    folder: Path

    def at(self, database: str, *, more: str = "", password: str = WRITTEN) -> str:
        """Return the address of a database."""
        return f"postgresql://mapper:{password}@/{database}?host={self.folder}{more}"

    def ask(self, database: str, query: str) -> list[tuple[Any, ...]]:
        """Return the rows that a query gives."""
        from adbc_driver_postgresql import dbapi

        with dbapi.connect(self.at(database), autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall() if cursor.description else []


def _programs() -> Path | None:
    """Return the folder of a PostgreSQL with PostGIS."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    for path in reversed(found):
        if Path(f"/usr/share/postgresql/{path.parent.name}/extension/postgis.control").is_file():
            return path
    own = shutil.which("initdb")
    return Path(own).parent if own and shutil.which("shp2pgsql") else None


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("no PostGIS on this machine: install Debian's postgresql-postgis")
        pytest.skip("no PostGIS found: install postgresql with postgis")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path must be short
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    who: dict[str, Any] = {"cwd": folder, "capture_output": True}
    if os.geteuid() == 0:  # the server refuses to run as root
        who |= {"user": "nobody", "group": "nogroup", "extra_groups": []}
        for path in (folder, secret):
            shutil.chown(path, "nobody", "nogroup")
    data = ["-D", str(folder / "data")]
    made = ["-U", "mapper", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync"]
    try:
        subprocess.run([programs / "initdb", *data, *made], check=True, **who)
        more = f"-k {folder} -c listen_addresses= -c fsync=off"
        subprocess.run([programs / "pg_ctl", *data, "-w", "-l", folder / "log", "-o", more, "start"], check=True, **who)
        try:
            one = Server(folder)
            one.ask("postgres", "CREATE DATABASE plain")
            one.ask("postgres", "CREATE DATABASE spatial")
            one.ask("spatial", "CREATE EXTENSION postgis")
            one.ask("postgres", "CREATE DATABASE model TEMPLATE spatial")
            yield one
        finally:
            subprocess.run([programs / "pg_ctl", *data, "-m", "immediate", "stop"], check=True, **who)
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def database(server: Server) -> Iterator[Callable[[str], list[tuple[Any, ...]]]]:
    """An empty database with PostGIS, called "fresh"; what is asked of it is answered in rows."""
    server.ask("postgres", "CREATE DATABASE fresh TEMPLATE model")
    yield lambda query: server.ask("fresh", query)
    server.ask("postgres", "DROP DATABASE fresh WITH (FORCE)")


def pack(title: str = "June", *more: Any) -> Pack:
    return Pack((control(), highways(), *(more or (marks(),))), title=title, as_of="2025-06-12", footer="Not for war")


def versions(database, table: str, key: str) -> dict[str, tuple[str, ...]]:
    """Return each row's own version, which a write changes, and its cells."""
    return {row[0]: row for row in database(f"SELECT {key}::text, xmin::text, t::text FROM {table} t")}


REPORT = (
    "Geolocated footage published on June 11 shows that Russian forces advanced in Chasiv Yar.\n\n"
    "Russian milbloggers claimed that Russian forces seized Toretsk."
)


@pytest.mark.usefixtures("near_base")
def test_a_report_loaded_twice_is_there_once(frontline, report, server, database, tmp_path) -> None:
    path = report(REPORT)
    first = frontline("export", path, "-o", server.at("fresh"))
    assert (first.code, first.out) == (0, "postgresql://mapper@/fresh\n"), first.err
    before = {table: versions(database, table, "t.ctid") for table in ("claims", "marks", "settlements", "rivers")}
    again = frontline("export", path, "-o", server.at("fresh"), "-o", tmp_path / "a.gpkg")
    assert again.code == 0, again.err
    assert PASSWORD not in first.err + again.err
    assert WRITTEN not in first.err + again.err
    for table, rows in before.items():
        assert len(rows) == len(gpd.read_file(tmp_path / "a.gpkg", layer=table)) > 0
        assert versions(database, table, "t.ctid") == rows, table  # not a row was written again
    assert database("SELECT layer, row_count, command FROM frontline_pack WHERE layer = 'claims'") == [
        ("claims", 2, "frontline export report.txt -o postgresql:// -o a.gpkg")
    ]
    names = database("SELECT place_name FROM marks JOIN oblasts o ON ST_Within(marks.geom, o.geom) ORDER BY 1")
    assert names == [("Chasiv Yar",), ("Toretsk",)]


def test_columns_are_typed_indexed_and_explained(root, database, server) -> None:
    load_pack(pack(), read_address(server.at("fresh")), command="test")
    kinds = dict(
        database("SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'marks'::regclass")
    )  # fmt: skip
    told = {"mark_id": "text", "claim_ids": "text[]", "published": "date", "precision": "bigint", "open_end": "boolean"}
    assert {key: kinds[key] for key in told} == told
    assert (kinds["uncertainty_km"], kinds["geom"]) == ("double precision", "geometry(Point,4326)")
    indexes = " ".join(row[0] for row in database("SELECT indexdef FROM pg_indexes WHERE tablename = 'marks'"))
    for word in ("UNIQUE INDEX marks_pkey", "gist (geom)", "(published)", "gin (claim_ids)"):
        assert word in indexes
    said = database(
        "SELECT attname::text, col_description(attrelid, attnum) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
        "WHERE relname IN ('marks', 'control') AND attnum > 0 AND col_description(attrelid, attnum) IS NOT NULL"
    )
    explained = (root / "docs" / "columns.md").read_text("utf-8")
    assert {"mark_id", "claim_ids", "valid_from", "valid_to", "style", "geom"} <= {name for name, _ in said}
    assert [name for name, text in said if name not in {"geom", "row_key"} and text not in explained] == []
    ((about,),) = database("SELECT obj_description('marks'::regclass)")
    assert about.splitlines()[:3] == ["Marks: symbols", "Not for war", "Licence: facts"]
    cells = database(
        "SELECT mark_id, claim_ids, footnotes, published::text, precision, ST_AsText(geom) FROM marks ORDER BY 1"
    )
    assert cells == [
        ("m1", ["c1", "c;2"], ["1", "22"], "2025-06-12", 1, "POINT(36.866123456 48.031)"),
        ("m2", [], [], "1999-12-31", None, "POINT(-0.5 48)"),
        ("m3", ["c3"], ["3"], None, 6, None),
    ]


def test_a_later_pack_changes_what_changed_alone(database, server) -> None:
    address = read_address(server.at("fresh"))
    load_pack(pack(), address, command="test")
    before = versions(database, "marks", "mark_id")
    frame = marks().frame.copy()
    frame.loc[0, "style"] = "mark_assessed"
    frame.loc[2, "mark_id"] = "m4"
    load_pack(pack("June", replace(marks(), frame=frame)), address, command="test")
    after = versions(database, "marks", "mark_id")
    assert list(after) != list(before)
    assert sorted(after) == ["m1", "m2", "m4"]
    assert after["m2"] == before["m2"]
    assert "mark_assessed" in after["m1"][2]
    load_pack(Pack((marks(),), title="June", as_of=None, footer=""), address, command="test")
    assert database("SELECT to_regclass('control')::text, to_regclass('marks')::text") == [(None, "marks")]


def test_equal_rows_of_a_table_without_keys_are_all_kept(database, server) -> None:
    twice = control()
    twice = replace(twice, frame=gpd.GeoDataFrame(twice.frame.iloc[[0, 0, 1]].reset_index(drop=True), crs=4326))
    for _ in range(2):
        load_pack(
            pack("June", marks(), replace(twice, note=replace(twice.note, name="own"))),
            read_address(server.at("fresh")),
            command="",
        )
    assert database("SELECT count(*), count(DISTINCT row_key) FROM own") == [(3, 3)]


def test_another_pack_and_tables_of_others_are_kept(database, server) -> None:
    address = read_address(server.at("fresh"))
    load_pack(pack(), address, command="test")
    with pytest.raises(DatabaseError, match=r"schema \"public\": holds the pack 'June' and is kept") as told:
        load_pack(pack("July"), address, command="test")
    assert "?schema=" in str(told.value)
    assert database("SELECT DISTINCT pack FROM frontline_pack") == [("June",)]
    load_pack(pack("July"), address, command="test", overwrite=True)
    assert database("SELECT DISTINCT pack FROM frontline_pack") == [("July",)]
    database('CREATE SCHEMA "Юлія"')
    database('CREATE TABLE "Юлія".highways (a int)')
    own = read_address(server.at("fresh", more="&schema=%D0%AE%D0%BB%D1%96%D1%8F"))
    with pytest.raises(DatabaseError, match="holds highways already, made by somebody else"):
        load_pack(pack("July"), own, command="test", overwrite=True)
    assert database('SELECT count(*) FROM "Юлія".highways') == [(0,)]
    database('DROP TABLE "Юлія".highways')
    load_pack(pack("August"), own, command="test")
    assert database('SELECT count(*) FROM "Юлія".marks') == database("SELECT count(*) FROM marks")


def test_what_fails_half_way_changes_nothing(database, server) -> None:
    address = read_address(server.at("fresh"))
    load_pack(pack(), address, command="test")
    database("CREATE VIEW seen AS SELECT mark_id, style FROM marks")
    other = make_table(marks().frame.assign(fresh_column="x"), marks().note, shape="point")
    empty = replace(control(), frame=control().frame.iloc[:0])
    with pytest.raises(DatabaseError, match="needs a table that has to be made anew; drop it first"):
        load_pack(Pack((empty, other), title="June", as_of=None, footer=""), address, command="test")
    assert database("SELECT count(*) FROM seen") == [(3,)]
    assert database("SELECT count(*) FROM control") == [(2,)]
    database("DROP VIEW seen")
    load_pack(Pack((empty, other), title="June", as_of=None, footer=""), address, command="test")
    assert database("SELECT DISTINCT fresh_column FROM marks") == [("x",)]


def test_each_fault_is_one_line_without_the_password(frontline, report, server, monkeypatch) -> None:
    path = report(REPORT)
    cases = [
        (server.at("spatial").replace(str(server.folder), "/nowhere"), ("no server answers there",)),
        ("postgresql://mapper:s3cret%40word@localhost:1/spatial", ("no server answers there", "localhost:1")),
        (server.at("plain"), ("no extension postgis", "CREATE EXTENSION postgis")),
        (server.at("spatial", password="wr%6Fng"), ("does not take this user and password",)),  # noqa: S106
        (server.at("none"), ('database "none" does not exist',)),
        (server.at("spatial", more="&schema=may"), ('has no schema "may"', 'CREATE SCHEMA "may"')),
        ("postgresql://mapper:s3cret@word@localhost/spatial", ("@ is %40",)),
    ]
    for address, words in cases:
        result = frontline("export", path, "-o", address)
        refused(result, *words)
        assert not [word for word in ("s3cret", "wrong", "wr%6Fng", "word@") if word in result.err], result.err
    result = frontline("export", path, "--lake", "-o", server.at("spatial"))
    refused(result, "--lake")
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
    refused(frontline("export", path, "-o", server.at("spatial")), "pip install 'frontline-mapper[postgis]'")


def test_who_may_not_make_tables_is_told(database, server) -> None:
    database("CREATE ROLE reader LOGIN PASSWORD 'other'")
    database("CREATE SCHEMA mine")
    database("GRANT USAGE ON SCHEMA mine TO reader")
    address = server.at("fresh", more="&schema=mine").replace("mapper:s3cret%40word", "reader:other")
    with pytest.raises(DatabaseError, match=r"permission denied for schema mine; this user may not do that"):
        load_pack(pack(), read_address(address), command="test")
    with pytest.raises(DatabaseError, match=r"schema \"mine\": this user may not do that"):
        check_database(read_address(address))
    database("DROP SCHEMA mine")
    database("DROP ROLE reader")


def test_nothing_withheld_is_in_a_database(frontline, report, server, database) -> None:
    """Every planted sentence is sought in every row and every comment."""
    path = report(REPORT + "\n\n" + "\n\n".join(planted()))
    assert frontline("export", path, "--quotes", "full", "-o", server.at("fresh")).code == 0
    tables = [row[0] for row in database("SELECT layer FROM frontline_pack")]
    texts = [row[0] for table in (*tables, "frontline_pack") for row in database(f'SELECT t::text FROM "{table}" t')]
    texts += [row[0] for row in database("SELECT description FROM pg_description")]
    whole = "\n".join(texts)
    assert "Chasiv Yar" in whole
    assert [number for number in range(len(TOLD)) if mark(number) in whole] == []
    assert not [word for word in (PASSWORD, WRITTEN, str(server.folder)) if word in whole]


def test_a_campaign_with_control_has_keys_for_all_that_changes(frontline, report, server, database, tmp_path) -> None:
    folder = tmp_path / "control"
    folder.mkdir()
    for day in (11, 12, 14):
        frame = gpd.GeoDataFrame(
            {"kind": ["assessed_control"]}, geometry=[box(36.5, 47, 37.2 + day / 100, 48.5)], crs=4326
        )
        frame.to_file(folder / f"front_202506{day}.geojson")
    result = frontline("export", report(REPORT), "--control", folder, "--partial", "-o", server.at("fresh"))
    assert result.code == 0, result.err
    keys = database(
        "SELECT indexname::text, indexdef FROM pg_indexes WHERE indexname IN ('control_pkey', 'changes_pkey')"
    )
    assert {name: text.rpartition("(")[2] for name, text in keys} == {
        "control_pkey": "source, kind, cell, valid_from)",
        "changes_pkey": "change_id)",
    }
    ((days,),) = database("SELECT count(DISTINCT valid_from) FROM control")
    assert days == 3
