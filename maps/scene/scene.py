"""The scene: everything a map shows, as frames with a style key and a label, bottom to top; it knows no backend."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, TypeAlias

import pandas as pd
from geopandas import GeoDataFrame

from geo.advance.marks import drawn_marks
from geo.control.history import History
from layers.tables.quotes import conceal, shorten
from maps.errors import SceneError
from maps.scene.context import choose_highways, choose_settlements, named_roads
from maps.scene.control import draw_control, draw_history, iso_day, opening_day
from maps.scene.layer import SceneLayer
from maps.scene.marks.layers import find_loose_events, layer_events, layer_marks
from maps.scene.near import NearFront
from maps.scene.story import Story
from maps.scene.views import Bounds, View, gather_views, join_bounds, widen
from maps.scene.waters import days_of, layer_waters, no_waters
from maps.style.palette import STYLES
from maps.style.wording import SECTIONS, WORDING
from reports.lexicon.road_keys import road_key

__all__ = [
    "BaseLayers",
    "Credit",
    "ReportRef",
    "Scene",
    "SceneLayer",
    "SceneOptions",
    "build_scene",
    "cut_quote",
]

Lang: TypeAlias = Literal["en", "uk"]
Quotes: TypeAlias = Literal["short", "full", "none"]

LANGS: Final[tuple[Lang, ...]] = ("en", "uk")
QUOTES: Final[tuple[Quotes, ...]] = ("short", "full", "none")


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report as its reader would cite it; `published` and `url` are null where unknown, `retrieved` likewise."""

    report_id: str
    title: str
    source: str
    published: date | None = None
    url: str | None = None
    retrieved: date | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """One source of data with its licence; `url` is shown as text."""

    name: str
    licence: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class BaseLayers:
    """The packaged layers below everything, EPSG:4326, columns as in docs/architecture.md."""

    oblasts: GeoDataFrame
    countries: GeoDataFrame
    regions: GeoDataFrame
    settlements: GeoDataFrame
    highways: GeoDataFrame
    rivers: GeoDataFrame = field(default_factory=no_waters)
    lakes: GeoDataFrame = field(default_factory=no_waters)


@dataclass(frozen=True, slots=True)
class SceneOptions:
    """
    What the maker may choose. `as_of` null takes the newest publication date; `tiles` is an xyzservices name or null.

    `unread` are sentences that look like frontline wording but were not understood: (sentence_id, sentence). `changes`
    are faces of a history that changed hands, graded by the claims (EPSG:4326), or null. With `every_settlement` the
    map holds all settlements with a point, not only those a reader needs near the action. `embed` is for a page within
    another: almost all map. `track` is a track record by claimant (geo.advance.fates.track), or null.
    """

    lang: Lang = "en"
    quotes: Quotes = "short"
    title: str | None = None
    as_of: date | datetime | None = None
    tiles: str | None = None
    credits: tuple[Credit, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    changes: GeoDataFrame | None = None
    publication: tuple[str, ...] = ()
    every_settlement: bool = False
    embed: bool = False
    track: pd.DataFrame | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """
    A whole map before any backend: layers bottom to top, claims for the side list, and what every map must carry.

    `claims` holds no withheld claim, and its `quote` column is all that may be shown of a sentence. `window` are the
    first and last publication dates. `views[0]` is where the map opens; without any mark `bounds` is Ukraine. `day` is
    the day of the history that the control layers show.
    """

    layers: tuple[SceneLayer, ...]
    claims: GeoDataFrame
    reports: tuple[ReportRef, ...]
    bounds: Bounds
    views: tuple[View, ...]
    title: str
    lang: Lang
    quotes: Quotes
    as_of: str | None
    window: tuple[str, str] | None
    credits: tuple[Credit, ...] = ()
    tiles: str | None = None
    has_control: bool = False
    unread: tuple[tuple[str, str], ...] = field(default=())
    history: History | None = None
    day: date | None = None
    changes: GeoDataFrame | None = None
    embed: bool = False
    track: pd.DataFrame | None = None
    publication: tuple[str, ...] = ()
    story: Story | None = None
    near: NearFront | None = None

    def layer(self, key: str) -> SceneLayer:
        """Return the layer with this key; raises SceneError naming the keys there are."""
        for layer in self.layers:
            if layer.key == key:
                return layer
        raise SceneError(f"the scene has no layer {key!r}; it has {', '.join(layer.key for layer in self.layers)}")


def build_scene(
    claims: GeoDataFrame,
    marks: GeoDataFrame,
    *,
    base: BaseLayers,
    reports: Sequence[ReportRef] = (),
    control: GeoDataFrame | History | None = None,
    options: SceneOptions | None = None,
) -> Scene:
    """
    Return the scene of located claims and their marks over the base layers, with control polygons where given.

    All frames are EPSG:4326. A History as control gives every day of it to the page, and layers of what the newest
    report's day shows. Withheld claims are left out altogether. Empty frames give a map of Ukraine that says so.
    Raises SceneError for a frame in another CRS, a missing column, or an unknown language or quote mode.
    """
    options = options or SceneOptions()
    _check_options(options)
    history = control if isinstance(control, History) else None
    polygons = None if isinstance(control, History) else control
    _check_frames(claims, marks, base, polygons)
    concealed = conceal(claims)
    shown = concealed[concealed["withheld"].isna()]
    marks = drawn_marks(marks, claim_ids=shown["claim_id"])
    views = gather_views(marks, oblasts=base.oblasts)
    bounds = views[0].bounds if views else widen(tuple(base.oblasts.total_bounds), share=0.02)
    events = find_loose_events(shown, marks)
    around = join_bounds(views) if views else bounds
    dates = sorted(iso_day(value) for value in shown["published"] if not pd.isna(value))
    dates = dates or sorted(ref.published.isoformat() for ref in reports if ref.published)
    as_of = iso_day(options.as_of) if options.as_of else (dates[-1] if dates else None)
    day = None if history is None else opening_day(history, wanted=date.fromisoformat(as_of) if as_of else None)
    waters = layer_waters(base.rivers, base.lakes, days_of(dates, as_of, history))
    layers = (
        *_base_layers(base, around, named=named_roads(shown), waters=waters),
        *(draw_control(polygons) if history is None or day is None else draw_history(history, day=day)),
        *layer_events(events),
        *layer_marks(marks),
        SceneLayer(
            "settlements",
            choose_settlements(
                base.settlements,
                claims=shown,
                highways=base.highways,
                around=None if options.every_settlement else around,
            ),
            "settlement",
            STYLES["settlement"].legend,
            "labels",
        ),
    )
    return Scene(
        layers=layers,
        claims=shown.assign(quote=[cut_quote(text, options.quotes) for text in shown["sentence"]]).drop(
            columns="sentence"
        ),
        reports=tuple(reports),
        bounds=bounds,
        views=views,
        title=options.title or _title(reports, options.lang),
        lang=options.lang,
        quotes=options.quotes,
        as_of=as_of,
        window=(dates[0], dates[-1]) if dates else None,
        credits=options.credits,
        tiles=options.tiles,
        has_control=day is not None or (polygons is not None and not polygons.empty),
        history=history if day is not None else None,
        day=day,
        changes=options.changes,
        embed=options.embed,
        track=options.track,
        publication=options.publication,
        unread=tuple((number, cut_quote(text, options.quotes)) for number, text in options.unread),
    )


def cut_quote(sentence: str, quotes: Quotes) -> str:
    """Return as much of a sentence as the mode allows: all, at most 200 characters, or nothing."""
    if quotes == "none":
        return ""
    return sentence if quotes == "full" else shorten(sentence)


def _check_options(options: SceneOptions) -> None:
    if options.lang not in LANGS:
        raise SceneError(f"no language {options.lang!r}; use one of {', '.join(LANGS)}")
    if options.quotes not in QUOTES:
        raise SceneError(f"no quote mode {options.quotes!r}; use one of {', '.join(QUOTES)}")


def _check_frames(claims: GeoDataFrame, marks: GeoDataFrame, base: BaseLayers, control: GeoDataFrame | None) -> None:
    frames = {
        "claims": (
            claims,
            (
                "claim_id",
                "sentence",
                "evidence",
                "actor",
                "action",
                "published",
                "withheld",
                "modality",
                "edited",
                "precision",
            ),
        ),
        "marks": (marks, ("mark_id", "actor", "action", "evidence", "claim_ids", "uncertainty_km", "oblast")),
        "oblasts": (base.oblasts, ("name_en", "name_uk")),
        "countries": (base.countries, ("iso_a2", "name_en", "name_uk")),
        "regions": (base.regions, ("name_en", "name_uk")),
        "settlements": (base.settlements, ("katottg", "name_en", "name_uk", "population")),
        "highways": (base.highways, ("ref", "stops", "precision")),
        "rivers": (base.rivers, ("name_en", "name_uk", "precision")),
        "lakes": (base.lakes, ("name_en", "name_uk")),
    }
    if control is not None:
        frames["control"] = (control, ("source", "kind", "date"))
    faults = []
    for name, (frame, columns) in frames.items():
        if frame.crs is None or frame.crs.to_epsg() != 4326:
            faults.append(f"{name} is in {frame.crs or 'no CRS'}, not EPSG:4326 (use to_crs)")
        missing = [column for column in columns if column not in frame.columns]
        if missing:
            faults.append(f"{name} lacks {', '.join(missing)}")
    if faults:
        raise SceneError("; ".join(faults))


def _base_layers(
    base: BaseLayers, around: Bounds, *, named: set[str], waters: tuple[SceneLayer, ...]
) -> tuple[SceneLayer, ...]:
    """Return borders and waters, then roads: those the claims name are shown, the others wait in the legend."""
    roads = choose_highways(base.highways, around=around)
    surveyed = roads["precision"] == "surveyed"
    is_named = roads["ref"].map(road_key).isin(named)
    layers = [
        SceneLayer("countries", base.countries, "country", STYLES["country"].legend, "base"),
        SceneLayer("regions", base.regions, "region", STYLES["region"].legend, "base"),
        *waters,
        SceneLayer("oblasts", base.oblasts, "oblast", STYLES["oblast"].legend, "base"),
    ]
    legend = SECTIONS["legend"]
    for key, rows, style, label, visible in (
        ("road_other", ~surveyed & ~is_named, "road_schematic", legend["road_other"], False),
        ("road_schematic", ~surveyed & is_named, "road_schematic", STYLES["road_schematic"].legend, True),
        ("road_other_surveyed", surveyed & ~is_named, "road_surveyed", legend["road_other_surveyed"], False),
        ("road_surveyed", surveyed & is_named, "road_surveyed", STYLES["road_surveyed"].legend, True),
    ):
        if rows.any():
            layers.append(SceneLayer(key, roads[rows], style, label, "base", visible))
    return tuple(layers)


def _title(reports: Sequence[ReportRef], lang: Lang) -> str:
    titles = [ref.title for ref in reports if ref.title]
    return titles[0] if len(titles) == 1 else str(getattr(WORDING["untitled"], lang))
