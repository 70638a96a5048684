"""What a brief says of claims: by evidence, what became of them, the claimants' track record, the reports' figures."""

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from frontline.steps.brief.cells import tabulate, tell
from frontline.steps.reading.deeds import tell_deed, tell_who
from frontline.steps.reading.words import name_oblasts, name_word, say, say_of

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from maps.brief.brief import Section

MOST_ROWS: Final = 60
"""So many rows of claims or figures are printed; the rest is counted and stands in the files of an export."""

LAST_DAYS: Final = 30
FIGURE_CELLS: Final = (
    *("figure_id", "report_id", "published", "sentence_id", "value_text", "value", "value_to", "qualifier", "unit"),
    *("subject", "period_from", "period_to", "as_of", "speaker", "claimant"),
)


def tell_claims(opened: "Opened", *, lang: str) -> "Section":
    """Return the claims that say something happened, the best founded first, each with its claimant and sentence."""
    from geo.vocabulary import EVIDENCE, GAINS, evidence_rank
    from layers.tables.quotes import conceal
    from maps.brief.brief import Section, Table

    shown = conceal(opened.located)
    shown = shown[shown["withheld"].isna()]
    counts = Counter(zip(shown["evidence"], shown["action"], strict=True))
    actions = [action for action in dict.fromkeys(shown["action"]) if any(counts[grade, action] for grade in EVIDENCE)]
    summary = Table(
        (tell("evidence", lang), *(name_word("action", action, lang) for action in actions), tell("all", lang)),
        tuple(
            (
                name_word("evidence", grade, lang),
                *(str(counts[grade, action]) for action in actions),
                str(sum(counts[grade, a] for a in actions)),
            )
            for grade in EVIDENCE
            if any(counts[grade, action] for action in actions)
        ),
    )
    told = shown[shown["action"].isin({*GAINS, "withdraw", "strike"}) & shown["modality"].isna()]
    again = told["repeats"].notna()
    said_again, told = int(again.sum()), told[~again]
    rank = [-evidence_rank(grade) for grade in told["evidence"]]
    told = told.assign(_rank=rank).sort_values(["_rank", "published", "start"], kind="stable")
    names = name_oblasts(lang)
    rows = told.head(MOST_ROWS).to_dict("records")
    table = told.head(MOST_ROWS).assign(
        what=[tell_deed(row, lang) for row in rows],
        grade=[_tell_grade(row, lang) for row in rows],
        where=[tell_where(row, names, lang) for row in rows],
        who=[tell_who(row, lang) for row in rows],
        quote=[_quote(row["sentence"], lang) for row in rows],
    )
    heads = {"published": "published", "grade": "evidence", "what": "what", "where": "where", "who": "by"}
    heads |= {"quote": "sentence"}
    withheld = int(opened.located["withheld"].notna().sum())
    lines = [tell("shown_of", lang, count=len(rows), all=len(told))]
    lines += [tell("said_again", lang, count=said_again)] if said_again else []
    if withheld:
        lines.append(tell("withheld_one" if withheld == 1 else "withheld", lang, count=withheld))
    listed = tabulate(table, {name: tell(key, lang) for name, key in heads.items()}, lang=lang)
    return Section(tell("claims", lang), tuple(lines), (summary, listed))


def _quote(sentence: str, lang: str) -> str:
    """Return a sentence as far as it is quoted; what stands for one that is kept back is in the brief's language."""
    from layers.tables.quotes import NOT_QUOTED, shorten

    return say("not_quoted", lang) if sentence == NOT_QUOTED else shorten(sentence)


def _tell_grade(row: dict[str, Any], lang: str) -> str:
    grades = [("evidence", row["evidence"]), ("support", row["support"])]
    return ", ".join(name_word(section, grade, lang) for section, grade in grades if isinstance(grade, str))


def tell_where(row: dict[str, Any], names: dict[Any, str], lang: str) -> str:
    """Return where a claim was placed and how well, or as the text has it; in Ukrainian its words in quotes."""
    name = row["place_name"] if isinstance(row["place_name"], str) else row["place"]
    if lang == "uk":
        known = row["place_name_uk"] if isinstance(row["place_name_uk"], str) else names.get(name)
        name = known or (f"«{name}»" if isinstance(name, str) else name)
    if isinstance(row["bearing"], str):
        bearing = name_word("bearing", row["bearing"], lang)
        name = f"{bearing} of {name}" if lang == "en" else say_of("where", "bearing", lang, place=name, bearing=bearing)
    told = ", ".join(str(part) for part in (name, names.get(row["oblast"], row["oblast"])) if isinstance(part, str))
    if row["geometry"] is None:
        return f"{told} {tell('off_map', lang)}"
    off = row["uncertainty_km"]
    return told if pd.isna(off) or off < 1 else f"{told} {tell('off_by', lang, km=f'{off:.0f}')}"


def tell_fates(opened: "Opened", *, lang: str) -> "Section | None":
    """Return what became of the last month's claims on each control source, null without control."""
    from frontline.steps.control.history_of_page import reaches_of
    from geo.advance.fates.fates import follow_claims
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
        rows.append((source, name_word("evidence", evidence, lang), *(str(counts[outcome]) for outcome in outcomes)))
    known = "; ".join(tell("known", lang, source=source, day=day) for source, day in _known(fates))
    head = (
        tell("source", lang),
        tell("evidence", lang),
        *(name_word("outcome", outcome, lang) for outcome in outcomes),
    )
    title = tell("fates", lang, count=LAST_DAYS, day=newest)
    return Section(
        title, (tell("fates_note", lang, known=known),), (Table(head, tuple(rows)),), frames=(("fates", fates),)
    )


def _known(fates: Any) -> Any:
    return fates.groupby("control_source")["as_known_on"].max().items()


def tell_record(opened: "Opened", *, lang: str) -> "Section | None":
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

    columns = {"control_source": "source", "group": "claimant", "episodes": "said", "followed": "followed"}
    columns |= {"confirmed": "came_true", "open": "not_so_far", "denied": "denied"}
    heads = {name: tell(key, lang) for name, key in columns.items()}
    groups = [
        tell("all", lang) if name == "all" else name_word("claimant", name, lang) for name in found.record["group"]
    ]
    table = tabulate(found.record.assign(group=groups), heads, lang=lang)
    return Section(
        tell("record", lang), (tell("record_note", lang),), (table,), frames=(("track_record", found.record),)
    )


def tell_figures(opened: "Opened", *, lang: str) -> "Section | None":
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
            else f"{name_word('bound', figure.qualifier, lang)} {figure.value_text}",
            figure.unit,
            figure.subject,
            _tell_period(figure.period_from, figure.period_to, lang),
            name_word("claimant", figure.speaker, lang),
        )
        for figure in first[:MOST_ROWS]
    )
    checks = tuple(
        (name_word("check", one.check, lang), name_word("check", one.verdict, lang), one.statement) for one in findings
    )
    heads = [
        tell(key, lang) for key in ("value", "unit", "of_what", "period", "speaker", "check", "verdict", "arithmetic")
    ]
    tables = [Table(tuple(heads[:5]), rows)]
    tables += [Table(tuple(heads[5:]), checks, tell("checks", lang))] if checks else []
    line = tell("figures_note", lang, count=len(rows), all=len(first))
    frames = [("figures", _frame(first, FIGURE_CELLS))]
    frames += [("figure_checks", _frame(findings, ("check", "verdict", "statement")))] if findings else []
    return Section(tell("figures", lang), (line,), tuple(tables), frames=tuple(frames))


def _frame(items: Any, names: tuple[str, ...]) -> Any:
    """Return values as rows, some of their fields alone."""
    return pd.DataFrame([{name: getattr(item, name) for name in names} for item in items], columns=list(names))


def _tell_period(first: Any, last: Any, lang: str) -> str:
    if first and last:
        return say("to", lang, first=first, last=last)
    return str(first or last or "")
