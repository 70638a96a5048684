"""frontline follow: what became of each claim on each control source."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from frontline.screen import options
from frontline.screen.formats import choose_format
from frontline.screen.rows import put_rows
from frontline.steps.opening.given import Given


def follow(
    report: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT...]", help="Reports; without any, --store tells what its ledger holds."),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="STORE.gpkg", help="Add what is new to this store's ledger; made if missing."),
    ] = None,
    after: Annotated[
        int, typer.Option("--after", metavar="DAYS", help="Days after which a pending claim is unconfirmed.", min=1)
    ] = 60,
    form: options.Form = None,
    output: options.Output = None,
    lang: options.Lang = None,
    areas: Annotated[
        bool, typer.Option("--areas", help="Follow the areas a source itself drew as claimed; no report is needed.")
    ] = False,
    *,
    given: Given,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Follow each claimed gain on control maps: held already, confirmed on a day, pending, unconfirmed or reversed.

    For example:

      frontline follow report.txt --control control.gpkg --control nzz/

      frontline follow report.txt --control control.gpkg --store ledger.gpkg

      frontline follow --store ledger.gpkg --as-of 2025-07-04

      frontline follow --areas --control isw-2022-09/
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from frontline.steps.answers.tell import tell_opened
    from frontline.steps.control.history_of_page import reaches_of
    from frontline.steps.opening.campaign import find_campaign
    from frontline.steps.opening.open import open_reports
    from frontline.tables.control.fates import print_fates, print_ledger
    from geo.advance.fates.fates import follow_claims
    from geo.control.history import History
    from layers.disk.files import check_target

    form, day = choose_format(form, output=output, formats=options.Rows), given.as_of
    if output is not None:
        check_target(output, overwrite=overwrite, inputs=(*given.inputs(report or []), store))
    if areas:
        _follow_areas(given, form, output, overwrite)
        return
    if not report:
        if store is None:
            raise FrontlineError("give a report to follow, or --store STORE.gpkg to see what its ledger holds")
        from layers.control.ledger import as_known_on, read_ledger

        ledger = read_ledger(store)
        known = ledger if day is None else as_known_on(ledger, day)
        if known.empty:
            note(_nothing_known(store, ledger, day))
            if form is options.Rows.table:
                return
        _put(known, form, output, overwrite, print_ledger)
        return
    paths = list(given.control or ([store] if store is not None and store.exists() else []))
    if not paths and find_campaign(report) is None:
        no_store = f"--store {store}: does not exist yet; " if store is not None else ""
        raise FrontlineError(
            f"{no_store}give the control maps to follow the claims on: --control PATH (file, folder or store)"
        )
    opened = open_reports(report, replace(given, control=paths, later_maps=True))
    tell_opened(opened)
    located, known = opened.located, opened.history or History(())
    reaches = reaches_of(known, partial=opened.partial)
    fates = follow_claims(located, known, as_of=day, unconfirmed_after=after, reaches=reaches)
    if fates.empty:
        note("no claimed gain to follow, or no source of assessed control to follow it on")
    if store is not None:
        _record(store, located, fates, known, day)
    words = lang.value if lang is not None else "en"
    places = dict(zip(located["claim_id"], located["place_name_uk"], strict=True)) if words == "uk" else None
    _put(fates, form, output, overwrite, partial(print_fates, lang=words, places=places))


def _nothing_known(store: Path, ledger: Any, day: Any) -> str:
    """Return why a store's ledger shows no row."""
    if ledger.empty:
        return f"{store}: its ledger is empty; add to it with: frontline follow REPORT --store {store}"
    first = ledger["recorded_on"].min()
    return f"{store}: its ledger begins on {first}, after --as-of {day}: nothing was recorded yet on that day"


def _record(store: Path, located: Any, fates: Any, history: Any, day: date | None) -> None:
    """Add what is new to the ledger of a store, which is made with the history at hand where it is missing."""
    from frontline.screen.notes import note
    from layers.control.ledger import list_entries, record
    from layers.control.store import save_history
    from layers.disk.locks import hold

    known = [day] if day is not None else [*fates["as_known_on"], *located["published"].dropna()]
    with hold(store, tell=note):
        if not store.exists():
            save_history(history, store)
        added = record(store, list_entries(located, fates), recorded_on=max(known))
    note(f"{store}: {added} new rows in the ledger, as known on {max(known)}")


def _follow_areas(given: Given, form: options.Rows, output: Path | None, overwrite: bool) -> None:
    """Say what became of the areas that sources drew as claimed, each on its own assessed control."""
    import pandas as pd

    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from frontline.steps.opening.control import open_control
    from frontline.tables.control.sums import print_sums
    from geo.advance.fates.areas import CLAIMED_KINDS, follow_areas, sum_areas

    history = open_control(given)
    held = {one.source: one for one in history.series if one.kind == "assessed_control"}
    claimed = [one for one in history.series if one.kind in CLAIMED_KINDS and one.source in held]
    if not claimed:
        raise FrontlineError("no source given has both claimed areas and assessed control; give both with --control")
    sums = sum_areas(pd.concat([follow_areas(one, held[one.source]) for one in claimed]))
    _put(sums, form, output, overwrite, print_sums)
    note("a claim that came true on the same map has a lag of 0; what the source drew on its first day may be older")


def _put(frame: Any, form: options.Rows, output: Path | None, overwrite: bool, show: Any) -> None:
    if form is options.Rows.table:
        show(frame)
        return
    if "value" in frame.columns:
        frame = frame.assign(value=[json.dumps(value, ensure_ascii=False) for value in frame["value"]])
    put_rows(frame, form, output, overwrite=overwrite)
