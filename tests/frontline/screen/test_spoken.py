"""Lines on stderr and headings of tables in the language that a run speaks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontline.screen.spoken import speak, translate
from maps.style.wording import SECTIONS

DAYS = {"day", "first", "last", "newest"}
CYRILLIC = re.compile("[а-щьюяєіїґ]", re.IGNORECASE)


@pytest.fixture
def ukrainian() -> Iterator[None]:
    """A run that speaks Ukrainian."""
    speak("uk")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("reading control: 1,200 of 2,492, after 22 s", "читання карт контролю: 1\u00a0200 із 2\u00a0492, за 22 с"),
        ("writing my map.gpkg: 5 s so far", "запис my map.gpkg: триває 5 с"),
        (
            "20 claims: 15 drawn, 4 area only, 1 aim only; 2 geolocated, 12 assessed",
            "повідомлень 20: на карті 15, лише район 4, лише намір 1; геоприв’язано 2, оцінено 12",
        ),
        (
            "control of My map: assessed_control of 13 days from 2022-05-03 to 2022-06-29, 7 areas on the last",
            "контроль за My map: оцінений контроль РФ: днів 13 від 2022-05-03 до 2022-06-29, ділянок в останній 7",
        ),
        ("frontline: a.txt: no such file; check the name and the folder you are in", "frontline: a.txt: немає такого"),
        ("a line that nobody has translated", "a line that nobody has translated"),
        ("drawn, 3 of a kind", "drawn, 3 of a kind"),
    ],
)
@pytest.mark.usefixtures("ukrainian")
def test_a_line_is_told_with_its_numbers_and_names_and_an_unknown_one_as_it_is(line: str, told: str) -> None:
    assert translate(line).startswith(told)


def test_english_stays_as_it_is() -> None:
    assert translate("20 claims: 15 drawn") == "20 claims: 15 drawn"


@pytest.mark.parametrize("key", sorted(SECTIONS["spoken"]))
@pytest.mark.usefixtures("ukrainian")
def test_each_phrase_is_found_again_with_all_that_is_filled_in(key: str) -> None:
    english, _ = SECTIONS["spoken"][key]
    slots = re.findall(r"{(\w+)}", english)
    fill = {
        slot: f"{7 + at}" if re.fullmatch(r"n\d*", slot) else f"2025-06-1{at}" if slot in DAYS else f"NAME{at}"
        for at, slot in enumerate(slots)
    }
    told = translate(english.format(**fill))
    assert all(value in told for value in fill.values())
    assert CYRILLIC.search(told) or key in {"u_told", "u_page_hint"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("map", "--nope"), "Немає такого параметра: --nope"),
        (("map",), "Бракує аргументу «REPORT...»"),
        (("map", "nowhere.txt"), "nowhere.txt: немає такого файла"),
        (("settlements",), "оціненого контролю не задано"),
    ],
)
def test_usage_errors_are_told_in_ukrainian_where_it_is_asked_for(frontline, words, told) -> None:
    assert told in frontline(*words, "--lang", "uk").err
    assert told not in frontline(*words).err


@pytest.mark.parametrize(
    ("words", "told"), [(("coverage",), "знайдено"), (("figures",), "значення"), (("place", "Bahatyr"), "сказано")]
)
def test_three_more_tables_take_a_language(frontline, report, words, told) -> None:
    path = report("Russian forces seized Bahatyr. Russian losses were 1,200 people in May 2025.")
    run = (words[0], path, *words[1:])
    result = frontline(*run, "--lang", "uk")
    assert result.code == 0, result.err
    assert told in result.out
    assert told not in frontline(*run).out


def test_a_map_drawn_in_ukrainian_tells_every_line_in_ukrainian(frontline, report, tmp_path: Path) -> None:
    path = report("Russian forces seized Bahatyr.")
    err = frontline("map", path, "-o", tmp_path / "m.html", "--lang", "uk").err
    assert err.strip()
    for line in err.strip().splitlines():
        assert CYRILLIC.search(line), line
