"""
IOM's Displacement Tracking Matrix: people present who fled within Ukraine, by oblast and round.

Known shape: rows operation, reportingDate, roundNumber, admin1Name, admin1Pcode, numPresentIdpInd, numberMales,
numberFemales. Ukraine has two operations, a registration and a survey: two series that are never added. Codes can be
'Occupied', 'Incomplete' or 'Temp03': no place, and kept as a note.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from layers.displacement.rows import count_of, day_of, make_figures, need_fields, text_of

MEASURES: Final = {"numPresentIdpInd": "idps", "numberMales": "idps, male", "numberFemales": "idps, female"}
_FIELDS: Final = ("operation", "reportingDate", "roundNumber", "admin1Name", "admin1Pcode", *MEASURES)


def read_iom(items: Sequence[Any]) -> pd.DataFrame:
    """Return a row an oblast, round, operation and measure; raises FiguresError for another form."""
    rows: list[dict[str, Any]] = []
    for item in need_fields(items, _FIELDS, label="IOM DTM"):
        day = day_of(item["reportingDate"], label="IOM DTM", field="reportingDate")
        code, place, series = (
            text_of(item[field], label="IOM DTM", field=field) for field in ("admin1Pcode", "admin1Name", "operation")
        )
        code = code or ""
        is_place = re.fullmatch(r"UA\d\d", code) is not None
        rows += [
            {
                "source": "IOM DTM",
                "series": series or "operation not stated",
                "measure": measure,
                "value": count_of(item[field], label="IOM DTM", field=field),
                "from_date": day,
                "to_date": day,
                "round": count_of(item["roundNumber"], label="IOM DTM", field="roundNumber"),
                "pcode": code if is_place else None,
                "place_name": place,
                "note": None if is_place or not code else f"code {code}",
            }
            for field, measure in MEASURES.items()
        ]
    return make_figures(rows, label="IOM DTM")
