"""What settlements and people are measured against: one source's assessed control, its day, the country around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from frontline.steps.opening.given import Given, Opened
    from geo.control.history import History, Series
    from layers.public.rule import PublicRule


@dataclass(frozen=True)
class Front:
    """A history, its one series that the front is read from, the day asked for, and the reports' claims if any."""

    history: "History"
    series: "Series"
    day: date
    opened: "Opened | None"
    settlements: Any
    oblasts: Any
    publication: tuple[str, ...] = ()

    @property
    def country(self) -> Any:
        """The whole country, the union of its oblasts."""
        from frontline.steps.reading.base_layers import load_country

        return load_country()


def open_front(
    report: Sequence[str], given: "Given", *, day: date | None, source: str | None, rule: "PublicRule | None" = None
) -> Front:
    """
    Return the front on a day, the newest map's unless given, and the claims of reports where there are any.

    With a rule only claims and maps that may be published are known; what was decided is in `publication`.
    Raises FrontlineError without control, for a source that is not there and for a day before its first map.
    """
    from frontline.steps.opening.campaign import until
    from frontline.steps.opening.control import open_control
    from frontline.steps.opening.open import open_reports
    from frontline.steps.opening.public import publish, publish_history
    from frontline.steps.reading.base_layers import load_base
    from frontline.steps.reading.read_and_locate import load_places
    from geo.control.history import History

    opened = None
    decisions: tuple[str, ...] = ()
    if report:
        opened = publish(open_reports(report, given), rule)
        history = opened.history or History(())
    else:
        controls = open_control(given)
        history = until(controls, given.as_of) or History(())
        if rule is not None:
            kept, decisions = publish_history(history, rule)
            history = kept or History(())
    series = pick_series(history, source)
    shown = series.days[-1] if day is None else series.shown_on(day)
    if shown is None:
        raise FrontlineError(f"--on {day}: {series.source} begins on {series.days[0]}; give that day or a later one")
    places = load_places(opened.settlements if opened is not None else given.settlements)
    if rule is not None:
        day = min(day or shown, rule.last_day)
    decisions = opened.publication if opened is not None else decisions
    return Front(history, series, day or shown, opened, places, load_base("oblasts"), decisions)


def pick_series(history: "History", source: str | None) -> "Series":
    """
    Return a source's assessed control, of several sources the one with most days, saying which.

    Raises FrontlineError where there is none.
    """
    from frontline.screen.notes import note

    held = [one for one in history.series if one.kind == "assessed_control" and one.days]
    names = ", ".join(one.source for one in held)
    if not held:
        raise FrontlineError("no assessed control is given, so there is no front to measure from: add --control PATH")
    if source is not None:
        held = [one for one in held if one.source.casefold() == source.casefold()]
        if not held:
            raise FrontlineError(f"--source {source}: draws no assessed control here; use one of {names}")
    main = choose_series(held)
    if len(held) > 1:
        note(f"measured from the map of {main.source}; for another add --source, one of {names}")
    return main


def choose_series(held: Sequence["Series"]) -> "Series":
    """Return of several sources' assessed control the one with most days."""
    return min(held, key=lambda one: (-len(one.days), one.source))
