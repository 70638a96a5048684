"""What a page shows where no script runs: a still picture of its opening view, its marks in words, the usual notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from math import cos, radians
from typing import Any, Final

import shapely

from geo.rows import list_rows
from maps.page.coding.json_cells import plain
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.scene.views import Bounds, widen
from maps.scene.waters import FINEST_M, hold_between, is_water, shown_day
from maps.style.dates import write_day, write_days_within
from maps.style.notices import translate
from maps.style.palette import ACTOR_INK, BASE_INK, PATTERN_GROUND, STYLES, Style
from maps.style.wording import WORDING, Text

WIDTH_PX: Final = 900
MOST_HEIGHT_PX: Final = 700
FINEST_PX: Final = 0.7
"""Bends smaller than this are left out of the picture."""

MOST_LISTED: Final = 200
MOST_NAMES: Final = 40
_LABEL: Final = (6.6, 15.0)
"""About how wide a letter and how high a name is."""

_STYLE: Final = (
    ".folium-map{display:none}.still{max-width:56rem;margin:1rem auto;padding:0 1rem}"
    ".still{font:16px/1.5 system-ui,sans-serif}.still [role=img]{width:100%;height:auto;border:1px solid #ccc}"
    ".key{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:14px}.key svg{width:22px;height:22px;vertical-align:-6px}"
)

METRES_A_DEGREE: Final = 111_200.0
"""Of latitude."""

Box = tuple[float, float, float, float]


def write_plain(scene: Scene) -> str:
    """Return an element that browsers show only without scripts; every text of strangers is escaped in it."""
    time = scene.as_of or _say(scene, "unknown")
    stamp = [_say(scene, "as_of", date=time)]
    drawn = [layer for layer in scene.layers if layer.group == "control" and layer.visible and layer.note]
    stamp += [_say(scene, "showing_control", note=note) for note in dict.fromkeys(layer.note for layer in drawn)]
    stamp.append(_say(scene, "boundaries"))
    if not scene.has_control:
        stamp.append(_say(scene, "no_control"))
    parts = [
        f"<style>{_STYLE}</style>",
        f"<h1>{_text(scene.title) or _text(_say(scene, 'untitled'))}</h1>",
        f"<p>{' '.join(_text(words[:1].upper() + words[1:].rstrip('.') + '.') for words in stamp)}</p>",
        *_story(scene),
        _Picture(scene).draw(),
        _key(scene),
        f"<h2>{_text(_say(scene, 'claims'))}</h2>",
        _list(scene),
        f"<p>{_text(_say(scene, 'footer', time=time))}</p>",
        f"<p>{_text(_say(scene, 'sources'))}: {'; '.join(_sources(scene))}</p>",
    ]
    return f'<noscript><section class="still" lang="{scene.lang}">{"".join(parts)}</section></noscript>'


def _story(scene: Scene) -> Iterator[str]:
    """Yield the words of a story, without the views that go with them."""
    for step in scene.story.steps if scene.story else ():
        yield f"<h2>{_both(step.title, scene.lang)}</h2>"
        yield from (f"<p>{_text(words)}</p>" for words in getattr(step.text, scene.lang).split("\n\n"))


def _say(scene: Scene, key: str, **fill: str) -> str:
    told = {slot: write_days_within(text, scene.lang) for slot, text in fill.items()}
    return str(getattr(WORDING[key], scene.lang)).format(**told)


def _text(value: Any) -> str:
    return escape(str(plain(value) or ""), quote=True)


def _sources(scene: Scene) -> Iterator[str]:
    for ref in scene.reports:
        day = write_day(ref.published, scene.lang) if ref.published else None
        yield ", ".join(_text(part) for part in (ref.source, ref.title, day) if part)
    for credit in scene.credits:
        yield ", ".join(_text(getattr(translate(text), scene.lang)) for text in (credit.name, credit.licence))


def _marks(scene: Scene) -> list[tuple[Style, dict[str, Any]]]:
    """Return the symbols of the opening view and beyond, weakest evidence first, as they are drawn."""
    layers = [layer for layer in scene.layers if layer.key.startswith("mark_")]
    return [(STYLES[layer.style], row) for layer in layers for row in list_rows(layer.frame)]


def _key(scene: Scene) -> str:
    """Return what the symbols and areas of the picture mean."""
    rows = _marks(scene)[::-1]
    signs: list[tuple[Style, str | None, Text]] = [
        (style, None, style.legend) for style in dict.fromkeys(style for style, _ in rows)
    ]
    signs += [
        (STYLES["mark_geolocated"], actor, WORDING[f"{actor}_ring"])
        for actor in ACTOR_INK
        if any(row["actor"] == actor for _, row in rows)
    ]
    items = [
        f'<span><svg viewBox="-12 -12 24 24">{_symbol(style, actor)}</svg> {_both(words, scene.lang)}</span>'
        for style, actor, words in signs
    ]
    for layer in scene.layers:
        if _is_filled(layer) and not layer.frame.empty:
            box = f'<rect x="-11" y="-7" width="22" height="14" {_paint(STYLES[layer.style])}/>'
            items.append(f'<span><svg viewBox="-12 -12 24 24">{box}</svg> {_title(layer, scene.lang)}</span>')
    return f'<p class="key">{"".join(items)}</p>' if items else ""


def _list(scene: Scene) -> str:
    marks = _marks(scene)[::-1]
    if not marks:
        return f"<p>{_text(_say(scene, 'no_marks'))}</p>"
    items = "".join(f"<li>{_text(_words(scene, row))}</li>" for _, row in marks[:MOST_LISTED])
    more = len(marks) - MOST_LISTED
    return f"<ol>{items}</ol>" + (f"<p>{_text(_say(scene, 'more', n=str(more)))}</p>" if more > 0 else "")


def _words(scene: Scene, row: dict[str, Any]) -> str:
    title = _say(
        scene, "title", actor=_say(scene, f"actor_{row['actor']}"), action=_say(scene, f"action_{row['action']}")
    )
    name = plain(row["place_name_uk"] if scene.lang == "uk" else row["place_name"]) or plain(row["place_name"])
    grade, last = _say(scene, f"evidence_{row['evidence']}"), plain(row["published"])
    day = plain(row["graded_on"]) or last
    if day != last:
        return ", ".join((title, name, _say(scene, "graded_on", evidence=grade, day=day, said=last)))
    parts = [title, grade, name, write_day(last, scene.lang) if last else None]
    return ", ".join(str(part) for part in parts if part)


@dataclass(frozen=True)
class _Picture:
    """A drawing of the opening view in plain elements; nothing of it is colour alone: shapes say the evidence."""

    scene: Scene

    def draw(self) -> str:
        width, height = WIDTH_PX, self._height
        drawn = [
            f'<rect width="{width}" height="{height}" fill="{BASE_INK["water"].light}"/>',
            *self._areas("countries", BASE_INK["land"].light, where="iso_a2", but="UA"),
            *self._areas("oblasts", BASE_INK["home"].light, edge=BASE_INK["oblast_edge"].light),
            *self._control(),
            *self._waters(),
            *self._symbols(),
            *self._names(),
        ]
        label = _text(self.scene.title)
        return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{label}">{"".join(drawn)}</svg>'

    @cached_property
    def _bounds(self) -> Bounds:
        return widen(self.scene.bounds, share=0.04)

    @cached_property
    def _scale(self) -> tuple[float, float]:
        """Pixels a degree of longitude and of latitude: true to shape in the middle of the picture."""
        west, south, east, north = self._bounds
        across = WIDTH_PX / (east - west)
        up = across / cos(radians((south + north) / 2))
        shrink = min(1.0, MOST_HEIGHT_PX / (up * (north - south)))
        return across * shrink, up * shrink

    @cached_property
    def _height(self) -> int:
        return round(self._scale[1] * (self._bounds[3] - self._bounds[1]))

    def _at(self, lon: float, lat: float) -> tuple[float, float]:
        west, south, east, _ = self._bounds
        across, up = self._scale
        margin = (WIDTH_PX - across * (east - west)) / 2
        return margin + (lon - west) * across, self._height - (lat - south) * up

    def _paths(self, shapes: Iterable[Any]) -> Iterator[str]:
        """Yield the data of each shape that the picture shows."""
        west, south, east, north = self._bounds
        across, up = self._scale
        reach = max(WIDTH_PX / across - (east - west), 0) / 2
        for shape in shapes:
            cut = shapely.clip_by_rect(shape, west - reach - 0.01, south - 0.01, east + reach + 0.01, north + 0.01)
            rings = [
                ring
                for part in shapely.get_parts(shapely.simplify(cut, FINEST_PX / max(across, up)))
                if part.geom_type == "Polygon" and not part.is_empty
                for ring in (part.exterior, *part.interiors)
            ]
            if rings:
                yield "".join(self._ring(ring) for ring in rings)

    def _ring(self, ring: Any) -> str:
        points = (self._at(*point) for point in shapely.get_coordinates(ring)[:-1].tolist())
        return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"

    def _areas(self, key: str, fill: str, *, edge: str = "none", where: str = "", but: str = "") -> Iterator[str]:
        frame = self.scene.layer(key).frame
        frame = frame[frame[where] != but] if where else frame
        for path in self._paths(frame.geometry):
            yield f'<path d="{path}" fill="{fill}" stroke="{edge}" fill-rule="evenodd"/>'

    def _waters(self) -> Iterator[str]:
        """Yield rivers and shores of the day, over filled ground with a pale line below; none nearer than known."""
        if METRES_A_DEGREE / self._scale[1] < FINEST_M:
            return
        day = shown_day(self.scene.day, self.scene.as_of)
        ink, halo = BASE_INK["river"].light, BASE_INK["halo"].light
        for layer in (one for one in self.scene.layers if is_water(one) and one.visible):
            frame = hold_between(layer.frame, day, day)
            path = "".join(self._lines(frame.geometry))
            if not path:
                continue
            dash = " ".join(f"{part:g}" for part in STYLES[layer.style].dash) or "none"
            if self.scene.has_control:
                yield f'<path d="{path}" fill="none" stroke="{halo}" stroke-width="3"/>'
            yield f'<path d="{path}" fill="none" stroke="{ink}" stroke-dasharray="{dash}"/>'

    def _lines(self, shapes: Iterable[Any]) -> Iterator[str]:
        """Yield the data of the lines and rims within the picture."""
        west, south, east, north = self._bounds
        reach = max(WIDTH_PX / self._scale[0] - (east - west), 0) / 2
        frame = (west - reach, south, east + reach, north)
        for shape in shapes:
            flat = shape.boundary if shape.geom_type in {"Polygon", "MultiPolygon"} else shape
            cut = shapely.simplify(shapely.clip_by_rect(flat, *frame), FINEST_PX / max(self._scale))
            for line in shapely.get_parts(cut):
                points = [self._at(*point) for point in shapely.get_coordinates(line).tolist()]
                if len(points) > 1:
                    yield "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points)

    def _control(self) -> Iterator[str]:
        for layer in self.scene.layers:
            if _is_filled(layer):
                yield from self._control_layer(layer)

    def _control_layer(self, layer: SceneLayer) -> Iterator[str]:
        look, title = _paint(STYLES[layer.style]), _title(layer, self.scene.lang)
        for path in self._paths(layer.frame.geometry):
            yield f'<path d="{path}" {look}><title>{title}</title></path>'

    def _symbols(self) -> Iterator[str]:
        for style, row in _marks(self.scene):
            x, y = self._at(row["geometry"].x, row["geometry"].y)
            if 0 <= x <= WIDTH_PX and 0 <= y <= self._height:
                inside = f"<title>{_text(_words(self.scene, row))}</title>{_symbol(style, row['actor'])}"
                yield f'<g transform="translate({x:.0f} {y:.0f})">{inside}</g>'

    def _names(self) -> Iterator[str]:
        """Yield the names of places that claims name, then of larger ones, where they lie on nothing."""
        marks = [self._at(row["geometry"].x, row["geometry"].y) for _, row in _marks(self.scene)]
        taken: list[Box] = [(x - 9, y - 9, x + 9, y + 9) for x, y in marks]
        towns = self.scene.layer("settlements").frame
        column = "name_uk" if self.scene.lang == "uk" else "name_en"
        written = 0
        for name, point in zip(towns[column], towns.geometry, strict=True):
            x, y = self._at(point.x, point.y)
            box = (x + 10, y - _LABEL[1] / 2, x + 10 + _LABEL[0] * len(str(name)), y + _LABEL[1] / 2)
            is_out = box[0] < 0 or box[2] > WIDTH_PX or box[1] < 0 or box[3] > self._height
            if written >= MOST_NAMES or is_out or any(_overlap(box, other) for other in taken):
                continue
            taken.append(box)
            written += 1
            if not any(_overlap((x, y, x, y), other) for other in taken[: len(marks)]):
                yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="2.2"/>'
            yield f'<text x="{x + 10:.0f}" y="{y + 4:.0f}" font-size="12">{_text(name)}</text>'


def _is_filled(layer: SceneLayer) -> bool:
    """Tell whether a layer is one of control, or of figures on whole oblasts, and is switched on."""
    return layer.visible and (layer.group == "control" or (layer.group == "people" and bool(STYLES[layer.style].fill)))


def _paint(style: Style) -> str:
    """Return how an area is filled and edged; a pattern is told by its paler fill and its dashes."""
    opacity = style.opacity * (PATTERN_GROUND if style.pattern != "none" else 1)
    fill = f'fill="{style.fill}" fill-opacity="{opacity:.2f}"' if style.fill else 'fill="none"'
    dash = f' stroke-dasharray="{" ".join(f"{part:g}" for part in style.dash)}"' if style.dash else ""
    return f'{fill} fill-rule="evenodd" stroke="{style.edge}"{dash}'


def _title(layer: SceneLayer, lang: str) -> str:
    return _both(layer.label, lang) + (f" ({_text(write_days_within(layer.note, lang))})" if layer.note else "")


def _both(words: Text, lang: str) -> str:
    return _text(getattr(words, lang))


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _symbol(style: Style, actor: Any) -> str:
    """Return a symbol around the origin: its shape says the evidence, its colour the actor, a ring marks Ukraine's."""
    ink = ACTOR_INK[actor].light if actor in ACTOR_INK else BASE_INK["text"].light
    paper = BASE_INK["halo"].light
    ring = f'<circle r="10" fill="{paper}" stroke="{ink}" stroke-width="1.5"/>' if actor == "ukrainian" else ""
    filled = style.shape in {"circle_filled", "square_filled"}
    paint = (
        f'fill="{ink if filled else paper}" stroke="{paper if filled else ink}" stroke-width="{1.5 if filled else 2.4}"'
    )
    if style.shape == "square_filled":
        return f'{ring}<rect x="-6" y="-6" width="12" height="12" {paint}/>'
    if style.shape == "diamond":
        return f'{ring}<path d="M0-8L8 0L0 8L-8 0Z" {paint}/>'
    half = f'<path d="M0-6A6 6 0 0 0 0 6Z" fill="{ink}"/>' if style.shape == "circle_half" else ""
    return f'{ring}<circle r="6" {paint}/>{half}'
