"""The figure as a value: a number of a report with what it counts, for which time, on whose word."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

FigureKind: TypeAlias = Literal[
    "total",
    "year_total",
    "year_to_date",
    "per_day",
    "per_week",
    "per_month",
    "per_year",
    "per_area",
    "per_item",
    "area",
    "money",
    "money_converted",
    "money_total",
    "stock",
    "share",
    "count",
    "duration",
    "superlative",
]
FIGURE_KINDS: Final[tuple[FigureKind, ...]] = (
    "total",
    "year_total",
    "year_to_date",
    "per_day",
    "per_week",
    "per_month",
    "per_year",
    "per_area",
    "per_item",
    "area",
    "money",
    "money_converted",
    "money_total",
    "stock",
    "share",
    "count",
    "duration",
    "superlative",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One quantity that a report states; `report.text[start:end] == value_text`.

    `sentence_start` is where its sentence begins in the text.
    `value` is in whole units (7000000000, not 7 billion), a share is a fraction of 1, a superlative has none;
    `value_to` is the upper end of a range. `last_place` is what one step in the last written digit is worth (1.9
    billion: 100000000). `unit` is a word such as `casualties`, `casualties per day`, `km2` or a currency code.
    `qualifier` is `exact`, `about`, `more than`, `at least`, `nearly`, `at most`, `less than`, `average` or
    `superlative`. `period_text` is what the period was read from; "early", "mid" and "late" in a month end a period
    on its 5th, 15th and 25th. `speaker` is who says it, as written, `via` who passes it on, `claimant` the speaker's
    class. `converts` is the figure_id of the sum of which this is the conversion, `share_of` that of the whole of a
    share, `repeats` that of the first statement of the same figure. `modality` is `intent` for what is planned or
    pledged and `conditional` for what hangs on an "if", else null.
    """

    figure_id: str
    report_id: str
    published: date | None
    sentence_id: str
    sentence: str
    sentence_start: int
    start: int
    end: int
    value_text: str
    value: float | None
    value_to: float | None
    last_place: float
    unit: str
    kind: FigureKind
    subject: str
    qualifier: str
    period_from: date | None
    period_to: date | None
    period_text: str | None
    as_of: date | None
    speaker: str
    via: str | None
    claimant: str
    footnotes: tuple[int, ...] = ()
    modality: str | None = None
    is_takeaway: bool = False
    converts: str | None = None
    share_of: str | None = None
    repeats: str | None = None
