"""
Sixty texts that would run, load, break out or be calculated if any output took them for more than text.

    python -m scripts.reliability.vectors FOLDER   write a report, places, corrections, control and events full of them

`HIT` stands in each, so that it can be sought in every output; `tests/frontline/test_vectors.py` does.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

HIT: Final = "zqhit"
_CALL: Final = f"window.{HIT}=1"
MARKUP: Final = (
    f"<script>{_CALL}</script>",
    f"</script><script>{_CALL}</script>",
    f"<!--<script>{_CALL}</script>-->",
    f"<img src=x onerror={_CALL}>",
    f"<img src='https://{HIT}.example.org/a.png'>",
    f"<svg onload={_CALL}>",
    f"<svg><animate onbegin={_CALL} attributeName=x dur=1s>",
    f"<iframe src='javascript:{_CALL}'></iframe>",
    f"<iframe srcdoc='<script>{_CALL}</script>'></iframe>",
    f"<a href='javascript:{_CALL}'>{HIT}</a>",
    f"<a href='data:text/html,<script>{_CALL}</script>'>{HIT}</a>",
    f"<body onload={_CALL}>",
    f"<details open ontoggle={_CALL}>",
    f"<video><source onerror={_CALL}></video>",
    f"<input autofocus onfocus={_CALL}>",
    f"<form action='https://{HIT}.example.org'><button>{HIT}",
    f"<meta http-equiv=refresh content='0;url=https://{HIT}.example.org'>",
    f"<base href='https://{HIT}.example.org/'>",
    f"<link rel=stylesheet href='https://{HIT}.example.org/a.css'>",
    f"<style>@import 'https://{HIT}.example.org/a.css';</style>",
    f"<style>*{{display:none}}</style>{HIT}",
    f"<math><mtext><mglyph><style><img src=x onerror={_CALL}>",
    f"<noscript><p title='</noscript><img src=x onerror={_CALL}>'>",
    f"<template><script>{_CALL}</script></template>",
    f"<textarea></textarea><img src=x onerror={_CALL}>",
    f"<title></title><img src=x onerror={_CALL}>",
    f"<object data='https://{HIT}.example.org/a.swf'></object>",
    f"<marquee onstart={_CALL}>{HIT}</marquee>",
    f"]]><script>{_CALL}</script>",
    f"<![CDATA[<script>{_CALL}</script>]]>",
    f"<?xml-stylesheet href='https://{HIT}.example.org/a.xsl'?>",
    f"<!DOCTYPE a [<!ENTITY {HIT} SYSTEM 'file:///etc/passwd'>]>&{HIT};",
    f"&lt;script&gt;{_CALL}&lt;/script&gt;",
    f"&#60;img src=x onerror={_CALL}&#62;",
)
BREAKS: Final = (
    f'"><script>{_CALL}</script>',
    f"'><img src=x onerror={_CALL}>",
    f'" onmouseover="{_CALL}" {HIT}="',
    f"' onmouseover='{_CALL}' {HIT}='",
    f"`${{{_CALL}}}`",
    f"';{_CALL};//",
    f'";{_CALL};//',
    f"\\u003cscript\\u003e{_CALL}\\u003c/script\\u003e",
    f"{{{{ {HIT}.constructor('{_CALL}')() }}}}",
    f"{{% for x in {HIT} %}}{{{{ x }}}}{{% endfor %}}",
    f"${{{HIT}}} #{{{HIT}}} $[{HIT}] [% eval('{HIT}') %]",
    f"javascript:{_CALL}",
    f"expression({_CALL})",
    f"url(https://{HIT}.example.org/a.png)",
    f"' || {HIT} || '",
    f"'; DROP TABLE marks; -- {HIT}",
    f"$x^2$ \\input{{{HIT}}} %s %n",
    f"\u202e{HIT}\u202c",
    f"a\u200bb\ufeff{HIT}",
)
FORMULAS: Final = (
    f'=HYPERLINK("https://{HIT}.example.org","{HIT}")',
    f"=cmd|' /C {HIT}'!A0",
    f"+{HIT}+1",
    f"-{HIT}-1",
    f"@SUM({HIT})",
    f"\t={HIT}",
    f"\r={HIT}",
)
VECTORS: Final = (*MARKUP, *BREAKS, *FORMULAS)
PLAIN: Final = tuple(f"plain {HIT} words {number}" for number in range(len(VECTORS)))
"""As many texts that nothing could take for more: outputs made of either must have the same bones."""


def write_world(folder: Path, texts: Sequence[str]) -> dict[str, Path]:
    """Write files of each kind that hold the texts wherever a stranger may write, and return them by what they are."""
    folder.mkdir(exist_ok=True)
    paths = {name: folder / name for name in ("report.txt", "places.csv", "events.csv", "own_20250612.geojson")}
    said = [f"Russian forces seized {_village(number)}. Fog {text} lay." for number, text in enumerate(texts)]
    quoted = [f"Russian sources claimed that Russian forces seized {_village(n)} {one}." for n, one in enumerate(texts)]
    top = f"Digest {texts[0]}\n\nJune 12, 2025\n\n"
    paths["report.txt"].write_text(top + "\n\n".join([*said, *quoted]) + "\n", encoding="utf-8")
    with paths["places.csv"].open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name_en", "name_uk", "latitude", "longitude"])
        for number, text in enumerate(texts):
            writer.writerow([_village(number), text, 48 + number / 100, 37.5])
    with paths["events.csv"].open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        head = "event_id_cnty event_date time_precision event_type sub_event_type actor1 location latitude longitude"
        writer.writerow([*head.split(), "geo_precision", "notes"])
        for number, text in enumerate(texts):
            writer.writerow(
                [f"U{number}", "2025-06-12", 1, "Battles", text, text, text, 48 + number / 100, 37.6, 1, text]
            )
    rings = [_square(37 + number / 200, 47.5) for number in range(len(texts))]
    features = [
        {
            "type": "Feature",
            "properties": {"kind": "assessed_control", "source": text, "name": text},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for text, ring in zip(texts[:3], rings, strict=False)
    ]
    whole = {"type": "FeatureCollection", "features": features}
    paths["own_20250612.geojson"].write_text(json.dumps(whole), encoding="utf-8")
    return paths


def _village(number: int) -> str:
    """Return a name of its own for a number, no slip of one letter from another."""
    first, second = divmod(number, 10)
    return f"Vil{'bdfghkl'[first] * 2}a{'bdfgklmnst'[second] * 2}orod"


def _square(west: float, south: float) -> list[list[float]]:
    east, north = west + 0.004, south + 0.4
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    for path in write_world(given.folder, VECTORS).values():
        print(path)


if __name__ == "__main__":
    main()
