"""The checks of figures against each other, in reports of our own numbers."""

import pytest

from reports.figures.checks.check import check_figures
from reports.figures.checks.finding import VERDICTS, CheckFinding, number
from reports.figures.find import find_figures
from reports.text.read import read_reports

HEAD = "March 9, 2025\n\nHarbour Digest\n\n"
STAFF = "The Ukrainian General Staff reported that Russian forces suffered "


def check(body: str) -> list[CheckFinding]:
    """What the checks find in a report dated 9 March 2025."""
    return [finding for report in read_reports(HEAD + body) for finding in check_figures(find_figures(report))]


def verdicts(body: str, *, check_name: str) -> list[str]:
    return [finding.verdict for finding in check(body) if finding.check == check_name]


@pytest.mark.parametrize(
    ("year", "total", "daily", "verdict"),
    [
        (2023, "73,000", "200", "agrees"),  # 365 days
        (2024, "73,200", "200", "agrees"),  # 366 days
        (2023, "73,300", "200", "agrees"),  # 200.8: cut off
        (2022, "31,100", "100", "agrees"),  # 311 days from 24 February
        (2022, "36,500", "100", "differs"),  # would fit a whole year
        (2023, "73,000", "190", "differs"),
    ],
)
def test_daily_average_of_a_year(year: int, total: str, daily: str, verdict: str) -> None:
    body = f"{STAFF}{total} casualties in {year} (average of {daily} casualties per day)."
    assert verdicts(body, check_name="average") == [verdict]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Ukrainian General Staff reported 31,100 casualties in 2022, an average of 100 casualties per day.", ["agrees"]),
        ("The Ukrainian General Staff reported 31,100 casualties in 2022 (100 a day).", ["agrees"]),
        ("The Ukrainian General Staff reported 73,000 casualties in 2023, an average of 200 per day.", ["agrees"]),
        ("The railway reported 36,500 casualties in 2022, an average of 100 casualties per day.", ["agrees"]),  # not the war's
    ],
)  # fmt: skip
def test_a_staffs_losses_of_2022_begin_with_the_invasion_whoever_they_are_of(body: str, found: list[str]) -> None:
    assert verdicts(body, check_name="average") == found


def test_a_yearly_count_is_a_total_of_its_year_and_has_the_days_in_brackets() -> None:
    body = (
        "The Ukrainian General Staff puts Russian losses at 900,000 people. Its yearly count is 31,100 casualties in 2022 "
        "(100 a day), 73,000 casualties in 2023 (200 a day), and 73,200 casualties in 2024 (300 a day)."
    )
    assert verdicts(body, check_name="average") == ["agrees", "agrees", "differs"]


def test_a_cut_off_average_says_so() -> None:
    (finding,) = check(f"{STAFF}73,300 casualties in 2023 (average of 200 casualties per day).")
    assert "cut off" in finding.note
    assert finding.derived == pytest.approx(73_300 / 365)


def test_parts_that_do_not_fill_their_total() -> None:
    body = f"{STAFF}50,000 casualties between January 2023 and December 2024. {STAFF}20,000 casualties in 2023. {STAFF}33,000 casualties in 2024."
    (finding,) = [f for f in check(body) if f.check == "parts"]
    assert (finding.verdict, finding.stated, finding.derived) == ("differs", 50_000, 53_000)
    assert len({f.sentence_id for f in finding.figures}) == 3


def test_parts_that_fill_their_total() -> None:
    body = f"{STAFF}53,000 casualties between January 2023 and December 2024. {STAFF}20,000 casualties in 2023. {STAFF}33,000 casualties in 2024."
    assert verdicts(body, check_name="parts") == ["agrees"]


def test_a_bound_is_compared_as_a_bound() -> None:
    low = f"{STAFF}39,000 casualties since January 2024. {STAFF}35,000 casualties in 2024. {STAFF}over 6,000 casualties in 2025 as of March 3, 2025."
    (finding,) = [f for f in check(low) if f.check == "parts"]
    assert finding.verdict == "differs"
    assert "2,000 less" in finding.note
    high = low.replace("39,000", "41,700")
    assert verdicts(high, check_name="parts") == ["agrees"]


def test_a_gap_of_more_than_a_month_is_no_tiling() -> None:
    body = f"{STAFF}90,000 casualties between January 2023 and December 2024. {STAFF}20,000 casualties in 2023. {STAFF}33,000 casualties between January and June 2024."
    assert verdicts(body, check_name="parts") == []


def test_a_sum_rounded_and_a_sum_wrong() -> None:
    words = (
        "The new pledge of 1.4 billion euros follows {} billion euros, bringing aid to a total of five billion euros."
    )
    assert verdicts(words.format("3.5"), check_name="sum") == ["rounded"]
    assert verdicts(words.format("3.6"), check_name="sum") == ["agrees"]
    assert verdicts(words.format("6.6"), check_name="sum") == ["differs"]


def test_a_list_after_including() -> None:
    words = "Russian forces launched {} missiles, including 5 Kalibr missiles and 7 cruise missiles."
    assert verdicts(words.format(12), check_name="including") == ["agrees"]
    assert verdicts(words.format(30), check_name="including") == []
    assert verdicts(words.format(11), check_name="including") == ["differs"]


def test_exchange_rates() -> None:
    words = "Norway sent 100 million euros (about $110 million). Estonia sent 200 million euros (about ${} million)."
    assert verdicts(words.format(220), check_name="exchange_rate") == ["agrees"]
    assert verdicts(words.format(290), check_name="exchange_rate") == ["differs"]
    assert verdicts("Norway sent 100 million euros (about $110 million).", check_name="exchange_rate") == []


RATIO = (
    "{staff}9,000 casualties in 2025 as of March 1, 2025. The Atlas Group stated that Russian forces have seized 150 square kilometers of "
    "Ukrainian territory in 2025 as of March 5, 2025. {who} stated on March 2 that Russia is sustaining {rate} casualties per square kilometer."
)


def test_a_ratio_of_other_sources_is_no_error() -> None:
    (finding,) = [f for f in check(RATIO.format(staff=STAFF, who="Colonel Ivan Bondar", rate=95)) if f.check == "ratio"]
    assert (finding.verdict, finding.derived) == ("two_sources", 60)
    assert finding.sources == ("Colonel Ivan Bondar", "Ukrainian General Staff", "Atlas Group")
    same = check(RATIO.format(staff=STAFF, who="Colonel Ivan Bondar", rate=61))
    assert [f.verdict for f in same if f.check == "ratio"] == ["agrees"]


def test_a_ratio_and_an_average_told_in_one_sentence() -> None:
    body = "Russian forces suffered 60,000 casualties for 500 square kilometers, or roughly {} casualties per square kilometer."
    assert verdicts(body.format(120), check_name="ratio") == ["agrees"]
    assert verdicts(body.format(150), check_name="ratio") == ["differs"]
    area = "Russian forces seized 732 square kilometers in 2024, an average of 2 square kilometers per day."
    assert verdicts(area, check_name="average") == ["agrees"]


def test_two_speakers_give_two_rates() -> None:
    body = (
        "Russian forces reportedly sustained an average of 900 casualties per day between January and early March 2025. "
        "A NATO officer stated on March 4 that Russian forces are sustaining 700 casualties per day."
    )
    (finding,) = [f for f in check(body) if f.check == "two_rates"]
    assert finding.verdict == "two_sources"
    assert [f.sentence_id for f in finding.figures] == ["2.1", "2.2"]


def test_a_rate_of_another_year_is_not_compared() -> None:
    body = (
        "The staff stated that Russian forces sustained 300 casualties per day in 2022. "
        "A NATO officer stated on March 4 that Russian forces are sustaining 700 casualties per day."
    )
    assert verdicts(body, check_name="two_rates") == []


def test_one_speaker_with_a_later_count() -> None:
    body = (
        "General Ivan Bondar stated on January 15 that Russian forces suffered 33,000 casualties in 2024. "
        "Bondar stated on December 30, 2024, that Russian forces suffered 32,000 casualties in 2024."
    )
    assert verdicts(body, check_name="two_totals") == ["updated"]
    other = body.replace("Bondar stated on December", "Colonel Petro Moroz stated on December")
    assert verdicts(other, check_name="two_totals") == ["two_sources"]


def test_a_share_against_its_parts() -> None:
    body = "{staff}over 80,000 casualties since the start of the full-scale invasion began in February 2022, more than half of which occurred since January 2024. {staff}{part} casualties since January 2024."
    assert verdicts(body.format(staff=STAFF, part="44,000"), check_name="share") == ["agrees"]
    assert verdicts(body.format(staff=STAFF, part="20,000"), check_name="share") == ["differs"]


def test_reports_are_not_compared_with_each_other() -> None:
    body = f"{STAFF}73,000 casualties in 2023.\n\nShare this article:\n\nOther Notes\n\nRussian forces suffered 10 casualties per day in 2023.\n"
    assert check(body) == []


def test_nothing_to_compare() -> None:
    assert check_figures([]) == []


def test_every_verdict_is_explained() -> None:
    assert set(VERDICTS) == {"agrees", "rounded", "differs", "two_sources", "updated"}
    assert all(VERDICTS.values())


def test_numbers_for_people() -> None:
    assert [number(v) for v in (0.0, 12.0, 1.25, 990_800.0, 11_400_000.0, 3.07e9, -5000.0)] == [
        "0", "12", "1.25", "990,800", "11.4 million", "3.07 billion", "-5,000",
    ]  # fmt: skip


@pytest.mark.shared
def test_the_known_findings_of_the_given_document(shared_dir) -> None:
    text = (shared_dir / "data" / "reports" / "seed-document.txt").read_text(encoding="utf-8")
    found = [f for report in read_reports(text) for f in check_figures(find_figures(report))]
    by_stated = {(f.check, f.verdict, round(f.stated, 1)): f for f in found}
    assert by_stated["parts", "differs", 628_000].note.endswith("2,790 less than its parts")
    assert by_stated["parts", "differs", 1_000_000].derived == 988_010
    assert "1,150 a day" in by_stated["parts", "agrees", 1_000_000].note
    assert by_stated["average", "differs", 340].derived == pytest.approx(343.15, abs=0.01)
    assert "cut off" in by_stated["average", "agrees", 693].note
    assert by_stated["average", "agrees", 1177].derived == pytest.approx(1177.02, abs=0.01)
    assert by_stated["average", "agrees", 1286].derived == pytest.approx(1290.3, abs=0.1)
    assert by_stated["two_rates", "two_sources", 1286].derived == 1140
    ratio = by_stated["ratio", "two_sources", 167]
    assert ratio.derived == pytest.approx(103.4, abs=0.1)
    assert "1,198 km2" in ratio.note
    assert by_stated["sum", "rounded", 9e9].derived == pytest.approx(8.9e9)
    assert by_stated["sum", "rounded", 10.4e9].derived == pytest.approx(10.3e9)
    assert by_stated["share", "agrees", 0.5].derived == pytest.approx(0.628)
    assert any(f.check == "exchange_rate" and f.verdict == "agrees" for f in found)
    assert len(found) == 13
