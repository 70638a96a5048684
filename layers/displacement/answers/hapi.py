"""
HDX HAPI: displaced people by round, conflict events by month, and baseline population of Ukraine.

Known shape: {data: [...]}, each row with location_code, admin1_code, admin1_name, admin_level, reference_period_start
and _end; idps with reporting_round, operation, population; conflict events with event_type, events, fatalities;
population with gender, age_range, population. HAPI hands on what others collected: each row keeps its series.
"""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from layers.displacement.rows import FiguresError, count_of, day_of, make_figures, need_fields, text_of
from layers.errors import show_value

_SHARED: Final = (
    "location_code",
    "admin1_code",
    "admin1_name",
    "admin2_code",
    "admin2_name",
    "admin_level",
    "reference_period_start",
    "reference_period_end",
)
_PLACE: Final = ("admin1_code", "admin1_name", "admin2_code", "admin2_name")
_ROUND: Final = "reporting_round"
THEMES: Final[dict[str, tuple[str, tuple[str, ...], dict[str, str]]]] = {
    "idps": ("affected-people/idps", (_ROUND, "operation"), {"population": "idps"}),
    "conflict_events": (
        "coordination-context/conflict-events",
        ("event_type",),
        {"events": "events", "fatalities": "fatalities"},
    ),
    "population": (
        "geography-infrastructure/baseline-population",
        ("gender", "age_range"),
        {"population": "population"},
    ),
}
"""Theme: its path, the fields that tell its series apart, and its counts."""


def read_hapi(theme: str, items: Sequence[Any]) -> pd.DataFrame:
    """Return a row a place, period, series and measure of one theme; raises FiguresError for another form."""
    _, kinds, counts = THEMES[theme]
    label = f"HAPI {theme}"
    rows: list[dict[str, Any]] = []
    for item in need_fields(items, (*_SHARED, *kinds, *counts), label=label):
        if item["location_code"] != "UKR":
            raise FiguresError(f"{label}: a row is of {show_value(item['location_code'])}, not of UKR")
        texts = {name: text_of(item[name], label=label, field=name) for name in (*_PLACE, *kinds) if name != _ROUND}
        place = {
            "from_date": day_of(item["reference_period_start"], label=label, field="reference_period_start"),
            "to_date": day_of(item["reference_period_end"], label=label, field="reference_period_end"),
            "round": count_of(item.get(_ROUND), label=label, field=_ROUND),
            "pcode": texts["admin2_code"] or texts["admin1_code"] or item["location_code"],
            "place_name": texts["admin2_name"] or texts["admin1_name"] or "Ukraine",
            "note": f"admin level {count_of(item['admin_level'], label=label, field='admin_level')}",
        }
        told = [text for kind in kinds if (text := texts.get(kind))]
        rows += [
            {
                "source": "HDX HAPI",
                "series": ": ".join((theme, *told)),
                "measure": measure,
                "value": count_of(item[field], label=label, field=field),
                **place,
            }
            for field, measure in counts.items()
        ]
    return make_figures(rows, label=label)
