"""A story of the page: its steps as plain values, every text as text."""

from typing import Any

from maps.page.coding.json_cells import plain
from maps.scene.story import LONGEST, Step, Story
from maps.style.wording import Text


def describe_story(story: Story | None) -> dict[str, Any] | None:
    """Return the title and steps of a story, null for none; days are ISO days, bounds and points are in degrees."""
    if story is None:
        return None
    return {"title": _both(story.title) if story.title else None, "steps": [_step(step) for step in story.steps]}


def _step(step: Step) -> dict[str, Any]:
    return {
        "title": _both(step.title),
        "text": _both(step.text),
        "bounds": list(step.bounds) if step.bounds else None,
        "day": plain(step.day),
        "window": step.window,
        "on": [plain(key) for key in step.on],
        "off": [plain(key) for key in step.off],
        "marks": {key: [plain(value) for value in values] for key, values in step.marks.items()},
        "notes": [{"at": [note.lon, note.lat], "text": _both(note.text)} for note in step.notes],
    }


def _both(words: Text) -> dict[str, Any]:
    return {lang: plain(getattr(words, lang), limit=LONGEST["text"]) for lang in ("en", "uk")}
