"""What is withheld is withheld everywhere: planted sentences are sought in every byte of every output."""

import json
import re
from pathlib import Path

import pytest

from layers.tables.quotes import NOT_QUOTED
from reports.claims.policy import tells_of_ukrainian_forces
from tests.frontline.planted import QUOTED, TOLD, mark, planted
from tests.frontline.unpacked import pack_needles, unpack

MARKS = {mark(number).encode() for number in range(len(TOLD))}
FORMATS = (
    *("a.gpkg", "a.qgz", "a.kml", "a.kmz", "a.shp.zip", "a.pmtiles", "a.png", "a.svg", "a.pdf", "a.html"),
    *("claims.csv", "claims.geojson", "claims.parquet", "claims.fgb", "claims.jsonl", "marks.geojson", "marks.parquet"),
)


def leaks(data: bytes, words: set[bytes]) -> set[bytes]:
    """Return the words that stand in data, or in what is packed in it, in letters of one byte or of two."""
    wide = {word.decode().encode("utf-16-le"): word for word in words}
    narrow_one, wide_one = (re.compile(b"|".join(map(re.escape, sorted(each)))) for each in (words, wide))
    found: set[bytes] = set()
    for one in unpack(data):
        found |= {*narrow_one.findall(one), *(wide[word] for word in wide_one.findall(one))}
    return found


@pytest.mark.parametrize("packed", pack_needles())
def test_the_unpacker_finds_what_is_packed(packed: str) -> None:
    data = pack_needles()[packed]
    assert b"needle" not in data, packed
    assert leaks(data, {b"needle"}) == {b"needle"}


@pytest.mark.parametrize("sentence", TOLD)
def test_each_planted_sentence_is_known_for_what_it_tells(sentence: str) -> None:
    assert tells_of_ukrainian_forces(sentence.format("old"))


@pytest.mark.parametrize("sentence", QUOTED)
def test_deeds_on_the_ground_stay_quoted(sentence: str) -> None:
    assert not tells_of_ukrainian_forces(sentence)


@pytest.fixture
def told(tmp_path, monkeypatch) -> Path:
    """A report with every planted sentence, as a title, as headings and in paragraphs, in a folder that has a name."""
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "zqusermarkzq")
    monkeypatch.setattr("socket.gethostname", lambda: "zqhostmarkzq")
    monkeypatch.setattr("platform.node", lambda: "zqhostmarkzq")
    folder = tmp_path / "zqpathmarkzq"
    folder.mkdir()
    sentences = planted()
    headings = [sentence.split(";")[0].rstrip(".") for sentence in sentences]
    paragraphs = [
        *(f"{headings[number]}\n\n{sentence}" for number, sentence in enumerate(sentences)),
        *QUOTED,
        f"Key Takeaways\n\n  • {sentences[1]}\n\n  • {sentences[46]}",
    ]
    path = folder / "report.txt"
    path.write_text(f"{headings[0]}\n\nJune 12, 2025\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def control(told) -> Path:
    import geopandas as gpd
    from shapely.geometry import box

    folder = told.parent / "control"
    folder.mkdir()
    for day in (11, 12, 14):
        frame = gpd.GeoDataFrame(
            {"kind": ["assessed_control"]}, geometry=[box(36.5, 47, 37.2 + day / 100, 48.5)], crs="EPSG:4326"
        )
        frame.to_file(folder / f"front_202506{day}.geojson")
    return folder


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def check(outputs: dict[str, bytes]) -> None:
    own = {b"zqpathmarkzq", b"zqusermarkzq", b"zqhostmarkzq"}
    found = {name: leaks(data, MARKS | own) for name, data in outputs.items()}
    assert {name: words for name, words in found.items() if words} == {}


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
