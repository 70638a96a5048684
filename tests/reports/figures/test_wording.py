"""Wordings of losses, money and rates: each gives its value and unit, and what only looks like them gives none."""

import pytest

from reports.figure import Figure
from reports.figures.find import find_figures
from reports.text.read import read_reports

HEAD = "March 9, 2024\n\nHarbour Digest\n\n"


def read(body: str) -> list[Figure]:
    (report,) = read_reports(HEAD + body + "\n")
    return find_figures(report)


def told(body: str) -> list[tuple[float | None, str, str]]:
    return [(figure.value, figure.unit, figure.qualifier) for figure in read(body)]


@pytest.mark.parametrize(
    ("body", "value", "unit", "qualifier"),
    [
        ("Losses reached 1,090,000.", 1_090_000, "personnel", "exact"),
        ("Russian losses have reached 1,090,000 since the invasion began.", 1_090_000, "personnel", "exact"),
        ("The staff put it plainly: enemy losses total 1.09 million.", 1_090_000, "personnel", "exact"),
        ("Russian personnel losses exceeded 1.1 million this spring.", 1_100_000, "personnel", "more than"),
        ("Russian losses in personnel now stand at about 950,000.", 950_000, "personnel", "about"),
        ("Russian losses amount to 1.09 million personnel.", 1_090_000, "personnel", "exact"),
        ("Ukrainian combat losses rose to over one million.", 1_000_000, "personnel", "more than"),
        ("Russia has lost over one million soldiers.", 1_000_000, "personnel", "more than"),
        ("Russian forces took 700 combat losses per day.", 700, "personnel per day", "exact"),
        ("Russian casualties have surpassed one million.", 1_000_000, "casualties", "more than"),
        ("Russian forces suffered nearly a million casualties.", 1_000_000, "casualties", "nearly"),
        ("Russian forces lost 68 troops per square kilometer gained.", 68, "personnel per km2", "exact"),
        ("Russian forces suffered 99 casualties for every square kilometre.", 99, "casualties per km2", "exact"),
        ("Russian forces took 99 losses for each sq km.", 99, "personnel per km2", "exact"),
        ("They paid with some 120 casualties per km².", 120, "casualties per km2", "about"),
        ("Kyiv set aside ₴2.5 billion.", 2.5e9, "UAH", "exact"),
        ("Kyiv set aside ₴ 2.5bn.", 2.5e9, "UAH", "exact"),
        ("Kyiv set aside UAH 2.5 billion.", 2.5e9, "UAH", "exact"),
        ("Kyiv set aside more than UAH 2,500 million.", 2.5e9, "UAH", "more than"),
        ("Kyiv set aside UAH2.5bn.", 2.5e9, "UAH", "exact"),
        ("Kyiv set aside 2.5 billion hryvnia.", 2.5e9, "UAH", "exact"),
        ("Kyiv set aside 2.5 bn UAH.", 2.5e9, "UAH", "exact"),
        ("Kyiv set aside 2.5bn hryvnias.", 2.5e9, "UAH", "exact"),
        ("Kyiv set aside 2.5 billion ₴.", 2.5e9, "UAH", "exact"),
        ("The road cost 400 000 ₴.", 400_000, "UAH", "exact"),
        ("The deal is worth $1.2bn.", 1.2e9, "USD", "exact"),
        ("The deal is worth US$1.2 billion.", 1.2e9, "USD", "exact"),
        ("The deal is worth USD 1.2bn.", 1.2e9, "USD", "exact"),
        ("The deal is worth up to $400m.", 400e6, "USD", "at most"),
        ("The deal is worth EUR 500m.", 500e6, "EUR", "exact"),
        ("The deal is worth €500m.", 500e6, "EUR", "exact"),
        ("The deal is worth 500 million €.", 500e6, "EUR", "exact"),
        ("Moscow spends RUB 13.5 trillion.", 13.5e12, "RUB", "exact"),
        ("Oslo pledged NOK 7 billion.", 7e9, "NOK", "exact"),
        ("Oslo pledged seven billion Norwegian kroner.", 7e9, "NOK", "exact"),
        ("Ottawa pledged C$25 million.", 25e6, "CAD", "exact"),
        ("Ottawa pledged 25 million Canadian dollars.", 25e6, "CAD", "exact"),
        ("Warsaw spent 90 million zloty.", 90e6, "PLN", "exact"),
        ("Some 12 300 drones were launched.", 12_300, "drones", "about"),
    ],
)
def test_a_wording_gives_its_value_and_unit(body: str, value: float, unit: str, qualifier: str) -> None:
    assert told(body) == [(value, unit, qualifier)]


@pytest.mark.parametrize(
    "body",
    [
        "Financial losses reached 1,090,000.",
        "Power losses reached 12 megawatts.",
        "Equipment and vehicle losses total 430.",
        "The company's annual losses hit 90,000 last year.",
        "Russian losses reached 40 percent.",
        "Losses are not known on day 12 of the battle.",
        "The UAH 114th Brigade fired at 20km.",
        "The EUR 5b variant failed.",
        "Brigade 47 fired 2.5bn.",
        "The route was called CAD 7.",
    ],
)
def test_what_only_looks_like_it_gives_no_people_lost(body: str) -> None:
    assert [unit for _, unit, _ in told(body) if unit.startswith("personnel")] == []
    assert all(unit != "UAH" for _, unit, _ in told(body))


@pytest.mark.parametrize(
    ("body", "rate"),
    [
        ("Russian forces suffered 7,300 casualties in 2023 (20 a day).", (20, "casualties per day", "exact")),
        ("Russian forces suffered 7,300 casualties in 2023 (about 140 a week).", (140, "casualties per week", "about")),
        ("Russian forces launched 310 drones in May 2023 (or 10 per day).", (10, "drones per day", "exact")),
        ("Russian forces suffered 7,300 casualties, an average of 20 per day.", (20, "casualties per day", "average")),
        ("Russian forces suffered 7,300 casualties (the mill ran 20 a day).", None),
        ("Russian forces suffered 7,300 casualties (20 a day care).", None),
        ("Kyiv set aside 2.5 billion euros (20 a day).", None),
        ("Kyiv waited (20 a day).", None),
    ],
)
def test_a_bare_rate_behind_a_count_is_that_counts_mean(body: str, rate: tuple[float, str, str] | None) -> None:
    assert [row for row in told(body) if " per " in row[1]] == ([rate] if rate else [])


def test_a_part_of_losses_has_their_unit_and_never_their_period() -> None:
    body = "Russian losses reached 900,000 since February 2022, of which 400,000 fell "
    whole, part = read(body + "after June 2023.")
    assert (part.value, part.unit, part.subject) == (400_000, "personnel", "Russian losses: a part")
    assert (whole.period_text, part.period_from, part.period_text) == ("since February 2022", None, None)
    assert str(read(body + "in 2023.")[1].period_from) == "2023-01-01"
    assert len(read("Russian losses reached 900,000, of which 400,000 hid the truth.")) == 1


def test_losses_of_things_are_counted_as_things() -> None:
    assert told("Russian losses reached 40 tanks.") == [(40, "tanks", "exact")]


def test_whose_losses_they_are_is_told_where_the_text_says_so() -> None:
    subjects = [
        read(body)[0].subject
        for body in (
            "Russian losses reached 90,000.",
            "Losses reached 90,000.",
            "Ukrainian personnel losses total 90,000.",
            "Russian forces suffered 99 losses per day.",
            "Russian losses reached 40 tanks.",
        )
    ]
    assert subjects == ["Russian losses", "losses", "Ukrainian personnel losses", "Russian losses", "tanks"]


def test_a_year_of_losses_is_a_total_of_that_year() -> None:
    (figure,) = read("Russian losses in 2023 totaled 253,000.")
    assert (figure.kind, str(figure.period_from), str(figure.period_to)) == ("year_total", "2023-01-01", "2023-12-31")


def test_the_same_sum_in_two_wordings_repeats() -> None:
    first, second = read("Kyiv set aside ₴2.5 billion. The ministry confirmed UAH 2.5 billion.")
    assert second.repeats == first.figure_id
