"""The code of the page as text: Leaflet from its Python package, our own modules as one script."""

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from rcssmin import cssmin
from rjsmin import jsmin
from xstatic.pkg import leaflet

from maps.errors import PageError

LEAFLET_VERSION: Final = "1.9."
"""hatch.js overrides a private method of this line of Leaflet."""

ENTRY: Final = "app.js"
STORY: Final = {"panel/story.js": "export class Story {}\n"}
TRACK: Final = {"panel/track.js": "export function drawTrack() {}\n"}
NEAR: Final = {"panel/near.js": "export const nearTable = () => null;\n"}
"""What stands in for a module on a page that has no use for it."""
STYLESHEETS: Final = ("styles/page.css", "styles/map.css", "styles/panel.css", "styles/time.css")

CALM: Final = (
    'if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) { '
    "const glide = L.Map.prototype.panBy; "
    "L.Map.mergeOptions({ fadeAnimation: false, zoomAnimation: false, markerZoomAnimation: false }); "
    "L.Map.include({ panBy(offset, options) { return glide.call(this, offset, { ...options, animate: false }); } }); }"
)
"""
Leaflet asks nobody before it moves: it reads these when a map is made, so they stand before folium makes ours.

A pan has no option of the map's; popups that need room and arrow keys ask for one.
"""

_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "(\.{1,2}/[a-z_/.]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async|function|const|class|let)\b)", re.MULTILINE)
_SOURCE_MAP: Final = re.compile(r"\n?//# sourceMappingURL=\S+\s*$")
_IMAGE_RULE: Final = re.compile(r"[^{}]*\{[^{}]*url\(images/[\w.-]+\)[^{}]*\}")
_UNUSED_RULE: Final = re.compile(
    r"(?<=\})[^{},]*\.leaflet-(?:control-layers|control-attribution|oldie|tooltip|safari)\b[^{},]*\{[^{}]*\}"
)
"""Rules of what the page does not use: Leaflet's own switch, attribution and tooltips, and browsers long gone."""


@cache
def bundle_libraries() -> str:
    """
    Return Leaflet as a script, without source map addresses, which a browser would try to load.

    jQuery, which folium's own pages load too, is left out: neither folium's map nor our code calls it.
    For a reader who asks their system for less motion, Leaflet neither fades nor glides.

    Raises PageError where the installed Leaflet is not the line the page was made for.
    """
    if not leaflet.VERSION.startswith(LEAFLET_VERSION):
        raise PageError(
            f"Leaflet {leaflet.VERSION} is installed, the page needs {LEAFLET_VERSION}x: "
            'pip install "xstatic-leaflet>=1.9.3,<1.10"'
        )
    text = Path(leaflet.BASE_DIR, "leaflet.js").read_text("utf-8").replace("\r\n", "\n")
    return _SOURCE_MAP.sub("", text) + "\n" + CALM


@cache
def bundle_styles() -> str:
    """Return Leaflet's and our stylesheets as one; Leaflet's images, of controls and icons not used, are left out."""
    text = cssmin(Path(leaflet.BASE_DIR, "leaflet.css").read_text("utf-8"))
    # VML was Internet Explorer's way to draw; its rule names an address that no page should carry
    text = _UNUSED_RULE.sub("", _IMAGE_RULE.sub("", re.sub(r"\.lvml\{[^}]*\}", "", text)))
    return str(text + cssmin("\n".join(_asset(name) for name in STYLESHEETS)))


@cache
def bundle_scripts(*, told: bool = True, tracked: bool = True, near: bool = True) -> str:
    """
    Return our modules as one strict script, each after those it imports.

    A page that is not `told` carries no story's, one that is not `tracked` no track record's, one that
    is not `near` no table of settlements.

    All share one block scope, so two modules with the same top-level name are a syntax error and not a surprise.
    """
    return str(jsmin(join_scripts(told=told, tracked=tracked, near=near)))


def join_scripts(*, told: bool = True, tracked: bool = True, near: bool = True) -> str:
    """
    Return the script as people wrote it, comments and all.

    No module may nest a template literal in another: the minifier would take blanks out of the outer one's text.
    """
    ordered: list[str] = []
    stubs = ({} if told else STORY) | ({} if tracked else TRACK) | ({} if near else NEAR)
    _collect(ENTRY, ordered, (), stubs)
    texts = [stubs.get(name) or _asset(name) for name in ordered]
    bodies = [_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts]
    return '(() => {\n"use strict";\n{\n' + "\n".join(bodies) + "\n}\n})();"


def _collect(name: str, ordered: list[str], path: tuple[str, ...], stubs: Mapping[str, str]) -> None:
    if name in path:
        raise PageError(f"maps/page/assets: {' -> '.join((*path, name))} import each other in a circle")
    if name in ordered:
        return
    for needed in _IMPORT.findall(stubs.get(name) or _asset(name)):
        _collect(posixpath.normpath(posixpath.join(posixpath.dirname(name), needed)), ordered, (*path, name), stubs)
    ordered.append(name)


@cache
def _asset(name: str) -> str:
    return resources.files("maps").joinpath("page", "assets", name).read_text("utf-8")
