"""A story is read whole or refused in one line, fitted to its map, and each step shows what it says."""

import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from geo.control.history import History
from maps.errors import StoryError
from maps.page.parts.story import describe_story
from maps.page.parts.time import span_days
from maps.scene.scene import Scene
from maps.scene.step import scene_of_step
from maps.scene.story import Step, Story, check_story, read_story
from maps.style.wording import Text
from tests.maps.conftest import village

WORDS = 'title = { en = "A", uk = "А" }\ntext = "Both"\n'


def read(text: str) -> Story:
    return read_story(tomllib.loads(text), name="story.toml")


def test_a_whole_step_is_read() -> None:
    story = read(
        'title = "Over all"\n[[step]]\ntitle = { en = "One", uk = "Один" }\n'
        'text = { uk = "Лише українською" }\nview = { at = [48.0, 37.0], km = 111.2 }\nday = 2025-06-12\nwindow = 7\n'
        'layers = { on = ["a"], off = ["b", "c"] }\nmarks = { evidence = "geolocated", oblast = ["Donetsk"] }\n'
        'notes = [{ at = [48.03, 36.87], text = { en = "Here", uk = "Тут" } }]\n'
    )
    (step,) = story.steps
    assert story.title == Text("Over all", "Over all")
    assert step.title == Text("One", "Один")
    assert step.text == Text("Лише українською", "Лише українською"), "one language alone stands for both"
    assert step.bounds is not None
    west, south, east, north = step.bounds
    assert (south, north) == pytest.approx((47, 49), abs=0.01)
    assert east - west > north - south, "a circle is wider in degrees than high"
    assert (step.day, step.window) == (date(2025, 6, 12), 7)
    assert (step.on, step.off) == (("a",), ("b", "c"))
    assert step.marks == {"evidence": ("geolocated",), "oblast": ("Donetsk",)}
    assert [(note.lat, note.lon, note.text.uk) for note in step.notes] == [(48.03, 36.87, "Тут")]


def test_a_step_keeps_the_view_and_day_of_the_step_before_and_nothing_else() -> None:
    first, second, third = read(
        f'[[step]]\n{WORDS}view = {{ bounds = [36, 47, 38, 49] }}\nday = "2025-06-10"\nwindow = 3\n'
        f'marks = {{ actor = ["russian"] }}\nlayers = {{ off = ["x"] }}\n'
        f"[[step]]\n{WORDS}[[step]]\n{WORDS}day = 2025-06-11\n"
    ).steps
    assert second.bounds == third.bounds == first.bounds == (36, 47, 38, 49)
    assert (second.day, second.window, third.day) == (date(2025, 6, 10), 3, date(2025, 6, 11))
    assert not second.marks
    assert not second.off


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "story.toml, step: there is none; begin each step with a line [[step]]"),
        ("steps = 3", "story.toml, steps: is not known; there are title, step"),
        ("[[step]]\ntext = 'a'", "step 1, title: is missing; write title = "),
        (f"[[step]]\n{WORDS}[[step]]\ntitle = 'a'", "step 2, text: is missing; write text = "),
        ("[[step]]\ntitle = 3\ntext = 'a'", "step 1, title: 3 is no text; write {"),
        ("[[step]]\ntitle = { en = ' ' }\ntext = 'a'", "step 1, title, en: is empty or no text"),
        ("[[step]]\ntitle = { de = 'a' }\ntext = 'a'", "step 1, title: {'de': 'a'} is no text; write { en"),
        (f"[[step]]\ntitle = '{'a' * 121}'\ntext = 'a'", "title, en: has 121 letters, 120 fit; shorten it"),
        (f"[[step]]\n{WORDS}vew = 3", "step 1, vew: is not known; there are title, text, view"),
        (f"[[step]]\n{WORDS}view = 3", "step 1, view: 3 is no table; write { at = [LAT, LON], km = 20 }"),
        (f"[[step]]\n{WORDS}view = {{ at = [48, 37] }}", "view: needs at and km, or bounds alone; write"),
        (f"[[step]]\n{WORDS}view = {{ at = [37, 48], km = 9 }}", "no place around Ukraine; write latitude first"),
        (f"[[step]]\n{WORDS}view = {{ at = [48, 37], km = 0 }}", "view, km: 0 is no distance to look around"),
        (f"[[step]]\n{WORDS}view = {{ at = [48, 'x'], km = 9 }}", "view: [48, 'x'] is not understood; write at ="),
        (f"[[step]]\n{WORDS}view = {{ bounds = [38, 47, 36, 49] }}", "bounds nothing; write [WEST, SOUTH"),
        (f"[[step]]\n{WORDS}day = 'June'", "step 1, day: is no day; write it as 2025-06-12"),
        (f"[[step]]\n{WORDS}day = 2025-06-12T10:00:00", "step 1, day: is no day"),
        (f"[[step]]\n{WORDS}window = 0", "step 1, window: 0 is no number of days"),
        (f"[[step]]\n{WORDS}window = true", "step 1, window: True is no number of days"),
        (f"[[step]]\n{WORDS}layers = {{ of = [] }}", "step 1, layers, of: is not known; there are on, off"),
        (
            f"[[step]]\n{WORDS}marks = {{ evidence = ['sure'] }}",
            "marks evidence: 'sure' is not known; there are geoloc",
        ),
        (f"[[step]]\n{WORDS}marks = {{ colour = 'red' }}", "marks, colour: is not known; there are evidence, action"),
        (f"[[step]]\n{WORDS}notes = 'a'", "step 1, notes: must be a list of at most 8; write notes = ["),
        (f"[[step]]\n{WORDS}notes = [{{ text = 'a' }}]", "step 1, note 1, at: is missing; write { at = [LAT, LON]"),
        (f"[[step]]\n{WORDS}notes = [{{ at = [48, 37], text = '{'a' * 161}' }}]", "note 1, text, en: has 161 letters"),
    ],
)
def test_a_fault_is_one_line_with_file_step_key_and_what_to_do(text: str, fault: str) -> None:
    with pytest.raises(StoryError) as caught:
        read(text)
    message = str(caught.value)
    assert message.startswith("story.toml, ")
    assert fault in message
    assert "\n" not in message


def test_a_story_fits_its_map() -> None:
    story = read(f'[[step]]\n{WORDS}day = 2025-06-12\nlayers = {{ on = ["oblasts"] }}\n')
    days = (date(2025, 6, 10), date(2025, 6, 14))
    assert check_story(story, layers=["oblasts"], days=days) is story
    with pytest.raises(StoryError, match=r"step 1, layers: the map has no 'oblasts'; it has countries, regions"):
        check_story(story, layers=["countries", "regions"], days=days)
    with pytest.raises(StoryError, match=r"step 1, day: 2025-06-12 is none of the map's; choose one from 2025-07-01"):
        check_story(story, layers=["oblasts"], days=(date(2025, 7, 1), date(2025, 7, 2)))
    with pytest.raises(StoryError, match=r"step 1, day: this map shows one day only; leave day out"):
        check_story(story, layers=["oblasts"], days=None)


def test_a_story_of_the_page_is_plain_values() -> None:
    story = read(f"[[step]]\n{WORDS}day = 2025-06-12\nview = {{ bounds = [36, 47, 38, 49] }}\n")
    (step,) = describe_story(story)["steps"]  # type: ignore[index]
    assert step["day"] == "2025-06-12"
    assert step["bounds"] == [36, 47, 38, 49]
    assert step["title"] == {"en": "A", "uk": "А"}
    assert describe_story(None) is None


@pytest.fixture
def dated(make_scene: Callable[..., Scene]) -> Scene:
    """Claimed on the 10th, placed by footage on the 12th, and another village claimed on the 14th."""
    later = {"published": date(2025, 6, 14), "evidence": "claimed", **village("Toretsk")}
    rows: list[dict[str, Any]] = [
        {"published": date(2025, 6, 10), "evidence": "claimed", **village("Novoukrainka")},
        {"published": date(2025, 6, 12), "evidence": "geolocated", **village("Novoukrainka")},
        later,
    ]
    return make_scene(rows)


def grades(scene: Scene) -> set[tuple[str, str]]:
    frames = [layer.frame for layer in scene.layers if layer.key.startswith("mark_") and layer.visible]
    return {(row["place_name"], row["evidence"]) for frame in frames for row in frame.to_dict("records")}


def step(**more: Any) -> Step:
    return Step(Text("A", "А"), Text("B", "Б"), **more)


def test_a_step_of_a_day_shows_no_later_claim(dated: Scene) -> None:
    shown = scene_of_step(dated, step(day=date(2025, 6, 11), window=7))
    assert grades(shown) == {("Novoukrainka", "claimed")}
    assert (shown.as_of, shown.title) == ("2025-06-11", "A")
    assert grades(scene_of_step(dated, step(day=date(2025, 6, 12), window=7))) == {("Novoukrainka", "geolocated")}
    assert grades(scene_of_step(dated, step(day=date(2025, 6, 14), window=1))) == {("Toretsk", "claimed")}


def test_a_step_chooses_marks_and_layers(dated: Scene) -> None:
    assert grades(scene_of_step(dated, step(marks={"evidence": ("geolocated",)}))) == {("Novoukrainka", "geolocated")}
    assert grades(scene_of_step(dated, step(marks={"oblast": ("Sumy",)}))) == set()
    off = scene_of_step(dated, step(off=("mark_claimed", "oblasts")))
    assert not off.layer("oblasts").visible
    assert scene_of_step(dated, step()).layer("oblasts").visible


def test_a_step_of_a_day_shows_the_control_of_that_day(make_scene: Callable[..., Scene], history: History) -> None:
    scene = make_scene([{}], control=history)
    span = span_days(scene)
    assert span == (date(2025, 6, 10), date(2025, 6, 15))
    notes = []
    for day in (date(2025, 6, 10), date(2025, 6, 13)):
        shown = scene_of_step(scene, step(day=day, window=3))
        notes.append({layer.note for layer in shown.layers if layer.group == "control" and layer.visible})
        assert shown.day == day
    assert notes == [{"Test map, 2025-06-10"}, {"Test map, 2025-06-13"}]
