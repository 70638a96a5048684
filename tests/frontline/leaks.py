"""Outputs searched for what may not be in them: every byte, in letters of one byte or of two, packed data unpacked."""

import re
from pathlib import Path

import geopandas as gpd
from shapely.geometry import box

from tests.frontline.planted import ALL_TOLD, QUOTED, mark, planted
from tests.frontline.unpacked import unpack

MARKS = {mark(number).encode() for number in range(len(ALL_TOLD))}
OWN = {b"zqpathmarkzq", b"zqusermarkzq", b"zqhostmarkzq"}
"""Words of planted sentences, and of the folder, the user and the machine of a test."""


def leaks(data: bytes, words: set[bytes]) -> set[bytes]:
    """Return the words that stand in data or in what is packed in it."""
    wide = {word.decode().encode("utf-16-le"): word for word in words}
    narrow_one, wide_one = (re.compile(b"|".join(map(re.escape, sorted(each)))) for each in (words, wide))
    found: set[bytes] = set()
    for one in unpack(data):
        found |= {*narrow_one.findall(one), *(wide[word] for word in wide_one.findall(one))}
    return found


def written(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def check(outputs: dict[str, bytes], *, words: set[bytes] = MARKS) -> None:
    """Demand that none of the words, and nothing of the test's own machine, is in any output."""
    found = {name: leaks(data, words | OWN) for name, data in outputs.items()}
    assert {name: words for name, words in found.items() if words} == {}


def name_machine(monkeypatch) -> None:
    """Give the user and the machine names that can be sought."""
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "zqusermarkzq")
    monkeypatch.setattr("socket.gethostname", lambda: "zqhostmarkzq")
    monkeypatch.setattr("platform.node", lambda: "zqhostmarkzq")


def write_report(folder: Path, *more: str) -> Path:
    """Write a report with every planted sentence, as a title, as headings and in paragraphs, and more paragraphs."""
    sentences = planted()
    headings = [sentence.split(";")[0].rstrip(".") for sentence in sentences]
    paragraphs = [
        *(f"{headings[number]}\n\n{sentence}" for number, sentence in enumerate(sentences)),
        *QUOTED,
        *more,
        f"Key Takeaways\n\n  • {sentences[1]}\n\n  • {sentences[46]}",
    ]
    path = folder / "report.txt"
    path.write_text(f"{headings[0]}\n\nJune 12, 2025\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def write_maps(folder: Path) -> Path:
    """Write three days of control and return their folder."""
    folder.mkdir()
    for day in (11, 12, 14):
        frame = gpd.GeoDataFrame(
            {"kind": ["assessed_control"]}, geometry=[box(36.5, 47, 37.2 + day / 100, 48.5)], crs="EPSG:4326"
        )
        frame.to_file(folder / f"front_202506{day}.geojson")
    return folder
