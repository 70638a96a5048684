"""What a brief says of displacement: the newest figures as tables, and how they went over the rounds as a chart."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from frontline.steps.brief.cells import hide_few, tabulate, tell

if TYPE_CHECKING:
    from maps.brief.brief import Picture, Section
    from maps.still.figure import Form

MOST_COUNTRIES: Final = 5


def tell_displacement(
    paths: Sequence[Path],
    *,
    rounds: tuple[int, ...],
    today: date,
    form: "Form",
    fewest: int = 0,
    lang: str = "en",
    until: date | None = None,
) -> "Section | None":
    """Return the newest figures of displacement tables, of units or countries, with a chart; null without tables."""
    from frontline.steps.reading.displacement import (
        describe,
        name_measure,
        read_displacement,
        split_series,
        tell_note,
    )
    from frontline.steps.reading.words import say
    from layers.public.gate import suppress
    from maps.brief.brief import Section

    if not paths:
        return None
    found = read_displacement(paths, today=today, rounds=rounds, lang=lang, until=until)
    tables = []
    name = "name_uk" if lang == "uk" else "name_en"
    shown = hide_few(found.table, ("value",), fewest=fewest, lang=lang)
    for group in split_series(shown, of_units=found.of_units):
        names = {"pcode": tell("pcode", lang), name: say("oblast", lang), "value": say("people", lang)}
        if not found.of_units:
            names = {"pcode": say("code", lang), "place_name": say("country", lang), "value": say("people", lang)}
            names |= {"to_date": say("as_of", lang)}
        first = group.iloc[0]
        plain = first["measure"] if lang == "en" else name_measure(first["measure"], lang)
        caption = describe(group, lang) if found.of_units else f"{first['source']}, {first['series']}, {plain}"
        told = group.assign(note=[tell_note(one, lang) for one in group["note"]])
        unknown = {"value": say("unknown", lang)}
        tables.append(tabulate(told, {**names, "note": say("note", lang)}, caption=caption, unknown=unknown, lang=lang))
    every = read_displacement(paths, today=today, rounds=rounds, newest=False, until=until)
    picture = _draw(every.table, of_units=every.of_units, form=form, fewest=fewest, lang=lang)
    every_row, _ = suppress(every.table, ["value"], fewest=fewest)
    frames = (("displacement_figures", every_row),)
    return Section(say("displacement_title", lang), found.told, tuple(tables), picture, frames)


def _draw(table: Any, *, of_units: bool, form: "Form", fewest: int, lang: str) -> "Picture | None":
    """Return the chart, null where the tables have one round or day alone."""
    from layers.public.gate import suppress
    from maps.brief.brief import Picture
    from maps.plots.displaced import draw_over_time

    table, _ = suppress(table, ["value"], fewest=fewest)
    lines, title = _of_units(table, lang) if of_units else _of_countries(table, lang)
    if lines is None or lines["day"].nunique() < 2:
        return None
    return Picture(draw_over_time(lines, form=f".{form}", title=title, lang=lang), title)


def _of_units(table: Any, lang: str) -> tuple[Any, str]:
    """
    Return people of each measure by round, of those units alone that every one of its rounds knows.

    Sums over other units in each round would show who was counted, not who fled. Rounds of several days are left out.
    """
    from maps.style.wording import SECTIONS

    words = SECTIONS["people"]
    rows: list[dict[str, Any]] = []
    first = table.iloc[0]
    series = table[(table["source"] == first["source"]) & (table["series"] == first["series"])]
    for measure, group in series.groupby("measure", sort=True):
        by_round = group[group["value"].notna()].groupby(group["round"].astype("Float64").fillna(0))
        rounds = [part for _, part in by_round if len(set(part["to_date"])) == 1]
        same = set.intersection(*(set(part["pcode"]) for part in rounds)) if rounds else set()
        for part in rounds if same else ():
            kept = part[part["pcode"].isin(same)]
            what = getattr(words[measure], lang) if measure in words else measure
            told = tell("same_units", lang, what=what, count=len(same))
            rows.append({"name": told, "day": kept["to_date"].iloc[0], "value": int(kept["value"].sum())})
    if not rows:
        return None, ""
    told = ", ".join(str(int(one)) for one in sorted(set(series["round"].dropna())))
    return pd.DataFrame(rows), tell("rounds_plot", lang, source=f"{first['source']}, {first['series']}", rounds=told)


def _of_countries(table: Any, lang: str) -> tuple[Any, str]:
    """Return refugees over time of the countries that have most of them at the end, one series alone."""
    refugees = table[(table["measure"] == "refugees") & table["to_date"].notna()]
    if refugees.empty:
        return None, ""
    newest = refugees.sort_values("to_date", kind="stable").drop_duplicates("pcode", keep="last")
    most = newest.sort_values("value", ascending=False, kind="stable")["pcode"].head(MOST_COUNTRIES)
    kept = refugees[refugees["pcode"].isin(most)].drop_duplicates(["pcode", "to_date"], keep="last")
    lines = kept.assign(name=kept["place_name"], day=kept["to_date"])[["name", "day", "value"]]
    return lines, tell("refugees_plot", lang, source=refugees["source"].iloc[0])
