"""Control of one day beside reports: on days before it nobody knows what was held."""

import base64
import json
import re
import zlib
from datetime import date
from pathlib import Path

import pytest

from tests.frontline.commands.test_follow import EAST, write_days

TELLING = "Russian Offensive Campaign Assessment, June {day}, 2025\n\nRussian forces recently advanced in Bahatyr.\n"


@pytest.fixture
def reports(tmp_path) -> list[Path]:
    paths = [tmp_path / f"{day}.txt" for day in (12, 15)]
    for path in paths:
        path.write_text(TELLING.format(day=path.stem), encoding="utf-8")
    return paths


def draw(frontline, tmp_path: Path, *reports: Path, first: date) -> dict:
    days, page = write_days(tmp_path / "days", EAST, first=first), tmp_path / "map.html"
    result = frontline("map", *reports, "--control", days, "-o", page)
    assert result.code == 0, result.err
    return read_page_data(page)


def read_page_data(page: Path) -> dict:
    """Return what a page knows."""
    packed = re.search(r'id="frontline-data">([^<]+)<', page.read_text(encoding="utf-8"))
    assert packed is not None
    return json.loads(zlib.decompress(base64.b85decode(packed[1].translate(str.maketrans(",./", "<>&")))))


@pytest.mark.parametrize(("first", "step"), [(date(2025, 6, 14), 2), (date(2025, 6, 12), 0), (date(2025, 6, 20), 8)])
def test_one_map_beside_reports_of_several_days_is_known_from_its_day_on(frontline, reports, tmp_path, first, step):
    page = draw(frontline, tmp_path, *reports, first=first)
    assert page["time"]["first"] == "2025-06-12"
    assert [one["days"] for one in page["time"]["series"]] == [[step]]
    assert {layer["kind"] for layer in page["layers"] if layer["group"] == "control"} == {"series"}
    assert page["hasControl"]


def test_one_map_beside_one_report_is_drawn_with_its_day(frontline, reports, tmp_path) -> None:
    page = draw(frontline, tmp_path, reports[0], first=date(2025, 6, 14))
    assert page["time"] is None
    assert [(layer["kind"], layer["note"]) for layer in page["layers"] if layer["group"] == "control"] == [
        ("area", "own, 2025-06-14")
    ]
