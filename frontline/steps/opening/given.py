"""What a command is asked to open, and what it gets: values that the steps share."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.steps.reading.read_and_locate import Reading

if TYPE_CHECKING:
    from geo.control.history import History


@dataclass(frozen=True, slots=True)
class Given:
    """
    The options that say what to open, as given on the command line.

    With `later_maps` the maps after `as_of` stay, for a command that itself tells what they say of a day.
    `lang`, `window` and `again` are null where nobody asked; a campaign's settings or the usual values then hold.
    """

    settlements: Path | None = None
    control: Sequence[Path] | None = None
    date: str | None = None
    kind: str | None = None
    layer: str | None = None
    partial: bool = False
    corrections: Path | None = None
    published: str | None = None
    verbose: bool = False
    voice: str | None = None
    as_of: dt.date | None = None
    lang: str | None = None
    window: int | None = None
    again: int | None = None
    later_maps: bool = False

    def inputs(self, report: Sequence[str]) -> tuple[Path | str | None, ...]:
        """Return every path that is read: no output may replace one."""
        return (*list_inputs(report), *(self.control or ()), self.settlements, self.corrections)


@dataclass(frozen=True, slots=True)
class Opened:
    """
    Reports and their claims, the claims as located (EPSG:4326), and the control history, null without control.

    The rest are the options as they hold: what was asked for, else a campaign's settings, else the usual values.
    """

    reading: Reading
    located: Any
    history: "History | None"
    settlements: Path | None = None
    partial: bool = False
    lang: str = "en"
    window: int = 7
    again: int = 14


def list_inputs(report: Sequence[str]) -> tuple[Path | str | None, ...]:
    """
    Return the paths that reports are read from, a campaign's folder as its settings, its store and what they name.

    All else in a campaign's folder is an output. Raises SettingsError for settings that can't be used.
    """
    from layers.campaign.settings import NAME, is_campaign, read_settings

    found: list[Path | str | None] = []
    for one in report:
        if one == "-" or not is_campaign(Path(one)):
            found.append(one)
            continue
        settings = read_settings(Path(one))
        found += [settings.folder / NAME, settings.store, settings.settlements, settings.corrections]
        found += [source.path for source in settings.reports]
        found += [source.path for source in settings.control]
    return tuple(found)
