"""
Draw the pictures of docs/ from the packaged example and an invented series of control polygons, which they say.

Usage: screenshots.py [--chromium PATH]. Needs playwright and pillow; pictures are reduced to a palette.
"""

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
COLOURS = 256
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}

SHOTS: dict[str, dict[str, Any]] = {
    "demo": {"page": "plain"},
    "day": {"page": "dated"},
    "compare": {"page": "dated", "click": ".compare-button", "hash": "#v=48.03,36.95,10.5"},
    "phone": {"page": "dated", "viewport": PHONE},
    "dark": {"page": "dated", "color_scheme": "dark"},
    "ukrainian": {"page": "dated", "click": "button.lang"},
}


def main() -> None:
    """Build two pages and take every picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = build_pages(Path(folder))
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, shot in SHOTS.items():
            context = browser.new_context(
                viewport=shot.get("viewport", DESK),
                color_scheme=shot.get("color_scheme", "light"),
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(pages[shot["page"]].as_uri() + shot.get("hash", ""))
            page.wait_for_selector("body[data-ready=true]")
            if "click" in shot:
                page.click(shot["click"])
            page.wait_for_timeout(600)
            save(page.screenshot(), ROOT / "docs" / "pictures" / f"{name}.png")
            context.close()
        browser.close()


def build_pages(folder: Path) -> dict[str, Path]:
    """Return the demo's page, and the same report over the invented series."""
    control = folder / "synthetic"
    script = [sys.executable, str(ROOT / "scripts/make_synthetic_control.py"), str(control)]
    subprocess.run([*script, "--days", "90", "--first", "2025-03-25", "--west", "0.5"], check=True)
    frontline = [sys.executable, "-c", "from frontline.app import main; main()"]
    pages = {"plain": folder / "plain.html", "dated": folder / "dated.html"}
    report = str(ROOT / "examples/2025-06-12.txt")
    subprocess.run([*frontline, "map", report, "-o", str(pages["plain"])], check=True, cwd=ROOT)
    subprocess.run(
        [*frontline, "map", report, "-o", str(pages["dated"]), "--control", str(control)], check=True, cwd=ROOT
    )
    return pages


def save(shot: bytes, path: Path) -> None:
    """Write a picture with a palette of its own."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
