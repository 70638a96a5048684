"""Exports: what to write where, by suffix, and the writing itself; whole or not at all."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError
from frontline.outputs.pictures import PICTURES, Picture
from frontline.screen.progress import Move

if TYPE_CHECKING:
    from frontline.steps.read_and_locate import Reading
    from layers.tables.pack import Pack, PackTable
    from maps.scene.scene import Scene

SUFFIXES = (
    ".shp.zip",
    ".gpkg",
    ".qgz",
    ".parquet",
    ".fgb",
    ".geojson",
    ".jsonl",
    ".csv",
    ".pmtiles",
    ".kml",
    ".kmz",
    ".png",
    ".svg",
    ".pdf",
    ".html",
)
ONE_LAYER = (".parquet", ".fgb", ".geojson", ".jsonl", ".csv", ".pmtiles")
"""Formats of one layer a file: the file's name says which, else --layer, else the marks."""


@dataclass(frozen=True, slots=True)
class Target:
    """One output: its path and suffix; "" means a folder with the whole pack."""

    path: Path
    suffix: str


@dataclass(frozen=True, slots=True)
class Material:
    """A map ready to be written: the scene for pictures and the page, the pack for data, the command."""

    scene: "Scene"
    pack: "Pack"
    command: str


def plan_outputs(
    outputs: Sequence[str | Path], *, overwrite: bool, inputs: Sequence[str | Path | None] = ()
) -> tuple[Target, ...]:
    """
    Return what to write, a GeoPackage added beside each lone QGIS project.

    Raises FrontlineError for a suffix nobody knows and FileError for a place that can't be written, before any work.
    """
    from layers.disk.files import check_target

    targets = [_target(output) for output in outputs]
    paths = {target.path for target in targets}
    for target in [target for target in targets if target.suffix == ".qgz"]:
        beside = target.path.with_suffix(".gpkg")
        if beside not in paths:
            targets.append(Target(beside, ".gpkg"))
            paths.add(beside)
    for target in targets:
        if target.suffix:
            check_target(target.path, overwrite=overwrite, inputs=inputs)
        else:
            _check_folder(target.path, overwrite=overwrite)
    return tuple(targets)


def gather_material(
    reading: "Reading",
    located: Any,
    *,
    control: Any | None = None,
    lang: str = "en",
    quotes: str = "short",
    settlements: Path | None = None,
    command: str = "frontline.export",
    **drawing: Any,
) -> Material:
    """
    Return the scene and pack of a reading's located claims; withheld claims are in neither.

    `drawing` are further options of `draw_scene`.
    """
    from frontline import __version__
    from frontline.steps.draw import draw_scene, gather_base
    from maps.gis.pack_scene import pack_scene

    scene = draw_scene(reading, located, control=control, lang=lang, quotes=quotes, settlements=settlements, **drawing)
    lineage = f"Read and placed by Frontline Mapper {__version__}: {command}"
    return Material(scene, pack_scene(scene, base=gather_base(settlements), lineage=lineage), command)


def write_target(
    target: Target,
    material: Material,
    *,
    layer: str | None = None,
    picture: Picture | None = None,
    overwrite: bool = False,
    progress: Move | None = None,
) -> Path:
    """Write one output and return its path; raises FileError where it can't and PackError for no such layer."""
    if not target.suffix:
        from frontline.outputs.folder import write_folder

        return write_folder(material, target.path, overwrite=overwrite, progress=progress)
    if target.suffix == ".gpkg":
        return _write_geopackage(material, target.path, overwrite=overwrite)
    if target.suffix in ONE_LAYER:
        return _write_layer(material, target, layer=layer, overwrite=overwrite)
    if target.suffix == ".shp.zip":
        from layers.export.shapefile import write_shapefiles

        return write_shapefiles(material.pack, target.path, overwrite=overwrite)
    from layers.disk.files import write_bytes

    return write_bytes(target.path, _bytes_of(target, material, picture or Picture()), overwrite=overwrite)


def claims_table(material: Material, *, every: Any | None = None) -> "PackTable":
    """
    Return the claims as every file holds them.

    `every` is the located claims frame with sentences as quoted, to list withheld claims too, without a place.
    """
    table = material.pack.table("claims")
    if every is None:
        return table
    from layers.tables.pack import make_table
    from maps.gis.pack_scene import arrange_claims

    frame = arrange_claims(every, material.pack.table("marks").frame)
    return make_table(frame, table.note, shape=table.shape)


def put_table(table: "PackTable", pack: "Pack", *, suffix: str, output: Path | None, overwrite: bool) -> Path | str:
    """Write a table as a file of this suffix and return its path; without an output return its text."""
    from layers.export.single import WRITERS, write_table

    if output is not None:
        return write_table(table, pack, output, writer=WRITERS[suffix], overwrite=overwrite)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        WRITERS[suffix](table, pack, path)
        return path.read_text(encoding="utf-8-sig")


def choose_layer(path: Path, material: Material, *, layer: str | None) -> str:
    """
    Return the layer that a single-layer file holds: the one asked for, the one it is named after, or the marks.

    Raises PackError naming the layers there are.
    """
    names = {table.name for table in material.pack.tables}
    if layer is not None:
        return material.pack.table(layer).name
    stem = path.name.split(".", maxsplit=1)[0]
    return stem if stem in names else "marks"


def _target(output: str | Path) -> Target:
    path = Path(output)
    name = path.name.lower()
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)
    if suffix is not None and not path.is_dir():
        return Target(path, suffix)
    if path.is_dir() or str(output).endswith(("/", "\\")) or not path.suffix:
        return Target(path, "")
    raise FrontlineError(
        f"-o {output}: {path.suffix} is no format to write; use {', '.join(SUFFIXES)}, or a folder for the whole pack"
    )


def _check_folder(path: Path, *, overwrite: bool) -> None:
    from layers.disk.files import FileError

    if path.is_file():
        raise FileError(f"{path}: is a file, not a folder; choose another folder with -o")
    if not path.parent.is_dir():
        raise FileError(f"{path}: the folder {path.parent} does not exist; make it or choose another with -o")
    if path.is_dir() and any(path.iterdir()) and not overwrite:
        raise FileError(f"{path}: holds files already and is kept; add --overwrite or choose another folder with -o")


def _write_geopackage(material: Material, path: Path, *, overwrite: bool) -> Path:
    from layers.export.gpkg import write_geopackage
    from maps.gis.qml import metadata_xml, style_tables

    pack = material.pack
    metadata = {table.name: metadata_xml(pack, table) for table in pack.tables}
    return write_geopackage(pack, path, styles=style_tables(pack), metadata=metadata, overwrite=overwrite)


def _write_layer(material: Material, target: Target, *, layer: str | None, overwrite: bool) -> Path:
    from layers.export.pmtiles import write_pmtiles
    from layers.export.single import WRITERS, write_table

    table = material.pack.table(choose_layer(target.path, material, layer=layer))
    writer = (WRITERS | {".pmtiles": write_pmtiles})[target.suffix]
    return write_table(table, material.pack, target.path, writer=writer, overwrite=overwrite)


def _bytes_of(target: Target, material: Material, picture: Picture) -> bytes:
    if target.suffix == ".html":
        from maps.page.page import render_page

        return render_page(material.scene).encode("utf-8")
    if target.suffix == ".qgz":
        from maps.gis.qgis_project import write_project

        return write_project(
            material.pack, geopackage=target.path.with_suffix(".gpkg").name, bounds=material.scene.bounds
        )
    if target.suffix in PICTURES:
        from maps.still.figure import render_figure

        form: Any = target.suffix.removeprefix(".")
        sheet: Any = picture.sheet
        return render_figure(material.scene, form=form, sheet=sheet, area=picture.area)
    from maps.gis.kml import write_kml, write_kmz

    return write_kmz(material.pack) if target.suffix == ".kmz" else write_kml(material.pack)
