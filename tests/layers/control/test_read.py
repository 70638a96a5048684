import json
import re
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.control.labels.days import day_in_name
from layers.control.labels.names import family_of
from layers.control.read import Stated, read_control, read_controls
from layers.errors import ControlError
from layers.tables.schemas import check

AREA = box(32, 46.5, 38, 48.5)  # as large as a real control layer, about 99,000 km2
BOWTIE = Polygon([(37, 48), (38, 49), (38, 48), (37, 49)])
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_one(
        name: str, *shapes: BaseGeometry, crs: object = 4326, driver: str | None = None, **columns: object
    ) -> Path:
        path = tmp_path / name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # some of these files are meant to lack their reference system
            gpd.GeoDataFrame(columns, geometry=list(shapes), crs=crs).to_file(path, driver=driver)
        return path

    return write_one


def test_a_known_source_needs_no_options(write: Write) -> None:
    frame = read_control(write("deepstatemap_data_20250612.geojson", AREA))
    assert frame.drop(columns="geometry").to_dict("records") == [
        {"source": "DeepState", "kind": "assessed_control", "date": date(2025, 6, 12)}
    ]
    check(frame, layer="control")


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("20220901_RussianAssessedCoTinUkraine.geojson", ("ISW", "assessed_control")),
        ("20220901_RussianAssessedAdvanceinUkraine.geojson", ("ISW", "assessed_advance")),
        ("20220901_RussianClaimedCoTinUkraine.geojson", ("ISW", "claimed_control")),
        ("20220901_UkrainianClaimedCounterOffensives.geojson", ("ISW", "claimed_counteroffensive")),
        ("20220901_UkrainianReportedPartisanWarfare.geojson", ("ISW", "partisan")),
        ("UkraineControlMapAO13MAR2026.shp", ("ISW", "assessed_control")),
        ("my_own_map.geojson", None),
    ],
)
def test_names_of_known_sources(name: str, family: tuple[str, str] | None) -> None:
    found = family_of(name)
    assert (None if found is None else found[:2]) == family


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("x_20250612.geojson", date(2025, 6, 12)),
        ("x-2025-06-12.gpkg", date(2025, 6, 12)),
        ("UkraineControlMapAO13MAR2026.shp", date(2026, 3, 13)),
        ("x_20251332.geojson", None),
        ("x_120250612.geojson", None),
        ("x.geojson", None),
    ],
)
def test_days_in_names(name: str, day: date | None) -> None:
    assert day_in_name(name) == day


def test_a_folder_gives_one_row_a_day_in_order(write: Write) -> None:
    path = write("deepstatemap_data_20250613.geojson", AREA, box(39, 48, 39.1, 48.1))
    write("deepstatemap_data_20250612.geojson", AREA)
    frame = read_control(path.parent)
    assert frame["date"].tolist() == [date(2025, 6, 12), date(2025, 6, 13)]
    assert frame.geometry.iloc[1].geom_type == "MultiPolygon"


def test_own_columns_and_options(write: Write) -> None:
    path = write("mine.gpkg", AREA, box(39, 48, 40, 49), kind=["unclear", "assessed_control"], date=["2025-06-12"] * 2)
    assert read_control(path)["kind"].tolist() == ["assessed_control", "unclear"]
    bare = read_control(write("bare.gpkg", AREA), day=date(2024, 1, 1), kind="claimed_control", source="me")
    assert bare.drop(columns="geometry").to_dict("records") == [
        {"source": "me", "kind": "claimed_control", "date": date(2024, 1, 1)}
    ]


def test_gains_and_losses_of_a_typed_file(write: Write) -> None:
    shapes = (AREA, box(38, 46.5, 38.1, 48.5), box(38.1, 46.5, 38.2, 48.5))
    path = write("nzz_2025-06-12.geojson", *shapes, type=["nochange", "gains", "losses"], date=["2025-06-10"] * 3)
    frame = read_control(path)
    assert frame["kind"].tolist() == ["assessed_control", "liberated"]
    assert set(frame["date"]) == {date(2025, 6, 10)}
    assert frame.geometry.iloc[0].equals(box(32, 46.5, 38.1, 48.5))


def test_rings_that_hardly_matter_are_mended_and_said(write: Write) -> None:
    touching = Polygon([(32, 46.5), (38, 46.5), (38, 48.5), (35, 48.5), (35, 48.5001), (35, 48.5), (32, 48.5)])
    frame = read_control(write("deepstate_20250612.geojson", touching))
    assert frame.geometry.iloc[0].is_valid
    assert frame.geometry.iloc[0].area == pytest.approx(AREA.area)
    assert "mended 1 invalid area(s)" in frame.attrs["notes"][0]


def refusal(path: Path, **options: object) -> str:
    with pytest.raises(ControlError, match=re.escape(str(path))) as error:
        read_control(path, **options)  # type: ignore[arg-type]
    message = str(error.value)
    assert "\n" not in message
    return message


def test_no_day_no_kind(write: Write) -> None:
    assert "say no day" in refusal(write("mine.geojson", AREA), kind="unclear")
    assert "states no kind" in refusal(write("mine_20250612.geojson", AREA))
    assert "kind front is unknown" in refusal(write("mine_20250612.geojson", AREA), kind="front")
    assert "column date has no day in row 2 ('soon')" in refusal(
        write("mine.geojson", AREA, AREA, date=["2025-06-12", "soon"]), kind="unclear"
    )


def test_no_reference_system(write: Write) -> None:
    assert "states no reference system" in refusal(write("deepstate_20250612.gpkg", AREA, crs=None))


def test_metres(write: Write) -> None:
    metres = gpd.GeoSeries([AREA], crs=4326).to_crs(3857).iloc[0]
    assert "is in EPSG:3857, must be EPSG:4326" in refusal(write("deepstate_20250612.gpkg", metres, crs=3857))
    assert "are no degrees" in refusal(write("deepstate_20250612.geojson", metres))


def test_swapped_axes(write: Write) -> None:
    assert "the axes are swapped" in refusal(write("deepstate_20250612.geojson", box(48, 37, 49, 38)))
    assert "far outside the theatre" in refusal(write("deepstate_20250612.geojson", box(-10, 37, -9, 38)))


def test_one_area_that_lies_elsewhere_is_told_by_its_row(write: Write) -> None:
    swapped, abroad = box(47.5, 36.5, 48, 37), box(-3, 40, -2, 41)
    told = refusal(write("deepstate_20250612.geojson", AREA, swapped, AREA, abroad))
    assert "row 2: the axes are swapped (47.5..48.0 east, 36.5..37.0 north)" in told
    assert "row 3: lies far outside the theatre (-3.0..-2.0 east" in refusal(
        write("deepstate_20250612.geojson", AREA, AREA, abroad)
    )


def test_crossing_rings(write: Write) -> None:
    message = refusal(write("deepstate_20250612.geojson", BOWTIE))
    assert "row 1: its edge crosses or covers itself at (37.5, 48.5), nearest to vertex 1" in message
    assert "mend the file itself" in message


@pytest.mark.parametrize("shape", [Point(37, 48), LineString([(37, 48), (38, 49)])])
def test_points_and_lines(write: Write, shape: BaseGeometry) -> None:
    assert "a control layer needs polygons" in refusal(write("deepstate_20250612.geojson", shape))


def test_empty(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "deepstate_20250612.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}')
    assert "holds no areas" in refusal(path)
    assert "holds no areas" in refusal(write("deepstate_20250613.gpkg", MultiPolygon()))


def test_no_such_file_folder_or_format(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "none.geojson")
    assert "the folder holds no control files" in refusal(tmp_path)
    text = tmp_path / "map.txt"
    text.write_text("a map")
    assert "is no control file" in refusal(text)
    broken = tmp_path / "deepstate_20250612.geojson"
    broken.write_bytes(b"\x00\x01\x02")
    assert "can't be read as UTF-8" in refusal(broken)
    folder = tmp_path / "deepstate_20250613.parquet"
    folder.write_text("no table")
    assert "can't be read as parquet" in refusal(folder)


@pytest.mark.shared
def test_the_real_files_of_three_sources(shared_dir: Path) -> None:
    folder = shared_dir / "data" / "control"
    one = read_control(folder / "deepstate-2025" / "deepstatemap_data_20250612.geojson")
    isw = read_control(folder / "isw-2022-09" / "20220901_RussianAssessedCoTinUkraine.geojson")
    nzz = read_control(folder / "nzz-2025-06" / "nzz_2025-06-12.geojson")
    for frame in (one, isw, nzz):
        check(frame, layer="control")
    assert (one.loc[0, "source"], isw.loc[0, "source"]) == ("DeepState", "ISW")
    assert len(isw.attrs["notes"]) == 1
    assert nzz["kind"].tolist() == ["assessed_control", "liberated"]


def write_rows(path: Path, *rows: dict[str, object]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {key: value for key, value in row.items() if key != "ring"},
            "geometry": {"type": "Polygon", "coordinates": [row["ring"]]},
        }
        for row in rows
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


RING = [[37.0, 48.0], [37.5, 48.0], [37.5, 48.5], [37.0, 48.5], [37.0, 48.0]]


def test_a_given_kind_or_day_fills_gaps_and_never_overrules(tmp_path: Path) -> None:
    stated = write_rows(tmp_path / "stated.geojson", {"kind": "claimed_control", "date": "2025-06-01", "ring": RING})
    with pytest.raises(ControlError, match="row 1 is claimed_control, but the kind given is assessed_control"):
        read_controls([stated], Stated(kind="assessed_control"))
    with pytest.raises(ControlError, match="column date says in row 1 2025-06-01, but --date says 2025-06-12"):
        read_controls([stated], Stated(day=date(2025, 6, 12)))
    gap = write_rows(
        tmp_path / "gap.geojson",
        {"kind": "claimed_control", "date": "2025-06-01", "ring": RING},
        {"kind": None, "date": None, "ring": [[x + 1, y] for x, y in RING]},
    )
    with pytest.raises(ControlError, match="column date says in row 2 no day"):
        read_controls([gap], Stated(kind="claimed_control"))
    with pytest.raises(ControlError, match="no kind of control in row 2"):
        read_controls([gap], Stated(day=date(2025, 6, 1)))
    reading = read_controls([gap], Stated(kind="claimed_control", day=date(2025, 6, 1)))
    assert reading.snapshots["kind"].tolist() == ["claimed_control"]
    named = write_rows(tmp_path / "front_20250601.geojson", {"ring": RING})
    with pytest.raises(ControlError, match="its name and columns say 2025-06-01, but --date says"):
        read_controls([named], Stated(day=date(2025, 6, 12), kind="assessed_control"))


@pytest.mark.parametrize(
    ("ring", "message"),
    [
        ([*RING[:2], [float("nan"), 48.5], *RING[3:]], "no number"),
        (RING[:-1], "row 1: its ring is not closed"),
        ([[37.0, 48.0], [37.5, 48.5], [37.0, 48.0], [37.0, 48.0]], "enclose no area"),
    ],
)
def test_broken_rings_are_one_clear_line_and_spare_the_folder(tmp_path: Path, ring: list, message: str) -> None:
    bad = write_rows(tmp_path / "bad_20250601.geojson", {"kind": "assessed_control", "ring": ring})
    with pytest.raises(ControlError, match=message):
        read_controls([bad])
    write_rows(tmp_path / "good_20250602.geojson", {"kind": "assessed_control", "ring": RING})
    reading = read_controls([tmp_path])
    assert len(reading.snapshots) == 1
    assert [finding.what for finding in reading.findings].count("set_aside") == 1
