"""What is withheld is withheld everywhere: planted sentences are sought in every byte of every output."""

import json
from pathlib import Path

import pytest

from layers.tables.quotes import NOT_QUOTED
from reports.claims.policy import tells_of_ukrainian_forces
from tests.frontline.leaks import MARKS, check, leaks, name_machine, write_maps, write_report, written
from tests.frontline.planted import ALL_TOLD, QUOTED, planted
from tests.frontline.unpacked import pack_needles

FORMATS = (
    *("a.gpkg", "a.qgz", "a.kml", "a.kmz", "a.shp.zip", "a.pmtiles", "a.png", "a.svg", "a.pdf", "a.html"),
    *("claims.csv", "claims.geojson", "claims.parquet", "claims.fgb", "claims.jsonl", "marks.geojson", "marks.parquet"),
)


@pytest.mark.parametrize("packed", pack_needles())
def test_the_unpacker_finds_what_is_packed(packed: str) -> None:
    data = pack_needles()[packed]
    assert b"needle" not in data, packed
    assert leaks(data, {b"needle"}) == {b"needle"}


@pytest.mark.parametrize("sentence", ALL_TOLD)
def test_each_planted_sentence_is_known_for_what_it_tells(sentence: str) -> None:
    assert tells_of_ukrainian_forces(sentence.format("old"))


@pytest.mark.parametrize("sentence", QUOTED)
def test_deeds_on_the_ground_stay_quoted(sentence: str) -> None:
    assert not tells_of_ukrainian_forces(sentence)


@pytest.fixture
def told(tmp_path, monkeypatch) -> Path:
    """A report with every planted sentence, in a folder that has a name."""
    name_machine(monkeypatch)
    folder = tmp_path / "zqpathmarkzq"
    folder.mkdir()
    return write_report(folder)


@pytest.fixture
def control(told) -> Path:
    return write_maps(told.parent / "control")


@pytest.mark.slow
@pytest.mark.usefixtures("small_pack")  # all kinds of pictures stand beside its one
def test_nothing_planted_is_in_any_file(frontline, told, control, tmp_path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    given = [told, "--control", control, "--partial", "--quotes", "full"]
    results = [
        frontline("export", *given, "--area", "all", *(word for name in FORMATS for word in ("-o", out / name))),
        frontline("export", *given, "-o", out / "pack"),
        frontline("map", *given, "-o", out / "map.html"),
        frontline("map", told, "--lang", "uk", "--quotes", "full", "-o", out / "plain.html"),
        *(
            frontline("claims", told, "--quotes", "full", "-o", out / f"claims-2.{form}")
            for form in ("csv", "jsonl", "geojson")
        ),
        frontline("figures", told, "--quotes", "full", "-o", out / "figures.csv", "--plot", out / "figures.svg"),
        frontline("figures", told, "--check", "--quotes", "full", "-o", out / "checks.jsonl"),
        frontline("history", control, "--partial", "-o", out / "store.gpkg"),
        frontline(
            "follow", told, "--control", control, "--partial", "--store", out / "store.gpkg", "-o", out / "fates.csv"
        ),
    ]
    assert [result.code for result in results] == [0] * len(results), [result.err for result in results if result.code]
    outputs = written(out)
    assert len(outputs) > 40
    check(outputs)
    quoted = [number for number in range(1, 9) if leaks(outputs["map.html"], {f"quoted0{number}".encode()})]
    assert quoted == [*range(1, 9)]


def test_nothing_planted_is_on_the_screen(frontline, told, control) -> None:
    for command in (
        ("claims", told),
        ("claims", told, "--explain"),
        *(("claims", told, "--format", form) for form in ("jsonl", "csv", "geojson")),
        ("coverage", told),
        ("coverage", told, "--format", "jsonl"),
        ("figures", told),
        ("figures", told, "--check"),
        ("figures", told, "--format", "jsonl"),
        ("follow", told, "--control", control, "--partial"),
        ("export", told, "-o", told.parent / "none" / "a.gpkg"),
        ("claims", told, told),
    ):
        result = frontline(*command)
        assert leaks(result.out.encode(), MARKS) == set(), command
        assert leaks(result.err.encode(), MARKS) == set(), command


def test_the_open_claim_of_a_withheld_sentence_stays(frontline, report) -> None:
    listed = frontline("claims", report(planted()[0] + "\n"), "--format", "jsonl")
    rows = [json.loads(line) for line in listed.out.splitlines()]
    assert [(row["place"], row["sentence"]) for row in rows if not row.get("withheld")] == [("Siversk", NOT_QUOTED)]
    assert {row["place"] for row in rows if row.get("withheld")} <= {None}


def test_the_notebook_withholds_too(told, tmp_path) -> None:
    import frontline as fl

    reading = fl.read_report(told)
    out = tmp_path / "out"
    out.mkdir()
    fl.map(reading, output=out / "map.html", quotes="full")
    fl.export(reading, out / "a.gpkg", out / "claims.parquet", quotes="full")
    (out / "shown.html").write_text(fl.map(reading)._repr_html_(), encoding="utf-8")
    check(written(out))
