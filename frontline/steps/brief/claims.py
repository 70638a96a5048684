"""What a brief says of claims: by evidence, what became of them, the claimants' track record, the reports' figures."""

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from frontline.steps.brief.cells import tabulate

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from maps.brief.brief import Section

MOST_ROWS: Final = 60
"""So many rows of claims or figures are printed; the rest is counted and stands in the files of an export."""

LAST_DAYS: Final = 30


def tell_claims(opened: "Opened") -> "Section":
    """Return the claims that say something happened, the best founded first, each with its claimant and sentence."""
    from geo.vocabulary import EVIDENCE, GAINS, evidence_rank
    from layers.tables.quotes import conceal, shorten
    from layers.tables.saying import tell_who
    from maps.brief.brief import Section, Table

    shown = conceal(opened.located)
    shown = shown[shown["withheld"].isna()]
    counts = Counter(zip(shown["evidence"], shown["action"], strict=True))
    actions = [action for action in dict.fromkeys(shown["action"]) if any(counts[grade, action] for grade in EVIDENCE)]
    summary = Table(
        ("evidence", *(action.replace("_", " ") for action in actions), "all"),
        tuple(
            (grade, *(str(counts[grade, action]) for action in actions), str(sum(counts[grade, a] for a in actions)))
            for grade in EVIDENCE
            if any(counts[grade, action] for action in actions)
        ),
    )
    told = shown[shown["action"].isin({*GAINS, "withdraw", "strike"}) & shown["modality"].isna()]
    rank = [-evidence_rank(grade) for grade in told["evidence"]]
    told = told.assign(_rank=rank).sort_values(["_rank", "published", "start"], kind="stable")
    rows = told.head(MOST_ROWS).assign(
        what=told["actor"] + " " + told["action"].str.replace("_", " "),
        grade=[one + (f", {two}" if isinstance(two, str) else "") for one, two in _pairs(told, "evidence", "support")],
        where=[_where(row) for row in told.to_dict("records")],
        who=[tell_who(row) for row in told.head(MOST_ROWS).to_dict("records")],
        quote=[shorten(sentence) for sentence in told["sentence"]],
    )
    names = {"published": "published", "grade": "evidence", "what": "what", "where": "where", "who": "by"}
    withheld = int(opened.located["withheld"].notna().sum())
    lines = [
        f"{len(rows)} of {len(told)} claims of gains, withdrawals and strikes; with ids: table claims of an export"
    ]
    if withheld:
        kept = "1 claim is" if withheld == 1 else f"{withheld} claims are"
        lines.append(f"{kept} withheld by policy, and nowhere in this brief")
    listed = tabulate(rows, {**names, "quote": "sentence"})
    return Section("Claims by evidence", tuple(lines), (summary, listed))


def _pairs(frame: Any, one: str, other: str) -> Any:
    return zip(frame[one], frame[other], strict=True)


def _where(row: dict[str, Any]) -> str:
    """Return where a claim was placed and how well, or as the text has it."""
    name = row["place_name"] if isinstance(row["place_name"], str) else row["place"]
    words = [f"{row['bearing']} of {name}" if isinstance(row["bearing"], str) else name, row["oblast"]]
    told = ", ".join(str(word) for word in words if isinstance(word, str))
    off = row["uncertainty_km"]
    placed = f" (±{off:.0f} km)" if not pd.isna(off) and off >= 1 else ""
    return told + (placed if row["geometry"] is not None else " (not on the map)")


def tell_fates(opened: "Opened") -> "Section | None":
    """Return what became of the last month's claims on each control source, null without control."""
    from frontline.steps.control.history_of_page import reaches_of
    from geo.advance.fates import follow_claims
    from maps.brief.brief import Section, Table

    if opened.history is None:
        return None
    located = opened.located
    newest = max(day for day in located["published"] if day is not None)
    recent = located[[day is not None and day > newest - timedelta(LAST_DAYS) for day in located["published"]]]
    reaches = reaches_of(opened.history, partial=opened.partial)
    fates = follow_claims(recent, opened.history, reaches=reaches, measure=False)
    if fates.empty:
        return None
    outcomes = list(dict.fromkeys(fates["outcome"]))
    rows = []
    for (source, evidence), group in fates.groupby(["control_source", "evidence"], sort=True):
        counts = Counter(group["outcome"])
        rows.append((source, evidence, *(str(counts[word]) for word in outcomes)))
    known = "; ".join(f"{source}: as known on {day}" for source, day in _known(fates))
    return Section(
        f"What became of the claims of the {LAST_DAYS} days to {newest}",
        (f"On the word of each map ({known}). Not shown is no proof of the contrary; table claims of an export.",),
        (Table(("map", "evidence", *(word.replace("_", " ") for word in outcomes)), tuple(rows)),),
    )


def _known(fates: Any) -> Any:
    return fates.groupby("control_source")["as_known_on"].max().items()


def tell_record(opened: "Opened") -> "Section | None":
    """Return the claimants' track record, null where there is nothing to follow."""
    from frontline.errors import FrontlineError
    from frontline.steps.answers.track import build_track

    try:
        found = build_track(
            opened.located, opened.history, by="claimant", within=(30,), again=opened.again, partial=opened.partial
        )
    except FrontlineError:  # no dated gain, or no assessed control: the brief has no such section
        return None
    from maps.brief.brief import Section

    columns = {"control_source": "map", "group": "claimant", "episodes": "said", "followed": "followed"}
    columns |= {"confirmed": "came true", "open": "not so far", "denied": "denied"}
    lines = ["A gain said again counts once. Came true: shown on the map afterwards, or without maps assessed later."]
    return Section("Track record of claimants", tuple(lines), (tabulate(found.record, columns),))


def tell_figures(opened: "Opened") -> "Section | None":
    """Return the figures that the reports state and what checks of them found, null where they state none."""
    from layers.tables.quotes import conceal_figure, conceal_finding
    from maps.brief.brief import Section, Table
    from reports.figures.checks.check import check_figures
    from reports.figures.find import find_figures

    found = [figure for report in opened.reading.reports for figure in find_figures(report)]
    if not found:
        return None
    findings = [conceal_finding(finding) for finding in check_figures(found)]
    first = [conceal_figure(figure) for figure in found if figure.repeats is None]
    rows = tuple(
        (
            figure.value_text
            if figure.qualifier in {"exact", "superlative"}
            else f"{figure.qualifier} {figure.value_text}",
            figure.unit,
            figure.subject,
            " to ".join(str(day) for day in (figure.period_from, figure.period_to) if day),
            figure.speaker,
        )
        for figure in first[:MOST_ROWS]
    )
    checks = tuple((one.check.replace("_", " "), one.verdict.replace("_", " "), one.statement) for one in findings)
    tables = [Table(("value", "unit", "of what", "period", "who says it"), rows)]
    tables += [Table(("check", "verdict", "arithmetic"), checks, "Set against each other")] if checks else []
    lines = f"{len(rows)} of {len(first)} figures, repeats left out; all with sentences: frontline figures"
    return Section("Figures the reports state", (lines,), tuple(tables))
