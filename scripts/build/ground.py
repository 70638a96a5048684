"""
Write the ground of the page (land, borders, their names' spots) from the packaged layers: maps/page/assets/ground.json.

Simplifying borders is the longest part of drawing a page; a page of the packaged layers reads this file instead. Run it
when oblasts, countries or regions were built anew: a test says so.
"""

import json
from pathlib import Path

from layers.sources.packaged import load_countries, load_oblasts, load_regions
from maps.page.parts.ground import PACKAGED, digest_frames, make_labels
from maps.page.parts.ground_lines import make_lines, pack_lines


def main() -> None:
    """Write the file."""
    frames = load_oblasts(), load_countries(), load_regions()
    lines, labels = pack_lines(make_lines(*frames)), make_labels(*frames)
    ground = {"digest": digest_frames(*frames), "lines": lines, "labels": labels}
    path = Path(__file__).parents[2] / "maps" / "page" / "assets" / PACKAGED
    path.write_text(json.dumps(ground, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
