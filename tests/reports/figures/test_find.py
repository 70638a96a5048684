"""Figures in sentences of our own: what is read, what is not, and whose words they are."""

import subprocess
import sys
from datetime import date

import pytest

from reports.figure import FIGURE_KINDS, Figure
from reports.figures.find import find_figures
from reports.text.read import read_reports

HEAD = "March 9, 2024\n\nHarbour Digest\n\n"


def read(body: str, *, head: str = HEAD) -> list[Figure]:
    """The figures of a short report dated 9 March 2024."""
    return [figure for report in read_reports(head + body) for figure in find_figures(report)]


def one(body: str) -> Figure:
    figures = read(body)
    assert len(figures) == 1, [(f.value_text, f.unit) for f in figures]
    return figures[0]


@pytest.mark.parametrize(
    ("body", "value", "unit", "kind"),
    [
        ("Russian forces lost 4,310 casualties in 2023.", 4310, "casualties", "year_total"),
        ("Russian forces have suffered about 900 casualties so far in 2024.", 900, "casualties", "year_to_date"),
        ("Russian forces suffered 71,000 casualties since October 2023.", 71_000, "casualties", "total"),
        ("Ukrainian losses average 85 casualties a day.", 85, "casualties per day", "per_day"),
        ("Russian forces took a daily average of 640 casualties in May 2023.", 640, "casualties per day", "per_day"),
        ("The advance cost 52 casualties per square kilometer.", 52, "casualties per km2", "per_area"),
        ("Ukrainian forces liberated some 76 square kilometres in August 2023.", 76, "km2", "area"),
        ("Norway will give Ukraine 2.5 billion euros.", 2_500_000_000, "EUR", "money"),
        ("Estonia sent €30m to Ukraine.", 30_000_000, "EUR", "money"),
        ("The ministry spent 12 trillion rubles.", 12 * 10**12, "RUB", "money"),
        ("Volunteers collected 40 million hryvnias.", 40_000_000, "UAH", "money"),
        ("The shell costs $3,000 per unit to make.", 3000, "USD per unit", "per_item"),
        ("A total of three million dollars went to repairs.", 3_000_000, "USD", "money_total"),
        ("The war has left 3.7 million internally displaced.", 3_700_000, "people", "stock"),
        ("Shelling displaced 1,200 residents.", 1200, "people", "stock"),
        ("Russian forces hold 35 percent of the town.", 0.35, "share of town", "share"),
        ("Two-thirds of the brigade are gone.", 2 / 3, "share of brigade", "share"),
        ("The two sides signed a five-year agreement on rail.", 5, "years", "duration"),
        ("Russian forces launched 61 Shahed and other attack drones.", 61, "drones", "count"),
        ("Ukrainian forces downed twenty-two cruise missiles.", 22, "missiles", "count"),
        ("The blast killed 14 soldiers.", 14, "people killed", "total"),
        ("At least 310 Russian soldiers were wounded near the mill.", 310, "people wounded", "total"),
    ],
)
def test_reads_value_unit_and_kind(body: str, value: float, unit: str, kind: str) -> None:
    figure = one(body)
    assert (figure.value, figure.unit, figure.kind) == (pytest.approx(value), unit, kind)
    assert figure.kind in FIGURE_KINDS


@pytest.mark.parametrize(
    "body",
    [
        "Russian forces advanced along the T-0613 road and the H-20 highway.",
        "They fired Kh-59 missiles and S-300 missiles at the port.",
        "Elements of the 72nd Brigade and the 3rd Army Corps are near Lyman.",
        "Drones of unit 44871 flew at 0630 local time.[12][13]",
        "The third summit met on May 4 and 5, 2023.",
        "One or two villages may have changed hands.",
        "Soldiers attack in groups of three to five people.",
        "The front ran 12 kilometers east of the town for nine hours.",
        "Recruits as young as 18 years came.",
        "Russian forces hold a three-to-one personnel advantage there.",
        "Hundreds of thousands fled.",
        "The refinery lost four fuel tanks.",
        "Su-34 aircraft and 152mm shells were seen in 2023.",
        "Nobody gave a number.",
    ],
)
def test_traps_give_no_figure(body: str) -> None:
    assert [(f.value_text, f.unit) for f in read(body)] == []


def test_every_figure_slices_to_its_words() -> None:
    text = HEAD + "Russian forces lost 40 tanks, 12 missiles and over two hundred drones in 2023.\n"
    figures = find_figures(read_reports(text)[0])
    assert [text[f.start : f.end] for f in figures] == [f.value_text for f in figures] == ["40", "12", "two hundred"]
    assert all(text[f.sentence_start :].startswith(f.sentence) for f in figures)


def test_a_speaker_within_a_speaker() -> None:
    figure = one(
        "The Coastal Post reported on March 4 that an army medic stated that Russian forces suffer 77 casualties per day."
    )
    assert (figure.speaker, figure.via, figure.as_of) == ("army medic", "Coastal Post", date(2024, 3, 4))


def test_speakers_by_name_surname_and_pronoun() -> None:
    body = (
        "Mayor Olha Petrenko stated that the storm displaced 60 residents. She added that 5 people were killed. "
        "Nothing else happened. It remains calm. Petrenko said that 70 people were wounded."
    )
    assert [f.speaker for f in read(body)] == ["Mayor Olha Petrenko"] * 3


def test_a_pronoun_without_a_speaker_before_it_stays_unresolved() -> None:
    figure = one("Mayor Olha Petrenko stated that all is well. The rain stopped. He added that 5 people were killed.")
    assert figure.speaker == "He"


def test_reportedly_is_nobody() -> None:
    assert one("Russian forces reportedly lost 30 tanks.").speaker == "unspecified"
    assert one("Russian forces lost 30 tanks.").speaker == "Harbour Digest"


def test_a_pledge_belongs_to_its_maker_and_its_conversion_to_the_report() -> None:
    body = "Minister Anna Berg announced new plans. Berg’s pledge of 600 million euros (about $690 million) stands."
    euro, dollar = read(body)
    assert (euro.speaker, dollar.speaker) == ("Minister Anna Berg", "Harbour Digest")
    assert (dollar.kind, dollar.converts) == ("money_converted", euro.figure_id)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("in 2022", date(2022, 2, 24), date(2022, 12, 31)),
        ("between January and early March 2024", date(2024, 1, 1), date(2024, 3, 5)),
        ("from late November 2023 to mid-January", date(2023, 11, 25), None),
        ("since the start of the full-scale invasion in February 2022", date(2022, 2, 24), date(2024, 3, 9)),
        ("from February 20 to 27", date(2024, 2, 20), date(2024, 2, 27)),
        ("in 2024 as of March 1, 2024", date(2024, 1, 1), date(2024, 3, 1)),
        ("in Marinka", None, None),
    ],
)
def test_periods(words: str, first: date | None, last: date | None) -> None:
    figure = one(f"Russian forces suffered 5,000 casualties {words}.")
    if words.startswith("from late"):
        last = figure.period_to  # a month without a year takes the year that leads to the report
        assert last == date(2024, 1, 15)
    assert (figure.period_from, figure.period_to) == (first, last)


def test_a_period_that_opens_a_clause_is_not_for_the_number_before_it() -> None:
    first, second = read(
        "In 2022, Russian forces seized 580 square kilometers, and in 2023, they seized 360 square kilometers."
    )
    assert (first.period_from, first.period_to) == (date(2022, 2, 24), date(2022, 12, 31))
    assert (second.period_from, second.period_to) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_list_shares_the_period_at_its_end() -> None:
    figures = read("Officials counted 120 civilians killed and 340 civilians injured between May 2023 and July 2023.")
    assert [(f.unit, f.period_from, f.period_to) for f in figures] == [
        ("people killed", date(2023, 5, 1), date(2023, 7, 31)),
        ("people wounded", date(2023, 5, 1), date(2023, 7, 31)),
    ]


def test_a_rate_per_anything_else_is_no_total() -> None:
    assert read("Russian forces take 11 casualties per 100 meters and 5 casualties per hour.") == []


def test_killed_and_wounded_together_are_casualties() -> None:
    figure = one("Russia has lost over 9,000 soldiers killed and wounded since May 2023.")
    assert (figure.unit, figure.subject, figure.qualifier) == ("casualties", "Russian casualties", "more than")


def test_the_day_of_a_statement_or_a_film_is_no_period() -> None:
    assert one("Officials said on March 2 that Russian forces lost 30 tanks.").period_from is None
    assert one("Footage published on March 2 shows that Russian forces lost 30 tanks.").period_from is None


def test_an_actor_is_named_only_where_the_text_ties_it_to_the_number() -> None:
    assert one("Ukrainian forces downed 9 drones.").subject == "drones downed by Ukrainian forces"
    assert one("Ukrainian crews say that 9 drones were lost.").subject == "drones"
    assert one("Ukrainian forces inflicted 500 casualties.").subject == "casualties"
    first, second = read("Russian forces fired 7 missiles, 20 drones.")
    assert (first.subject, second.subject) == ("missiles fired by Russian forces", "drones fired by Russian forces")


def test_intent_and_condition_are_marked() -> None:
    assert one("Ukraine plans to produce 900 drones.").modality == "intent"
    assert one("Aid would reach four billion euros if parliament agrees.").modality == "conditional"
    assert one("Ukraine produced 900 drones.").modality is None


def test_a_headline_and_a_takeaway_repeat_the_body() -> None:
    body = (
        "The staff reported that Russian forces suffered 45,000 casualties in 2023.\n\nKey Takeaways:\n\n"
        "  • Russian forces suffered 45,000 casualties in 2023.\n"
    )
    first, second = read(body)
    assert second.is_takeaway
    assert (first.repeats, second.repeats) == (None, first.figure_id)
    assert first.figure_id != second.figure_id


def test_growth_of_this_number() -> None:
    stock, flow = read("Some 8 million people were displaced, and this figure is rising by 300,000 every year.")
    assert (stock.unit, flow.value, flow.unit, flow.kind) == ("people", 300_000, "people per year", "per_year")


def test_a_superlative_has_no_value() -> None:
    figure = one("Russian forces captured more ground in April 2023 than in any other month since May 2022.")
    assert (figure.value, figure.kind, figure.period_from) == (None, "superlative", date(2023, 4, 1))


def test_ranges_and_bounds() -> None:
    figure = one("The town lost between 3,000 and 4,500 residents, who were displaced.")
    assert (figure.value, figure.value_to) == (3000, 4500)
    words = [
        one(f"Russian forces lost {q} 800 drones.").qualifier for q in ("over", "at least", "nearly", "up to", "some")
    ]
    assert words == ["more than", "at least", "nearly", "at most", "about"]


def test_a_second_document_takes_nothing_from_the_first() -> None:
    text = (
        HEAD + "Russian forces suffered 45,000 casualties in 2023.\n\nShare this article:\n\nRelief Notes\n\n"
        "There are now 5 million refugees abroad, said no one in particular.\n"
    )
    first, second = (figure for report in read_reports(text) for figure in find_figures(report))
    assert first.report_id != second.report_id
    assert (second.published, second.as_of, second.period_from, second.period_to) == (None, None, None, None)
    assert second.speaker != first.speaker or second.speaker == "Relief Notes"
    assert "Russian" not in second.subject


@pytest.mark.shared
def test_the_given_document_scores_at_least_nine_tenths(shared_dir, root) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "scripts" / "score" / "figures.py"), str(shared_dir)],
        capture_output=True, text=True, check=False, cwd=root,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "25 of 25" in done.stdout


@pytest.mark.shared
def test_no_figure_of_the_given_reports_is_a_road_a_unit_or_a_day(shared_dir) -> None:
    seen = 0
    for path in sorted((shared_dir / "data" / "reports").glob("20*.txt")):
        for report in read_reports(path.read_text(encoding="utf-8"), name=path.name):
            for figure in find_figures(report):
                seen += 1
                assert report.text[figure.start : figure.end] == figure.value_text
                before = report.text[max(0, figure.start - 1) : figure.start]
                assert before not in {"-", "[", "#"}, figure
                assert not (figure.value_text.isdigit() and 1990 <= int(figure.value_text) <= 2030), figure
    assert seen > 150
