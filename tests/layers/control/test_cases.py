"""Every map of the reference folder's cases: the kinds and days that are right, or the line that refuses it."""

from pathlib import Path

import pytest

from geo.measure.ellipsoid import area_km2
from layers.control.read import read_controls
from layers.errors import ControlError

JUNE = "2025-06-{:02}".format
DEEPSTATE = {"assessed_control": [12], "liberated": [12], "pre_2022": [12], "unclear": [12]}
READ = {
    "03a-known": DEEPSTATE,
    "03b-zmiinyi": DEEPSTATE,
    "03c-wrapper": DEEPSTATE,
    "03d-seconds": DEEPSTATE,
    "03e-one-without-key": DEEPSTATE,
    "03j-dismissed-at": DEEPSTATE,
    "04-isw": {
        kind: [12]
        for kind in ("assessed_advance", "claimed_control", "claimed_counteroffensive", "partisan", "unclear")
    },
    "07a-datetime-column_20250614.geojson": {"assessed_control": [10, 11, 12]},
    "07b-pub_date-column_20250614.geojson": {"assessed_control": [10, 11, 12]},
    "07c-epoch-ms.geojson": {"assessed_control": [10, 11, 12]},
    "08a-kyiv-midnight.geojson": {"assessed_control": [10, 11, 12]},
    "08c-kyiv-midnight.gpkg": {"assessed_control": [10, 11]},
    "11a-two-layers.gpkg": {"assessed_control": [12], "liberated": [12]},
    "12a-folder": {"assessed_control": [12, 13, 14, 15, 16, 17, 18]},
    "13a-sides.geojson": {"assessed_control": [12], "liberated": [12]},
    "14a-liberated": {"liberated": [12]},
    "new/n01-owl": {"assessed_control": [11, 12]},
    "new/n01-owl-geojson": {"assessed_control": [12]},
    "new/n03-esri": {"assessed_control": [12]},
    "new/n04-empty-day": {"claimed_counteroffensive": [10, 11, 12]},
    "new/n05-topojson": {"assessed_control": [12]},
    "new/n12-version": {"assessed_control": [12]},
}
REFUSED = {
    "15e-unclosed_20250612.geojson": "row 1: its ring is not closed",
    "new/n02-truncated": "exceededTransferLimit",
    "new/n02-truncated-top": "exceededTransferLimit",
    "new/n03-esri-mercator": "say that it is an extract: --partial",
    "new/n06-umap": "is a uMap export",
    "new/n11_20250613.shp": "column publicatio has 2 days .2025-06-10, 2025-06-12",
    "new/n07-commons": "is a map page of Wikimedia Commons",
    "new/n08-telegram": "is an export of a chat",
    "new/n08b-history": "is a list, such as of a map's updates",
    "new/n09-csv": "holds events of ACLED",
    "new/n10-settlements": "holds Point, a control layer needs polygons",
    "new/n12-ambiguous": "may be two days",
    "new/n12-two-days": "its name holds two days",
    "new/n13-other": "lies far outside the theatre",
}


@pytest.mark.shared
@pytest.mark.parametrize("name", READ)
def test_a_case_gives_its_kinds_and_days(shared_dir: Path, name: str) -> None:
    frame = read_controls([shared_dir / "data/cases" / name]).snapshots
    found = {kind: [f"{day}" for day in rows["date"]] for kind, rows in frame.groupby("kind")}
    assert found == {kind: [JUNE(day) for day in days] for kind, days in READ[name].items()}


@pytest.mark.shared
@pytest.mark.parametrize("name", REFUSED)
def test_a_case_that_is_no_map_says_what_it_is(shared_dir: Path, name: str) -> None:
    with pytest.raises(ControlError, match=REFUSED[name]) as error:
        read_controls([shared_dir / "data/cases" / name])
    assert "\n" not in str(error.value)


@pytest.mark.shared
@pytest.mark.parametrize("name", [name for name in READ if name.startswith("03")])
def test_what_is_set_aside_is_not_united(shared_dir: Path, name: str) -> None:
    frame = read_controls([shared_dir / "data/cases" / name]).snapshots
    assert round(area_km2(frame[frame["kind"] == "assessed_control"].geometry.iloc[0])) == 101_791


@pytest.mark.shared
def test_every_case_of_a_map_is_walked(shared_dir: Path) -> None:
    folder = shared_dir / "data/cases"
    maps = [
        path
        for some in (folder, folder / "new")
        for path in some.iterdir()
        if path.is_dir() or path.suffix in {".geojson", ".gpkg", ".shp"}
    ]
    names = {path.relative_to(folder).as_posix() for path in maps} - {"new", "new/t"}
    assert names == {*READ, *REFUSED}
