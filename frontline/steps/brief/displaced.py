"""What a brief says of displacement: the newest figures as tables, and how they went over the rounds as a chart."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from frontline.steps.brief.cells import hide_few, tabulate, tell

if TYPE_CHECKING:
    from maps.brief.brief import Picture, Section, Table
    from maps.still.figure import Form

MOST_COUNTRIES: Final = 5
MOST_LISTED: Final = 10
"""So many countries are listed of each measure, the largest."""


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
    from frontline.steps.reading.displacement import read_displacement, split_series
    from frontline.steps.reading.shares import list_shares, split_shares
    from frontline.steps.reading.words import say
    from layers.displacement.tables import is_by_country
    from layers.public.gate import suppress
    from maps.brief.brief import Section, Table

    if not paths:
        return None
    shares, others = split_shares(paths)
    asked: dict[str, Any] = {"today": today, "rounds": rounds, "until": until}
    told: list[str] = []
    tables: list[Table] = []
    frames: list[tuple[str, Any]] = []
    pictures = []
    by_form = [[path for path in others if is_by_country(path) == by_country] for by_country in (False, True)]
    for group_paths in filter(None, by_form):
        found = read_displacement(group_paths, **asked, lang=lang)
        shown = hide_few(found.table, ("value",), fewest=fewest, lang=lang)
        groups = split_series(shown, of_units=found.of_units)
        if found.of_units:
            tables += _list_units(groups, lang)
        else:
            tables += [_list_countries(found.table.loc[group.index], group, lang) for group in groups]
        told += found.told
        every = read_displacement(group_paths, **asked, newest=False)
        pictures.append(_draw(every.table, of_units=every.of_units, form=form, fewest=fewest, lang=lang))
        kept, _ = suppress(every.table, ["value"], fewest=fewest)
        frames.append(("displacement_figures" if found.of_units else "refugee_figures", kept))
    for path in shares:
        listed = list_shares(path, rounds=rounds, lang=lang)
        tables += _list_shares(listed.table, lang)
        told += listed.told
        frames.append(("displacement_shares", list_shares(path, rounds=rounds, newest=False).table))
    picture = next(filter(None, pictures), None)
    lines = tuple(dict.fromkeys(told))
    return Section(say("displacement_title", lang), lines, tuple(tables), picture, tuple(frames))


def _list_units(groups: list[Any], lang: str) -> "list[Table]":
    """Return a table a round of one series, a column a measure; each unit with what its figures lack."""
    from frontline.steps.reading.displacement import describe, name_measure, tell_note
    from frontline.steps.reading.words import say

    rounds: dict[str, list[Any]] = {}
    for group in groups:
        rounds.setdefault(describe(group, lang, with_measure=False), []).append(group.reset_index(drop=True))
    name = "name_uk" if lang == "uk" else "name_en"
    tables = []
    for caption, members in rounds.items():
        measures = [member["measure"].iloc[0] for member in members]
        told = members[0].assign(**{key: one["value"] for key, one in zip(measures, members, strict=True)})
        notes = zip(*([tell_note(cell, lang) for cell in one["note"]] for one in members), strict=True)
        told = told.assign(note=["; ".join(filter(None, dict.fromkeys(cells))) for cells in notes])
        heads = {"pcode": tell("pcode", lang), name: say("oblast", lang)}
        heads |= {key: name_measure(key, lang) for key in measures} | {"note": say("note", lang)}
        unknown = dict.fromkeys(measures, say("unknown", lang))
        tables.append(tabulate(told, heads, caption=caption, unknown=unknown, lang=lang))
    return tables


def _list_countries(known: Any, shown: Any, lang: str) -> "Table":
    """Return the countries with the largest figures of one measure, each with its day, as they are `shown`."""
    from frontline.steps.reading.displacement import name_country, name_measure, tell_note
    from frontline.steps.reading.words import say

    first, most = known.iloc[0], known.sort_values("value", ascending=False, kind="stable").head(MOST_LISTED)
    keys = {"pcode": "code", "place_name": "country", "value": "people", "to_date": "as_of", "note": "note"}
    rows = shown.loc[most.index]
    what = f"{first['source']}, {first['series']}, {name_measure(first['measure'], lang)}"
    return tabulate(
        rows.assign(
            note=[tell_note(one, lang) for one in rows["note"]],
            place_name=[name_country(*one, lang) for one in zip(rows["pcode"], rows["place_name"], strict=True)],
        ),
        {column: say(key, lang) for column, key in keys.items()},
        caption=tell("largest", lang, what=what, count=len(rows), all=len(known)),
        unknown={"value": say("unknown", lang)},
        lang=lang,
    )


def _list_shares(table: Any, lang: str) -> "list[Table]":
    """Return a table a round of the oblasts that are named, with their shares."""
    from frontline.steps.reading.shares import tell_share
    from frontline.steps.reading.words import say

    name = "name_uk" if lang == "uk" else "name_en"
    tables = []
    for which, group in table.groupby("round", sort=True):
        named = group[group["share"].notna()]
        wide = named.pivot_table(
            index=["pcode", name], columns="measure", values="share", aggfunc="first"
        ).reset_index()
        kinds = [one for one in wide.columns if one not in {"pcode", name}]
        wide = wide.assign(**{kind: [tell_share(one, lang) for one in wide[kind]] for kind in kinds})
        heads = {"pcode": tell("pcode", lang), name: say("oblast", lang)}
        heads |= {kind: say(f"share_{kind}", lang) for kind in kinds}
        caption = f"{group['source'].iloc[0]}, {say('round', lang, round=str(which))}, {say('no_day', lang)}"
        tables.append(tabulate(wide, heads, caption=caption, lang=lang))
    return tables


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
