"""Public outputs of the commands: no planted sentence, unit, person, fresh word or word of others is in any byte."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from layers.public.cells import LEFT_OUT
from tests.frontline.leaks import MARKS, check, leaks, name_machine, write_maps, write_report, written

UNITS = (
    "Elements of the Russian 2nd Motorized Rifle Brigade advanced in Terny by the zqunit01zq mill.",
    "Russian forces advanced in Lyman, and the 150th Motorized Rifle Division entered the zqunit02zq quarter.",
    "Підрозділи 155-ї бригади морської піхоти рф просунулися в Торському біля zqunit03zq ставка.",
    "Штурмовики 70-й дивизии ВС РФ взяли Комар у zqunit04zq колодца.",
    "Akhmat fighters seized Bahatyr by the zqunit05zq orchard.",
    "The 20th Combined Arms Army took Zelene Pole past the zqunit06zq silo.",
)
"""What tells of units of the other side: it may be quoted, but is not to be published."""

PERSON = "zqpersonzq"
FRESH = "Russian forces seized Bahatyr by the zqfreshzq well."
EVENTS = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,location,latitude,longitude,geo_precision,"
    "notes\nUKR1,12 June 2025,1,Battles,Armed clash,zqeventzq,Komar,47.98,36.70,1,zqeventzq note\n"
)
SECRET = MARKS | {f"zqunit0{number}zq".encode() for number in range(1, 7)}
SECRET |= {PERSON.encode(), b"zqfreshzq", b"zqeventzq"}
EXPORTS = (
    *("a.gpkg", "a.qgz", "a.kml", "a.kmz", "a.shp.zip", "a.pmtiles", "a.svg", "a.pdf", "a.png", "a.html"),
    *("claims.csv", "claims.geojson", "claims.parquet", "claims.fgb", "claims.jsonl", "marks.geojson"),
)


@pytest.fixture
def given(tmp_path, frontline, monkeypatch) -> list[object]:
    """Two reports, one of today, maps, a person's corrections and events of others, in a folder that has a name."""
    name_machine(monkeypatch)
    folder = tmp_path / "zqpathmarkzq"
    folder.mkdir()
    told = write_report(folder, *UNITS)
    fresh = folder / "fresh.txt"
    fresh.write_text(f"Frontline Digest, {datetime.now(UTC):%B %d, %Y}\n\n{FRESH}\n", encoding="utf-8")
    (folder / "events.csv").write_text(EVENTS, encoding="utf-8")
    listed = frontline("claims", told, "--format", "csv").out
    found = [row for row in csv.DictReader(io.StringIO(listed)) if row["katottg"]]
    verdicts = ("reject,", f"fix,{found[2]['katottg']}")
    rows = [f"{row['claim_id']},{one},{PERSON} saw it,{PERSON}" for row, one in zip(found, verdicts, strict=False)]
    (folder / "corrections.csv").write_text(
        "\n".join(["claim_id,verdict,katottg,note,by", *rows, ""]), encoding="utf-8"
    )
    control = write_maps(folder / "control")
    return [told, fresh, "--control", control, "--partial", "--corrections", folder / "corrections.csv"]


def folder_of(given: list[object]) -> Path:
    return Path(str(given[0])).parent


@pytest.mark.slow
@pytest.mark.usefixtures("small_pack")
def test_nothing_that_may_not_be_published_is_in_any_file(frontline, given, tmp_path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    events = ("--events", folder_of(given) / "events.csv")
    public = ("--public", "--quotes", "full", "--overwrite")
    files = [word for name in EXPORTS for word in ("-o", out / name)]
    results = [
        frontline("export", *given, *events, *public, "--area", "all", *files),
        frontline("export", *given, *events, *public, "-o", out / "pack"),
        frontline("map", *given, *events, *public, "-o", out / "map.html"),
        frontline("map", *given, *public, "--lang", "uk", "-o", out / "map-uk.html"),
        *(frontline("brief", *given, *public, "-o", out / f"brief{end}") for end in (".html", ".pdf")),
        *(
            frontline("settlements", *given[:5], "--public", "-o", out / f"near{end}")
            for end in (".csv", ".gpkg", ".geojson", ".parquet", ".fgb", ".jsonl")
        ),
        *(
            frontline(
                "place", given[0], "Lyman", *given[2:4], "--public", "--format", form, "-o", out / f"place.{form}"
            )
            for form in ("csv", "json")
        ),
    ]
    assert [result.code for result in results] == [0] * len(results), [result.err for result in results if result.code]
    outputs = written(out)
    assert len(outputs) > 40
    check(outputs, words=SECRET)
    said = {str(number): (result.out + result.err).encode() for number, result in enumerate(results)}
    check({name: text.replace(str(tmp_path).encode(), b"") for name, text in said.items()}, words=SECRET)
    for name in ("map.html", "a.gpkg", "claims.parquet", "pack/csv/claims.csv"):
        assert leaks(outputs[name], {LEFT_OUT[:20].encode()}), name  # the claim stays, without its sentence


@pytest.mark.usefixtures("near_base")
def test_what_the_gate_takes_out_was_there(frontline, given, tmp_path) -> None:
    path = tmp_path / "plain.gpkg"
    assert frontline("export", *given, "--quotes", "full", "-o", path).code == 0
    found = leaks(path.read_bytes(), SECRET)
    assert len([word for word in found if word.startswith(b"zqunit")]) >= 4
    assert {b"zqfreshzq", PERSON.encode()} <= found
    assert not found & MARKS


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_nothing_of_it_is_on_the_screen(frontline, given, form) -> None:
    result = frontline("place", given[0], "Lyman", *given[2:4], "--public", "--format", form)
    assert result.code == 0, result.err
    assert leaks(result.out.encode(), SECRET) == set()
    assert leaks(result.err.encode(), SECRET) == set()
