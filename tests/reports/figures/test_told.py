"""Figures of Ukrainian and Russian bulletins: counts with their unit, side, days and speaker."""

from datetime import date

import pytest

from reports.figure import Figure
from reports.figures.find import find_figures
from reports.text.read import read_reports

DAY = date(2025, 6, 13)


def read(text: str, voice: str) -> list[Figure]:
    return [f for report in read_reports(text, voice=voice, published=DAY) for f in find_figures(report)]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("general_staff", "Упродовж доби відбулося 124 бойових зіткнення.", [(124, "combat engagements")]),
        (
            "general_staff",
            "Ворог завдав 65 авіаударів, скинув 102 керовані авіабомби та здійснив 4 500 обстрілів.",
            [(65, "Russian airstrikes"), (102, "bombs"), (4500, "shellings")],
        ),
        ("general_staff", "Ворог 38 разів атакував біля Лисівки.", [(38, "Russian assaults")]),
        ("general_staff", "Відбито вісім атак.", [(8, "assaults")]),
        (
            "general_staff",
            "Втрати противника склали близько 1 120 осіб та 3 танки.",
            [(1120, "Russian casualties"), (3, "Russian tanks")],
        ),
        ("general_staff", "Наші воїни знищили 3 танки.", [(3, "tanks")]),
        ("administration", "Евакуйовано 214 людей.", [(214, "people")]),
        (
            "russian_mod",
            "Противник потерял до 215 военнослужащих и две боевые бронированные машины.",
            [(215, "Ukrainian casualties"), (2, "Ukrainian vehicles")],
        ),
        ("russian_mod", "Средствами ПВО сбито 97 беспилотных летательных аппаратов.", [(97, "drones")]),
        ("general_staff", "12.06.2025 о 22:00 бійці 3-ї бригади були біля Лисівки.", []),
        ("general_staff", "Станом на 12 червня все тихо, траса М-30 вільна.", []),
    ],
)
def test_counts_of_bulletins(voice: str, text: str, found: list[tuple[int, str]]) -> None:
    figures = read(text, voice)
    assert [(figure.value, figure.subject) for figure in figures] == found
    assert all(text[figure.start : figure.end] == figure.value_text for figure in figures)


def test_a_count_has_its_days_qualifier_and_speaker() -> None:
    (figure,) = read("За добу знешкоджено понад 900 загарбників.", "general_staff")
    assert (figure.period_from, figure.period_to) == (date(2025, 6, 12), DAY)
    assert (figure.qualifier, figure.unit, figure.claimant) == ("more than", "casualties", "Ukrainian General Staff")
    (quoted,) = read("За даними Міноборони РФ, збито 97 дронів.", "deepstate")
    assert quoted.claimant == "Russian MoD"


def test_a_count_since_the_war_began_is_a_total() -> None:
    (figure,) = read("З початку повномасштабного вторгнення ворог втратив 1,2 млн військових.", "general_staff")
    assert (figure.kind, figure.value, figure.last_place) == ("total", 1_200_000, 100_000)
    assert (figure.period_from, figure.as_of) == (date(2022, 2, 24), DAY)


def test_english_bulletins_count_engagements() -> None:
    text = "Over the past day, there were 124 combat engagements. The enemy carried out 65 airstrikes."
    assert [(f.value, f.unit) for f in read(text, "general_staff")] == [(124, "combat engagements"), (65, "airstrikes")]
