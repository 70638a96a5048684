"""A campaign opened: its kept claims, reports and control history as any command takes them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError
from frontline.screen.notes import note
from frontline.steps.control.controls import load_known
from frontline.steps.control.tell_control import tell_ends, tell_findings, tell_history
from frontline.steps.opening.control import open_control
from frontline.steps.opening.given import Given, Opened

if TYPE_CHECKING:
    from geo.control.history import History
    from layers.campaign.settings import Settings
    from layers.control.checks.finding import Finding

_OF_TEXTS = ("published", "voice", "settlements")


def find_campaign(report: Sequence[str]) -> Path | None:
    """
    Return the campaign's folder that stands in place of reports, null where reports are given.

    Raises FrontlineError for a campaign beside other reports.
    """
    from layers.campaign.settings import is_campaign

    folders = [Path(one) for one in report if one != "-" and is_campaign(Path(one))]
    if not folders:
        return None
    if len(report) > 1:
        raise FrontlineError(f"{folders[0]}: is a campaign; give its folder alone, without other reports")
    return folders[0]


def list_reports(report: Sequence[str]) -> list[str]:
    """Return the reports given, a campaign's folder as the files its settings name."""
    folder = find_campaign(report)
    if folder is None:
        return spread_folders(report)
    from frontline.steps.opening.update import find_reports
    from layers.campaign.settings import read_settings

    found = [str(path) for source in read_settings(folder).reports for path in find_reports(source)]
    if not found:
        raise FrontlineError(f"{folder}: its report folders hold no report; put some there, or mend frontline.toml")
    return found


def spread_folders(report: Sequence[str]) -> list[str]:
    """
    Return the reports given, a folder that is no campaign as the report files in it.

    Raises FrontlineError for a folder without any.
    """
    from frontline.steps.opening.update import find_reports
    from layers.campaign.settings import ReportSource

    out: list[str] = []
    for one in report:
        if one == "-" or not Path(one).is_dir():
            out.append(one)
            continue
        found = [str(path) for path in find_reports(ReportSource(Path(one)))]
        if not found:
            raise FrontlineError(f"{one}: is a folder without a report; put some there, or name the report file")
        out += found
    return out


def open_campaign(folder: Path, given: Given) -> Opened:
    """
    Return a campaign's reports, located claims and control history, as known on `as_of` where that is given.

    Control given beside it takes the place of its own. Raises FrontlineError where nothing was read yet, nothing was
    known on that day, or an option is given that belongs to texts: those stand in its settings.
    """
    from frontline.steps.reading.read_and_locate import Reading
    from layers.campaign.rows import read_claims
    from layers.campaign.settings import NAME, read_settings
    from layers.campaign.store import known_editions, load_claims
    from layers.control.former import as_known_on

    settings = read_settings(folder)
    for name in _OF_TEXTS:
        if getattr(given, name) is not None:
            raise FrontlineError(f"--{name}: belongs to texts that are read now; of a campaign it stands in {NAME}")
    if given.highways is not None:
        raise FrontlineError(
            "--highways: a campaign places its claims when it reads them; take the roads before: "
            f"frontline fetch highways --file {given.highways}, then frontline update {folder} --reread"
        )
    if not settings.store.exists():
        raise FrontlineError(f"{folder}: nothing was read yet; run: frontline update {folder}")
    editions = known_editions(settings.store, as_of=given.as_of)
    if not editions:
        when = "" if given.as_of is None else f" on {given.as_of}"
        raise FrontlineError(f"{folder}: no report was known{when}; add reports with: frontline update {folder}")
    located = _correct(load_claims(settings.store, [number for number, _ in editions.values()]), settings, given)
    reading = Reading(tuple(_report(one) for _, one in editions.values()), read_claims(located))
    if given.control:
        history = open_control(given)
    else:
        findings: list[Finding] = []
        history = load_known(settings.store, findings)
        if given.as_of is not None:
            history = as_known_on(settings.store, history, given.as_of)
        tell_findings(findings)
        tell_history(history)
    known = until(history, None if given.later_maps else given.as_of)
    if known is not None:
        tell_ends(known, reading)
    extracts = bool(settings.control) and all(one.partial for one in settings.control) and not given.control
    return Opened(
        reading,
        located,
        known,
        settings.settlements,
        partial=given.partial or extracts,
        lang=given.lang or settings.language,
        window=settings.window_days if given.window is None else given.window,
        again=settings.again_days if given.again is None else given.again,
        title=settings.title,
    )


def until(history: "History", day: date | None) -> "History | None":
    """Return a history as known on a day, null where it has no series then; without a day all of it."""
    known = history if day is None else history.until(day)
    return known if known.series else None


def _correct(located: Any, settings: "Settings", given: Given) -> Any:
    """Return located claims with a person's verdicts: those of the option, else those of the settings."""
    path = given.corrections or settings.corrections
    if path is None:
        return located
    from frontline.steps.reading.read_and_locate import gazetteer
    from layers.locate.corrections import read_corrections, relocate

    verdicts = read_corrections(path)
    known = set(located["claim_id"])
    strangers = [one.claim_id for one in verdicts if one.claim_id not in known]
    if strangers and given.as_of is None:
        note(f"{path}: no claim {', '.join(strangers[:5])} in this campaign; {len(strangers)} verdicts left out")
    places = gazetteer(settings.settlements)
    homeless = [one.katottg for one in verdicts if one.verdict == "fix" and not places.has(one.katottg)]
    if homeless:
        raise FrontlineError(f"{path}: no settlement {', '.join(homeless[:5])} in the gazetteer; mend those rows")
    return relocate(located, [one for one in verdicts if one.claim_id in known], gazetteer=places)


def _report(edition: Any) -> Any:
    """Return a kept report as a value without its text: its sentences are known only where they carry claims."""
    from reports.report import Report

    return Report(
        edition.report_id,
        edition.title,
        edition.source,
        edition.published,
        text="",
        start=0,
        end=0,
        sentences=(),
        name=edition.name,
        voice=edition.voice,
    )
