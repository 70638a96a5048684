"""What to write where: targets by suffix, and the material that every writer takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from layers.postgis.address import Address
    from layers.tables.pack import Pack
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
DATABASE = "postgresql:"
"""Stands for a suffix where the output is a database."""

ONE_LAYER = (".parquet", ".fgb", ".geojson", ".jsonl", ".csv", ".pmtiles")
"""Formats of one layer a file: the file's name says which, else --layer, else the marks."""


@dataclass(frozen=True, slots=True)
class Target:
    """One output: its path and suffix, "" for a folder with the whole pack; or a database, named by both."""

    path: Path
    suffix: str
    database: "Address | None" = None

    @property
    def shown(self) -> str:
        """What stdout says of the output: its path, or the database without a password."""
        return self.database.name if self.database else str(self.path)


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
    Return what to write, each QGIS project behind its GeoPackage, which is added where it is not asked for.

    Raises FrontlineError for a suffix nobody knows, FileError for a place that can't be written and DatabaseError for a
    database that can't take a pack, before any work.
    """
    from layers.disk.files import check_target

    targets = [_target(output) for output in outputs]
    # data goes before the project that draws it: a run that is stopped leaves no new project beside old data
    for project in [target for target in targets if target.suffix == ".qgz"]:
        beside = Target(project.path.with_suffix(".gpkg"), ".gpkg")
        given = next((k for k, target in enumerate(targets) if target.path == beside.path), len(targets))
        if given > targets.index(project):
            del targets[given : given + 1]
            targets.insert(targets.index(project), beside)
    for target in targets:
        if target.database is not None:
            from layers.postgis.connect import check_database

            check_database(target.database)
        elif target.suffix:
            check_target(target.path, overwrite=overwrite, inputs=inputs)
        else:
            _check_folder(target.path, overwrite=overwrite)
    return tuple(targets)


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
    from layers.postgis.address import is_address, read_address

    if is_address(str(output)):
        address = read_address(str(output))
        return Target(Path(DATABASE), DATABASE, address)
    path = Path(output)
    name = path.name.lower()
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)
    means_folder = str(output).endswith(("/", "\\"))
    if suffix is not None and path.is_dir() and not means_folder:
        raise FrontlineError(
            f"-o {output}: is a folder with the name of a {suffix} file; choose another name, or write {output}/ for "
            "the whole pack in it"
        )
    if suffix is not None and not path.is_dir():
        return Target(path, suffix)
    if path.is_dir() or means_folder or not path.suffix:
        return Target(path, "")
    raise FrontlineError(
        f"-o {output}: {path.suffix} is no format to write; use {', '.join(SUFFIXES)}, a folder for the whole "
        "pack, or postgresql://USER@HOST/DATABASE"
    )


def _check_folder(path: Path, *, overwrite: bool) -> None:
    from layers.disk.files import FileError, refuse_dash
    from layers.disk.paths import lead

    refuse_dash(path)
    if path.is_symlink() and not lead(path).is_dir() and not lead(path).is_file():
        raise FileError(f"{path}: is a link that leads nowhere; choose another folder with -o")
    if path.exists() and not path.is_dir():
        raise FileError(f"{path}: is a file, not a folder; choose another folder with -o")
    if not path.parent.is_dir():
        raise FileError(f"{path}: the folder {path.parent} does not exist; make it or choose another with -o")
    if path.is_dir() and any(path.iterdir()) and not overwrite:
        raise FileError(f"{path}: holds files already and is kept; add --overwrite or choose another folder with -o")
