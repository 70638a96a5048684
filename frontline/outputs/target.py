"""Any output: a file, or the whole pack as a folder."""

from pathlib import Path

from frontline.outputs.folder import write_folder
from frontline.outputs.pictures import Picture
from frontline.outputs.plan import Material, Target
from frontline.outputs.write import write_file
from frontline.screen.progress import Move


def write_target(
    target: Target,
    material: Material,
    *,
    layer: str | None = None,
    picture: Picture | None = None,
    overwrite: bool = False,
    progress: Move | None = None,
    lake: bool = False,
) -> Path:
    """
    Write one output and return its path; a folder as a `lake` is a dataset, a database takes the whole pack.

    Raises FileError or DatabaseError where it can't be written and PackError for no such layer.
    """
    if target.database is not None:
        from layers.postgis.load import load_pack

        load_pack(material.pack, target.database, command=material.command, overwrite=overwrite)
        return target.path
    if not target.suffix:
        return write_folder(material, target.path, overwrite=overwrite, progress=progress, lake=lake)
    return write_file(target, material, layer=layer, picture=picture, overwrite=overwrite)
