"""The settings of a campaign: frontline.toml, with comments for a person to edit, read with every fault named."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geo.vocabulary import CONTROL_KINDS, VOICES
from layers.disk.files import FileError, read_text
from layers.disk.paths import lead
from layers.errors import LayersError

NAME: Final = "frontline.toml"
STORE: Final = "campaign.gpkg"
LANGUAGES: Final = ("en", "uk")

SAMPLE: Final = """\
# A campaign of Frontline Mapper. Edit this file, then run: frontline update
# Paths count from this folder. What is read is kept in campaign.gpkg beside this file.

title = {title}
language = "en"      # of the map's page and pictures: en or uk
window_days = 7      # a change on a map is graded by reports so many days before or after it
again_days = 14      # a gain said again within so many days is the same one

# settlements = "UA.txt"            # a fuller gazetteer of your own: GeoNames' table or our columns
# corrections = "corrections.csv"   # a person's verdicts: claim_id,verdict,katottg,note,by

# Reports: a folder (with all below it) or a file. Repeat the block for each.
[[reports]]
path = "reports"
# voice = "isw"      # who publishes them, where the texts do not say

# Control maps of your own copy: a folder, file or archive. Repeat the block for each.
# [[control]]
# path = "control"
# source = "ISW"                # where the files' names do not say
# kind = "assessed_control"     # as above
# partial = false               # true for extracts that need not cover a whole country
# grid_m = 0.1                  # for sources that redraw every line each day: corners on a grid of 10 cm
"""


class SettingsError(LayersError):
    """A campaign's settings can't be used: every fault is named."""


@dataclass(frozen=True, slots=True)
class ReportSource:
    """A folder or file of reports; `voice` is who publishes them, null where the texts say."""

    path: Path
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class ControlSource:
    """A folder, file or archive of control maps; source and kind are null where the files say."""

    path: Path
    source: str | None = None
    kind: str | None = None
    partial: bool = False
    grid_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """
    The settings of a campaign; all paths are resolved from its folder.

    `beside` are the sources that the settings name by a way out of the folder ("../maps").
    """

    folder: Path
    title: str
    reports: tuple[ReportSource, ...]
    control: tuple[ControlSource, ...] = ()
    settlements: Path | None = None
    corrections: Path | None = None
    language: str = "en"
    window_days: int = 7
    again_days: int = 14
    beside: tuple[Path, ...] = ()

    @property
    def store(self) -> Path:
        """The campaign's store, which may not exist yet."""
        return self.folder / STORE


def _from(home: Path, written: str) -> Path:
    """
    Return where a path of the settings leads, so that a message names it as a person would.

    >>> _from(Path("/maps/camp"), "../control").as_posix(), _from(Path("/maps/camp"), "reports").as_posix()
    ('/maps/control', '/maps/camp/reports')
    """
    parts = list(Path(written).parts)
    while parts[:1] == [".."]:
        home, parts = home.parent, parts[1:]
    return home.joinpath(*parts)


def sample_settings(title: str) -> str:
    """Return the text of new settings with a title; quotes and backslashes in it are kept as they are."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return SAMPLE.format(title=f'"{quoted}"')


def is_campaign(path: Path) -> bool:
    """Tell whether a path is a campaign's folder: one with a frontline.toml in it."""
    return (path / NAME).is_file()


def read_settings(folder: Path) -> Settings:
    """
    Read the settings of a campaign's folder.

    Raises SettingsError naming every unknown key and wrong value, or where the folder is no campaign.
    """
    path = folder / NAME
    if not path.is_file():
        raise SettingsError(f"{folder}: is no campaign, it has no {NAME}; make one with: frontline init {folder}")
    try:
        table = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is no TOML ({error}); mend that line") from None
    except RecursionError:
        raise SettingsError(f"{path}: is nested deeper than any such file is; it is not read") from None
    except FileError as error:
        raise SettingsError(str(error)) from None
    faults: list[str] = []
    top = _take(table, _TOP, "", faults)
    sources = {
        name: [_take(block, keys, f"[[{name}]] {number}: ", faults, needed=("path",)) for number, block in blocks]
        for name, keys, blocks in (
            ("reports", _REPORTS, _blocks(table, "reports", faults)),
            ("control", _CONTROL, _blocks(table, "control", faults)),
        )
    }
    if not sources["reports"] and not faults:
        faults.append("no [[reports]] block says where the reports are")
    if faults:
        raise SettingsError(f"{path}: {'; '.join(faults)}")
    home = lead(folder)
    paths: dict[str, Any] = {name: _from(home, top.pop(name)) for name in ("settlements", "corrections") if name in top}
    ways = (one["path"] for blocks in sources.values() for one in blocks)
    beside = tuple(_from(home, way) for way in ways if Path(way).parts[:1] == ("..",))
    return Settings(
        home,
        str(top.pop("title", lead(folder).name)),
        tuple(ReportSource(_from(home, one.pop("path")), **one) for one in sources["reports"]),
        tuple(ControlSource(_from(home, one.pop("path")), **one) for one in sources["control"]),
        beside=beside,
        **paths,
        **top,
    )


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "must be text in quotes"


def _one_of(*words: str) -> Any:
    return lambda value: None if value in words else f"must be one of {', '.join(words)}"


def _whole(value: Any) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3650
    return None if good else "must be a number of days from 0 on"


def _metres(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1000
    return None if good else "must be a number of metres from 0 to 1000"


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


_TOP: Final = {
    "title": _text,
    "language": _one_of(*LANGUAGES),
    "window_days": _whole,
    "again_days": _whole,
    "settlements": _text,
    "corrections": _text,
}
_REPORTS: Final = {"path": _text, "voice": _one_of(*VOICES)}
_CONTROL: Final = {
    "path": _text,
    "source": _text,
    "kind": _one_of(*CONTROL_KINDS),
    "partial": _flag,
    "grid_m": _metres,
}


def _take(
    table: Mapping[str, Any], rules: Mapping[str, Any], where: str, faults: list[str], *, needed: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the known keys of a table, adding a fault for each unknown key, wrong value and missing one."""
    blocks = ("reports", "control") if not where else ()
    unknown = [key for key in table if key not in rules and key not in blocks]
    faults += [f"{where}{key} is unknown, use {', '.join(rules)}" for key in unknown]
    faults += [f"{where}{key} is missing" for key in needed if key not in table]
    for key, rule in rules.items():
        if key in table and (fault := rule(table[key])):
            faults.append(f"{where}{key} {fault}")
    return {key: table[key] for key in rules if key in table}


def _blocks(table: Mapping[str, Any], name: str, faults: list[str]) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the numbered blocks of a name; anything else under it is a fault."""
    blocks = table.get(name, [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        faults.append(f"{name} must be blocks headed [[{name}]]")
        return []
    return list(enumerate(blocks, start=1))
