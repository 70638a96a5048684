"""Each claim is drawn, area only, aim only, not placed or withheld; the words of all commands agree with the map."""

import re

import pytest

from frontline.steps.answers.claim_status import STANDINGS, count_pointless, find_standings, summarise
from frontline.steps.drawing.draw import draw_scene
from frontline.steps.reading import read_and_locate
from frontline.steps.reading.example import example_path

MIXED = (
    "Geolocated footage shows that Russian forces seized Bahatyr. Russian forces advanced in Sumy Oblast. "
    "Russian forces are trying to seize Toretsk. A Russian milblogger claimed that Russian forces seized Qwertyvka.\n"
)


def counted(line: str) -> tuple[int, dict[str, int], dict[str, int]]:
    """Read a summary line back: the total, the standings and the grades of evidence."""
    head, rest = line.split(": ", 1)
    words, grades = (
        {word: int(number) for number, word in re.findall(r"(\d+) ([a-z ]+)", part)} for part in rest.split("; ")
    )
    return int(head.split()[0]), words, grades


@pytest.mark.parametrize("source", ["example", "mixed"])
def test_drawn_is_what_the_scene_draws(report, source) -> None:
    path = example_path() if source == "example" else report(MIXED)
    reading = read_and_locate.read([str(path)])
    located = read_and_locate.locate_claims(reading)
    scene = draw_scene(reading, located)
    symbols = [layer.frame for layer in scene.layers if layer.key.startswith(("mark_", "event_"))]
    drawn = {claim for frame in symbols if "claim_ids" in frame for ids in frame["claim_ids"] for claim in ids}
    drawn |= {claim for frame in symbols if "claim_ids" not in frame for claim in frame["claim_id"]}
    standings = find_standings(located)
    assert {claim for claim, one in zip(located["claim_id"], standings, strict=True) if one.word == "drawn"} == drawn
    assert all(bool(one.reason) == (one.word != "drawn") for one in standings)


def test_each_kind_of_claim_has_its_word_and_the_line_adds_up(report, frontline, tmp_path) -> None:
    path = report(MIXED)
    listed = frontline("claims", path, "--voice", "own")
    total, words, grades = counted(listed.err.strip())
    assert words == {"drawn": 1, "area only": 1, "aim only": 1, "not placed": 1}
    assert total == sum(words.values()) == sum(grades.values()) == 4
    assert "not placed: no place called" in " ".join(listed.out.split())
    assert "Qwertyvka in the gazetteer" in " ".join(listed.out.split())
    assert "area only: no more than an oblast" in " ".join(listed.out.split())
    assert "(precision 6, ±" in " ".join(listed.out.split())
    for command, target in (("map", "m.html"), ("export", "marks.csv")):
        told = frontline(command, path, "-o", tmp_path / target, "--voice", "own")
        assert listed.err.strip() in told.err.splitlines()


def test_a_withheld_and_a_rejected_claim(report, frontline, tmp_path) -> None:
    path = report("Ukrainian forces moved reserves near Toretsk. Geolocated footage shows Russian forces in Bahatyr.\n")
    reading = read_and_locate.read([str(path)])
    rejected = next(claim.claim_id for claim in reading.claims if claim.withheld is None)
    file = tmp_path / "fixes.csv"
    file.write_text(f"claim_id,verdict,katottg,note,by\n{rejected},reject,,,A. Reader\n")
    located = read_and_locate.locate_claims(reading, corrections=file)
    words = {row.claim_id: one for row, one in zip(located.itertuples(), find_standings(located), strict=True)}
    assert words[rejected] == ("not placed", "rejected by A. Reader")
    assert set(STANDINGS) >= {one.word for one in words.values()}
    assert summarise(located.iloc[:0]) == "0 claims"


def test_one_hint_tells_of_a_fuller_gazetteer(report, frontline, tmp_path) -> None:
    path = report("Russian forces seized Klishchiivka. Russian forces seized Toretsk.\n")
    located = read_and_locate.locate_claims(read_and_locate.read([str(path)]))
    count = count_pointless(located)
    assert count == 1
    told = frontline("claims", path).err
    assert told.count("--settlements FILE") == 1
    assert "1 claim has no point in the packaged gazetteer" in told
    own = tmp_path / "own.csv"
    own.write_text("katottg,name_en,oblast,latitude,longitude\nx1,Toretsk,Donetsk,48.4,37.85\n")
    assert "packaged gazetteer" not in frontline("claims", path, "--settlements", own).err
