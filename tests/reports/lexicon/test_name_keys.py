"""Keys of names and roads, days and distances."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.annotate.spans.brackets import read_distance, read_gloss
from reports.annotate.spans.roads import find_roads
from reports.lexicon.name_keys import name_key
from reports.lexicon.road_keys import road_key
from reports.text.dates import find_dates, parse_date


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelenyi Hai", "Zeleny Hai", "Zelenyy Hay", "Зелений Гай"),
        ("Oleksiivka", "Oleksiyivka", "Oleksiïvka", "Олексіївка"),
        ("Solovyove", "Solov’yove", "Solov'yove", "Солов’йове"),
        ("Zaporizhzhia", "Zaporizhia", "Zaporizhzhya", "Запоріжжя", "ZAPORIZHZHIA CITY"),
        ("Novoyehorivka", "Novoiehorivka", "Новоєгорівка"),
        ("Sviatohirsk", "Svyatohirsk", "Святогірськ"),
        ("Petrivka", "Petrovka"),
        ("Bilohorivka", "Bilogorivka"),
        ("Ivano-Darivka", "Ivano Darivka", "Івано-Дар’ївка"),
        ("Khreshchatyk", "Хрещатик"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(s) for s in spellings}) == 1, {s: name_key(s) for s in spellings}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bakhmut", "Artemivsk"), ("Novosilka", "Novoselivka"), ("Velyka Novosilka", "Novosilka"), ("Lyman", "Lymany")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key_and_never_raises(text: str) -> None:
    assert name_key(name_key(text)) == name_key(name_key(name_key(text)))


@pytest.mark.parametrize("ref", ["T-0428", "T0428", "T-04-28", "Т-04-28", "the Т0428 road", "t-0428"])
def test_one_road_has_one_key(ref: str) -> None:
    assert road_key(ref) == "T0428"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("along the C-051122 Lubny-Romny road", ["C051122"]),
        ("the S-051122 road", ["C051122"]),
        ("the Lubny-Romny P-79 road", ["P79"]),
        ("the R66 Lubny-Romny highway", ["P66"]),
        ("T-72 tanks, S-300 missiles, Kh-101, F-16 and BM-21", []),
        ("the E-50 Lubny-Romny highway", ["E50"]),
        ("the Lubny-Romny highway", [None]),
        ("into T0513", ["T0513"]),
    ],
)
def test_roads_are_told_from_weapons(text: str, keys: list[str | None]) -> None:
    assert [road.key for road in find_roads(text)] == keys


def test_the_stops_of_a_road_come_in_the_order_written() -> None:
    assert find_roads("along the T-0504 Lubny-Chasiv Yar-Romny highway")[0].stops == ("Lubny", "Chasiv Yar", "Romny")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on January 6 and 7", (1, 6), (1, 7)),
        ("overnight on December 19 to 20", (12, 19), (12, 20)),
        ("on the night of January 31 to February 1", (1, 31), (2, 1)),
        ("between January 5 and 7", (1, 5), (1, 7)),
        ("on January 4, 14, and 15", (1, 4), (1, 15)),
        ("on January 9", (1, 9), (1, 9)),
    ],
)
def test_ranges_and_nights(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    (found,) = find_dates(text, published=date(2025, 1, 10))
    assert ((found.first.month, found.first.day), (found.last.month, found.last.day)) == (first, last)


def test_a_day_without_a_year_lies_before_the_publication() -> None:
    (found,) = find_dates("on December 30", published=date(2025, 1, 2))
    assert found.first == date(2024, 12, 30)
    assert find_dates("on December 30", published=None) == []
    assert find_dates("on February 30", published=date(2025, 3, 1)) == []
    assert parse_date("12 June 2025") == date(2025, 6, 12)


def test_distances_and_glosses() -> None:
    assert read_distance("about 700 meters") == pytest.approx(0.7)
    assert read_distance("three kilometers") == 3
    assert read_distance("far away") is None
    gloss = read_gloss("both about 12km northwest of Velykyi Burluk")
    assert gloss is not None
    assert (gloss.bearing, gloss.of, gloss.distance_km) == ("northwest", "Velykyi Burluk", 12.0)
    assert read_gloss("formerly Lenine") is None


@given(st.text(max_size=200))
def test_dates_roads_and_glosses_never_raise(text: str) -> None:
    find_roads(text)
    find_dates(text, published=date(2025, 1, 1))
    read_gloss(text)
    read_distance(text)
