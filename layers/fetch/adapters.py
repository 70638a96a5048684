"""Which adapter fetches which source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.fetch import geonames
from layers.fetch.wish import Errand, Made


@dataclass(frozen=True, slots=True)
class Adapter:
    """
    How one source is fetched.

    `gather` asks for its files and returns where they lie; `make` looks whether they can be true, and makes layers of
    them in a folder, or raises LayersError. `adds` tells that a new file joins the older ones, as days do.
    """

    gather: Callable[[Errand], Sequence[Path]]
    make: Callable[[Sequence[Path], Path], Made]
    adds: bool = False


ADAPTERS: Final[dict[str, Adapter]] = {
    "geonames": Adapter(geonames.gather, geonames.make),
}
"""By the key of the source."""
