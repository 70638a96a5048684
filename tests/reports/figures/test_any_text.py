"""Any text, of any size: figures never raise, slice truly and take time in step with the text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.figures.checks.check import check_figures
from reports.figures.find import find_figures
from reports.figures.numbers import find_numbers, hide_codes
from reports.figures.periods import count_days, find_periods
from reports.text.read import read_reports
from tests.counting import count_calls
from tests.examples import examples

PIECES = st.sampled_from(
    [
        "Russian forces", " suffered ", "over ", "430 ", "casualties", " per day", " in 2023", " (average of ", ")", "; ", ". ", "$", "€",
        "1.5", " billion", " euros", "half", " of which", " percent of the town", " since ", "February", " 2022", "May 31", "February 30", "said that ",
        "one or two", " square kilometers", ",", "\n\n", "[3]", "T-0428", "between ", " and ", "0", "٣", "²", "½", "1e9", "\x00", "“", "this number is growing by ",
        " each year", "more territory than any other month", "Key Takeaways:", "• ", "9" * 40, " to ", "—", "as of ", "a ", "hundred ", "and a half",
    ]
)  # fmt: skip


def everything(text: str, *, published: date = date(2024, 2, 29)) -> list[object]:
    out: list[object] = []
    for report in read_reports(text, published=published):
        figures = find_figures(report)
        for figure in figures:
            assert text[figure.start : figure.end] == figure.value_text
            assert figure.value is None or figure.value >= 0
            assert figure.period_from is None or figure.period_to is None or figure.period_from <= figure.period_to
        assert len({figure.figure_id for figure in figures}) == len(figures)
        out += [*figures, *check_figures(figures)]
    return out


@examples(150)
@given(st.text(max_size=400))
def test_random_text_never_raises(text: str) -> None:
    everything(text)


@examples(400)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_shuffled_wording_never_raises(text: str) -> None:
    everything(text)


@pytest.mark.parametrize("published", [date.min, date(2022, 2, 28), date.max])
def test_the_first_and_the_last_day_there_is(published: date) -> None:
    text = (
        "Russian forces suffered 900 casualties since May 2023, over half of which occurred since January 2024. Russian forces suffered 500 casualties "
        "from May to early June. Russian forces suffered 70 casualties per day in May. On December 31 to January 2 they lost 30 tanks. "
        "They suffer 9 casualties per square kilometer. They seized 100 square kilometers since May 2023."
    )
    everything(text, published=published)


@examples(200)
@given(st.integers(1, 10**12), st.sampled_from(["", " million", " billion"]))
def test_a_written_number_is_read_back(value: int, scale: str) -> None:
    text = f"{value:,}{scale} casualties"
    (number,) = find_numbers(hide_codes(text))
    assert number.value == value * {"": 1, " million": 10**6, " billion": 10**9}[scale]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 2000))
def test_days_are_counted_with_both_ends(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    assert count_days(first, last) == days + 1


@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_periods_never_raise(text: str, published: date | None) -> None:
    for period in find_periods(f"in {text} between May 3 and 40, since {text} 2022", published=published):
        assert period.start < period.end


@pytest.mark.parametrize(
    "unit",
    [
        "Russian forces lost 12,000 casualties in 2023 (average of 33 casualties per day) and $4 million (about 3 million euros). ",
        "in 2023 5 drones ",
        "over over over 1 1 1 ",
        "(((((",
        "A said that B said that ",
        "more territory ",
    ],
)
def test_twice_the_text_takes_about_twice_the_work(unit: str) -> None:
    def steps(size: int) -> int:
        return count_calls(lambda: everything("March 9, 2024\n\n" + unit * (size // len(unit))))

    steps(1_000)
    short, long = steps(15_000), steps(30_000)
    assert long < 2.2 * short + 500, (short, long)
