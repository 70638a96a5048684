"""The errors of this room, drawn as a tree: MapsError <- SceneError, StoryError, PageError, StyleError."""

from geo.errors import MendableError


class MapsError(MendableError):
    """Base of every error about drawing: the message says what, where, why and what to do."""


class SceneError(MapsError):
    """A frame or option that cannot become a scene: wrong CRS, missing column, unknown style or language."""


class StoryError(MapsError):
    """A story that does not fit: its file, the step and key, why, and what to write instead."""


class PageError(MapsError):
    """A page that cannot be built: folium or a packaged asset is not what the page was made for."""


class StyleError(MapsError):
    """A table of colours or words that can't be used: a key is missing or unknown, a phrase or colour is none."""
