"""
The shell: command line, progress, files and exit codes; and the small notebook API (`import frontline as fl`).

May import every room, and does so only inside functions: importing this package loads no geopandas, folium or pandera.
"""

from typing import Any

from frontline.version import VERSION

__all__ = ["export", "layers", "locate", "map", "mark", "read_report", "track_record"]
__version__ = VERSION


def __getattr__(name: str) -> Any:
    """Hand out the notebook API on first use."""
    if name in __all__:
        from frontline import api

        return getattr(api, name)
    raise AttributeError(f"module 'frontline' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the notebook API for completion."""
    return sorted([*__all__, "__version__"])
