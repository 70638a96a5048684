"""This view saved as a picture or a drawing, in a real browser: what is seen, with all that every map must carry."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import every_kind

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SVG = {"s": "http://www.w3.org/2000/svg"}
VIEW = "#v=48.0,37.05,9.5"


def save(view: Any, name: str) -> tuple[str, bytes]:
    with view.expect_download() as download:
        view.locator(".tools button", has_text=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def words_of(root: ET.Element, group: str) -> str:
    (found,) = root.iterfind(f".//s:g[@id='{group}']", SVG)
    return " ".join(text.text or "" for text in found.iter(f"{{{SVG['s']}}}text"))


def test_a_drawing_has_its_groups_its_marks_and_what_every_map_carries(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=48.02,36.95,10.5")
    name, data = save(view, "SVG")
    assert name == "map-2025-06-12.svg"
    root = ET.fromstring(data)  # noqa: S314 - our own document
    groups = [group.get("id") for group in root.iter(f"{{{SVG['s']}}}g") if group.get("id")]
    assert groups == ["ground", "control", "borders", "marks", "labels", "scale", "key", "notes"]
    marks = root.find(".//s:g[@id='marks']", SVG)
    assert len(marks.findall("s:svg", SVG)) == view.evaluate("frontline.badges.shown.length") > 4
    titles = [title.text for title in marks.iter(f"{{{SVG['s']}}}title")]
    assert any("Russian advance, geolocated, along the T-0428, 12 June 2025" in title for title in titles)
    assert {"Oleksiivka", "Novoukrainka"} <= set(words_of(root, "labels").split())
    notes = words_of(root, "notes")
    for words in (
        "Digest of 12 June",
        "Data as of 12 June 2025",
        "not comprehensive",
        "internationally recognised",
        "Test borders, CC0",
        "Not for navigation",
    ):
        assert words in notes, words
    assert "km" in words_of(root, "scale")
    key = words_of(root, "key")
    assert "Geolocated: placed by footage or imagery" in key
    assert "Assessed Russian control (Test map, 12 June 2025)" in key
    assert "Claimed by Russian sources, not confirmed (Test map, 12 June 2025)" in key
    patterns = {pattern.get("id") for pattern in root.iter(f"{{{SVG['s']}}}pattern")}
    assert any(name.startswith("pattern-hatch45") for name in patterns)
    assert not list(root.iter(f"{{{SVG['s']}}}script"))
    assert b"http" not in data.replace(b"http://www.w3.org/", b"")


def test_a_picture_shows_what_the_screen_shows_twice_as_sharp(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_=f"{VIEW}&d=2025-06-15&w=5", width=1100, height=700)
    name, data = save(view, "PNG")
    assert name == "map-2025-06-15.png"
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    width, height = view.evaluate("[frontline.map.getSize().x, frontline.map.getSize().y]")
    assert picture.width == 2 * width
    assert picture.height > 2 * height + 200
    spots = {"held": (37.14, 47.87), "new": (36.95, 47.87), "outside": (36.8, 47.87)}
    screen = Image.open(io.BytesIO(view.locator("#map_frontline").screenshot())).convert("RGB")
    for spot, (lon, lat) in spots.items():
        x, y = view.evaluate(
            "([lon, lat]) => { const { x, y } = frontline.map.latLngToContainerPoint([lat, lon]); return [x, y]; }",
            [lon, lat],
        )
        saved, seen = picture.getpixel((round(2 * x), round(2 * y))), screen.getpixel((round(x), round(y)))
        assert np.abs(np.subtract(saved, seen)).max() < 12, spot
    _, drawing = save(view, "SVG")
    root = ET.fromstring(drawing)  # noqa: S314 - our own document
    assert "Newly shown as held in the window" in words_of(root, "key")
    days = "Showing 11 – 15 June 2025 · claims to 12 June 2025 · control of Test map, 15 June 2025."
    assert days in words_of(root, "notes")


def test_a_comparison_is_saved_with_both_its_sides(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_=f"{VIEW}&x=0:2025-06-12,0:2025-06-14")
    root = ET.fromstring(save(view, "SVG")[1])  # noqa: S314 - our own document
    names = view.locator(".side").all_inner_texts()
    assert all(name in words_of(root, "labels") for name in names)
    halves = [
        group for group in root.find(".//s:g[@id='control']", SVG).iter(f"{{{SVG['s']}}}g") if group.get("clip-path")
    ]
    assert len(halves) == 2


def test_text_of_strangers_stays_text_in_a_drawing(
    open_page: Open, make_scene: Callable[..., Scene], control: Any
) -> None:
    vector = "<script>alert(1)</script> & ]]> \u202e"
    rows = [
        {**row, "place": vector, "place_name": vector, "place_name_uk": vector}
        for row in every_kind()
        if not row.get("withheld")
    ]
    view = open_page(
        render_page(make_scene(rows, control=control.assign(source=vector), title=vector)), hash_="#v=48.02,36.95,10.5"
    )
    root = ET.fromstring(save(view, "SVG")[1])  # noqa: S314 - our own document
    assert not list(root.iter(f"{{{SVG['s']}}}script"))
    assert "<script>alert(1)</script> & ]]>" in words_of(root, "notes")
    assert save(view, "PNG")[1].startswith(b"\x89PNG")
