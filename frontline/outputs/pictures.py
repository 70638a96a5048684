"""Still maps: which areas of action they show, and into which files they go."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from frontline.errors import FrontlineError

PICTURES: Final = (".png", ".svg", ".pdf")
EACH: Final = "each"
ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Picture:
    """
    How a still map is cut: its sheet, its area (from 0; null for all in one picture), and whether by months.

    `step` counts the steps of a story from 0; null is no step.
    """

    sheet: str = "print"
    area: int | None = 0
    monthly: bool = False
    step: int | None = None


def check_plot(path: Path | None) -> None:
    """Raise FrontlineError for a plot whose name ends in no form of a picture; none passes."""
    if path is not None and path.suffix.lower() not in PICTURES:
        suffix = path.suffix or "a name without a suffix"
        raise FrontlineError(f"--plot {path}: {suffix} is no picture to write; use .png, .svg or .pdf")


def read_area(text: str | None) -> str:
    """
    Return what --area says: a number from 1, all or each; not given is 1.

    Raises FrontlineError for anything else.
    """
    area = "1" if text is None else text
    if area not in {ALL, EACH} and not (area.isdecimal() and area.isascii() and int(area) >= 1):
        raise FrontlineError(
            f"--area {area}: is no area; use 1 for the weightiest, 2 for the next, all for one picture of all areas, "
            "or each for one picture an area"
        )
    return area


def plan_pictures(path: Path, *, area: str, sheet: str, areas: int) -> list[tuple[Path, Picture]]:
    """
    Return the files of a still map and how each is cut; of several areas each goes into NAME-1, NAME-2 and so on.

    A report without a mark has no area: its one picture shows Ukraine. Raises FrontlineError for an area there is not.
    """
    if area == ALL:
        return [(path, Picture(sheet, None))]
    if area == EACH and areas > 1:
        return [(path.with_name(f"{path.stem}-{n + 1}{path.suffix}"), Picture(sheet, n)) for n in range(areas)]
    number = 1 if area == EACH else int(area)
    if number > max(areas, 1):
        there = "1 area" if areas <= 1 else f"{areas} areas"
        raise FrontlineError(f"--area {number}: the map has {there} of action to show; use 1 to {max(areas, 1)}")
    return [(path, Picture(sheet, number - 1))]


def plan_steps(path: Path, *, sheet: str, steps: int) -> list[tuple[Path, Picture]]:
    """
    Return the files of a story's steps: NAME-1, NAME-2 and so on.

    >>> [path.name for path, _ in plan_steps(Path("story.png"), sheet="wide", steps=2)]
    ['story-1.png', 'story-2.png']
    """
    return [(path.with_name(f"{path.stem}-{n + 1}{path.suffix}"), Picture(sheet, step=n)) for n in range(steps)]


def tell_areas(name: str, places: Sequence[str | None], *, area: int = 0) -> str | None:
    """
    Return the line that says which of several areas a still map shows; null where there is but one.

    >>> tell_areas("map.png", ["Toretsk", "Siversk"])
    'map.png: shows area 1 of 2 (Toretsk); --area 2 shows the other, --area all both, --area each one picture each'
    """
    if len(places) < 2:
        return None
    around = f" ({places[area]})" if places[area] else ""
    others = (
        "--area 2 shows the other, --area all both"
        if len(places) == 2
        else (f"--area 2 to {len(places)} show the others, --area all shows all")
    )
    return f"{name}: shows area {area + 1} of {len(places)}{around}; {others}, --area each one picture each"


def tell_control(name: str, sources: Sequence[str], *, drawn: str | None) -> str | None:
    """
    Return the line that says which of several control sources a still map draws; null where it leaves none out.

    >>> tell_control("map.png", ["own", "other", "own"], drawn="own")
    'map.png: draws the control of own, not that of other; for another source give its control alone'
    """
    others = [source for source in dict.fromkeys(sources) if source != drawn]
    if drawn is None or not others:
        return None
    left_out = ", ".join(others)
    return f"{name}: draws the control of {drawn}, not that of {left_out}; for another source give its control alone"
