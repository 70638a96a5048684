"""The page: a folium map in one file that loads nothing, runs no script from data and has the same bytes every time."""

import base64
import hashlib
import html
import re
from typing import Any, Final

import folium
from branca.element import Element, MacroElement
from folium.template import Template

from maps.errors import PageError
from maps.page.bundle import bundle_libraries, bundle_scripts, bundle_styles
from maps.page.coding.json_cells import to_json
from maps.page.coding.varints import deflate_text
from maps.page.describe import describe_scene
from maps.page.plain import write_plain
from maps.page.tiles import TileSource, find_tiles
from maps.scene.scene import Scene

MAP_ID: Final = "frontline"
VIEWPORT: Final = '<meta name="viewport" content="width=device-width, initial-scale=1" />'

LONGEST_PLAIN: Final = 60_000
"""Characters of data up to which a page keeps them readable to anyone who opens its source."""

_FOLIUM_VIEWPORT: Final = re.compile(r'<meta name="viewport" content="[^"]*" />')
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_POLICY_SLOT: Final = "<!-- policy -->"
_TITLE_SLOT: Final = "<!-- title -->"
_DATA_SLOT: Final = "<!-- data -->"


class Shell(MacroElement):
    """The page around the map: styles, panel and the script that brings it to life. It holds no data."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}<style>{{ this.styles }}</style>{% endmacro %}
        {% macro html(this, kwargs) %}{{ this.slot }}{% endmacro %}
        {% macro script(this, kwargs) %}{{ this.code }}{% endmacro %}
        """
    )

    def __init__(self, *, told: bool, tracked: bool, near: bool) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Shell"
        self._id = MAP_ID
        self.styles = bundle_styles()
        self.code = bundle_scripts(told=told, tracked=tracked, near=near)
        self.slot = _DATA_SLOT


def build_map(scene: Scene) -> folium.Map:
    """
    Return the folium map with our shell in it: no tiles, no links to other hosts, fixed ids.

    It carries no data yet: `render_page` puts the scene in after every template has run.
    """
    west, south, east, north = scene.bounds
    page = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=8,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=0.5,
        min_zoom=4,
        max_zoom=15,
        world_copy_jump=False,
    )
    page._id = MAP_ID  # noqa: SLF001 - folium draws ids from urandom; branca has no other way to set one
    # Leaflet and jQuery stand in the page itself: nothing is linked
    page.default_js = []
    page.default_css = []
    figure: Any = page.get_root()
    figure._id = MAP_ID  # noqa: SLF001
    figure.header.add_child(Element(_POLICY_SLOT + _TITLE_SLOT), name="policy", index=0)
    libraries: Any = Element()
    libraries._template = Template("<script>{{ this.text }}</script>")  # noqa: SLF001
    libraries.text = bundle_libraries()
    figure.header.add_child(libraries, name="libraries")
    shell = Shell(told=scene.story is not None, tracked=scene.track is not None, near=scene.near is not None)
    page.add_child(shell, name="shell")
    return page


def render_page(scene: Scene) -> str:
    """
    Return the whole page of a scene as HTML text.

    Text from reports, gazetteers and control files enters as JSON after folium's templates have run, and reaches the
    document only as text. Raises PageError where folium's page is not the one this code knows, or `tiles` is unknown.
    """
    tiles = find_tiles(scene.tiles) if scene.tiles else None
    shell = build_map(scene).get_root().render()
    shell, found = _FOLIUM_VIEWPORT.subn(VIEWPORT, shell)
    if found != 1 or any(shell.count(slot) != 1 for slot in (_POLICY_SLOT, _TITLE_SLOT, _DATA_SLOT)):
        raise PageError("this folium builds another page than expected: pip install folium==0.20.0")
    shell = shell.replace("<html>", f'<html lang="{scene.lang}">', 1)
    shell = shell.replace(_POLICY_SLOT, content_policy(shell, tiles=tiles))
    data: dict[str, Any] = describe_scene(scene) | {"tiles": tiles.describe() if tiles else None}
    head, _, rest = shell.partition(_TITLE_SLOT)
    middle, _, tail = rest.partition(_DATA_SLOT)
    title = f"<title>{html.escape(data['title'] or '')}</title>".encode("utf-8", "replace").decode()
    packed = _packed_blocks(data)
    without_scripts = write_plain(scene).encode("utf-8", "replace").decode()
    return f"{head}{title}{middle}{without_scripts}{packed}{_data_block(to_json(data))}{tail}"


def _packed_blocks(data: dict[str, Any]) -> str:
    """Take what is packed already out of the data and return it as elements: packed twice it would only grow."""
    sheets = data["time"].pop("sheets") if data["time"] else []
    texts = [data.pop("ground"), *sheets]
    return "".join(f'<script type="text/plain" class="frontline-packed">{text}</script>' for text in texts)


def _data_block(text: str) -> str:
    """Return the data as an element the browser does not run: readable where it is short, else deflated."""
    if len(text) <= LONGEST_PLAIN:
        return f'<script type="application/json" id="frontline-data">{text}</script>'
    return f'<script type="text/plain" id="frontline-data">{deflate_text(text.encode())}</script>'


def content_policy(page: str, *, tiles: TileSource | None = None) -> str:
    """Return the policy element that lets exactly the scripts of this page run, and nothing load but a tile host."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in _SCRIPT.findall(page)]
    images = "data:" + (f" {tiles.origin}" if tiles else "")
    rules = (
        "default-src 'none'",
        "script-src " + " ".join(f"'sha256-{digest}'" for digest in hashes),
        "style-src 'unsafe-inline'",
        f"img-src {images}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}" />'
