"""A story over a map: steps with a view, a day, what is shown, words in two languages and notes; read from a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import cos, isfinite, radians
from typing import Any, Final, get_args

from geo.measure.flat import KM_PER_DEGREE
from geo.vocabulary import ACTIONS, ACTORS, CLAIMANTS, EVIDENCE, SUPPORT, Outcome
from maps.errors import StoryError
from maps.scene.views import Bounds
from maps.style.wording import Text

MOST_STEPS: Final = 60
MOST_NOTES: Final = 8
LONGEST: Final = {"title": 120, "text": 2_000, "note": 160}
"""Characters that still fit beside a map."""

FACETS: Final[dict[str, tuple[str, ...] | None]] = {
    "evidence": EVIDENCE,
    "action": ACTIONS,
    "actor": ACTORS,
    "claimant": CLAIMANTS,
    "support": SUPPORT,
    "outcome": get_args(Outcome),
    "oblast": None,
}
"""What marks may be chosen by, with the words there are; any name of an oblast."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words with a leader to a point, in degrees."""

    lon: float
    lat: float
    text: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step: null `bounds`, `day` or `window` leave them as they are; `marks` are choices by facet, none is all."""

    title: Text
    text: Text
    bounds: Bounds | None = None
    day: date | None = None
    window: int | None = None
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in order and the file they come from; a null title is the map's."""

    steps: tuple[Step, ...]
    title: Text | None = None
    name: str = "story"


def read_story(table: Mapping[str, Any], *, name: str) -> Story:
    """
    Return the story of a parsed TOML table; a step without a view, day or window has those of the step before.

    Raises StoryError for the first fault: file, step and key, why, and what to do.
    """
    _known(table, ("title", "step"), name)
    blocks = table.get("step")
    if not isinstance(blocks, list) or not blocks:
        raise StoryError(f"{name}, step: there is none; begin each step with a line [[step]]")
    if len(blocks) > MOST_STEPS:
        raise StoryError(f"{name}, step: there are {len(blocks)}; a story has at most {MOST_STEPS}, tell it in two")
    steps: list[Step] = []
    for number, block in enumerate(blocks, start=1):
        before = steps[-1] if steps else Step(Text("", ""), Text("", ""))
        steps.append(_read_step(block, f"{name}, step {number}", before))
    title = _words(table["title"], f"{name}, title", "title") if "title" in table else None
    return Story(tuple(steps), title, name)


def check_story(story: Story, *, layers: Sequence[str], days: tuple[date, date] | None) -> Story:
    """
    Return a story that fits a map with these layers and this first and last day, null where it has but one day.

    Raises StoryError for a layer there is not, or a day that the map cannot show.
    """
    for number, step in enumerate(story.steps, start=1):
        place = f"{story.name}, step {number}"
        for key in (*step.on, *step.off):
            if key not in layers:
                raise StoryError(f"{place}, layers: the map has no {key!r}; it has {', '.join(layers)}")
        if step.day is not None and days is None:
            raise StoryError(
                f"{place}, day: this map shows one day only; leave day out, or give reports or control of several days"
            )
        if step.day is not None and days is not None and not days[0] <= step.day <= days[1]:
            raise StoryError(f"{place}, day: {step.day} is none of the map's; choose one from {days[0]} to {days[1]}")
    return story


def _read_step(block: Any, place: str, before: Step) -> Step:
    if not isinstance(block, Mapping):
        raise StoryError(f"{place}: is no table; begin each step with a line [[step]]")
    _known(block, ("title", "text", "view", "day", "window", "layers", "marks", "notes"), place)
    for key in ("title", "text"):
        if key not in block:
            raise StoryError(f'{place}, {key}: is missing; write {key} = {{ en = "...", uk = "..." }}')
    layers = _table(block.get("layers", {}), f"{place}, layers", ("on", "off"), "{ on = [...], off = [...] }")
    marks = _table(block.get("marks", {}), f"{place}, marks", tuple(FACETS), '{ evidence = ["geolocated"] }')
    notes = block.get("notes", [])
    if not isinstance(notes, list) or len(notes) > MOST_NOTES:
        form = "notes = [{ at = [LAT, LON], text = ... }]"
        raise StoryError(f"{place}, notes: must be a list of at most {MOST_NOTES}; write {form}")
    return Step(
        title=_words(block["title"], f"{place}, title", "title"),
        text=_words(block["text"], f"{place}, text", "text"),
        bounds=_bounds(block["view"], f"{place}, view") if "view" in block else before.bounds,
        day=_day(block["day"], f"{place}, day") if "day" in block else before.day,
        window=_window(block["window"], f"{place}, window") if "window" in block else before.window,
        on=_list(layers.get("on", []), f"{place}, layers on", None),
        off=_list(layers.get("off", []), f"{place}, layers off", None),
        marks={key: _list(values, f"{place}, marks {key}", FACETS[key]) for key, values in marks.items()},
        notes=tuple(_note(note, f"{place}, note {number}") for number, note in enumerate(notes, start=1)),
    )


def _known(table: Mapping[str, Any], keys: Sequence[str], place: str) -> None:
    for key in table:
        if key not in keys:
            raise StoryError(f"{place}, {key}: is not known; there are {', '.join(keys)}")


def _table(value: Any, place: str, keys: Sequence[str], form: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise StoryError(f"{place}: {value!r} is no table; write {form}")
    _known(value, keys, place)
    return value


def _words(value: Any, place: str, kind: str) -> Text:
    """Return words in both languages; one of them alone stands for both."""
    form = '{ en = "...", uk = "..." }'
    both = {"en": value, "uk": value} if isinstance(value, str) else value
    if not isinstance(both, Mapping) or not both or set(both) - {"en", "uk"}:
        raise StoryError(f"{place}: {value!r} is no text; write {form}")
    for lang, words in both.items():
        if not isinstance(words, str) or not words.strip():
            raise StoryError(f"{place}, {lang}: is empty or no text; write {form}")
        if len(words) > LONGEST[kind]:
            raise StoryError(f"{place}, {lang}: has {len(words)} letters, {LONGEST[kind]} fit; shorten it")
    return Text(*(str(both.get(lang) or both[other]).strip() for lang, other in (("en", "uk"), ("uk", "en"))))


def _list(value: Any, place: str, known: Sequence[str] | None) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
        raise StoryError(f'{place}: {value!r} is no list of words; write ["...", "..."]')
    for one in values:
        if known is not None and one not in known:
            raise StoryError(f"{place}: {one!r} is not known; there are {', '.join(known)}")
    return tuple(values)


def _day(value: Any, place: str) -> date:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise StoryError(f"{place}: is no day; write it as 2025-06-12")
    return value


def _window(value: Any, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9_999:
        raise StoryError(f"{place}: {value!r} is no number of days; write 1 or more, such as 7")
    return value


def _bounds(value: Any, place: str) -> Bounds:
    """Return bounds in degrees, from `bounds` itself or a point with the kilometres around it."""
    form = "{ at = [LAT, LON], km = 20 } or { bounds = [WEST, SOUTH, EAST, NORTH] }"
    view = _table(value, place, ("at", "km", "bounds"), form)
    if set(view) == {"bounds"}:
        west, south, east, north = _numbers(view["bounds"], 4, place, form)
        if west < east and south < north and _is_place(west, south) and _is_place(east, north):
            return west, south, east, north
        raise StoryError(f"{place}: {view['bounds']!r} bounds nothing; write [WEST, SOUTH, EAST, NORTH] in degrees")
    if set(view) != {"at", "km"}:
        raise StoryError(f"{place}: needs at and km, or bounds alone; write {form}")
    lon, lat = _point(view["at"], place)
    (km,) = _numbers([view["km"]], 1, place, form)
    if not 1 <= km <= 1_000:
        raise StoryError(f"{place}, km: {km:g} is no distance to look around; write 1 to 1000")
    up = km / KM_PER_DEGREE
    side = up / cos(radians(lat))
    return tuple(round(edge, 4) for edge in (lon - side, lat - up, lon + side, lat + up))  # type: ignore[return-value]


def _note(value: Any, place: str) -> Note:
    note = _table(value, place, ("at", "text"), '{ at = [LAT, LON], text = { en = "...", uk = "..." } }')
    for key in ("at", "text"):
        if key not in note:
            raise StoryError(f'{place}, {key}: is missing; write {{ at = [LAT, LON], text = {{ en = "..." }} }}')
    lon, lat = _point(note["at"], f"{place}, at")
    return Note(lon, lat, _words(note["text"], f"{place}, text", "note"))


def _point(value: Any, place: str) -> tuple[float, float]:
    """Return longitude and latitude of a point as people write it, latitude first."""
    lat, lon = _numbers(value, 2, place, "at = [LAT, LON], such as [48.03, 36.87]")
    if not _is_place(lon, lat):
        raise StoryError(f"{place}: {value!r} is no place around Ukraine; write latitude first, such as [48.03, 36.87]")
    return lon, lat


def _is_place(lon: float, lat: float) -> bool:
    return 10 <= lon <= 60 and 38 <= lat <= 62


def _numbers(value: Any, count: int, place: str, form: str) -> tuple[float, ...]:
    is_number: Callable[[Any], bool] = lambda one: isinstance(one, int | float) and not isinstance(one, bool)  # noqa: E731
    if isinstance(value, list) and len(value) == count and all(is_number(one) and isfinite(one) for one in value):
        return tuple(float(one) for one in value)
    raise StoryError(f"{place}: {value!r} is not understood; write {form}")
