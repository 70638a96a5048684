"""One palette for every backend, read from palette.toml: style key -> fill, pattern, edge, symbol and legend."""

import re
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, TypeAlias, get_args

from geo.vocabulary import Actor
from maps.errors import StyleError
from maps.style.load import read_table
from maps.style.wording import SECTIONS, Text

Pattern: TypeAlias = Literal["none", "hatch45", "hatch135", "dots", "cross"]
Shape: TypeAlias = Literal[
    "circle_filled",
    "square_filled",
    "circle_half",
    "circle_hollow",
    "diamond",
    "cross",
    "bar",
    "star",
    "arrow",
    "dot",
]

_COLOUR: Final = re.compile(r"#[0-9A-F]{6}")


@dataclass(frozen=True, slots=True)
class Style:
    """
    How one kind of thing looks on every backend.

    Colours are #RRGGBB, null draws nothing; `opacity` is that of the fill; `edge_width` and `dash` are CSS pixels.
    `shape` is a point symbol; an actor's colour replaces `edge` where the row has an actor.
    """

    key: str
    legend: Text
    fill: str | None = None
    opacity: float = 1.0
    pattern: Pattern = "none"
    edge: str | None = None
    edge_width: float = 1.0
    dash: tuple[float, ...] = ()
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Ink:
    """One colour on light and on dark ground, as #RRGGBB."""

    light: str
    dark: str


def make_style(key: str, values: dict[str, Any]) -> Style:
    """
    Return the style of one table of palette.toml with its legend from the words.

    Raises StyleError for a field, pattern, symbol or colour that no style has.
    """
    place = f"maps/style/palette.toml: style {key}"
    known = {field.name for field in fields(Style)} - {"key", "legend"}
    if unknown := sorted(set(values) - known):
        raise StyleError(f"{place} has {', '.join(unknown)}; a style has {', '.join(sorted(known))}")
    for name, words in (("pattern", get_args(Pattern)), ("shape", get_args(Shape))):
        if name in values and values[name] not in words:
            raise StyleError(f"{place} has the {name} {values[name]!r}; use one of {', '.join(words)}")
    for name in ("fill", "edge"):
        _check_colour(values.get(name, "#000000"), place=f"{place}, {name}")
    dash = tuple(values.get("dash", ()))
    return Style(key, SECTIONS["legend"][key], **(values | {"dash": dash}))


def make_ink(values: dict[str, Any], *, place: str) -> Ink:
    """Return a colour for light and for dark ground; raises StyleError where one is missing or no colour."""
    if set(values) != {"light", "dark"}:
        raise StyleError(f"maps/style/palette.toml: {place} needs light and dark and nothing else")
    for tone, colour in values.items():
        _check_colour(colour, place=f"maps/style/palette.toml: {place}, {tone}")
    return Ink(values["light"], values["dark"])


def _check_colour(colour: Any, *, place: str) -> None:
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        raise StyleError(f"{place}: {colour!r} is no colour; write it as #RRGGBB in capitals")


_TABLE: Final = read_table("palette.toml")

PATTERN_GROUND: Final = float(_TABLE["pattern_ground"])
"""Share of the fill's opacity under a pattern."""

ACTOR_INK: Final[dict[Actor, Ink]] = {
    actor: make_ink(values, place=f"actor {actor}") for actor, values in _TABLE["actor"].items()
}
"""The colour of each actor."""

BASE_INK: Final[dict[str, Ink]] = {
    name: make_ink(values, place=f"base {name}") for name, values in _TABLE["base"].items()
}
"""The calm ground everything lies on."""

GAIN_INK: Final = tuple(make_ink(values, place="age gained") for values in _TABLE["age"]["gained"])
"""Ground a source's map newly shows as held, youngest first."""

LOSS_INK: Final = tuple(make_ink(values, place="age lost") for values in _TABLE["age"]["lost"])
"""Ground it no longer shows as held, youngest first."""

STYLES: Final[dict[str, Style]] = {
    key: make_style(key, values)
    for family, prefix in (("line", ""), ("people", ""), ("area", ""), ("event", "event_"), ("mark", "mark_"))
    for key, values in ((prefix + name, values) for name, values in _TABLE[family].items())
}
"""Every style by its key, in drawing order within each family."""

CONTROL_ORDER: Final[tuple[str, ...]] = tuple(_TABLE["area"])
"""Area styles from bottom to top; only polygons of a control source carry them."""
