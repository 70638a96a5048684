"""Events of others: their precision codes as ours, both forms of FIRMS, what is not imported, and forms that changed."""

import json
import zipfile
from datetime import date, time
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from layers.disk.files import FileError
from layers.events.firms import parse_time
from layers.events.read import read_events
from layers.events.table import EventsError, parse_table
from layers.sources.packaged import load_settlements

PLACES = gpd.GeoDataFrame(
    {
        "katottg": ["gn:706370", "UA14"],
        "geonames_id": [None, 7],
        "name_en": ["Komar", "Nove"],
        "point_source": ["geonames", "geonames"],
    },
    geometry=[Point(36.7, 47.98), Point(37, 48)],
    crs=4326,
)
ACLED = """event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,location,latitude,longitude,geo_precision,notes
UKR1,12 June 2025,1,Battles,Armed clash,Military Forces of Russia,Komar,47.98,36.70,1,"its own text"
UKR2,2025-06-10,2,Battles,,Military Forces of Russia,Toretsk,48.4,37.85,2,
UKR3,1 June 2025,3,Strategic developments,,,Donetsk,48.0,37.8,3,
"""
UCDP = """id,where_prec,date_prec,date_start,date_end,latitude,longitude,best,high,low,side_a
1,1,1,2025-06-12,2025-06-12,47.98,36.7,3,5,2,Government of Russia
2,2,2,2025-06-01,2025-06-06,48.4,37.85,,,,
3,3,1,2025-06-12,2025-06-12,48.4,37.85,1,1,1,
4,4,1,2025-06-12,2025-06-12,48.0,37.8,1,1,1,
5,6,5,2025-01-01,2025-12-31,50.45,30.52,9,9,9,
6,7,1,2025-06-12,2025-06-12,46.0,31.0,1,1,1,
"""
GEOCONFIRMED = (
    "\ufeffDate;Name;Faction;Origin;Latitude;Longitude;PlusCode;Description;Source;Geolocation;Equipment;EquipmentItems;"
    "Units;OrbatUnits;Id\n"
    "12 JUN 2025;Strike on a bridge;Russia;x;47.98;36.70;p;secret words;s;https://example.org/1 more;T-72;2;1st Brigade;o;1\n"
    "2025-06-11;Position;Ukraine;x;48.0;37.0;p;d;s;g;M777;1;3rd Brigade;o;2\n"
)
BELLINGCAT = json.dumps(
    [
        {
            "id": "CIV1", "date": "06/12/2025", "latitude": "47.98", "longitude": "36.70", "location": "Komar",
            "description": "A school was hit", "sources": [{"path": ""}, {"path": "https://example.org/a"}],
            "filters": [],
        },
        {
            "id": "CIV2", "date": "06/11/2025", "latitude": "48.4", "longitude": "37.85", "location": "Toretsk",
            "description": "Ukrainian troops keep a command post in the school", "sources": [], "filters": [],
        },
    ]
)  # fmt: skip
VIINA = "geonameid,date,status,status_dsm,status_isw\n706370,20250612,RU,RU,CONTESTED\n7,20250612,UA,,UA\n9,20250612,UA,UA,UA\n"
VIIRS = (
    "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,"
    "daynight,type\n"
    "48.2,37.2,297.5,0.5,0.7,2025-06-12,45,N20,VIIRS,n,2.0NRT,281.8,0.36,N,0\n"
    "48.3,37.3,297.5,0.5,0.7,2025-06-12,00:45:00,N20,VIIRS,high,2.0NRT,281.8,1.5,N,2\n"
)
MODIS = (
    "latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_t31,frp,"
    "daynight\n48.2,37.2,310.2,1.1,1.0,2025-06-12,1103,Aqua,MODIS,71,6.1NRT,290.1,9.4,D\n"
)


def read(tmp_path: Path, text: str, name: str = "events.csv") -> gpd.GeoDataFrame:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_events(path, settlements=PLACES)


def test_acled(tmp_path: Path) -> None:
    frame = read(tmp_path, ACLED).set_index("event_id")
    assert frame["precision"].to_dict() == {"acled:UKR1": 1, "acled:UKR2": 2, "acled:UKR3": 6}
    assert frame.loc["acled:UKR1", "event_date"] == frame.loc["acled:UKR1", "event_date_to"] == date(2025, 6, 12)
    assert frame.loc["acled:UKR2", "event_date_to"] == date(2025, 6, 16)
    assert frame.loc["acled:UKR3", "event_date_to"] == date(2025, 7, 1)
    assert frame.loc["acled:UKR1", "kind"] == "Battles: Armed clash"
    assert "its own text" not in frame.to_csv()


def test_ucdp_has_no_point_for_a_country_or_the_sea(tmp_path: Path) -> None:
    frame = read(tmp_path, UCDP).set_index("event_id")
    assert frame["precision"].dropna().to_dict() == {"ucdp:1": 1, "ucdp:2": 2, "ucdp:3": 5, "ucdp:4": 6}
    assert frame.geometry.isna().to_dict()["ucdp:5"]
    assert frame.geometry.isna().to_dict()["ucdp:6"]
    assert frame.loc["ucdp:2", "event_date_to"] == date(2025, 6, 6)
    assert frame.loc["ucdp:1", "note"] == "deaths: 3 (from 2 to 5)"


def test_geoconfirmed_without_ukraines_positions_and_anybodys_units(tmp_path: Path) -> None:
    frame = read(tmp_path, GEOCONFIRMED)
    assert frame["event_id"].tolist() == ["geoconfirmed:1"]
    assert frame["event_date"].tolist() == [date(2025, 6, 12)]
    assert frame["url"].tolist() == ["https://example.org/1"]
    text = frame.to_csv()
    for word in ("Brigade", "M777", "T-72", "secret words"):
        assert word not in text
    assert "1 event(s) of Ukraine's faction are not imported" in frame.attrs["notes"][0]


def test_geoconfirmeds_months_have_any_letters_and_a_fault_is_told_with_its_row_of_the_file(tmp_path: Path) -> None:
    assert read(tmp_path, GEOCONFIRMED.replace("JUN", "OCT"))["event_date"].tolist() == [date(2025, 10, 12)]
    assert read(tmp_path, GEOCONFIRMED.replace("12 JUN 2025", "2025-08-01T10:00"))["event_date"].tolist() == [
        date(2025, 8, 1)
    ]
    second = "\n".join(GEOCONFIRMED.splitlines()[at] for at in (0, 2, 1)) + "\n"
    for old, new, told in (
        ("12 JUN", "12 JUM", "Date = '12 JUM 2025' in row 2"),
        ("47.98", "4798", "Latitude = '4798' in row 2"),
    ):
        with pytest.raises(EventsError, match=told):
            read(tmp_path, second.replace(old, new))


def test_both_forms_of_firms(tmp_path: Path) -> None:
    frame = read(tmp_path, VIIRS)
    assert sorted(frame["kind"]) == ["thermal anomaly (other source on land)", "thermal anomaly (vegetation fire)"]
    assert frame["note"].tolist()[0].startswith("seen at 2025-06-12 00:45 UTC by N20, confidence ")
    assert frame["uncertainty_km"].between(0.4, 0.45).all()
    modis = read(tmp_path, MODIS)
    assert "at 2025-06-12 11:03 UTC by Aqua, confidence 71 %, 9.4 MW" in modis["note"].tolist()[0]
    assert "strike" not in frame.to_csv() + modis.to_csv()


@pytest.mark.parametrize(
    ("text", "clock"),
    [("0", time(0, 0)), ("5", time(0, 5)), ("2359", time(23, 59)), ("7:05", time(7, 5)), ("2460", None), ("x", None)],
)
def test_times_of_firms(text: str, clock: time | None) -> None:
    assert parse_time(text) == clock


@pytest.mark.shared
def test_real_rows_of_firms(shared_dir: Path) -> None:
    path = next((shared_dir / "data" / "firms").glob("*.csv"))
    frame = read_events(path, settlements=PLACES)
    assert len(frame) == len(path.read_text().splitlines()) - 1 > 20
    assert frame["event_id"].is_unique
    assert set(frame["event_date"]) == {date(2025, 8, 11)}


def test_viina_is_placed_by_the_gazetteer(tmp_path: Path) -> None:
    frame = read(tmp_path, VIINA).set_index("event_id")
    assert len(frame) == 8
    assert frame.loc["viina:706370:20250612:status_isw", "kind"] == "contested"
    assert frame.loc["viina:706370:20250612:status_isw", "source"] == "ISW"
    assert frame.loc["viina:7:20250612:status", "geometry"].equals(Point(37, 48))
    assert frame.loc["viina:9:20250612:status", "geometry"] is None
    assert "3 of 8 rows are of settlements without a point" in frame.attrs["notes"][0]


def test_viina_by_official_code(tmp_path: Path) -> None:
    code = "UA14020010010012345"
    places = PLACES.assign(katottg=["gn:706370", code])
    path = tmp_path / "kontrol.csv"
    path.write_text(f"kod,date,status,status_isw\n{code},20250612,RU,UA\n\u0423\u0410{code[2:]},20250613,RU,\n")
    frame = read_events(path, settlements=places)
    assert frame["place_name"].tolist() == ["Nove"] * 3
    assert frame.geometry.geom_equals(Point(37, 48)).all()
    path.write_text("kod,date,status,status_isw\n706370,20250612,RU,RU\n")
    with pytest.raises(EventsError, match="kod = '706370' in row 1 is no official code"):
        read_events(path, settlements=places)


def test_events_of_other_conflicts_are_left_out(tmp_path: Path) -> None:
    frame = read(tmp_path, ACLED.replace("48.4,37.85", "34.5,38.3"))
    assert len(frame) == 2
    assert "left out 1 event(s) of other places than this war's" in frame.attrs["notes"][0]


def test_a_day_written_with_slashes_is_read_where_another_row_tells_its_form(tmp_path: Path) -> None:
    more = GEOCONFIRMED + "25/05/2025;Hit;Russia;x;48.1;37.1;p;d;s;g;;;;;3\n"
    frame = read(tmp_path, more.replace("12 JUN 2025", "7/6/2025"))
    assert frame["event_date"].tolist() == [date(2025, 5, 25), date(2025, 6, 7)]


def test_what_has_no_point_has_no_precision(tmp_path: Path) -> None:
    frame = read(tmp_path, ACLED.replace("47.98,36.70", ","))
    assert (
        frame.geometry.isna().tolist() == frame["precision"].isna().tolist() == frame["uncertainty_km"].isna().tolist()
    )
    assert frame["precision"].isna().sum() == 1


def test_the_one_table_of_a_zip_is_read(tmp_path: Path) -> None:
    for names in (["data/events.csv"], ["a.csv", "b.csv"], ["Readme.txt"]):
        packed = tmp_path / "packed.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for name in names:
                archive.writestr(name, ACLED)
            archive.writestr("about.txt", "codes")
        if len(names) == 1 and names[0].endswith(".csv"):
            assert len(read_events(packed, settlements=PLACES)) == 3
        else:
            with pytest.raises(EventsError, match="and one table is needed; unpack it"):
                read_events(packed, settlements=PLACES)


def test_an_event_with_its_two_numbers_exchanged_is_told_by_its_row(tmp_path: Path) -> None:
    frame = read(tmp_path, ACLED.replace("48.4,37.85", "37.85,48.4"))
    assert len(frame) == 2
    told = "1 of its 3 points would lie in this war's region with latitude and longitude exchanged"
    assert any(told in note and "(the first in row 2)" in note for note in frame.attrs["notes"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ACLED.replace("location", "place"), "has no column location"),
        (ACLED.replace("12 June 2025", "June"), "event_date = 'June' in row 1 must be a day"),
        (ACLED.replace("geo_precision", "geo_prec"), "has no column geo_precision"),
        (ACLED.replace("time_precision", "time_prec"), "has no column time_precision"),
        (ACLED.replace("2025-06-10,2", "2025-06-10,"), "row 2 has the precision none/2, which ACLED does not use"),
        (GEOCONFIRMED.replace("12 JUN 2025", "7/6/2025"), "Date = '7/6/2025' in row 1 may be two days"),
        (ACLED.replace("36.70,1", "36.70,9"), "row 1 has the precision 1/9, which ACLED does not use"),
        (ACLED.replace("36.70", "east"), "longitude = 'east' in row 1 must be a number"),
        (ACLED.replace("36.70", "nan"), "longitude = 'nan' in row 1 must be a number"),
        (ACLED.replace("36.70", ""), "row 1 has half a point"),
        (ACLED.replace("UKR2", "UKR1"), "event acled:UKR1 stands in it twice"),
        (ACLED[:-20], "row 3 has"),
        (UCDP.replace("1,1,1,2025-06-12", "1,1,1,2025-06-30"), "in row 1 is before date_start = 2025-06-30"),
        (UCDP.replace("1,1,1,2025-06-12", "1,8,1,2025-06-12"), "where_prec = '8' in row 1 must be 1 to 7"),
        (VIINA.replace("CONTESTED", "MAYBE"), "status_isw = 'MAYBE' in row 1 is none of UA, RU, CONTESTED"),
        (VIINA.replace("20250612", "June"), "date = 'June' in row 1 must be a day"),
        (VIIRS.replace(",45,", ",9945,"), "'9945' in row 1 is no moment"),
        (VIIRS.replace(",n,", ",sure,"), "confidence = 'sure' in row 1"),
        (VIIRS.replace("bright_ti4", "bright"), "has neither bright_ti4 (VIIRS) nor brightness (MODIS)"),
        (VIIRS.replace("frp", "power"), "has no column frp"),
        ("a,b\n1,2\n", "is no table of events that is known (it has a, b)"),
        ("<html>", "is no table"),
        ("", "is no table"),
    ],
)
def test_forms_that_changed_are_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(EventsError) as error:
        read(tmp_path, text)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(EventsError, match="can't be read"):
        read_events(tmp_path / "none.csv", settlements=PLACES)
    (tmp_path / "x.csv").write_bytes(b"\xff\xfea")
    with pytest.raises(FileError, match="UTF-16, not UTF-8"):
        read_events(tmp_path / "x.csv", settlements=PLACES)
    with pytest.raises(EventsError, match="'frp' as the name of two columns"):
        parse_table("frp,frp\n1,2\n", label="x")


def test_the_packaged_settlements_place_viina(tmp_path: Path) -> None:
    places = load_settlements()
    numbered = places[places["geonames_id"].notna() & (places["point_source"] == "geonames")].iloc[0]
    path = tmp_path / "v.csv"
    path.write_text(f"geonameid,date,status,status_isw\n{int(numbered['geonames_id'])},20250612,RU,RU\n")
    assert read_events(path, settlements=places)["place_name"].tolist() == [numbered["name_en"]] * 2


def test_semicolons_and_tabs() -> None:
    for mark in ";\t":
        assert parse_table(f"a{mark}b\n1{mark}2\n", label="x").rows == (("1", "2"),)


def test_bellingcat_is_placed_and_what_tells_of_ukrainian_forces_is_not(tmp_path: Path) -> None:
    frame = read(tmp_path, BELLINGCAT, "harm.json")
    assert frame.drop(columns="geometry").to_dict("records") == [
        {
            "event_id": "bellingcat:CIV1",
            "source": "Bellingcat",
            "event_date": date(2025, 6, 12),
            "event_date_to": date(2025, 6, 12),
            "kind": "civilian harm",
            "actor": None,
            "place_name": "Komar",
            "precision": 1,
            "uncertainty_km": 1.0,
            "note": "A school was hit",
            "url": "https://example.org/a",
        }
    ]
    assert frame.attrs["notes"] == [
        f"{tmp_path}/harm.json: 1 event(s) that tell of Ukrainian positions or intentions are not imported"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BELLINGCAT.replace("latitude", "lat"), "row 1 has no latitude; its form has changed"),
        (BELLINGCAT.replace("06/12/2025", "12.06.2025"), r"date = '12\.06\.2025' in row 1 must be a day"),
        (BELLINGCAT[:-9], "can't be read as JSON"),
        ('["a"]', "row 1 has no id"),
        (BELLINGCAT.replace("47.98", "947.98"), "latitude = '947.98' in row 1 must be a number"),
        (
            BELLINGCAT.replace("CIV2", "CIV1").replace("Ukrainian troops keep a command post in the school", "Hit"),
            "stands in it twice",
        ),
    ],
)
def test_another_form_of_bellingcat_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(EventsError, match=told):
        read(tmp_path, text, "harm.json")


def test_acled_tells_where_fighting_was_and_not_where_ukraine_keeps_its_forces(tmp_path: Path) -> None:
    kinds = ("Battles,Armed clash", "Explosions/Remote violence,Shelling", "Strategic developments,Headquarters")
    rows = [f"U{at},2025-06-12,1,{kind},Military Forces of Ukraine,X,48.0,37.0,1," for at, kind in enumerate(kinds)]
    frame = read(tmp_path, "\n".join([ACLED.splitlines()[0], *rows]) + "\n")
    assert frame["event_id"].tolist() == ["acled:U0", "acled:U1"]
    assert "1 event(s) that tell of Ukrainian positions" in frame.attrs["notes"][0]
