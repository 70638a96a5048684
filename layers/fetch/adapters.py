"""Which adapter fetches which source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.fetch.services import boundaries, deepstate, displacement, firms, geonames, isw, overpass
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
    "isw": Adapter(isw.gather, isw.make, adds=True),
    "deepstate": Adapter(deepstate.gather, deepstate.make, adds=True),
    "geoboundaries": Adapter(boundaries.gather_geoboundaries, boundaries.make_geoboundaries),
    "firms": Adapter(firms.gather, firms.make, adds=True),
    "unhcr": Adapter(displacement.gather_unhcr, displacement.make_unhcr),
    "iom_dtm": Adapter(displacement.gather_iom, displacement.make_iom),
    "hapi": Adapter(displacement.gather_hapi, displacement.make_hapi),
    "overpass": Adapter(overpass.gather, overpass.make),
    "cod_ab": Adapter(boundaries.gather_cod_ab, boundaries.make_cod_ab),
}
"""By the key of the source."""
