"""A story file: read before any work, and fitted to the map that it is told over."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.scene.scene import Scene
    from maps.scene.story import Story


def load_story(path: Path | None) -> "Story | None":
    """
    Return the story of a TOML file, null where none is given.

    Raises FileError where it can't be read and StoryError with the line that is no TOML or the step that is wrong.
    """
    if path is None:
        return None
    from layers.disk.files import read_text
    from maps.errors import StoryError
    from maps.scene.story import read_story

    try:
        table = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise StoryError(f"{path.name}: is no TOML, {error}; mend that line") from None
    except RecursionError:
        raise StoryError(f"{path.name}: is nested deeper than any such file is; it is not read") from None
    return read_story(table, name=path.name)


def tell_story(scene: "Scene", story: "Story") -> "Scene":
    """Return a scene with a story that fits it; raises StoryError for a layer or day that it has not."""
    from maps.page.parts.time import span_days
    from maps.scene.change_layers import layer_changes
    from maps.scene.story import check_story

    layers = [layer.key for layer in (*scene.layers, *layer_changes(scene))]
    return replace(scene, story=check_story(story, layers=layers, days=span_days(scene)))
