"""Sixty texts that would run, load or be calculated: in every output they are text, and outputs have the bones of plain ones."""

import csv
import io
import json
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from scripts.reliability.vectors import HIT, PLAIN, VECTORS, write_world

FORMATS = ("a.gpkg", "a.qgz", "a.kml", "a.svg", "claims.csv", "marks.csv")
RUNS = {"script", "iframe", "object", "embed", "form", "base", "link", "meta", "template", "foreignObject", "style"}


def write_all(frontline, folder: Path, texts: tuple[str, ...]) -> Path:
    given = write_world(folder / "in", texts)
    out = folder / "out"
    out.mkdir()
    report = (given["report.txt"], "--settlements", given["places.csv"], "--quotes", "full")
    listed = frontline("claims", *report, "--format", "jsonl")
    ids = [json.loads(line)["claim_id"] for line in listed.out.splitlines()]
    assert len(ids) >= len(texts)
    with (folder / "in" / "fixes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["claim_id", "verdict", "katottg", "note", "by"])
        writer.writerows([one, "reject", "", text, text] for one, text in zip(ids[:3], texts, strict=False))
    more = ("--control", given["own_20250612.geojson"], "--partial", "--corrections", folder / "in" / "fixes.csv")
    drawn = frontline("map", *report, *more, "--events", given["events.csv"], "-o", out / "map.html")
    files = [word for name in FORMATS for word in ("-o", out / name)]
    written = frontline("export", *report, *more, *files)
    assert (drawn.code, written.code) == (0, 0), drawn.err + written.err
    return out


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> dict[str, Path]:
    from frontline.app import run
    from tests.frontline.conftest import Result

    def call(*words: object) -> Result:
        import contextlib

        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([str(word) for word in words])
        return Result(code, out.getvalue(), err.getvalue())

    folder = tmp_path_factory.mktemp("vectors")
    (folder / "hostile").mkdir()
    (folder / "plain").mkdir()
    return {
        "hostile": write_all(call, folder / "hostile", VECTORS),
        "plain": write_all(call, folder / "plain", PLAIN[:4]),
    }


def bones(tree) -> Counter[tuple[str, ...]]:
    """Return how often each element stands there with which attributes."""
    return Counter((str(one.tag), *sorted(one.attrib)) for one in tree.iter() if isinstance(one.tag, str))


def test_there_are_sixty() -> None:
    assert len(set(VECTORS)) == 60
    assert all(HIT in vector for vector in VECTORS)


@pytest.mark.slow
def test_the_page_has_the_bones_of_a_plain_one(outputs) -> None:
    trees = {name: lxml.html.fromstring((out / "map.html").read_text("utf-8")) for name, out in outputs.items()}
    found = {name: bones(tree) for name, tree in trees.items()}
    active = {name: {bone: n for bone, n in one.items() if bone[0] in RUNS} for name, one in found.items()}
    assert active["hostile"] == active["plain"]
    assert {bone[0] for bone in found["hostile"]} <= {bone[0] for bone in found["plain"]} | {"path"}
    assert not [bone for bone in found["hostile"] if any(name.startswith("on") for name in bone[1:])]
    for tree in trees.values():
        loaded = [one for one in tree.iter() for name, text in one.attrib.items() if HIT in text and name != "content"]
        assert [
            (one.tag, dict(one.attrib)) for one in loaded if set(one.attrib) & {"src", "href", "style", "onload"}
        ] == []
    run = [one for one in trees["hostile"].iter("script") if HIT in (one.text or "")]
    assert {one.get("type") for one in run} <= {"application/json", "text/plain"}


@pytest.mark.slow
def test_drawings_and_kml_hold_no_element_of_strangers(outputs) -> None:
    for name in ("a.svg", "a.kml"):
        tree = lxml.etree.parse(outputs["hostile"] / name)
        plain = lxml.etree.parse(outputs["plain"] / name)
        assert {bone[0] for bone in bones(tree)} <= {bone[0] for bone in bones(plain)}, name
        for one in tree.iter():
            assert not any(key.lower().startswith("on") for key in one.attrib), name
    balloons = [one.text or "" for one in lxml.etree.parse(outputs["hostile"] / "a.kml").iter("{*}description")]
    assert sum(HIT in text for text in balloons) >= 60
    for text in balloons:
        if HIT not in text:
            continue
        inner = lxml.html.fragment_fromstring(text, create_parent="div")
        tags = {one.tag for one in inner.iter() if isinstance(one.tag, str)}
        assert not tags & (RUNS | {"img", "svg", "a", "video", "input", "math"}), text[:300]


@pytest.mark.slow
def test_styles_and_projects_name_no_text_of_strangers_in_an_expression(outputs) -> None:
    with zipfile.ZipFile(outputs["hostile"] / "a.qgz") as archive:
        project = lxml.etree.fromstring(
            next(archive.read(name) for name in archive.namelist() if name.endswith(".qgs")),
            lxml.etree.XMLParser(resolve_entities=False, no_network=True),
        )
    with closing(sqlite3.connect(outputs["hostile"] / "a.gpkg")) as store:
        styles = [lxml.etree.fromstring(row[0].encode()) for row in store.execute("SELECT styleQML FROM layer_styles")]
        names = {row[0] for row in store.execute("SELECT place_name_uk FROM marks")}
    assert len(names & set(VECTORS)) >= 40  # they are there as cells, letter for letter
    assert styles
    for tree in (project, *styles):
        for one in tree.iter():
            said = [text for name, text in (*one.attrib.items(), ("text", one.text or "")) if name != "projectname"]
            assert HIT not in " ".join(said) or one.tag in {"history", "title", "identifier", "LayoutItem"}, (
                one.tag,
                said,
            )
    labels = [one for one in project.iter("LayoutItem") if HIT in one.get("labelText", "")]
    assert labels
    for one in labels:  # a label is worked out between these signs, and as markup where its state says so
        assert "[%" not in one.attrib["labelText"]
        assert one.get("htmlState") == "0"
        assert not [name for name, text in one.attrib.items() if HIT in text and name != "labelText"]


@pytest.mark.slow
def test_no_cell_is_calculated_and_each_comes_back(outputs) -> None:
    for name in ("claims.csv", "marks.csv"):
        text = (outputs["hostile"] / name).read_text("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        bad = [
            cell
            for row in rows
            for cell in row
            if cell.lstrip(" ")[:1] in {"=", "+", "-", "@", "\t", "\r"} and HIT in cell
        ]
        assert bad == []
    from layers.tables.read import read_table

    read = read_table(outputs["hostile"] / "marks.csv", layer="marks")
    shown = set(read["place_name_uk"].dropna())
    assert {f"+{HIT}+1", f"@SUM({HIT})", f"-{HIT}-1"} <= shown


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_runs_or_loads_in_a_browser(outputs, browser) -> None:
    view = browser.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.on("dialog", lambda dialog: (asked.append("dialog"), dialog.dismiss()))
    view.goto((outputs["hostile"] / "map.html").as_uri())
    view.wait_for_function("() => window.frontline && frontline.map")
    for button in view.locator("button.claim").all()[:12]:
        button.click()
    view.get_by_role("button", name="Table").click()
    assert HIT in view.locator("dialog").inner_text()
    assert view.evaluate(f"() => window.{HIT}") is None
    strange = (
        "img[src=x], iframe, object, form, base, video, marquee, math, textarea, a[href^=javascript], a[href^=data]"
    )
    assert view.locator(strange).count() == 0
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    view.close()
