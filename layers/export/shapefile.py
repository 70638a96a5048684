"""All tables of a pack as shapefiles in one zip, with a README that says which names and texts were shortened."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
import pyogrio

from layers.disk.replacing import replacing
from layers.disk.zips import zip_files
from layers.tables.arrow import to_arrow_types
from layers.tables.pack import Pack, PackTable, cite_all
from layers.tables.short_names import shorten_names

TEXT_BYTES: Final = 254
"""What a DBF table has room for: names of ten letters, texts of 254 bytes."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """What a shapefile could not hold of one table: name of each column in it, and how many texts were cut in which."""

    table: str
    names: dict[str, str]
    cut: dict[str, int]


def write_shapefiles(pack: Pack, path: Path, *, overwrite: bool = False) -> Path:
    """
    Write every table as a shapefile into one zip (UTF-8, lon/lat) and return its path; raises FileError as `replacing`.

    Lists are JSON text. README.txt in the zip maps the short names to the full ones and counts the texts that were cut.
    """
    with replacing(path, overwrite=overwrite) as target, tempfile.TemporaryDirectory(dir=target.parent) as folder:
        report = [write_shapefile(table, Path(folder)) for table in pack.tables]
        Path(folder, "README.txt").write_text(_readme(pack, report), encoding="utf-8")
        zip_files(sorted(Path(folder).iterdir()), target)
    return path


def write_shapefile(table: PackTable, folder: Path) -> Shortened:
    """Write one table as a shapefile into a folder and return what had to be shortened."""
    frame = to_arrow_types(table, lists="json")
    names = shorten_names(table.columns)
    cut = {}
    for name, column in table.columns.items():
        if column.kind == "flag":
            frame[name] = frame[name].astype("Int64")  # 1, 0: DBF's logical type is lost on many readers
        elif column.kind in {"text", "list"}:
            short = [_cut(text) for text in table_texts(frame[name])]
            cut[name] = sum(new != old for new, old in zip(short, table_texts(frame[name]), strict=True))
            frame[name] = pd.Series(short, dtype=frame[name].dtype)
    pyogrio.write_dataframe(
        frame.rename(columns=names),
        folder / f"{table.name}.shp",
        driver="ESRI Shapefile",
        geometry_type=table.geometry_type.removeprefix("Multi") if table.shape != "point" else "Point",
        use_arrow=True,
        promote_to_multi=False,
        layer_options={"ENCODING": "UTF-8", "DBF_DATE_LAST_UPDATE": pack_day()},
    )
    return Shortened(table.name, {new: old for old, new in names.items()}, {k: n for k, n in cut.items() if n})


def table_texts(values: pd.Series) -> list[str | None]:
    """Return an Arrow text column as Python texts and None."""
    return [None if pd.isna(value) else str(value) for value in values]


def pack_day() -> str:
    """Return the day a DBF header carries: fixed, for the clock's would make every file differ."""
    return "1970-01-01"


def _cut(text: str | None) -> str | None:
    if text is None or len(text.encode()) <= TEXT_BYTES:
        return text
    return text.encode()[: TEXT_BYTES - 3].decode(errors="ignore") + "…"


def _readme(pack: Pack, report: list[Shortened]) -> str:
    lines = [
        pack.title,
        "",
        *cite_all(pack),
        "",
        "Shapefiles in EPSG:4326 (lon/lat), texts in UTF-8, lists as JSON text.",
    ]
    lines += ["Names hold ten letters and texts 254 bytes; flags are 1 and 0. Prefer the GeoPackage where you can.", ""]
    for table in report:
        lines += [f"{table.table}.shp", *(f"  {new:<10}  {old}" for new, old in table.names.items() if new != old)]
        lines += [f"  cut: {number} texts of {name}" for name, number in table.cut.items()]
        lines.append("")
    return "\n".join(lines)
