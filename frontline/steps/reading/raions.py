"""Areas of the user's own to count and sum by: of a file, or raions of a table of settlements."""

from pathlib import Path
from typing import Any, Final

from frontline.errors import FrontlineError
from frontline.screen.notes import note

FEWEST_POINTS: Final = 15_000
"""From so many settlements on raions are derived whose areas are off by 1.5 % (median); 3,926 give 4.6."""


def derive_own(settlements: Path) -> Any:
    """
    Return the raions of a table of settlements, a note saying how far off their areas are.

    Raises FrontlineError where it has too few points and TableError for a file that can't be used.
    """
    from frontline.steps.reading.base_layers import load_base
    from frontline.steps.reading.read_and_locate import load_places
    from layers.gazetteer.raions import derive_raions

    places = load_places(settlements)
    exact = int((places.geometry.notna() & places["radius_km"].isna() & places["raion"].notna()).sum())
    if exact < FEWEST_POINTS:
        raise FrontlineError(
            f"--by raion: {settlements} places {exact:,} settlements of a raion, too few for square kilometres "
            f"({FEWEST_POINTS:,} are needed); give GeoNames' whole table, or surveyed raions as --places FILE"
        )
    note(
        f"raions: derived from {exact:,} settlements, each place to the nearest; against surveyed borders their areas "
        "are off by 1.5 % in the median"
    )
    return derive_raions(places, load_base("oblasts"))


def read_areas(path: Path, *, also: str = "") -> Any:
    """
    Return areas of the user's own (EPSG:4326) with their names in `name_en`, which may be called `also` in the file.

    Raises FrontlineError where no column names them, and the errors of reading for a file in another reference system.
    """
    from layers.control.checks.shapes import check_crs
    from layers.control.files.copies import find_copies
    from layers.control.files.rows import open_copy

    frame, _ = open_copy(find_copies(path)[0][0])
    check_crs(frame, str(path))
    if also in frame.columns and "name_en" not in frame.columns:
        frame = frame.rename(columns={also: "name_en"})
    if "name_en" not in frame.columns:
        names = " or ".join(filter(None, ("name_en", also)))
        raise FrontlineError(f"{path}: has no column {names} to name its areas by; rename the column that does")
    return frame.set_crs(4326, allow_override=True)
