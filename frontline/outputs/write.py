"""Writing one output into one file: whole or not at all."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.outputs.pictures import PICTURES, Picture
from frontline.outputs.plan import ONE_LAYER, Material, Target, choose_layer

if TYPE_CHECKING:
    from layers.tables.pack import Pack, PackTable


def write_file(
    target: Target,
    material: Material,
    *,
    layer: str | None = None,
    picture: Picture | None = None,
    overwrite: bool = False,
) -> Path:
    """Write one file and return its path; raises FileError where it can't and PackError for no such layer."""
    if target.suffix == ".gpkg":
        return _write_geopackage(material, target.path, overwrite=overwrite)
    if target.suffix in ONE_LAYER:
        return _write_layer(material, target, layer=layer, overwrite=overwrite)
    if target.suffix == ".shp.zip":
        from layers.export.shapefile import write_shapefiles

        return write_shapefiles(material.pack, target.path, overwrite=overwrite)
    from layers.disk.files import write_bytes

    return write_bytes(target.path, _bytes_of(target, material, picture or Picture()), overwrite=overwrite)


def put_table(table: "PackTable", pack: "Pack", *, suffix: str, output: Path | None, overwrite: bool) -> Path | str:
    """Write a table as a file of this suffix and return its path; without an output return its text."""
    from layers.export.single import WRITERS, write_table

    if output is not None:
        return write_table(table, pack, output, writer=WRITERS[suffix], overwrite=overwrite)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        WRITERS[suffix](table, pack, path)
        return path.read_text(encoding="utf-8-sig")


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
        from maps.scene.views import join_bounds

        scene = material.scene
        whole = join_bounds(scene.views) if scene.views else scene.bounds
        beside = target.path.with_suffix(".gpkg").name
        return write_project(material.pack, geopackage=beside, bounds=scene.bounds, sheet=whole)
    if target.suffix in PICTURES:
        from maps.still.figure import render_figure
        from maps.still.grid import render_grid

        form: Any = target.suffix.removeprefix(".")
        sheet: Any = picture.sheet
        if picture.monthly:
            return render_grid(material.scene, form=form, sheet=sheet, area=picture.area)
        return render_figure(material.scene, form=form, sheet=sheet, area=picture.area, step=picture.step)
    from maps.gis.kml import write_kml, write_kmz

    return write_kmz(material.pack) if target.suffix == ".kmz" else write_kml(material.pack)
