"""Places that Ukrainian and Russian publishers name in any case: found, or left open, never another village."""

import json

import pytest

from layers.gazetteer.gazetteer import Gazetteer
from layers.gazetteer.values import OFFICIAL, OTHERWISE
from layers.locate.locate import locate
from layers.sources.packaged import load_highways, load_oblasts, load_regions, load_settlements
from reports.claims.find import find_claims
from reports.text.read import read_reports
from tests.conftest import ROOT

VOICES = ROOT / "tests" / "data" / "voices"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    tables = {"oblasts": load_oblasts(), "regions": load_regions(), "highways": load_highways()}
    return Gazetteer(load_settlements(), **tables)


# mod-ru has one known fault: a city far from the front bears the name of a village there
@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [("gs-uk", 32, 0), ("ds-uk", 6, 0), ("ova-uk", 7, 0), ("mod-ru", 16, 1), ("milblog-ru", 11, 0)],
)
def test_places_are_the_labelled_ones_or_open(gazetteer: Gazetteer, name: str, right: int, wrong: int) -> None:
    wanted = {}
    for line in (VOICES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted |= {(row["sentence"], place): key for place, key in zip(row["places"], row["katottg"], strict=True)}
    (report,) = read_reports((VOICES / f"{name}.txt").read_text(encoding="utf-8"), name=name)
    frame = locate(find_claims(report), gazetteer=gazetteer)
    keys = {(row.sentence, row.place): row.katottg for row in frame.itertuples()}
    known = [(keys[at], key) for at, key in wanted.items() if key is not None and keys.get(at) is not None]
    told = [found == key for found, key in known if isinstance(found, str)]
    assert told.count(True) >= right
    assert told.count(False) <= wrong


def test_the_same_place_in_three_languages_is_one(gazetteer: Gazetteer) -> None:
    texts = {
        "deepstate": "Ворог просунувся у Торецьку.",
        "russian_mod": "Подразделения продвинулись в Дзержинске.",
        "isw": "Russian forces advanced in Toretsk.",
    }
    claims = [c for voice, text in texts.items() for r in read_reports(text, voice=voice) for c in find_claims(r)]
    frame = locate(claims, gazetteer=gazetteer)
    assert [*frame["voice"]] == [*texts]
    assert frame["katottg"].nunique() == 1
    assert [*frame["evidence"]] == ["assessed", "claimed", "assessed"]


FRAMES = {"uk": ("deepstate", "Ворог просунувся {}."), "ru": ("russian_mod", "Российские войска продвинулись {}.")}


@pytest.mark.parametrize(("language", "least", "count"), [("uk", 199, 200), ("ru", 356, 360)])
def test_names_of_the_gazetteer_are_read_and_found_in_other_cases(
    gazetteer: Gazetteer, language: str, least: int, count: int
) -> None:
    voice, frame = FRAMES[language]
    path = ROOT / "tests" / "data" / "mentions" / f"inflected_{language}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = 0
    for row in rows:
        text = frame.format(row["form"])
        places = [c.place for report in read_reports(text, voice=voice) for c in find_claims(report)]
        name = row["form"].split(" ", 1)[1]
        right += places == [name] and row["name"] in {gazetteer.place(hit.row).name_uk for hit in gazetteer.find(name)}
    assert len(rows) == count
    assert right >= least


@pytest.mark.parametrize(
    ("name", "native"),
    [
        ("Лісівка", "Лісівка"),
        ("Лисівку", "Лисівка"),
        ("Lisivka", "Лісівка"),
        ("Панківкою", "Панківка"),
        ("Будьках", "Будьки"),
        ("Новодар’ївку", "Новодар’ївка"),
    ],
)
def test_of_names_that_share_a_key_the_one_written_so_is_meant(gazetteer: Gazetteer, name: str, native: str) -> None:
    hits = gazetteer.find(name)
    assert {gazetteer.place(hit.row).name_uk for hit in hits if hit.tier == OFFICIAL} == {native}
    assert any(hit.tier == OTHERWISE for hit in hits)


@pytest.mark.parametrize("name", ["Лисовка", "Руднево", "Lyman", "Nadiia", "Привілля"])
def test_a_name_in_another_spelling_may_be_any_of_them(gazetteer: Gazetteer, name: str) -> None:
    assert not any(hit.tier == OTHERWISE for hit in gazetteer.find(name))


def test_a_place_written_otherwise_is_told_and_not_drawn(gazetteer: Gazetteer) -> None:
    text = "Ворог просунувся поблизу Часового Яру та Лісівки, а у Покровську — поблизу Лісівки. Ворог окупував Радове."
    frame = locate([c for r in read_reports(text, voice="deepstate") for c in find_claims(r)], gazetteer=gazetteer)
    found = {gazetteer.by_key(key).name_uk for key in frame["katottg"].dropna()}
    assert "Лисівка" not in found
    assert "Рядове" not in found


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("deepstate", "Надія є: ворог просунувся біля Лисівки."),
        ("deepstate", "Воля оборонців зупинила ворога біля Лисівки."),
        ("deepstate", "Нове просування ворога біля Лисівки."),
        ("deepstate", "Схід країни палає, ворог атакував біля Лисівки."),
        ("deepstate", "Слобода слова не врятує: ворог захопив Лисівку."),
        ("milblogger", "Воля к победе: взята Лисовка."),
        ("milblogger", "Восток наш: противник выбит из Лисовки."),
        ("milblogger", "Заря над полем, наши вошли в Лисовку."),
    ],
)
def test_common_words_that_are_names_too_are_no_villages(voice: str, text: str) -> None:
    (claim,) = [c for report in read_reports(text, voice=voice) for c in find_claims(report)]
    assert claim.actor == "russian"
    assert claim.place in {"Лисівки", "Лисівку", "Лисовка", "Лисовки", "Лисовку"}
