import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from geo.measure.ellipsoid import MeasureError
from layers.gazetteer.gazetteer import Gazetteer, GazetteerError, area_key
from layers.gazetteer.index import NameIndex, is_slip, skeletons
from layers.gazetteer.values import OFFICIAL, OTHER_NAME, SLIP
from reports.lexicon.name_keys import name_key

LETTERS = "abcdefghijklmnopqrstuvwxyzабвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ'’-"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=14)


def keys(gazetteer: Gazetteer, name: str) -> list[tuple[str, int]]:
    return [(gazetteer.place(hit.row).katottg, hit.tier) for hit in gazetteer.find(name)]


def test_a_name_gives_every_place_of_that_name(gazetteer: Gazetteer) -> None:
    assert keys(gazetteer, "Novoukrainka") == [("UA3", OFFICIAL), ("UA4", OFFICIAL), ("UA5", OFFICIAL)]


@pytest.mark.parametrize("spelling", ["Новоукраїнка", "novoukrainka", "Novoukrayinka"])
def test_spellings_of_a_name_meet(gazetteer: Gazetteer, spelling: str) -> None:
    assert len(keys(gazetteer, spelling)) == 3


def test_the_word_city_does_not_count(gazetteer: Gazetteer) -> None:
    assert keys(gazetteer, "Kharkiv City") == [("UA9", OFFICIAL)]


def test_an_older_name_is_found_as_another_name(gazetteer: Gazetteer) -> None:
    assert keys(gazetteer, "Krasnoarmiisk") == [("UA1", OTHER_NAME)]


@pytest.mark.parametrize("slip", ["Vodvyzhenka", "Vozdvzyhenka", "Vozdvyzhenkaa"])
def test_a_slip_of_one_letter_is_found_last(gazetteer: Gazetteer, slip: str) -> None:
    assert keys(gazetteer, slip) == [("UA12", SLIP)]


@pytest.mark.parametrize("name", ["", "  ", "Qwertyuiop", "Pozdvyzhenka", "Lymen"])
def test_other_names_give_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert keys(gazetteer, name) == []


def test_a_place_tells_what_is_known(gazetteer: Gazetteer) -> None:
    place = gazetteer.by_key("UA13")
    assert place.approximate
    assert place.site is None
    assert place.population is None
    assert gazetteer.by_key("UA2").site is not None
    assert gazetteer.has("UA2")
    assert not gazetteer.has("UA99")


def test_an_unknown_key_is_named(gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match="no settlement 'UA99'"):
        gazetteer.by_key("UA99")


def test_missing_columns_are_named(settlements: gpd.GeoDataFrame) -> None:
    with pytest.raises(GazetteerError, match="lack the columns name_uk, variants"):
        Gazetteer(settlements.drop(columns=["name_uk", "variants"]), oblasts=None)


def test_tables_in_metres_are_refused(settlements: gpd.GeoDataFrame) -> None:
    with pytest.raises(MeasureError, match="EPSG:3857"):
        Gazetteer(settlements.to_crs(3857), oblasts=None)


def test_areas_by_name(gazetteer: Gazetteer) -> None:
    named = {name: gazetteer.area(name) for name in ("Donetsk Oblast", "Kursk", "Moscow", "Moscow Oblast", "Atlantis")}
    assert [area and area.name for area in named.values()] == [
        "Donetsk",
        "Kursk Oblast",
        "Moscow Oblast",
        "Moscow Oblast",
        None,
    ]
    assert area_key("Republic of Tatarstan") == area_key("Tatarstan")


def test_borders_between_areas(gazetteer: Gazetteer) -> None:
    border = gazetteer.border("Donetsk", "Dnipropetrovsk")
    assert border is not None
    assert border.bounds == (36.8, 47, 36.8, 49.2)
    assert gazetteer.border("Donetsk", "Kirovohrad") is None
    assert gazetteer.border("Donetsk", "Atlantis") is None
    russia = gazetteer.border("Sumy", "Russia")
    assert russia is not None
    assert russia.bounds[1] == 52


def test_inner_borders_leave_the_coast_and_the_state_border_out(gazetteer: Gazetteer) -> None:
    inner = gazetteer.inner_border("Kharkiv")
    assert inner is not None
    assert inner.distance(Point(38.5, 49.8)) > 0.1
    assert gazetteer.inner_border(None) is None


def test_roads_by_any_spelling_of_their_number(gazetteer: Gazetteer) -> None:
    assert [road.stops[0] for road in gazetteer.roads("Т-04-28 Kurakhove-Novopavlivka highway")] == ["Kurakhove"]
    assert gazetteer.roads("the road to Lyman") == []


def test_oblasts_missing_in_the_table_come_from_the_point(settlements: gpd.GeoDataFrame, gazetteer: Gazetteer) -> None:
    bare = settlements.assign(oblast=None)
    own = Gazetteer(bare, oblasts=gazetteer._oblasts)
    assert own.by_key("UA2").oblast == "Donetsk"
    assert own.by_key("UA9").oblast == "Kharkiv"


@given(WORDS)
def test_texts_of_one_key_share_a_skeleton(text: str) -> None:
    assert skeletons([text]) == skeletons([name_key(text)])


@given(st.lists(WORDS, min_size=1, max_size=20))
def test_the_index_finds_every_text_it_was_given(texts: list[str]) -> None:
    index = NameIndex(texts, range(len(texts)))
    for row, text in enumerate(texts):
        if name_key(text):
            assert row in index.find(text)


@given(st.text("abcdefgh", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("abcdefgh"))
def test_one_changed_letter_is_a_slip(word: str, place: int, letter: str) -> None:
    at = place % len(word)
    assert is_slip(word, word[:at] + letter + word[at + 1 :]) == (word[at] != letter)
    assert is_slip(word, word[:at] + letter + word[at:])
    assert not is_slip(word, word)


def test_an_empty_index_finds_nothing() -> None:
    index = NameIndex([], [])
    assert index.find("Aia") == ()
    assert index.find_slips("Pokrovsk") == ()


def test_line_breaks_in_names_are_spaces() -> None:
    assert skeletons(["Velyka\nNovosilka", "Lyman"]) == skeletons(["Velyka Novosilka", "Lyman"])


@pytest.mark.parametrize("name", ["Uchastok № 15", "Semenivka i Tsjernihiv oblast", "Колонія № 2"])
def test_a_name_with_a_sign_or_a_word_that_keys_drop_finds_itself(name: str) -> None:
    assert NameIndex([name, "Lyman"], [7, 8]).find(name) == (7,)
