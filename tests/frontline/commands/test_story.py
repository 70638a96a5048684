"""--story of map and export: a good file is told and drawn, a bad one is refused in one line before any work."""

import pytest
from PIL import Image

pytestmark = pytest.mark.usefixtures("near_base")

GOOD = """
[[step]]
title = { en = "First", uk = "Перший" }
text = { en = "Words.", uk = "Слова." }
view = { at = [48.03, 36.87], km = 9 }
notes = [{ at = [48.0305, 36.8656], text = { en = "Here", uk = "Тут" } }]

[[step]]
title = { en = "Second", uk = "Другий" }
text = { en = "More words.", uk = "Ще слова." }
marks = { evidence = ["geolocated"] }
"""


@pytest.fixture
def text(report):
    return report("Geolocated footage published on June 11 shows that Russian forces advanced in Novoukrainka.")


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_page_holds_its_story(frontline, text, story, tmp_path):
    result = frontline("map", text, "--story", story, "-o", tmp_path / "page.html")
    assert result.code == 0, result.err
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<h2>Second</h2><p>More words.</p>" in page
    assert str(tmp_path) not in page


def test_each_step_is_a_picture(frontline, text, story, tmp_path):
    out = tmp_path / "told.png"
    result = frontline("export", text, "--story", story, "-o", out, "-o", tmp_path / "told.svg", "--size", "wide")
    assert result.code == 0, result.err
    names = ["told-1.png", "told-2.png", "told-1.svg", "told-2.svg"]
    assert [line.rsplit("/", 1)[-1] for line in result.out.split()] == names
    with Image.open(tmp_path / "told-1.png") as image:
        assert image.size == (1600, 900)
    first, second = ((tmp_path / name).read_text("utf-8") for name in names[2:])
    assert "First" in first
    assert "Words." in first
    assert "Here" in first
    assert "Second" in second
    assert "Here" not in second
    ukrainian = frontline("export", text, "--story", story, "-o", tmp_path / "uk.svg", "--lang", "uk")
    assert ukrainian.code == 0, ukrainian.err
    assert "Слова." in (tmp_path / "uk-1.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('[[step]]\ntitle = { en = "First"', '[[step]\ntitle = { en = "First"'), "story.toml: is no TOML, "),
        (("[[step]]", f"a = {'[' * 5000}{']' * 5000}\n[[step]]"), "story.toml: is nested deeper than any such file is"),
        (("km = 9", "miles = 9"), "story.toml, step 1, view, miles: is not known; there are at, km, bounds"),
        (('["geolocated"]', '["certain"]'), "story.toml, step 2, marks evidence: 'certain' is not known; there are"),
        (("notes =", "day = 2025-06-11\nnotes ="), "story.toml, step 1, day: this map shows one day only; leave day"),
        (("notes =", "layers = { on = ['trees'] }\nnotes ="), "step 1, layers: the map has no 'trees'; it has countries"),
    ],
)  # fmt: skip
def test_a_bad_story_is_refused_in_one_line(frontline, text, story, tmp_path, change, told):
    story.write_text(GOOD.replace(*change), encoding="utf-8")
    result = frontline("map", text, "--story", story, "-o", tmp_path / "page.html")
    assert result.code == 2
    (line,) = [line for line in result.err.splitlines() if "story.toml" in line]
    assert told in line
    assert not (tmp_path / "page.html").exists()


def test_a_story_is_no_grid_and_is_not_overwritten(frontline, text, story, tmp_path):
    result = frontline("export", text, "--story", story, "--every", "month", "-o", tmp_path / "grid.png")
    assert result.code == 2
    assert "--story: its steps say what a picture shows; leave out --every and --area" in result.err
    result = frontline("map", text, "--story", tmp_path / "none.toml", "-o", tmp_path / "page.html")
    assert result.code == 2
    assert "none.toml" in result.err


def test_the_example_story_is_told(frontline, root, tmp_path):
    examples = root / "examples"
    out = tmp_path / "page.html"
    result = frontline(
        "map", examples / "2025-06-12.txt", "--story", examples / "story.toml", "-o", out, "--lang", "uk"
    )
    assert result.code == 0, result.err
    assert "<h2>Що видно на відео</h2>" in out.read_text("utf-8")
