"""The page as text: one file, nothing loaded, the same bytes every time, data only as data."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rjsmin import jsmin

from geo.advance.marks import mark_claims
from maps.errors import PageError
from maps.page.bundle import bundle_scripts, bundle_styles, join_scripts
from maps.page.page import VIEWPORT, render_page
from maps.page.tiles import find_tiles
from maps.scene.scene import BaseLayers, Scene, build_scene
from tests.maps.conftest import claims_frame, every_kind

SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


def data_of(page: str) -> dict[str, object]:
    return next(json.loads(body) for attributes, body in SCRIPT.findall(page) if "json" in attributes)


def test_nothing_is_linked(page: str) -> None:
    markup = SCRIPT.sub("<script>", page)
    assert not re.findall(r'<(?:script|img|iframe)[^>]+src=|<link|@import|url\((?!["\']?data:)', markup)
    assert "sourceMappingURL" not in page


def test_the_policy_lets_exactly_our_scripts_run(page: str) -> None:
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy.start() < page.index("<script")
    assert policy.start() < page.index("<style")
    scripts = [
        body for attributes, body in SCRIPT.findall(page) if "json" not in attributes and "plain" not in attributes
    ]
    hashes = {base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in scripts}
    assert set(re.findall(r"'sha256-([^']+)'", policy[1])) == hashes
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "img-src data:;" in policy[1]
    assert "unsafe-eval" not in policy[1]
    assert not re.search(r"script-src[^;]*unsafe-inline", policy[1])


def test_no_inline_handlers_in_the_page(page: str) -> None:
    shell = SCRIPT.sub("", page)
    assert not re.search(r"\son\w+\s*=", re.sub(r"<style>.*?</style>", "", shell, flags=re.DOTALL))


def test_the_page_can_be_zoomed_and_names_its_language(page: str) -> None:
    assert page.count('name="viewport"') == 1
    assert VIEWPORT in page
    assert "user-scalable" not in SCRIPT.sub("", page)
    assert '<html lang="en">' in page


def test_the_same_scene_gives_the_same_bytes_in_another_process(root: Path, base: BaseLayers) -> None:
    code = (
        "import importlib.util, hashlib\n"
        "spec = importlib.util.spec_from_file_location('c', 'tests/maps/conftest.py')\n"
        "c = importlib.util.module_from_spec(spec); spec.loader.exec_module(c)\n"
        "base = c.base.__wrapped__() if hasattr(c.base, '__wrapped__') else c.base.__pytest_wrapped__.obj()\n"
        "claims = c.claims_frame(c.every_kind())\n"
        "scene = c.build_scene(claims, c.mark_claims(claims), base=base)\n"
        "print(hashlib.sha256(c.render_page(scene).encode()).hexdigest(), hash('frontline'))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": str(hash("frontline") % 1_000_000), "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    digest, hashed = ran.stdout.split()
    assert hashed != str(hash("frontline")), "both processes order their sets alike"
    claims = claims_frame(every_kind())
    scene = build_scene(claims, mark_claims(claims), base=base)
    assert digest == hashlib.sha256(render_page(scene).encode()).hexdigest()


def test_our_scripts_never_write_markup() -> None:
    code = bundle_scripts()
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "setContent(`",
    ):
        assert word not in code, word
    assert "import " not in re.sub(r"//.*", "", code).replace("important", "")
    assert not re.search(r"^export ", code, re.MULTILINE)


def test_our_scripts_parse_and_their_units_hold_as_they_stand_in_the_page(
    root: Path, node: str, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.js"
    bundle.write_text(bundle_scripts(), "utf-8")
    subprocess.run([node, "--check", str(bundle)], check=True, capture_output=True)
    assets = root / "maps/page/assets"
    for source in (assets / "package.json", *assets.glob("**/*.js")):
        copy = tmp_path / source.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        copy.write_text(jsmin(text) if source.suffix == ".js" else text, "utf-8")
    shutil.copytree(root / "tests/maps/page/js", tmp_path / "tests/maps/page/js")
    ran = subprocess.run(
        [node, "--test", "tests/maps/page/js"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
    assert re.search(r"^# pass (\d+)$|pass (\d+)$", ran.stdout, re.MULTILINE), ran.stdout


def test_the_minifier_touches_no_text() -> None:
    written = re.sub(r"^ *//.*$", "", join_scripts(), flags=re.MULTILINE)
    texts = [re.findall(r"`[^`]*`", code) for code in (written, bundle_scripts())]
    assert texts[0] == texts[1], "un-nest the template literals: the minifier knows no template within a template"
    assert len(texts[0]) > 100
    assert len(bundle_scripts()) < 0.75 * len(join_scripts())


def test_styles_load_no_image_and_stay_balanced() -> None:
    styles = bundle_styles()
    assert "url(" not in styles
    assert "</style" not in styles
    assert styles.count("{") == styles.count("}") > 300


def test_nothing_calls_the_jquery_that_is_left_out(page: str) -> None:
    scripts = [found[2] for found in SCRIPT.finditer(page) if "json" not in found[1] and "text/plain" not in found[1]]
    ours = [text for text in scripts if "Leaflet" not in text[:400]]
    assert len(ours) == len(scripts) - 1
    assert any("frontline.start()" in text for text in ours)
    assert not any(re.search(r"jQuery|\$\(", text) for text in ours)


def test_only_a_page_with_a_story_or_a_track_record_carries_its_code(page: str, node: str, tmp_path: Path) -> None:
    assert "story-bar" in bundle_scripts()
    assert "stepAt" not in page
    assert "USUAL_HORIZON" not in page
    assert len(bundle_scripts()) - len(bundle_scripts(told=False)) > 5_000
    assert len(bundle_scripts()) - len(bundle_scripts(tracked=False)) > 2_000
    assert len(bundle_scripts()) - len(bundle_scripts(near=False)) > 2_000
    (tmp_path / "bundle.js").write_text(bundle_scripts(told=False, tracked=False, near=False), "utf-8")
    subprocess.run([node, "--check", str(tmp_path / "bundle.js")], check=True, capture_output=True)


def test_small_enough(page: str) -> None:
    assert len(page.encode()) < 450_000


def test_withheld_text_is_nowhere_in_the_file(page: str) -> None:
    assert "WITHHELD" not in page
    assert "names a Ukrainian unit" not in page


def test_claims_and_marks_point_at_each_other(page: str) -> None:
    data = data_of(page)
    for number, claim in enumerate(data["claims"]):  # type: ignore[arg-type]
        if "mark" in claim:
            assert claim["id"] in data["marks"][claim["mark"]]["claimIds"], number  # type: ignore[index]
    assert sum("mark" in claim for claim in data["claims"]) == 9  # type: ignore[attr-defined]


def test_every_map_carries_what_it_must(page: str) -> None:
    data = data_of(page)
    words = data["words"]["en"]  # type: ignore[index]
    assert words["footer"].startswith(
        "This map is not comprehensive. It shows what published sources had reported by {time};"
    )
    assert words["footer"].endswith("Not for navigation, evacuation or tactical use.")
    assert "internationally recognised" in words["boundaries"]
    assert data["asOf"] == "2025-06-12"
    names = {"name": {"en": "Test borders", "uk": "Test borders"}, "licence": {"en": "CC0", "uk": "CC0"}}
    assert data["credits"] == [{**names, "url": "https://example.org/borders"}]


def test_template_text_in_data_stays_text(make_scene: Callable[..., Scene]) -> None:
    vector = (
        "{{ 7*7 }} {% raw %} ${7*7} `x` </script><script>alert(1)</script> <!-- policy --> <!-- data --> <!-- title -->"
    )
    rows = [
        {**row, "sentence": vector, "place": vector, "claimant": vector}
        for row in every_kind()
        if not row.get("withheld")
    ]
    page = render_page(make_scene(rows, title=vector))
    data = data_of(page)
    assert data["quotes"] == [vector]
    assert data["title"] == vector
    assert page.count("<script") == render_page(make_scene([{}])).count("<script")
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert "<" not in title[1]


def test_tiles_open_one_host_only(make_scene: Callable[..., Scene]) -> None:
    page = render_page(make_scene([{}], tiles="OpenTopoMap"))
    assert "img-src data: https://*.tile.opentopomap.org;" in page
    tiles = data_of(page)["tiles"]
    assert tiles["attribution"].startswith("Map data: (C) OpenStreetMap")  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "message"), [("Nowhere", "no such provider"), ("CartoDB.Positron", "needs a key of your own")]
)
def test_tiles_that_cannot_be_used_are_refused(name: str, message: str) -> None:
    with pytest.raises(PageError, match=message):
        find_tiles(name)
