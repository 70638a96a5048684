"""What a command is asked to open, and what it gets: values that the steps share."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.screen import options
from frontline.steps.reading.read_and_locate import Reading

if TYPE_CHECKING:
    from geo.control.history import History


@dataclass(frozen=True, slots=True)
class Given:
    """
    The options that say what to open: a command whose parameter this is takes them all.

    A field whose type is an option is one; the others are for a command to set. With `later_maps` the maps after
    `as_of` stay, for a command that itself tells what they say of a day. `lang`, `window` and `again` are null where
    nobody asked; a campaign's settings or the usual values then hold.
    """

    settlements: options.Settlements = None
    highways: options.Highways = None
    control: options.Control = None
    date: options.Day = None
    kind: options.Kind = None
    control_layer: options.ControlLayer = None
    partial: options.Partial = False
    as_of: options.AsOf = None
    corrections: options.Corrections = None
    published: options.Published = None
    voice: options.Voice = None
    verbose: options.Verbose = False
    lang: options.Language | None = None
    window: int | None = None
    again: int | None = None
    later_maps: bool = False

    def inputs(self, report: Sequence[str]) -> tuple[Path | str | None, ...]:
        """Return every path that is read: no output may replace one."""
        return (*list_inputs(report), *(self.control or ()), self.settlements, self.highways, self.corrections)


@dataclass(frozen=True, slots=True)
class PageGiven(Given):
    """The options of a command that draws: also in which language, what it quotes and may publish, and what grades."""

    lang: options.Lang = None
    window: options.Window = None
    quotes: options.Quoted = options.Quotes.short
    public: options.Public = False
    delay: options.Delay = 72
    displacement: options.Displaced = None
    round: options.Rounds = None

    def inputs(self, report: Sequence[str]) -> tuple[Path | str | None, ...]:
        """Return every path that is read: no output may replace one."""
        return (*Given.inputs(self, report), *(self.displacement or ()))


@dataclass(frozen=True, slots=True)
class Opened:
    """
    Reports and their claims, the claims as located (EPSG:4326), and the control history, null without control.

    The rest are the options as they hold: what was asked for, else a campaign's settings, else the usual values.
    `publication` are the decisions of the publication gate, none where nothing was asked to be made public. `title` is
    that of a campaign's map, null for reports: their own title then holds.
    """

    reading: Reading
    located: Any
    history: "History | None"
    settlements: Path | None = None
    partial: bool = False
    lang: str = "en"
    window: int = 7
    again: int = 14
    highways: Path | None = None
    publication: tuple[str, ...] = ()
    title: str | None = None

    def drawing(self) -> dict[str, Any]:
        """Return the options of `draw_scene` as they hold for what was opened."""
        return {
            "control": self._drawn_control(),
            "lang": self.lang,
            "settlements": self.settlements,
            "highways": self.highways,
            "window": self.window,
            "again": self.again,
            "partial": self.partial,
            "publication": self.publication,
            "title": self.title,
        }

    def _drawn_control(self) -> "History | None":
        """Return the history that may be drawn: of a public output without what its source's terms keep back."""
        from layers.public.rule import may_be_shared

        if self.history is None or not self.publication:
            return self.history
        shared = tuple(one for one in self.history.series if may_be_shared(one.source))
        return type(self.history)(shared) if shared else None


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
