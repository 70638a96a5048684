"""The options that several commands share, typed once."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from frontline.screen.days import parse_day


class Quotes(StrEnum):
    """How much of a report's sentence an output quotes."""

    full = "full"
    short = "short"
    none = "none"


class Rows(StrEnum):
    """How a table of plain rows is written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


class Voices(StrEnum):
    """Who can be named as the publisher of a report."""

    isw = "isw"
    general_staff = "general_staff"
    russian_mod = "russian_mod"
    deepstate = "deepstate"
    uk_mod = "uk_mod"
    news = "news"
    milblogger = "milblogger"
    administration = "administration"
    own = "own"


class Language(StrEnum):
    """Language of the page when it opens."""

    en = "en"
    uk = "uk"


def _read_as_of(text: str) -> date | None:
    return parse_day(text, option="--as-of")


Reports: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORT...",
        help="Reports (.txt, .md, .html, .pdf, .eml, RSS or Atom .xml, a Telegram channel's result.json; - is "
        "standard input), a folder of them, or a campaign's.",
        show_default=False,
    ),
]
Output: TypeAlias = Annotated[
    Path | None, typer.Option("-o", metavar="FILE", help="Write to a file instead of stdout.")
]
Form: TypeAlias = Annotated[
    Rows | None,
    typer.Option("--format", help="table for people; csv, jsonl for programs; by default as -o ends."),
]
Plot: TypeAlias = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE", help="Draw a picture too: .png, .svg or .pdf.")
]
Lang: TypeAlias = Annotated[Language | None, typer.Option("--lang", help="Language of titles, keys and labels.")]
Quoted: TypeAlias = Annotated[
    Quotes, typer.Option("--quotes", help="How much of each sentence is quoted: all, 200 characters or nothing.")
]
Settlements: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--settlements",
        metavar="FILE",
        help="A fuller gazetteer of your own: GeoNames' country file (.zip or .txt, as downloaded) or its table with a "
        "header (.parquet, .csv, .tsv), OCHA's or OpenStreetMap's places, or our columns with points (.parquet, .csv, "
        ".tsv, .gpkg, .geojson, .fgb, .shp).",
    ),
]
Highways: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--highways",
        metavar="FILE",
        help="Surveyed roads of your own: an OpenStreetMap extract (.osm.pbf, .osm), or lines with a column ref.",
    ),
]
Displaced: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--displacement",
        metavar="TABLE.csv",
        help="Displacement tables of your own, by oblast or by country, on the map; repeatable.",
    ),
]
Rounds: TypeAlias = Annotated[
    str | None,
    typer.Option("--round", metavar="N,...", help="Rounds of displacement tables; all by default."),
]
Events: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--events",
        metavar="FILE",
        help="Events of others as a layer: GeoConfirmed, Bellingcat, ACLED, UCDP, NASA FIRMS, VIINA as they serve "
        "them, or firms once fetched; repeatable.",
    ),
]
StoryFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--story",
        metavar="STORY.toml",
        help="Steps over the map: views, days, words and notes (docs/map.md); of a still map a picture a step.",
    ),
]
Control: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--control",
        metavar="PATH",
        help="Control polygons of your own copy: a file or folder (GeoJSON, GPKG, KML, Parquet, shapefile, CSV with "
        "WKT, also in a .zip or .tar.xz), or a fetched source by its name; repeatable.",
    ),
]
Day: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="YYYY-MM-DD", help="The day a control file shows, where its name and columns do not say."
    ),
]
Kind: TypeAlias = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="The kind of a control file, such as assessed_control."),
]
ControlLayer: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--control-layer", metavar="NAME", help="The layer of control files that hold several; all by default."
    ),
]
Partial: TypeAlias = Annotated[
    bool,
    typer.Option("--partial", help="The control files are extracts, so they need not cover what a whole map covers."),
]
AsOf: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=_read_as_of,
        metavar="YYYY-MM-DD",
        help="Tell what was known on this day; by default all there is.",
    ),
]
On: TypeAlias = Annotated[
    str | None,
    typer.Option("--on", metavar="YYYY-MM-DD", help="The day that is told of; by default that of the newest map."),
]
Source: TypeAlias = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="Whose map the front is read from; by default the one of most days."),
]
Public: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--public",
        help="Make it fit to publish: old claims only, no units, coarse places, no small counts, no areas of others.",
    ),
]
Delay: TypeAlias = Annotated[
    int,
    typer.Option("--delay", metavar="HOURS", help="How old a claim of a public output must be.", min=0, max=999_999),
]
Window: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--window",
        metavar="DAYS",
        help="Reports grade a change when they appeared so many days before or after the map that first shows it.",
        min=0,
    ),
]
Corrections: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE.csv",
        help="Verdicts of a person: columns claim_id, verdict (reject or fix), katottg, note, by.",
    ),
]
Published: TypeAlias = Annotated[
    str | None,
    typer.Option("--published", metavar="YYYY-MM-DD", help="The report's date, where its text does not state one."),
]
Voice: TypeAlias = Annotated[
    Voices | None,
    typer.Option(
        "--voice",
        help="Who publishes the report, where neither title nor manner says so: decides whose 'the enemy' it speaks of "
        "and what its own statements are worth.",
        show_default=False,
    ),
]
Overwrite: TypeAlias = Annotated[bool, typer.Option("--overwrite", help="Replace an existing output file.")]
Verbose: TypeAlias = Annotated[
    bool, typer.Option("--verbose", help="Tell on stderr how far long work has come, a line a step.")
]
