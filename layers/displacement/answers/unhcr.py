"""
UNHCR's population statistics: people from Ukraine by country of asylum, at each year's end.

Known shape: {page, maxPages, items: [{year, coo_iso, coa_name, coa_iso, refugees, asylum_seekers, idps, stateless,
ooc, oip, hst}]}; counts are numbers, texts, or "-" where unknown.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd

from layers.displacement.rows import FiguresError, count_of, make_figures, need_fields, text_of
from layers.errors import show_value

MEASURES: Final = ("refugees", "asylum_seekers", "idps", "stateless", "ooc", "oip", "hst")
_FIELDS: Final = ("year", "coo_iso", "coa_name", "coa_iso", *MEASURES)


def read_unhcr(items: Sequence[Any]) -> pd.DataFrame:
    """Return a row a year, country and measure; raises FiguresError for rows of another country of origin or form."""
    rows: list[dict[str, Any]] = []
    for item in need_fields(items, _FIELDS, label="UNHCR"):
        if item["coo_iso"] != "UKR":
            raise FiguresError(f"UNHCR: a row is of people from {show_value(item['coo_iso'])}, not from UKR")
        year = count_of(item["year"], label="UNHCR", field="year")
        if year is None or not 1951 <= year <= 2100:
            raise FiguresError(f"UNHCR: year is {show_value(item['year'])}; the service changed its form")
        end = date(year, 12, 31)
        code = text_of(item["coa_iso"], label="UNHCR", field="coa_iso")
        rows += [
            {
                "source": "UNHCR",
                "series": "population statistics",
                "measure": measure,
                "value": count_of(item[measure], label="UNHCR", field=measure),
                "from_date": end,
                "to_date": end,
                "pcode": None if code == "-" else code,
                "place_name": text_of(item["coa_name"], label="UNHCR", field="coa_name"),
            }
            for measure in MEASURES
        ]
    return make_figures(rows, label="UNHCR")
